"""What stands at the top of every page."""

from typing import Any

from dash import dcc, html

from dashapp.ui import ids
from dashapp.ui.controls import button


def top(*inside: Any) -> Any:
    """Return the bar at the top with what a page puts into it."""
    brand = dcc.Link(
        [html.Img(src="/assets/favicon.svg", alt=""), html.Span("Imaginator")],
        href="/",
        className="brand",
    )
    theme = button("◐", ids.THEME_SWITCH, told="Switch between light and dark")
    return html.Header([brand, *(inside or (html.Span(className="grow"),)), theme], className="top")
