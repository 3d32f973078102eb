"""A place that differs between two states of a résumé, word by word, with what can be done."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashapp.domain.comparison import Difference
from dashapp.ui.controls import difference


def change_card(change: Difference, acts: list[Any], kinds: Mapping[str, str]) -> Any:
    """Return a difference, under what ``kinds`` calls it."""
    what = f"{kinds[change.kind]}: {change.where}"
    head = html.Div(
        [
            html.Small(what, className="muted grow"),
            *acts,
        ],
        className="d-flex gap-2 align-items-center flex-wrap",
    )
    return html.Div(
        [head, html.Div(difference(change.words), className="words")], className="requirement"
    )
