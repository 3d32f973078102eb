"""What the forms share: a page from a template, and what to do when an act is refused."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import flask
from werkzeug.wrappers import Response

from dashapp.domain.errors import ImaginatorError, NotSignedIn
from dashapp.refusals import headers_of, status_of
from dashapp.ui.identity import who

ON_ITS_WAY = (
    "If that address is right, a link is on its way to it. It works for a quarter of an hour."
)


def page(template: str, **values: Any) -> str:
    """Return a page; what is in ``values`` is escaped by Jinja."""
    return flask.render_template(template, me=who(), **values)


def answered(act: Callable[[], Any], again: Callable[[str], str]) -> Any:
    """Return what ``act`` returns; where it is refused the form ``again``, with the sentence."""
    try:
        return act()
    except NotSignedIn:
        raise
    except ImaginatorError as error:
        return again(str(error)), status_of(error), headers_of(error)


def refused_to(address: str, act: Callable[[], Any]) -> Any:
    """Return what ``act`` returns; where it is refused the sentence, and the way back to a page."""
    return answered(act, lambda problem: page("message.html", sentence=problem, back=address))


def done(sentence: str, address: str) -> Response:
    """Say on the next page that something is done, and go there."""
    flask.flash(sentence)
    return flask.redirect(address, 303)


def given(name: str) -> str:
    """Return a field of the form that was sent, as text."""
    return flask.request.form.get(name, "")


def days_given() -> int:
    """Return the days that a form asks for; nonsense is none."""
    try:
        return int(given("days"))
    except ValueError:
        return 0


def own_path(wanted: str) -> str:
    """Return where to go on: an address of this site, never of another."""
    parts = urlsplit(wanted.replace("\\", "/"))
    is_own = wanted.startswith("/") and not wanted.startswith("//") and not parts.netloc
    return wanted if is_own and not parts.scheme and wanted.isprintable() else "/"
