"""The start page: bring a résumé, or open one."""

from pathlib import Path
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.errors import NotFound
from dashapp.domain.resume import Resume
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.services.tasks import Progress
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.files import decoded
from dashapp.ui.identity import is_local, who
from dashapp.ui.in_page import in_page
from dashapp.ui.pages import resume_list
from dashapp.ui.pages.chrome import main, top

SAMPLES = Path(__file__).parents[2] / "samples"
_TICK_MS = 250
_CLAIM = "Your résumé, written together"


def layout(services: Services) -> Any:
    """Return the start page; a guest finds the way in there."""
    if who().person is None:
        told = "You are here as a guest. With an account you can keep résumés of your own."
        way = html.P([f"{told} ", html.A("Sign in", href="/sign-in")])
        inside = [html.H1(_CLAIM), way, resume_list.shared(services)]
        return html.Div([top(), main(inside, className="start")])
    reach = (
        "Nothing leaves this machine unless you send it."
        if is_local()
        else "Only those you choose see it."
    )
    hero = [
        html.H1(_CLAIM),
        html.P(
            "Drop what you have. It opens as text you can edit with others, with the page beside"
            f" it as it will print. {reach}",
            className="lead-in",
        ),
    ]
    return html.Div(
        [
            top(
                html.Span(className="grow"),
                html.A("Assistants", href="/account/assistants"),
                dcc.Link("Help", href="/help"),
            ),
            main(
                [
                    *hero,
                    _places(services),
                    _doors(),
                    _progress(),
                    resume_list.layout(services),
                    resume_list.shared(services),
                ],
                className="start",
            ),
        ]
    )


def register(app: Dash, services: Services) -> None:
    """Add what the start page does."""
    resume_list.register(app, services)
    in_page(app, "told", Input(ids.IMPORT_STATE, "children"), prevent_initial_call=True)

    @app.callback(
        Output(ids.IMPORT_TASK, "data"),
        Output(ids.IMPORT_TICK, "disabled"),
        Input(ids.UPLOAD, "contents"),
        Input(ids.READ_PASTED, "n_clicks"),
        Input(ids.SAMPLE, "n_clicks"),
        Input(ids.START_EMPTY, "n_clicks"),
        State(ids.UPLOAD, "filename"),
        State(ids.PASTED, "value"),
        State(ids.PLACE, "value", allow_optional=True),
        prevent_initial_call=True,
    )
    def start_import(
        contents: str | None,
        _r: Any,
        _s: Any,
        _e: Any,
        name: str | None,
        pasted: str | None,
        place: str | None,
    ) -> tuple[Any, Any]:
        if ctx.triggered_id == ids.UPLOAD and contents is None:  # one is only being taken
            return no_update, no_update
        asks = who()
        chosen = services.documents.place_for_import(asks, place)
        if ctx.triggered_id == ids.START_EMPTY:
            made = services.tasks.start(
                asks, lambda _: services.documents.create(asks, Resume({}), workspace=chosen)
            )
            return made, False
        if ctx.triggered_id == ids.SAMPLE:
            content, filename = (SAMPLES / "resume.json").read_bytes(), "sample.json"
        elif ctx.triggered_id == ids.READ_PASTED:
            content, filename = (pasted or "").encode(), ""
        else:
            content, filename = decoded(contents), name or ""

        def work(progress: Progress) -> str:
            progress(0.05, "Reading…")
            imported = services.imports.read(content, filename, progress)
            return services.documents.create(
                asks, imported.resume, account=imported.account, workspace=chosen
            )

        return services.tasks.start(asks, work), False

    @app.callback(
        Output(ids.IMPORT_STATE, "children"),
        Output(ids.IMPORT_TICK, "disabled", allow_duplicate=True),
        Output(ids.LOCATION, "pathname", allow_duplicate=True),
        Input(ids.IMPORT_TICK, "n_intervals"),
        State(ids.IMPORT_TASK, "data"),
        prevent_initial_call=True,
    )
    def show_import(_: int, task: str | None) -> tuple[Any, Any, Any]:
        if not task:  # Dash asks once at the start; a late answer must not stop the tick
            return no_update, no_update, no_update
        try:
            state = services.tasks.state(who(), task)
        except NotFound as gone:  # with its process: nothing more comes of it
            return html.Div(str(gone), className="problem", role="alert"), True, no_update
        if not state.done:
            bar = dbc.Progress(value=round(state.fraction * 100), className="my-2")
            return html.Div([html.Span(state.sentence), bar]), False, no_update
        if state.error:
            return html.Div(state.error, className="problem", role="alert"), True, no_update
        return "", True, f"/resume/{state.result}"


def _places(services: Services) -> Any:
    """Ask where something new goes, of those who have more than one workspace."""
    open_to = services.people.guards.access.workspaces(who(), Act.ADD)
    if len(open_to) < 2:
        return None
    own = services.people.guards.access.place_for(who(), None)
    options = [{"label": each.name, "value": each.id} for each in open_to]
    return html.Div(
        [
            dbc.Label("Put it into", html_for=ids.PLACE, class_name="mb-0 text-nowrap"),
            dbc.Select(id=ids.PLACE, options=options, value=own, class_name="place"),
        ],
        className="d-flex gap-2 mb-3 align-items-center",
    )


def _doors() -> Any:
    drop = dcc.Upload(
        id=ids.UPLOAD,
        className="drop",
        children=html.Div(
            [
                html.Div("Drop your résumé here", className="fs-5 fw-semibold"),
                html.Div("PDF, Word, HTML, Markdown, text, JSON Resume, YAML, LinkedIn export"),
                html.Span("Choose a file", className="btn btn-primary mt-3"),
            ]
        ),
    )
    paste = html.Div(
        [
            dbc.Label("Or paste its text", html_for=ids.PASTED),
            dbc.Textarea(id=ids.PASTED, rows=5, placeholder="Name, positions, studies, skills …"),
            html.Div(
                [
                    button("Read the text", ids.READ_PASTED, is_primary=True),
                    button("Try the sample", ids.SAMPLE),
                    button("Start empty", ids.START_EMPTY),
                ],
                className="d-flex flex-wrap gap-2 mt-2",
            ),
        ],
        className="card-plain",
    )
    return html.Div([drop, paste], className="doors")


def _progress() -> Any:
    return html.Div(
        [
            dcc.Store(id=ids.IMPORT_TASK),
            dcc.Interval(id=ids.IMPORT_TICK, interval=_TICK_MS, disabled=True),
            html.Div(id=ids.IMPORT_STATE, role="status"),
        ]
    )
