"""The server of the pages: Flask with Dash inside, everything from this machine."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import flask
from dash import Dash, Input, Output, ctx, dcc, html, no_update, set_props

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.people import Provider
from dashapp.services.catalogue import Services
from dashapp.services.ports import Shelf
from dashapp.ui import bell, ids
from dashapp.ui.guard import Pages, add_gate, add_policy, nonce
from dashapp.ui.identity import AWAY, add_identity
from dashapp.ui.in_page import in_page
from dashapp.ui.pages import guide, start, workspace
from dashapp.ui.panels import cowrite, design, history, match, reads, review
from dashapp.ui.people.doors import add_local, add_people
from dashapp.ui.people.writer import add_writer
from dashapp.ui.routes import add_routes
from dashapp.ui.sessions import add_sessions

_log = logging.getLogger(__name__)
_OURS = "Something went wrong on our side. Nothing was changed; please try again."
_INDEX = """<!doctype html>
<html lang="en" data-bs-theme="light">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<script src="/assets/theme.js"></script>
{%css%}
</head>
<body>
<a class="visually-hidden-focusable skip-link" href="#main">Skip to the page</a>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


@dataclass(frozen=True, slots=True)
class UiSettings:
    """What the pages need to know of the settings."""

    debug: bool
    most_bytes: int
    only_https: bool
    signs_in: bool
    sign_up: Literal["invited", "open"]
    secrets: Sequence[str]
    """What is believed when it is signed; the last one signs."""
    security_contact: str
    providers: Sequence[Provider]


def create_ui(
    services: Services,
    shelf: Shelf,
    built: Path,
    *,
    settings: UiSettings,
) -> flask.Flask:
    """Return the door for people."""
    server = flask.Flask("dashapp.ui", static_folder=None)
    # Well past what imports take, so that they can say in a sentence that it is too much.
    server.config["MAX_CONTENT_LENGTH"] = settings.most_bytes * 10
    add_sessions(server, shelf, only_https=settings.only_https)
    add_identity(server, services.people.accounts, signs_in=settings.signs_in)
    add_policy(server)
    editor = built / "editor"
    theme_css = _built(editor, "theme.css")
    server.jinja_env.globals.update(nonce=nonce, theme_css=theme_css)
    server.jinja_env.globals.update(csrf=lambda: "", signs_in=settings.signs_in)
    if settings.signs_in:
        add_gate(server, settings.secrets, only_https=settings.only_https)
        add_people(server, services, settings.sign_up, settings.providers)
    else:
        add_local(server, services)
    add_writer(server, services.writing.writers)
    add_routes(server, services, built, settings.security_contact)
    app = Pages(
        "dashapp.ui",
        server=cast(Any, server),
        assets_folder=str(Path(__file__).parent / "assets"),
        assets_ignore="theme.js",
        title="Imaginator",
        update_title=cast(Any, None),
        index_string=_INDEX,
        serve_locally=True,
        suppress_callback_exceptions=True,
        external_stylesheets=[theme_css, _built(editor, "bundle.css")],
        external_scripts=[_built(editor, "bundle.js")],
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        on_error=_tell,
    )
    app.layout = _layout
    _register_pages(app, services)
    for part in (bell, start, workspace, design, reads, match, review, cowrite, history):
        part.register(app, services)
    app.enable_dev_tools(
        debug=settings.debug,
        dev_tools_hot_reload=settings.debug,
        dev_tools_disable_version_check=True,  # asks its maker's server otherwise
    )
    return server


def _layout() -> Any:
    is_away = getattr(flask.session, "is_away", False)
    told = [AWAY] if is_away else flask.get_flashed_messages()
    return html.Div(
        [
            *(html.Div(each, className="notice", role="status") for each in told),
            dcc.Location(id=ids.LOCATION),
            dcc.Store(id=ids.THEME),
            html.Div(id=ids.PAGE),
            html.Div(id=ids.TOAST, className="toast-place", role="status"),
            html.Div(id=ids.SPOKEN, className="visually-hidden", role="status"),
        ]
    )


def _register_pages(app: Dash, services: Services) -> None:
    @app.callback(Output(ids.PAGE, "children"), Input(ids.LOCATION, "pathname"))
    def show_page(path: str | None) -> Any:
        path = path or "/"
        parts = path.strip("/").split("/")
        if parts == [""]:
            return start.layout(services)
        if parts == ["help"]:
            return guide.layout()
        if len(parts) == 2 and parts[0] == "resume":
            try:
                return workspace.layout(services, parts[1])
            except NotFound as error:
                return guide.missing(str(error), path)
        return guide.missing("There is no page at this address.", path)

    in_page(app, "page", Input(ids.LOCATION, "pathname"))
    in_page(
        app,
        "theme",
        Output(ids.THEME, "data"),
        Input(ids.PAGE, "children"),
        Input(ids.THEME_SWITCH, "n_clicks", allow_optional=True),
    )


def _tell(error: Exception) -> Any:
    """Say in a sentence what went wrong in a callback; the page stays as it was."""
    if not isinstance(error, ImaginatorError):
        _log.error("a callback failed", exc_info=error)
    sentence = str(error) if isinstance(error, ImaginatorError) else _OURS
    set_props(ids.TOAST, {"children": html.Div(sentence, className="toast-sentence", role="alert")})
    return _unchanged(ctx.outputs_list)


def _unchanged(outputs: Any) -> Any:
    """Return what leaves outputs as they are, in the form that Dash wants of a callback with them.

    Why:
        One that sets many of a kind, or nothing, may not just say ``no_update``: Dash answers
        that with an error of its own, and what was to be told is lost.
    """
    if not outputs:
        return None
    return [_unchanged(each) for each in outputs] if isinstance(outputs, list) else no_update


def _built(folder: Path, name: str) -> str:
    """Return the address of a built file, which changes with its content."""
    file = folder / name
    if not file.exists():
        raise FileNotFoundError(f"{name} is not built. Run `make setup` and start again.")
    return f"/built/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
