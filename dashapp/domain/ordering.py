"""Which bullet of an entry, and which skills, a job would have first; nothing is said otherwise."""

from collections.abc import Sequence
from typing import Final

from dashapp.domain import inline
from dashapp.domain.writing.answer import First
from dashapp.domain.writing.request import JobBrief, Material, Place

_MOST_SKILLS: Final = 3
_WHY: Final = "Who reads for this job finds it first."


def ordered(material: Material, wanted: Sequence[str]) -> list[First]:
    """Return what should stand at the head of its list, for the job of the material."""
    job = material.job
    if job is None:
        return []
    return [*_bullets(material, job, wanted), *_skills(material, job)]


def _bullets(material: Material, job: JobBrief, wanted: Sequence[str]) -> list[First]:
    entries: dict[str, list[Place]] = {}
    for place in material.places:
        if place.is_bullet and place.key in wanted:
            entries.setdefault(place.where, []).append(place)
    found = []
    for bullets in entries.values():
        best = max(bullets, key=lambda each: len(_shown(each, job)))
        if best is not bullets[0] and len(_shown(best, job)) > len(_shown(bullets[0], job)):
            found.append(First(best.key, _WHY, _shown(best, job)[0]))
    return found


def _shown(place: Place, job: JobBrief) -> list[str]:
    """Return the requirements that a text is the best evidence for."""
    text = inline.plain(place.text)
    shown = [need for need in job.needs if need.is_shown]
    return [need.text for need in shown if inline.plain(need.evidence[0]) == text]


def _skills(material: Material, job: JobBrief) -> list[First]:
    """Return skills that the post names and that stand behind one that it does not; the last first.

    Accepted one after the other, they stand in the order that they had.
    """
    post = job.text.casefold()
    skills = [p for p in material.places if p.field == "name" and p.where.startswith("Skills")]
    is_named = [inline.plain(each.text).casefold() in post for each in skills]
    head = is_named.index(False) if False in is_named else len(skills)
    behind = [each for number, each in enumerate(skills) if number > head and is_named[number]]
    return [
        First(each.key, _WHY, inline.plain(each.text)) for each in reversed(behind[:_MOST_SKILLS])
    ]
