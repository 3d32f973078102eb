"""The page on which a person lets a program in, or does not (OAuth 2.1)."""

from typing import Any
from urllib.parse import urlencode, urlsplit

import flask

from dashapp.domain.errors import InvalidInput
from dashapp.services.catalogue import Services
from dashapp.services.consents import OFFERED, Wish
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, given, page

_HERE = "/oauth/authorize"


def add_programs(door: flask.Blueprint, services: Services) -> None:
    """Add the page of consent."""
    consents = services.consents

    def shown(problem: str = "") -> str:
        wish, said = _wish(), flask.request.values
        program = consents.program(wish)
        if said.get("response_type") != "code" or said.get("code_challenge_method") != "S256":
            raise InvalidInput("This program asks in a way that is not known here.")
        here = flask.request.host_url.rstrip("/")
        if said.get("resource", here).rstrip("/") not in (here, f"{here}/mcp"):
            raise InvalidInput("This program asks for a token of another server.")
        asked = [each for each in OFFERED if each in said.get("scope", "").split()]
        return page(
            "consent.html",
            problem=problem,
            program=program.name,
            place=_place(wish.redirect),
            asked=asked or ["read", "suggest"],
            fields=_fields(),
        )

    @door.get(_HERE)
    def consent() -> Any:
        if who().person is None:  # a guest by a link has no account to let in to
            return flask.redirect(f"/sign-in?{urlencode({'next': flask.request.full_path})}", 303)
        return answered(shown, _refused)

    @door.post(_HERE)
    def consented() -> Any:
        def act() -> Any:
            wish = _wish()
            told = {"iss": flask.request.host_url.rstrip("/"), "state": given("state")}
            program = consents.program(wish)
            if given("answer") == "yes":
                told["code"] = consents.allow(who(), wish, flask.request.form.getlist("may"))
            else:
                told["error"] = "access_denied"
            joint = "&" if urlsplit(wish.redirect).query else "?"
            onward = f"{wish.redirect}{joint}{urlencode({k: v for k, v in told.items() if v})}"
            return page("consented.html", program=program.name, onward=onward)

        return answered(act, _again)

    def _again(problem: str) -> str:
        try:
            return shown(problem)
        except InvalidInput:
            return _refused(problem)


def _refused(problem: str) -> str:
    return page("message.html", sentence=problem)


def _wish() -> Wish:
    said = flask.request.values
    return Wish(
        said.get("client_id", ""), said.get("redirect_uri", ""), said.get("code_challenge", "")
    )


def _fields() -> dict[str, str]:
    """Return what the form hands on of what the program asked."""
    names = ("client_id", "redirect_uri", "code_challenge", "code_challenge_method")
    more = ("response_type", "state", "scope", "resource")
    said = flask.request.values
    return {name: said[name] for name in (*names, *more) if name in said}


def _place(redirect: str) -> str:
    """Return where a program is answered, in a word that people understand."""
    parts = urlsplit(redirect)
    if parts.scheme == "http":
        return "a program on your machine"
    return parts.hostname or parts.scheme if parts.scheme == "https" else f"{parts.scheme}://…"
