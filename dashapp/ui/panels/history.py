"""The past of a résumé: who wrote when, what differs from then, and the way back."""

import base64
from datetime import timedelta
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.comparison import Difference
from dashapp.domain.document import Snapshot
from dashapp.services.catalogue import Services
from dashapp.services.history import Moment
from dashapp.ui import ids
from dashapp.ui.controls import button, time_of
from dashapp.ui.identity import called, who
from dashapp.ui.panels import tailored
from dashapp.ui.panels.change_card import change_card
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say

_SINCE_THEN = {
    "changed": "Changed",
    "added": "New since then",
    "removed": "Gone",
    "moved": "Moved",
}
_MOST = 200
_MOST_PAGES, _PPI = 4, 60


def layout(purpose: str | None, seen: int | None) -> Any:
    """Return the panel, empty until it is looked at.

    Args:
        purpose: What a tailored copy is for.
        seen: The revision that whoever looks saw last, where it is another now.
    """
    name = html.Div(
        [
            dbc.Label("Give what it says now a name", html_for=ids.VERSION_NAME),
            html.Div(
                [
                    dbc.Input(id=ids.VERSION_NAME, maxLength=300, placeholder="Sent to the bakery"),
                    button("Keep the name", ids.NAME_VERSION),
                ],
                className="d-flex gap-2",
            ),
        ],
        className="card-plain mb-3",
    )
    return html.Div(
        [
            name,
            tailored.purpose(purpose) if purpose is not None else None,
            _since(seen) if seen is not None else None,
            *tailored.places(),
            dcc.Store(id=ids.CHOSEN),
            html.Div(id=ids.COMPARED),
            html.Div(id=ids.BESIDE),
            html.H2("Who wrote when"),
            html.Div(html.P("Open this to see who wrote when.", className="muted"), id=ids.HISTORY),
        ],
        className="panel",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel reads nothing."""
    tailored.register(app, services)

    @app.callback(
        Output(ids.HISTORY, "children"),
        Output(ids.VERSION_NAME, "value"),
        Input(ids.HISTORY_AT, "data"),
        Input(ids.NAME_VERSION, "n_clicks"),
        Input(ids.CHOSEN, "data"),
        State(ids.VERSION_NAME, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_history(
        at: int | None, _: Any, chosen: int | None, name: str | None, resume_id: str
    ) -> tuple[Any, Any]:
        if at is None:
            return no_update, no_update
        is_named = ctx.triggered_id == ids.NAME_VERSION
        if is_named:
            services.history.name(who(), resume_id, name or "")
            say("The name is kept.")
        moments = services.history.moments(who(), resume_id)[:_MOST]
        rows = [_row(each, is_now=not place, chosen=chosen) for place, each in enumerate(moments)]
        return html.Ol(rows, className="rows"), "" if is_named else no_update

    @app.callback(
        Output(ids.CHOSEN, "data"),
        Input({"type": ids.MOMENT, "revision": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def choose(_: Any) -> Any:
        fired = pressed()
        return int(fired["revision"]) if fired is not None else no_update

    @app.callback(
        Output(ids.COMPARED, "children"),
        Input(ids.CHOSEN, "data"),
        Input(ids.HISTORY_AT, "data"),
        Input({"type": ids.BRING_BACK, "node": ALL, "field": ALL, "revision": ALL}, "n_clicks"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_changes(revision: int | None, at: int | None, _: Any, resume_id: str) -> Any:
        if revision is None or at is None:
            return no_update
        fired = pressed()
        if fired is not None:
            node, then = fired["node"] or None, int(fired["revision"])
            services.history.restore(who(), resume_id, then, node, fired["field"])
        changes = services.history.changes(who(), resume_id, revision)
        if fired is not None or ctx.triggered_id == ids.CHOSEN:
            say(f"{'Brought back. ' if fired is not None else ''}{_told(changes)}")
        return _compared(changes, revision)

    @app.callback(
        Output(ids.BESIDE, "children"),
        Input({"type": ids.AS_PAGES, "revision": ALL}, "n_clicks"),
        Input(ids.CHOSEN, "data"),
        State(ids.BESIDE, "children"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_pages(_: Any, _chosen: int | None, shown: Any, resume_id: str) -> Any:
        if ctx.triggered_id == ids.CHOSEN:
            return None
        fired = pressed()
        if fired is None:
            return no_update
        if shown:  # pressed again, it closes what it opened
            return None
        revision = int(fired["revision"])
        then = services.history.snapshot(who(), resume_id, revision)
        now = services.documents.snapshot(who(), resume_id)
        return html.Div(
            [_sheets("Then", then, services), _sheets("Now", now, services)], className="beside"
        )


def _sheets(name: str, snapshot: Snapshot, services: Services) -> Any:
    """Return the pages of a state as they print."""
    pages = services.previews.pages(snapshot, _PPI)[:_MOST_PAGES]
    pictures = [
        html.Img(
            src=f"data:image/png;base64,{base64.b64encode(page.png).decode()}",
            alt=f"{name}, page {number} of {len(pages)}",
        )
        for number, page in enumerate(pages, 1)
    ]
    return html.Div([html.B(name), *pictures])


def _since(seen: int) -> Any:
    name = {"type": ids.MOMENT, "revision": str(seen)}
    words = html.Span("It has changed since you last looked.", className="grow")
    show = button("What has changed", name, is_primary=True)
    return html.Div(
        [words, show], className="card-plain mb-3 d-flex gap-2 align-items-center flex-wrap"
    )


def _row(moment: Moment, *, is_now: bool, chosen: int | None) -> Any:
    when = [time_of(moment.since)]
    if moment.until - moment.since >= timedelta(minutes=1):
        when += [" to ", time_of(moment.until, is_hour=moment.until.date() == moment.since.date())]
    count = f"{moment.changes} change{'s' * (moment.changes != 1)}"
    told = [html.B(moment.name), html.Br()] if moment.name else []
    name = called(moment.who)
    did = "began it" if moment.revision == 1 else "wrote"
    who_wrote = html.Span(f"{name} {did}", className="fw-semibold")
    line = html.Small([*when, f", {count}"], className="muted")
    label = f"Compare with {moment.name or f'{moment.since:%d %b %Y, %H:%M} UTC'}"
    compare: Any = html.Small("as it is now", className="muted")
    if not is_now:
        chooses = {"type": ids.MOMENT, "revision": str(moment.revision)}
        compare = button("Compare", chooses, told=label)
    return html.Li(
        [html.Span([*told, who_wrote, html.Br(), line], className="grow"), compare],
        className="is-chosen" if moment.revision == chosen else "",
    )


def _told(changes: list[Difference]) -> str:
    if not changes:
        return "It said the same then as it does now."
    count = f"{len(changes)} place{'s' * (len(changes) != 1)} differ{'s' * (len(changes) == 1)}"
    return f"{count} from then to now."


def _compared(changes: list[Difference], revision: int) -> Any:
    if not changes:
        return html.P(_told(changes), className="card-plain mb-3")
    name = _bring_back(revision)
    head = html.Div(
        [
            html.B(_told(changes).rstrip("."), className="grow"),
            button("As pages", {"type": ids.AS_PAGES, "revision": str(revision)}),
            button("Bring back all of it", name, is_primary=True),
        ],
        className="d-flex gap-2 align-items-center mb-2 flex-wrap",
    )
    told: Any = [html.Del("gone since"), " · ", html.Ins("new since")]
    key = html.Small(told, className="muted d-block mb-2")
    told_each = (_change(each, revision) for each in changes)
    return html.Div([head, key, *told_each], className="mb-3")


def _bring_back(revision: int, node: str = "", field: str = "") -> dict[str, str]:
    return {"type": ids.BRING_BACK, "node": node, "field": field, "revision": str(revision)}


def _change(change: Difference, revision: int) -> Any:
    name = _bring_back(revision, change.node, change.field)
    back = button("Bring back", name, told=f"Bring back {change.where}")
    return change_card(change, [back], _SINCE_THEN)
