"""One's account: name, address, password, where one is signed in, tokens, workspaces, leaving."""

from collections.abc import Sequence
from typing import Any

import flask

from dashapp.services.catalogue import Services
from dashapp.ui import identity
from dashapp.ui.identity import who
from dashapp.ui.people.addresses import add_address
from dashapp.ui.people.forms import answered, days_given, done, given, page

_HERE = "/account"


_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")  # Chrome says Safari, Edge says both
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
_CALLED = {"Edg": "Edge", "OPR": "Opera", "Mac OS": "macOS"}


def browser_of(agent: str) -> str:
    """Return in a few words what a browser says of itself."""
    browser = next((each for each in _BROWSERS if each in agent), "A browser")
    system = next((each for each in _SYSTEMS if each in agent), None)
    named = _CALLED.get(browser, browser)
    return f"{named} on {_CALLED.get(system, system)}" if system else named


def picture_of(address: str) -> str:
    """Return an address as a picture that a phone reads, as a data URL."""
    import segno  # noqa: PLC0415 - few ever need it

    picture: str = segno.make(address).svg_data_uri(scale=4, border=3, light="#fff")
    return picture


def add_account(door: flask.Blueprint, services: Services) -> None:
    """Add the account's page and what it does."""
    people = services.people

    def form(problem: str = "", key: str = "", secret: str = "", codes: Sequence[str] = ()) -> str:
        asks = who()
        picture = picture_of(people.factor.address(asks, secret)) if secret else ""
        return page(
            "account.html",
            problem=problem,
            key=key,
            person=people.accounts.person(asks),
            logins=[(each, browser_of(each.agent)) for each in people.accounts.logins(asks)],
            tokens=people.tokens.tokens(asks),
            workspaces=people.teams.workspaces(asks),
            factor_is_on=people.factor.is_on(asks.person or ""),
            factor_secret=secret,
            factor_picture=picture,
            codes=codes,
            has_password=people.accounts.has_password(asks),
            connected=people.identities.providers(asks),
            has_mail=people.outbox.is_on,
            new_email=people.addresses.waiting(asks),
        )

    @door.get(_HERE)
    def account() -> Any:
        return form()

    def add(name: str, sentence: str, act: Any, onward: str = _HERE) -> None:
        """Add a form of the page: what it does, and what is said then."""

        def view() -> Any:
            def acted() -> Any:
                act()
                return done(sentence, onward)

            return answered(acted, form)

        door.add_url_rule(f"{_HERE}/{name}", name, view, methods=["POST"])

    def delete() -> None:
        people.accounts.delete(who(), given("password"))
        identity.sign_out()

    accounts, tokens, teams = people.accounts, people.tokens, people.teams
    add("name", "Your name is changed.", lambda: accounts.change_name(who(), given("name")))
    add_address(door, people, form)

    @door.post(f"{_HERE}/password")
    def change_password() -> Any:
        def act() -> Any:
            ended = accounts.change_password(
                who(),
                given("password"),
                given("new"),
                flask.request.host_url,
                keeps_tokens=bool(given("keep-tokens")),
            )
            told = "Your password is changed. Everywhere else you are signed out."
            many = f" {ended} access token{'s' * (ended != 1)} ended with it." if ended else ""
            return done(told + many, _HERE)

        return answered(act, form)

    add(
        "end-login",
        "Signed out there.",
        lambda: accounts.end_login(who(), given("login") or None),
    )
    add("revoke-token", "The token is revoked.", lambda: tokens.revoke(who(), given("token")))
    add(
        "new-workspace",
        "The workspace is made.",
        lambda: teams.create(who(), given("name")),
    )
    add("delete", "Your account and what was only yours are deleted.", delete, "/sign-in")

    add(
        "factor-off",
        "The second factor is off.",
        lambda: people.factor.remove(who(), given("password"), flask.request.host_url),
    )

    @door.post(f"{_HERE}/factor")
    def set_up_factor() -> Any:
        def act() -> Any:
            flask.session["factor"] = people.factor.begin(who(), given("password"))
            return form(secret=flask.session["factor"])

        return answered(act, form)

    @door.post(f"{_HERE}/factor-on")
    def turn_factor_on() -> Any:
        secret = flask.session.get("factor")
        if secret is None:
            return form("This took too long. Set it up again.")

        def act() -> Any:
            codes = people.factor.confirm(who(), secret, given("code"), flask.request.host_url)
            del flask.session["factor"]
            return form(codes=codes)

        return answered(act, lambda problem: form(problem, secret=secret))

    @door.post(f"{_HERE}/make-token")
    def make_token() -> Any:
        def act() -> Any:
            scopes = flask.request.form.getlist("scope")
            key = people.tokens.make(who(), given("name"), scopes, days_given())
            return form(key=key)

        return answered(act, form)

    @door.get(f"{_HERE}/export")
    def export() -> flask.Response:
        return flask.Response(
            services.personal_data.everything(who()),
            mimetype="application/zip",
            headers={
                "content-disposition": "attachment; filename=imaginator-my-data.zip",
                "cache-control": "no-store",
            },
        )
