"""Pictures of how a résumé meets jobs; each with the same in words."""

from dashapp.domain.matching.report import Comparison, MatchReport
from dashapp.ui.figures.theme import Figure, figure, palette, shortened

_STATUSES = {"covered": "shown", "partly": "in part", "missing": "not found"}
_LEGEND = {
    "orientation": "h", "x": 0, "y": 0, "yanchor": "bottom", "yref": "container",
    "traceorder": "normal",
}  # fmt: skip


def coverage_by_kind_and_job(comparison: Comparison, theme: str | None) -> Figure:
    """Return the share covered for each kind of requirement and job."""
    colours = palette(theme)
    rows: list[tuple[str, list[float | None]]] = [
        ("Score", [score / 100 for score in comparison.scores])
    ]
    rows += [
        (kind.capitalize(), list(row))
        for kind, row in zip(comparison.kinds, comparison.shares, strict=True)
    ]
    rows.reverse()
    data = {
        "type": "heatmap",
        "z": [row for _, row in rows],
        "y": [name for name, _ in rows],
        "x": [
            f"{index + 1}. {shortened(title, 24)}" for index, title in enumerate(comparison.titles)
        ],
        "text": [["" if share is None else f"{share:.0%}" for share in row] for _, row in rows],
        "texttemplate": "%{text}",
        "hovertemplate": "%{x}, %{y}: %{text}<extra></extra>",
        "colorscale": [[0, colours.weak], [1, colours.strong]],
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
    }
    return figure(
        [data],
        theme,
        110 + 30 * len(rows),
        xaxis={"side": "top", "showgrid": False, "ticks": ""},
        margin={"l": 8, "r": 8, "t": 60, "b": 8},
    )


def coverage_in_words(comparison: Comparison) -> list[str]:
    """Return the same as sentences."""
    told = []
    for number, title in enumerate(comparison.titles):
        shares = [
            f"{kind} {share:.0%}"
            for kind, row in zip(comparison.kinds, comparison.shares, strict=True)
            if (share := row[number]) is not None
        ]
        parts = f" ({', '.join(shares)})" if shares else ""
        told.append(f"{title}: {comparison.scores[number]} of 100{parts}.")
    return told


def requirements_by_kind(report: MatchReport, theme: str | None) -> Figure:
    """Return how many requirements of each kind are shown, shown in part, or not found."""
    colours = palette(theme)
    fills = {"covered": colours.strong, "partly": colours.middle, "missing": colours.weak}
    kinds = list(reversed(_kinds(report)))
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": _STATUSES[status],
            "y": [kind.capitalize() for kind in kinds],
            "x": [_count(report, kind, status) for kind in kinds],
            "text": [str(_count(report, kind, status) or "") for kind in kinds],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "marker": {"color": fill},
            "hovertemplate": "%{y}, %{fullData.name}: %{x}<extra></extra>",
        }
        for status, fill in fills.items()
    ]
    return figure(
        bars,
        theme,
        70 + 28 * len(kinds),
        barmode="stack",
        xaxis={"visible": False},
        showlegend=True,
        legend=_LEGEND,
        margin={"l": 8, "r": 8, "t": 8, "b": 36},
    )


def requirements_in_words(report: MatchReport) -> list[str]:
    """Return the same as sentences."""
    return [
        f"{kind.capitalize()}: "
        + ", ".join(f"{_count(report, kind, s)} {name}" for s, name in _STATUSES.items())
        + "."
        for kind in _kinds(report)
    ]


def _kinds(report: MatchReport) -> list[str]:
    return list(dict.fromkeys(finding.requirement.kind for finding in report.findings))


def _count(report: MatchReport, kind: str, status: str) -> int:
    own = [f for f in report.findings if f.requirement.kind == kind]
    return sum(finding.status == status for finding in own)
