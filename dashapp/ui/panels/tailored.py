"""How a tailored copy differs from its master, and what goes across."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, dcc, html, no_update

from dashapp.domain.comparison import Difference
from dashapp.domain.errors import InvalidInput
from dashapp.services.catalogue import Services
from dashapp.services.tailoring import Divergence, Tailored, Way
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page
from dashapp.ui.panels.change_card import change_card
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say

_BESIDE_MASTER = {
    "changed": "Said otherwise",
    "added": "Only here",
    "removed": "Only in the master",
    "moved": "Elsewhere",
}
_LOOK_MS = 4_000


def purpose(told: str) -> Any:
    """Return where it is said what a copy is for."""
    return html.Div(
        [
            dbc.Label("What it is for", html_for=ids.PURPOSE, class_name="mb-0"),
            dbc.Input(
                id=ids.PURPOSE,
                value=told,
                debounce=True,
                maxLength=300,
                placeholder="The bakery in Rotterdam",
            ),
        ],
        className="d-flex gap-2 align-items-center mb-2 text-nowrap",
    )


def places() -> list[Any]:
    """Return where the differences stand; they are looked at again and again.

    Why:
        Others may write in the master meanwhile, and of that no word comes to its copies.
    """
    return [
        html.Div(id=ids.TAILORED),
        dcc.Store(id=ids.TAILORED_SHOWN),
        dcc.Interval(id=ids.TAILORED_LOOK, interval=_LOOK_MS, disabled=True),
    ]


def register(app: Dash, services: Services) -> None:
    """Add what is done about the differences."""
    in_page(
        app,
        "unwatched",
        Output(ids.TAILORED_LOOK, "disabled"),
        Input(ids.HISTORY_AT, "data"),
        Input(ids.TAILORED_SHOWN, "data"),
    )

    @app.callback(
        Output(ids.TAILORED, "children"),
        Output(ids.TAILORED_SHOWN, "data"),
        Input(ids.HISTORY_AT, "data"),
        Input({"type": ids.CARRY, "node": ALL, "field": ALL, "way": ALL, "shown": ALL}, "n_clicks"),
        Input(ids.TAILORED_LOOK, "n_intervals"),
        State(ids.TAILORED_SHOWN, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_tailored(
        at: int | None, _: Any, _looks: int | None, shown: list[str] | None, resume_id: str
    ) -> tuple[Any, Any]:
        if at is None:
            return no_update, no_update
        fired, problem = pressed(), ""
        if fired is not None:
            way: Way = "to-master" if fired["way"] == "to-master" else "from-master"
            wanted = Divergence(fired["node"], fired["field"], fired["shown"])
            try:
                services.tailoring.carry(who(), resume_id, wanted, way)
                say("Carried into the master." if way == "to-master" else "As in the master now.")
            except InvalidInput as error:
                problem = str(error)
        tailored = services.tailoring.compare(who(), resume_id)
        marks = [each.mark for each in tailored.changes] if tailored is not None else None
        if marks == shown and not problem:
            return no_update, no_update
        return _tailored(tailored, problem) if tailored is not None else None, marks

    @app.callback(
        Output(ids.PURPOSE, "title"),
        Input(ids.PURPOSE, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_purpose(purpose: str | None, resume_id: str) -> str:
        services.tailoring.dedicate(who(), resume_id, purpose or "")
        return "Kept"


def _tailored(tailored: Tailored, problem: str) -> Any:
    count = len(tailored.changes)
    told = f"{count} place{'s' * (count != 1)} differ{'s' * (count == 1)} from its master"
    link = dcc.Link(tailored.title, href=f"/resume/{tailored.master}")
    head = html.P([html.B(f"A tailored copy: {told}, "), link], className="mb-2")
    told_first = html.P(problem, role="alert", className="muted") if problem else None
    each_place = (_carried(each, tailored) for each in tailored.changes)
    return html.Div([head, told_first, *each_place], className="mb-3")


def _carried(change: Difference, tailored: Tailored) -> Any:
    def across(label: str, way: Way) -> Any:
        place = {"node": change.node, "field": change.field}
        name = {"type": ids.CARRY, **place, "way": way, "shown": change.mark}
        return button(label, name, told=f"{label}: {change.where}")

    ways = [across("As in the master", "from-master")]
    if tailored.takes_back:
        ways.append(across("Into the master", "to-master"))
    return change_card(change, ways, _BESIDE_MASTER)
