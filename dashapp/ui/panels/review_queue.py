"""What of the queue of suggestions is shown: by whom, in which section, for which job."""

from collections.abc import Sequence

from dashapp.domain.job import Job
from dashapp.domain.suggestion_view import SuggestionShown
from dashapp.ui.identity import called

EVERYONE = "everyone"


def choices(found: Sequence[SuggestionShown], jobs: Sequence[Job]) -> list[dict[str, str]]:
    """Return what the queue can be filtered by: who, in which section, for which of the jobs."""
    authors = sorted({each.suggestion.by for each in found})
    served = {each.suggestion.grounds.job for each in found}
    sections = sorted({_section(each) for each in found})
    return [
        {"label": "By everyone, everywhere", "value": EVERYONE},
        *({"label": f"By {called(name)}", "value": f"by:{name}"} for name in authors),
        *({"label": f"In {name}", "value": f"in:{name}"} for name in sections if name),
        *(
            {"label": f"For {job.title}", "value": f"for:{job.id}"}
            for job in jobs
            if job.id in served
        ),
    ]


def is_wanted(shown: SuggestionShown, wanted: str | None) -> bool:
    """Say whether a suggestion is shown under a choice."""
    kind, _, name = (wanted or EVERYONE).partition(":")
    return {
        "by": shown.suggestion.by,
        "in": _section(shown),
        "for": shown.suggestion.grounds.job,
    }.get(kind, name) == name


def _section(shown: SuggestionShown) -> str:
    return shown.where.partition(" › ")[0]
