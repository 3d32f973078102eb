"""How much a person has not seen yet, at the top of every page."""

from typing import Any

from dash import Dash, Input, Output, dcc, html

from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.identity import is_local, who

_LOOK_MS = 60_000


def bell() -> Any:
    """Return the way to what is new; a guest and the local person are told nothing."""
    if who().person is None or is_local():
        return None
    return html.Span(
        [
            html.A("News", id=ids.BELL, href="/notices", className="btn btn-sm btn-quiet"),
            dcc.Interval(id=ids.BELL_TICK, interval=_LOOK_MS),
        ]
    )


def register(app: Dash, services: Services) -> None:
    """Add what counts the news: now and then, and when something is said of what is open."""

    @app.callback(
        Output(ids.BELL, "children"),
        Output(ids.BELL, "className"),
        Input(ids.BELL_TICK, "n_intervals"),
        Input(ids.EDITOR, "beside", allow_optional=True),
    )
    def show_news(_n: Any, _beside: Any) -> tuple[str, str]:
        unread = services.people.notices.unread(who())
        look = "btn-primary" if unread else "btn-quiet"
        return f"News ({unread})" if unread else "News", f"btn btn-sm {look}"
