"""Pictures of how a résumé reads; each with the same in words."""

import json

from dashapp.domain.career import Span, month
from dashapp.domain.checks.report import ReadingReport
from dashapp.domain.checks.strength import Strength
from dashapp.ui.figures.theme import Figure, figure, palette, shortened

_PARTS = ("action", "task", "result", "number")
_MOST_BULLETS = 40
_MOST_VERBS = 12


def positions_by_time(report: ReadingReport, theme: str | None) -> Figure:
    """Return the career in time, gaps hatched; a bar leads to its entry."""
    colours = palette(theme)
    fills = {"work": colours.strong, "volunteer": colours.middle, "education": colours.quiet}
    rows = list(reversed(report.spans))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [f"{index}" for index in range(len(rows))],
        "x": [_milliseconds(span.last + 1 - span.first) for span in rows],
        "base": [f"{month(span.first)}-01" for span in rows],
        "marker": {"color": [fills[span.section] for span in rows]},
        "customdata": [json.dumps(span.path) for span in rows],
        "text": [_span_in_words(span) for span in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    shapes = [
        {
            "type": "rect",
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "x0": f"{month(gap.first)}-01",
            "x1": f"{month(gap.last + 1)}-01",
            "fillcolor": colours.middle,
            "opacity": 0.22,
            "line": {"width": 0},
        }
        for gap in report.gaps
    ]
    labels = [shortened(span.label, 26) for span in rows]
    return figure(
        [bars],
        theme,
        70 + 26 * len(rows),
        xaxis={"type": "date"},
        yaxis={"tickvals": bars["y"], "ticktext": labels, "type": "category"},
        shapes=shapes,
    )


def positions_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    told = [_span_in_words(span) for span in report.spans]
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
        "y": [f"{index}" for index in range(len(rows))],
        "customdata": [[json.dumps(row.path)] * len(_PARTS) for row in rows],
        "text": [[getattr(row, part) or "–" for part in _PARTS] for row in rows],
        "hovertemplate": "%{x}: %{text}<extra></extra>",
        "colorscale": [[0, colours.weak], [1, colours.strong]],
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
    }
    labels = [shortened(row.text) for row in rows]
    return figure(
        [data],
        theme,
        70 + 22 * len(rows),
        xaxis={"side": "top"},
        yaxis={"tickvals": data["y"], "ticktext": labels, "type": "category"},
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
    )


def parts_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"{row.points} of 4 ({_shown(row)}): {row.text}" for row in report.strengths]


def bullets_by_verb(report: ReadingReport, theme: str | None) -> Figure:
    """Return which verbs open how many bullets."""
    rows = list(reversed(report.verbs[:_MOST_VERBS]))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [count for _, count in rows],
        "y": [verb for verb, _ in rows],
        "marker": {"color": palette(theme).strong},
        "hovertemplate": "%{y}: %{x}<extra></extra>",
    }
    return figure([bars], theme, 60 + 22 * len(rows), xaxis={"dtick": 1})


def verbs_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"“{verb}” opens {count}." for verb, count in report.verbs]


def words_by_section(report: ReadingReport, theme: str | None) -> Figure:
    """Return how long the sections are, and how many words a bullet of theirs has."""
    rows = list(reversed(report.lengths))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row.words for row in rows],
        "y": [row.title for row in rows],
        "text": [f"{row.words / row.bullets:.0f} a bullet" if row.bullets else "" for row in rows],
        "textposition": "auto",
        "marker": {"color": palette(theme).strong},
        "hovertemplate": "%{y}: %{x} words<extra></extra>",
    }
    return figure([bars], theme, 60 + 24 * len(rows))


def lengths_in_words(report: ReadingReport) -> list[str]:
    """Return the same as sentences."""
    return [f"{row.title}: {row.words} words, {row.bullets} bullets." for row in report.lengths]


def _shown(row: Strength) -> str:
    return ", ".join(part for part in _PARTS if getattr(row, part)) or "nothing of the four"


def _span_in_words(span: Span) -> str:
    end = "now" if span.is_ongoing else month(span.last)
    return f"{span.label}: {month(span.first)} to {end}"


def _milliseconds(months: int) -> float:
    return months * 30.4375 * 86_400_000
