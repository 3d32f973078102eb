"""All pages of people on one blueprint."""

from collections.abc import Sequence
from typing import Any, Literal

import flask

from dashapp.domain.errors import NotSignedIn
from dashapp.domain.people import Provider
from dashapp.services.catalogue import Services
from dashapp.ui.guard import to_sign_in
from dashapp.ui.people.account import add_account
from dashapp.ui.people.assistants import add_assistants
from dashapp.ui.people.entry import add_entry
from dashapp.ui.people.mailed import add_mailed
from dashapp.ui.people.notices import add_notices
from dashapp.ui.people.programs import add_programs
from dashapp.ui.people.providers import Providers, add_providers
from dashapp.ui.people.sharing import add_sharing
from dashapp.ui.people.teams import add_teams


def add_people(
    server: flask.Flask,
    services: Services,
    sign_up: Literal["invited", "open"],
    providers: Sequence[Provider],
) -> None:
    """Add the pages of people to the server of the pages."""
    door = flask.Blueprint("people", "dashapp.ui")
    server.jinja_env.globals["providers"] = providers
    if providers:
        known = Providers(server, providers)
        add_providers(door, services.people, known, is_open=sign_up == "open")
    add_entry(door, services.people, sign_up)
    if services.people.mailed.is_on:
        add_mailed(door, services.people, sign_up)
    add_account(door, services)
    add_assistants(door, services, signs_in=True)
    add_programs(door, services)
    add_teams(door, services)
    add_sharing(door, services)
    add_notices(door, services)

    @door.errorhandler(NotSignedIn)
    def unknown(_: NotSignedIn) -> Any:
        return to_sign_in()

    server.register_blueprint(door)
    _lead_back(server)


def add_local(server: flask.Flask, services: Services) -> None:
    """Add the pages of the one person of a machine without sign-in."""
    door = flask.Blueprint("people", "dashapp.ui")
    add_assistants(door, services, signs_in=False)
    server.register_blueprint(door)


def _lead_back(server: flask.Flask) -> None:
    """Lead whoever goes to the address that a form was sent to back to the page of the form."""

    def back(**_: str) -> Any:
        return flask.redirect(flask.request.path.rpartition("/")[0] or "/", 303)

    own = [rule for rule in server.url_map.iter_rules() if rule.endpoint.startswith("people.")]
    pages = {rule.rule for rule in own if "GET" in (rule.methods or ())}
    for rule in own:
        if rule.rule not in pages:
            server.add_url_rule(rule.rule, f"{rule.endpoint}-back", back)
