"""What stands before every page: who may pass, forged forms, and what a page may load."""

import secrets
import threading
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import flask
from dash import Dash
from markupsafe import Markup

from dashapp.domain.errors import ImaginatorError, NotSignedIn, Unavailable
from dashapp.domain.people import Actor
from dashapp.refusals import headers_of, status_of
from dashapp.ui.identity import who
from dashapp.ui.people.forms import own_path

_CSRF_COOKIE = "_csrf_token"  # where Dash looks for what it sends as X-CSRFToken
_OLD = "This page is from another sign-in. Reload it; what was shown as saved is saved."
_OLD_FORM = (
    "The page that this came from was open for too long, or is from another sign-in. Nothing was"
    " done. Go back, and do it once more."
)
# What anybody may fetch: the ways in, and files without anybody's words in them.
_OPEN = (
    "/sign-in",
    "/sign-up",
    "/sign-out",
    "/join",
    "/open",
    "/assets/",
    "/built/",
    "/.well-known/",
)
_DASH = ("/_dash-", "/_reload-hash", "/_favicon")


def nonce() -> str:
    """Return the word that a script of this answer must carry to be run."""
    if "nonce" not in flask.g:
        flask.g.nonce = secrets.token_urlsafe(16)
    told: str = flask.g.nonce
    return told


class Pages(Dash):
    """Dash, with the nonce on every script of its page, and ready before it answers."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        self._setting_up = threading.Lock()
        super().__init__(*args, **settings)

    def _setup_server(self) -> None:
        """Make ready at the first request; whoever asks meanwhile waits.

        Why:
            Dash notes that it is ready before it is. A server that has just started, asked by a page
            for several scripts at once, knew none of them but for the first who asked.
        """
        with self._setting_up:
            super()._setup_server()  # type: ignore[no-untyped-call]

    def interpolate_index(self, *args: Any, **parts: Any) -> str:
        """Return the page that loads all others."""
        page: str = cast(Any, super()).interpolate_index(*args, **parts)
        return page.replace("<script", f'<script nonce="{nonce()}"')


def add_policy(server: flask.Flask) -> None:
    """Let pages load from this server alone, and run scripts that carry the nonce alone.

    Styles may stand in a page: Plotly and ProseMirror write them.
    """

    @server.after_request
    def tell_policy(response: flask.Response) -> flask.Response:
        if response.mimetype == "text/html" and "content-disposition" not in response.headers:
            response.headers["content-security-policy"] = (
                f"default-src 'none'; script-src 'self' 'nonce-{nonce()}';"
                " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                " font-src 'self' data:; connect-src 'self'; form-action 'self';"
                " base-uri 'none'; frame-ancestors 'none'"
            )
            response.headers["cache-control"] = "no-store"
        return response


def add_gate(server: flask.Flask, secret_keys: Sequence[str], *, only_https: bool) -> None:
    """Let in who is known, and believe only forms and callbacks of our own pages."""
    from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf  # noqa: PLC0415 - 0.1 s

    def csrf_field() -> Markup:
        return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())

    server.secret_key = secret_keys[-1]
    server.config.update(
        # All that are believed; the last signs.
        WTF_CSRF_SECRET_KEY=list(secret_keys),
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session, which a page may be open for
        WTF_CSRF_SSL_STRICT=False,  # where a request comes from is checked before: ``SameOrigin``
    )
    server.before_request(_require_someone)
    CSRFProtect(server)
    server.register_error_handler(CSRFError, _forged)

    @server.after_request
    def hand_out(response: flask.Response) -> flask.Response:
        is_away = getattr(flask.session, "is_away", False)
        if response.mimetype == "text/html" and response.status_code == 200 and not is_away:
            response.set_cookie(
                _CSRF_COOKIE, generate_csrf(), samesite="Lax", secure=only_https, path="/"
            )
        return response

    server.jinja_env.globals["csrf"] = csrf_field


def _require_someone() -> Any:
    path = flask.request.path
    if path.startswith(_OPEN) or path.startswith("/_dash-component-suites/"):
        return None
    if who().is_known:
        return None
    if path.startswith(_DASH):
        raise NotSignedIn("You are signed out. Reload this page to sign in again.")
    if flask.request.method != "GET":
        flask.flash("You are signed out, and nothing was done. Sign in, and do it once more.")
    return to_sign_in()


def to_sign_in() -> Any:
    """Return the way to the sign-in, and from there back here, or to the page of a form."""
    here = flask.request.full_path.rstrip("?") if flask.request.method == "GET" else _came_from()
    onward = f"?{urlencode({'next': here})}" if here != "/" else ""
    return flask.redirect(f"/sign-in{onward}", 303)


def refused(error: ImaginatorError) -> Any:
    """Answer an error: with a page where a person went to an address, else as JSON."""
    accepts = flask.request.accept_mimetypes
    status, headers = status_of(error), headers_of(error)
    if accepts.best_match(["application/json", "text/html"]) != "text/html":
        return flask.jsonify(code=error.code, message=str(error)), status, headers
    template = "away.html" if isinstance(error, Unavailable) else "message.html"
    return flask.render_template(template, me=Actor(), sentence=str(error)), status, headers


def _forged(_: Exception) -> Any:
    if flask.request.path.startswith(_DASH):
        return flask.jsonify(code="not-signed-in", message=_OLD), 400
    page = flask.render_template("message.html", me=Actor(), sentence=_OLD_FORM, back=_came_from())
    return page, 400


def _came_from() -> str:
    """Return the page of ours from which a form was sent; the start page where that is not told.

    To load the answer of a form again would send the form again, and be refused again.
    """
    here, there = urlsplit(flask.request.host_url), urlsplit(flask.request.referrer or "")
    if there.netloc != here.netloc:
        return "/"
    return own_path(f"{there.path}?{there.query}" if there.query else there.path)
