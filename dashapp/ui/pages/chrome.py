"""What stands at the top of every page."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashapp.ui import ids


def top(*inside: Any) -> Any:
    """Return the bar at the top with what a page puts into it."""
    brand = dcc.Link(
        [html.Img(src="/assets/favicon.svg", alt=""), html.Span("Imaginator")],
        href="/",
        className="brand",
    )
    theme = dbc.Button(
        "◐",
        id=ids.THEME_SWITCH,
        className="btn-quiet",
        size="sm",
        title="Light or dark",
        **{"aria-label": "Switch between light and dark"},
    )
    return html.Header([brand, *(inside or (html.Span(className="grow"),)), theme], className="top")
