"""Pictures of how a résumé reads; each with the same in words."""

import json
from typing import Any

from dashapp.domain.career import Span, month
from dashapp.domain.checks.report import ReadingReport
from dashapp.domain.checks.strength import Strength
from dashapp.ui.figures.theme import Figure, above, figure, palette, shortened

_PARTS = ("action", "task", "result", "number")
_KINDS = {"work": "Positions", "volunteer": "Volunteering", "education": "Studies"}
_MOST_BULLETS = 40
_MOST_VERBS = 12
_OFTEN = 4
_ROW = 38


def positions_by_time(report: ReadingReport, theme: str | None) -> Figure:
    """Return the career in time, the latest on top; a bar leads to its entry."""
    colours = palette(theme)
    fills = {"work": colours.strong, "volunteer": colours.middle, "education": colours.quiet}
    bars = [
        _bars(report, kind, name, fills[kind])
        for kind, name in _KINDS.items()
        if any(span.section == kind for span in report.spans)
    ]
    labels = [above(row, f"{_dates(span)}  {span.label}") for row, span in enumerate(report.spans)]
    return figure(
        bars,
        theme,
        84 + _ROW * len(report.spans),
        barmode="overlay",
        xaxis={"type": "date"},
        yaxis={"visible": False, "range": [-0.6, len(report.spans) - 0.1]},
        shapes=_gaps(report, colours.middle),
        annotations=labels,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "bottom", "yref": "container"},
        margin={"l": 8, "r": 8, "t": 8, "b": 56},
    )


def positions_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    told = [_span_in_words(span) for span in reversed(report.spans)]
    return told + [
        f"Nothing is told of {month(gap.first)} to {month(gap.last)} ({gap.months} months)."
        for gap in report.gaps
    ]


def parts_by_bullet(report: ReadingReport, theme: str | None) -> Figure:
    """Return what each bullet shows: action, task, result, number; a row leads to its bullet."""
    colours = palette(theme)
    rows = list(reversed(report.strengths[:_MOST_BULLETS]))
    data = {
        "type": "heatmap",
        "z": [[1 if getattr(row, part) else 0 for part in _PARTS] for row in rows],
        "x": [part.capitalize() for part in _PARTS],
        "customdata": [[json.dumps(row.path)] * len(_PARTS) for row in rows],
        "text": [[getattr(row, part) or "not shown" for part in _PARTS] for row in rows],
        "hovertemplate": "%{x}: %{text}<extra></extra>",
        "colorscale": [[0, colours.weak], [1, colours.strong]],
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "xgap": 4,
        # Most of a row is left to the words above its cells.
        "ygap": _ROW - 12,
    }
    return figure(
        [data],
        theme,
        64 + _ROW * len(rows),
        xaxis={"side": "top", "showgrid": False, "tickangle": 0},
        yaxis={"visible": False, "range": [-0.6, len(rows) - 0.1]},
        annotations=[above(number, row.text) for number, row in enumerate(rows)],
        margin={"l": 8, "r": 8, "t": 32, "b": 8},
    )


def parts_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"{row.points} of 4 ({_shown(row)}): {row.text}" for row in report.strengths]


def bullets_by_verb(report: ReadingReport, theme: str | None) -> Figure:
    """Return which verbs open how many bullets; those that open many stand out."""
    colours = palette(theme)
    rows = list(reversed(report.verbs[:_MOST_VERBS]))
    counts = [count for _, count in rows]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [verb for verb, _ in rows],
        "text": counts,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [colours.middle if n >= _OFTEN else colours.strong for n in counts]},
        "hovertemplate": "%{y}: %{x}<extra></extra>",
    }
    # One bullet a verb is the rule: its bar must not fill the picture.
    longest = max([_OFTEN + 1, *counts])
    return figure(
        [bars],
        theme,
        24 + 24 * len(rows),
        xaxis={"visible": False, "range": [0, longest * 1.08]},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )


def verbs_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"“{verb}” opens {count}." for verb, count in report.verbs]


def words_by_section(report: ReadingReport, theme: str | None) -> Figure:
    """Return how long the sections are, and how many words a bullet of theirs has."""
    rows = list(reversed(report.lengths))
    longest = max([1, *(row.words for row in rows)])
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row.words for row in rows],
        "y": [shortened(row.title, 20) for row in rows],
        "text": [_density(row.words, row.bullets) for row in rows],
        # Inside of the longest only: beside it there is no room.
        "textposition": ["inside" if row.words > longest * 0.6 else "outside" for row in rows],
        "insidetextanchor": "end",
        "textangle": 0,
        "marker": {"color": palette(theme).strong},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
    return figure(
        [bars],
        theme,
        24 + 26 * len(rows),
        xaxis={"visible": False},
        uniformtext={"minsize": 11, "mode": "show"},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )


def lengths_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"{row.title}: {row.words} words, {row.bullets} bullets." for row in report.lengths]


def _bars(report: ReadingReport, kind: str, name: str, fill: str) -> dict[str, Any]:
    rows = [(row, span) for row, span in enumerate(report.spans) if span.section == kind]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [row for row, _ in rows],
        "x": [_milliseconds(span.last + 1 - span.first) for _, span in rows],
        "base": [f"{month(span.first)}-01" for _, span in rows],
        "width": 0.32,
        "marker": {"color": fill},
        "customdata": [json.dumps(span.path) for _, span in rows],
        "text": [_span_in_words(span) for _, span in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _gaps(report: ReadingReport, fill: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "x0": f"{month(gap.first)}-01",
            "x1": f"{month(gap.last + 1)}-01",
            "fillcolor": fill,
            "opacity": 0.2,
            "line": {"width": 0},
            "layer": "below",
            "name": "Nothing told",
            "showlegend": number == 0,
        }
        for number, gap in enumerate(report.gaps)
    ]


def _density(words: int, bullets: int) -> str:
    told = "1 word" if words == 1 else f"{words} words"
    return f"{told}, {words / bullets:.0f} a bullet" if bullets else told


def _shown(row: Strength) -> str:
    return ", ".join(part for part in _PARTS if getattr(row, part)) or "nothing of the four"


def _span_in_words(span: Span) -> str:
    return f"{span.label}: {_dates(span)}"


def _dates(span: Span) -> str:
    return f"{month(span.first)} to {'now' if span.is_ongoing else month(span.last)}"


def _milliseconds(months: int) -> float:
    return months * 30.4375 * 86_400_000
