"""What stands at the top of every page."""

from typing import Any

from dash import dcc, html

from dashapp.domain.people import LOCAL_PERSON
from dashapp.ui import ids
from dashapp.ui.bell import bell
from dashapp.ui.controls import button
from dashapp.ui.identity import who


def top(*inside: Any) -> Any:
    """Return the bar at the top with what a page puts into it."""
    brand = dcc.Link(
        [html.Img(src="/assets/favicon.svg", alt=""), html.Span("Imaginator")],
        href="/",
        className="brand",
    )
    theme = button("◐", ids.THEME_SWITCH, told="Switch between light and dark")
    parts = [brand, *(inside or (html.Span(className="grow"),)), bell(), _person(), theme]
    return html.Header(parts, className="top")


def main(inside: Any, **more: Any) -> Any:
    """Return what a page is for, which the link at the very top leads to, past the bar."""
    return html.Main(html.Div(inside, **more), id=ids.MAIN, tabIndex=-1)


def _person() -> Any:
    """Return the way to one's account; guests and the local person have none."""
    asks = who()
    if asks.person in (None, LOCAL_PERSON):
        return None
    return html.A(asks.name, href="/account", className="account-link", title="Your account")
