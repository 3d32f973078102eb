"""What of the queue of suggestions is shown: by whom, in which section."""

from collections.abc import Sequence

from dashapp.services.suggestions import SuggestionShown
from dashapp.ui.identity import called

EVERYONE = "everyone"


def choices(found: Sequence[SuggestionShown]) -> list[dict[str, str]]:
    """Return what the queue can be filtered by: who, and in which section."""
    authors = sorted({each.suggestion.by for each in found})
    sections = sorted({_section(each) for each in found})
    return [
        {"label": "By everyone, everywhere", "value": EVERYONE},
        *({"label": f"By {called(name)}", "value": f"by:{name}"} for name in authors),
        *({"label": f"In {name}", "value": f"in:{name}"} for name in sections if name),
    ]


def is_wanted(shown: SuggestionShown, wanted: str | None) -> bool:
    """Say whether a suggestion is shown under a choice."""
    kind, _, name = (wanted or EVERYONE).partition(":")
    if kind == "by":
        return shown.suggestion.by == name
    return kind != "in" or _section(shown) == name


def _section(shown: SuggestionShown) -> str:
    return shown.where.partition(" › ")[0]
