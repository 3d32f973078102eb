"""The controls that all pages share; each has a name for people who do not see it."""

import json
import textwrap
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain.comparison import Words


def button(  # noqa: PLR0913 - each says one thing of it
    label: str,
    name: str | dict[str, str],
    *,
    told: str = "",
    is_primary: bool = False,
    is_disabled: bool = False,
    more: Mapping[str, str] | None = None,
) -> Any:
    """Return a button; ``told`` says what it does where its label alone does not tell it.

    ``more`` is what else it is for people who do not see it, such as ``aria-pressed``.
    """
    said: dict[str, Any] = {**({"aria-label": told} if told else {}), **(more or {})}
    return html.Button(
        label,
        id=name,
        type="button",
        title=told or None,
        disabled=is_disabled,
        className=f"btn btn-sm {'btn-primary' if is_primary else 'btn-quiet'}",
        **said,
    )


def about(what: str, *parts: str) -> str:
    """Return a label that begins with the word one sees, and says of which one it is."""
    of = textwrap.shorten(" → ".join(part for part in parts if part), 60, placeholder="…")
    return f"{what}: {of}" if of else what


def html_id(name: Mapping[str, str]) -> str:
    """Return the id that Dash gives an element in the page, as JSON with sorted keys."""
    return json.dumps(dict(name), sort_keys=True, separators=(",", ":"))


def time_of(at: datetime, *, is_hour: bool = False) -> Any:
    """Return a time, which the page shows where and how whoever reads lives; in UTC without a script."""
    told = f"{at:%H:%M}" if is_hour else f"{at:%d %b %Y, %H:%M}"
    said: dict[str, Any] = {"data-is": "hour"} if is_hour else {}
    return html.Time(f"{told} UTC", dateTime=at.isoformat(), **said)


def one_of(labels: Mapping[str, str], name: str, *, told: str, more: str = "") -> Any:
    """Return buttons of which one is pressed, at first the first; ``labels`` are by value.

    ``told`` is what is chosen with them, for people who do not see it.
    """
    choice = dbc.RadioItems(
        options=[{"label": label, "value": value} for value, label in labels.items()],
        value=next(iter(labels)),
        id=name,
        class_name=f"btn-group {more}".rstrip(),
        input_class_name="btn-check",
        label_class_name="btn btn-quiet btn-sm",
        label_checked_class_name="active",
    )
    return group([choice], told, role="radiogroup")


def group(inside: list[Any], told: str, *, role: str = "group", class_name: str = "") -> Any:
    """Return controls that belong together, under a name for people who do not see it."""
    said: dict[str, Any] = {"role": role, "aria-label": told}
    return html.Div(inside, className=class_name, **said)


_TAGS: Any = {"same": html.Span, "new": html.Ins, "gone": html.Del}
_LONGEST_WORDS = 400


def difference(words: Words) -> list[Any]:
    """Return what stays, goes and comes, told apart also by who does not see colours."""
    return [_TAGS[how](text[:_LONGEST_WORDS]) for how, text in words]
