"""The look of all pictures: quiet, of the page's theme, safe for the colour-blind."""

from dataclasses import dataclass
from html import escape
from typing import Any

Figure = dict[str, Any]
_WIDEST = 52


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a theme; strong, middle and weak differ in lightness too."""

    ink: str
    quiet: str
    line: str
    strong: str
    middle: str
    weak: str


_PALETTES = {
    "light": Palette("#23262a", "#5c6066", "#d9d5cb", "#0f6b5c", "#e0a63a", "#e7e4dc"),
    "dark": Palette("#e4e3df", "#a7adb4", "#39414a", "#5cc2ac", "#c98f2b", "#3a424b"),
}


def palette(theme: str | None) -> Palette:
    """Return the colours of ``light`` or ``dark``."""
    return _PALETTES.get(theme or "light", _PALETTES["light"])


def figure(data: list[dict[str, Any]], theme: str | None, height: int, **layout: Any) -> Figure:
    """Return a figure with the common look."""
    colours = palette(theme)
    axis = {"gridcolor": colours.line, "zeroline": False, "automargin": True, "fixedrange": True}
    whole: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 28},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": colours.ink, "size": 12, "family": "inherit"},
        "showlegend": False,
        "bargap": 0.35,
        "hoverlabel": {"align": "left"},
        "dragmode": False,
    }
    # Air between a label and its bar; a line along a bar says nothing.
    rows = {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)", "showgrid": False}
    whole["xaxis"] = {**axis, **layout.pop("xaxis", {})}
    whole["yaxis"] = {**axis, **rows, **layout.pop("yaxis", {})}
    return {"data": data, "layout": {**whole, **layout}}


def above(row: int, text: str) -> dict[str, Any]:
    """Return words above a row, from the left edge: on a phone there is no room beside it."""
    return {
        "text": escape(shortened(text, _WIDEST), quote=False),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": row,
        "yshift": 15,
        "showarrow": False,
        "align": "left",
    }


def shortened(text: str, length: int = 42) -> str:
    """Return a text that fits a label."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
