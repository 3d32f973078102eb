"""Pictures of how a résumé meets jobs; each with the same in words."""

from dashapp.domain.matching.report import Comparison
from dashapp.ui.figures.theme import Figure, figure, palette, shortened


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
        "colorscale": [[0, colours.weak], [0.5, colours.middle], [1, colours.strong]],
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
        xaxis={"side": "top"},
        margin={"l": 8, "r": 8, "t": 60, "b": 8},
    )


def coverage_in_words(comparison: Comparison) -> list[str]:
    """Return the same as sentences."""
    return [
        f"{title}: {score} of 100."
        for title, score in zip(comparison.titles, comparison.scores, strict=True)
    ]
