"""The sessions of people: Flask-Session on the shelf, which every worker and replica sees."""

import json
from datetime import timedelta
from typing import Any

import flask
from flask_session.base import ServerSideSession, ServerSideSessionInterface

from dashapp.domain.errors import Unavailable
from dashapp.services.ports import Shelf

LIFETIME = timedelta(days=30)
_OF_NOBODY = timedelta(hours=2)
_LASTING = ("login", "links", "name")
COOKIE = "imaginator"


class PersonSession(ServerSideSession):  # type: ignore[misc]
    """A person's session; ``is_away`` where what it holds cannot be reached just now."""

    is_away = False


class ShelfSessions(ServerSideSessionInterface):  # type: ignore[misc]
    """Sessions as JSON on a shelf.

    Why:
        Flask-Session's own stores fall back to pickle when they read, which would run what
        somebody wrote into Redis.
    """

    session_class = PersonSession
    ttl = True

    def __init__(self, server: flask.Flask, shelf: Shelf) -> None:
        super().__init__(server, key_prefix="session:")
        self._shelf = shelf

    def open_session(self, app: flask.Flask, request: flask.Request) -> PersonSession:
        """Return the session of a request; an empty one where the shelf cannot be reached."""
        try:
            opened: PersonSession = super().open_session(app, request)
        except Unavailable:
            opened = PersonSession(
                sid=request.cookies.get(app.config["SESSION_COOKIE_NAME"]), permanent=True
            )
            opened.is_away = True
        return opened

    def save_session(self, app: flask.Flask, session: Any, response: flask.Response) -> None:
        """Keep what changed; the cookie stays where it cannot be kept just now."""
        if session.is_away:
            return
        try:
            super().save_session(app, session, response)
        except Unavailable:
            session.is_away = True

    def regenerate(self, session: Any) -> None:
        """Keep a session under another id, one that has just been emptied as well."""
        self._delete_session(self._get_store_id(session.sid))
        session.sid = self._generate_sid(self.sid_length)
        session.modified = True

    def _retrieve_session_data(self, store_id: str) -> dict[str, Any] | None:
        stored = self._shelf.get(store_id)
        found = json.loads(stored) if stored is not None else None
        return found if isinstance(found, dict) else None

    def _delete_session(self, store_id: str) -> None:
        self._shelf.remove(store_id)

    def _upsert_session(
        self, session_lifetime: timedelta, session: ServerSideSession, store_id: str
    ) -> None:
        kept = json.dumps(dict(session)).encode()
        if not any(session.get(each) for each in _LASTING):
            session_lifetime = _OF_NOBODY
        self._shelf.put(store_id, kept, int(session_lifetime.total_seconds()))


def add_sessions(server: flask.Flask, shelf: Shelf, *, only_https: bool) -> None:
    """Give a server sessions whose cookie scripts cannot read and other sites cannot send."""
    server.config.update(
        # The prefix makes browsers refuse the cookie from any other host or without TLS.
        SESSION_COOKIE_NAME=f"__Host-{COOKIE}" if only_https else COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=only_https,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )
    server.session_interface = ShelfSessions(server, shelf)
