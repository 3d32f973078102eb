"""All jobs of a résumé beside each other: how much of each kind is covered."""

from dataclasses import asdict
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, dcc, html, no_update

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.matching.report import Comparison
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.figures.matching import coverage_by_kind_and_job, coverage_in_words
from dashapp.ui.identity import who
from dashapp.ui.panels.reads import in_words
from dashapp.ui.spoken import say

_TICK_MS = 300


def layout() -> Any:
    """Return the place of the comparison, empty until somebody asks for it."""
    return html.Div(
        [
            dcc.Store(id=ids.COMPARE_TASK),
            dcc.Interval(id=ids.COMPARE_TICK, interval=_TICK_MS, disabled=True),
            html.Div(id=ids.COMPARISON),
        ]
    )


def register(app: Dash, services: Services) -> None:
    """Add what makes it, with its progress."""

    @app.callback(
        Output(ids.COMPARE_TASK, "data"),
        Output(ids.COMPARE_TICK, "disabled"),
        Input(ids.COMPARE, "n_clicks"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def start_comparison(_: int, resume_id: str) -> tuple[str, bool]:
        resume = services.documents.snapshot(who(), resume_id).resume
        jobs = services.jobs.kept(who(), services.documents.workspace(resume_id))
        if not jobs:
            raise InvalidInput("Add a job post first; then they can be compared.")
        work = services.tasks.start(
            who(), lambda told: asdict(services.matches.compare(resume, jobs, told))
        )
        return work, False

    @app.callback(
        Output(ids.COMPARISON, "children"),
        Output(ids.COMPARE_TICK, "disabled", allow_duplicate=True),
        Input(ids.COMPARE_TICK, "n_intervals"),
        State(ids.COMPARE_TASK, "data"),
        State(ids.THEME, "data"),
        prevent_initial_call=True,
    )
    def show_comparison(_: int, task: str | None, theme: str) -> tuple[Any, Any]:
        if not task:  # Dash asks once at the start; a late answer must not stop the tick
            return no_update, no_update
        try:
            state = services.tasks.state(who(), task)
        except NotFound as gone:  # with its process: nothing more comes of it
            return html.Div(str(gone), className="problem", role="alert"), True
        if not state.done:
            return [state.sentence, dbc.Progress(value=state.fraction * 100)], False
        if state.error:
            return html.Div(state.error, className="problem"), True
        say("All jobs are compared.")
        comparison = Comparison(**state.result)
        figure = coverage_by_kind_and_job(comparison, theme)
        graph = dcc.Graph(figure=figure, config={"displayModeBar": False, "responsive": True})
        words = in_words("Comparison", coverage_in_words(comparison))
        return html.Section([html.H2("All jobs"), graph, words], className="picture"), True
