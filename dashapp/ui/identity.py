"""Who asks for a page: one local person, or whoever the session says is signed in."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import flask

from dashapp.domain.errors import Unavailable
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.accounts import Accounts

AWAY = (
    "We cannot reach what remembers you just now. Your résumés are safe and are saved as you type;"
    " you will be back by yourself in a moment."
)
_KEY = "imaginator-identify"
_MOST_LINKS = 50
_FOR_A_CODE = timedelta(minutes=10)


def add_identity(server: flask.Flask, accounts: Accounts, *, signs_in: bool) -> None:
    """Let :func:`who` say who asks this server."""
    identify: Callable[[], Actor] = _local
    if signs_in:

        def identify() -> Actor:
            return _from_session(flask.session, accounts)

    server.extensions[_KEY] = identify


def who() -> Actor:
    """Return who asks, known or not; looked up once a request.

    Raises:
        Unavailable: What remembers people cannot be reached.
    """
    if "actor" not in flask.g:
        flask.g.actor = flask.current_app.extensions[_KEY]()
    actor: Actor = flask.g.actor
    return actor


def is_local() -> bool:
    """Whether it is the one person of a machine without sign-in who asks."""
    return who().person == LOCAL_PERSON


def called(name: str) -> str:
    """Return a name as it is shown: the local person who gave none is spoken to."""
    return "You" if name == LOCAL_PERSON else name


def sign_in(login: str) -> None:
    """Make the session that of a login; under a new id, lest somebody knew the old one."""
    links = flask.session.get("links", [])
    sign_out()
    flask.session.update(links=links, login=login)


def begin_half(person: str, onward: str) -> None:
    """Note who has shown their password and is to show a code as well."""
    until = datetime.now(UTC) + _FOR_A_CODE
    flask.session["half"] = [person, onward, until.isoformat()]


def half_signed_in() -> tuple[str, str] | None:
    """Return who is to show a code, and where they wanted to go."""
    half = flask.session.get("half")
    if half is None or datetime.fromisoformat(half[2]) < datetime.now(UTC):
        return None
    return half[0], half[1]


def sign_out() -> None:
    """Forget everything in the session, and its id."""
    flask.session.clear()
    renew: Any = flask.current_app.session_interface
    renew.regenerate(flask.session)


def come_by_link(link: str, name: str) -> None:
    """Note in the session that a link was opened, and by whom."""
    known = [each for each in flask.session.get("links", []) if each != link]
    flask.session["links"] = [*known, link][-_MOST_LINKS:]
    flask.session["name"] = name
    _guest()


def _guest() -> str:
    """Return who the guest of this browser is."""
    if "guest" not in flask.session:
        flask.session["guest"] = f"guest:{secrets.token_hex(8)}"
    known: str = flask.session["guest"]
    return known


def _local() -> Actor:
    return Actor(LOCAL_PERSON, flask.session.get("name", ""), address=_address())


def _from_session(session: Mapping[str, Any], accounts: Accounts) -> Actor:
    if getattr(session, "is_away", False):
        raise Unavailable(AWAY)
    links = frozenset(session.get("links", ()))
    login = session.get("login")
    person = accounts.signed_in(login, _address()) if login else None
    if person is None:
        guest = _guest() if links else ""
        return Actor(name=session.get("name", ""), links=links, address=_address(), guest=guest)
    today = datetime.now(UTC).date().isoformat()
    if session.get("day") != today:
        flask.session["day"] = today  # kept anew, so that whoever comes daily stays signed in
    return Actor(person.id, person.name, links, login=login, address=_address())


def _address() -> str:
    return flask.request.remote_addr or ""
