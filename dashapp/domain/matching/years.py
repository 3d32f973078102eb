"""Years that a post asks for, counted from the dates of the positions that are in its field."""

import re
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from dashapp.domain.career import spans, worked_years
from dashapp.domain.matching.report import MOST_EVIDENCE, Evidence, Finding, Status
from dashapp.domain.matching.requirement import Requirement, wanted_years
from dashapp.domain.resume import Path, Resume

_NEARLY: Final = 0.6
_ASIDE = re.compile(r",\s*(?:ideally|preferably|idealerweise)\b.*|\(.*?\)", re.IGNORECASE)
_SIMILAR = re.compile(
    r"\b(?:similar|comparable|relevant\w*|vergleichbar\w*|ähnlich\w*|einschlägig\w*|similaires?)\b",
    re.IGNORECASE,
)
_BESIDE_TITLE = re.compile(r"\(.*?\)|\b[mwdfh]/[mwdfhx/]+|\s[|–—-]\s.*", re.IGNORECASE)
_TIME_ONLY = re.compile(
    r"\d+\+?|_|you|have|has|at|least|minimum|mind|min|of|or|and|more|than|plus|with|as|on|one|two|three"
    r"|four|five|six|seven|eight|ten|several|years?|yrs?|months?|good|solid|proven|previous|prior"
    r"|professional|work\w*|job|relevant|experienced?|in|a|an|the|s|similar|comparable|role|roles"
    r"|position|required|essential|preferred|jahre?n?|monate?n?|mehrjährige?|langjährige?|mindestens"
    r"|einschlägige?|relevante?|berufserfahrung|erfahrung|zwei|drei|vier|fünf|mehrere|als|mit|im|der"
    r"|du|hast|sie|haben|und|vergleichbare[rn]?|ähnliche[rn]?"
    r"|ans|années?|d|expérience|professionnelle|dans|un|une|poste|similaire|exigée?|au|moins|sur"
    r"|vous|justifiez|avez|disposez|verfügen|verfügst|über|bringen|bringst|bring|deux|trois|quatre|cinq|años?|de|experiencia|en|puesto|al|menos|mínimo|mínima|dos|tres",
    re.IGNORECASE,
)


def field_of(text: str, title: str = "") -> str:
    """Return what the years that are asked were to be spent on; empty where any work will do.

    Years "in a similar position" are years in what the post is for.
    """
    words = re.findall(r"[\w+#]+", _ASIDE.sub("", text))
    field = " ".join(word for word in words if not _TIME_ONLY.fullmatch(word))
    if not field and _SIMILAR.search(text):
        return _BESIDE_TITLE.sub("", title).strip()
    return field


def by_years(
    resume: Resume,
    requirement: Requirement,
    evidence: tuple[Evidence, ...],
    shown: AbstractSet[Path] | None,
    today: date,
) -> Finding | None:
    """Return a finding where years are asked and positions have dates.

    Args:
        resume: Whose years they are.
        requirement: What asks for years.
        evidence: What of the résumé may prove it.
        shown: The positions that are in the field that is asked; nothing where any will do.
        today: What goes on lasts until then.

    Why:
        Ten years in another trade are no years in this one. Whether a position is in a field is
        measured, and may be missed: years that would do are then shown in part, not as none.
    """
    wanted = wanted_years(requirement.text)
    told = [span for span in spans(resume, today) if span.section != "education"]
    if wanted is None or not told:
        return None
    has = worked_years(told)
    why = f"{has:.1f} years from the dates of {len(told)} positions; {wanted:.2g} are asked."
    own = told if shown is None else [span for span in told if span.path in shown]
    is_sure = bool(own) or any(each.strength != "weak" for each in evidence)
    if not own and _SIMILAR.search(requirement.text):
        why = f"{why} Whether they were in a similar position is yours to say."
        return Finding(requirement, "partly" if has >= wanted else "missing", (), why)
    if not is_sure:
        why = f"{why} Whether they are in this field is yours to say."
        return Finding(requirement, "missing", evidence, why)
    within = worked_years(own)
    if len(own) < len(told):
        why = f"{why} {within:.1f} of them are in positions that show this field."
    status: Status = "missing"
    if has >= wanted * _NEARLY:
        status = "covered" if within >= wanted else "partly"
    if not own:
        return Finding(requirement, status, evidence, why)
    first = _first(resume, {span.path for span in own}, evidence, why)
    others = tuple(each for each in evidence if each.path != first.path)
    return Finding(requirement, status, (first, *others)[:MOST_EVIDENCE], why)


def _first(
    resume: Resume, own: AbstractSet[Path], evidence: tuple[Evidence, ...], why: str
) -> Evidence:
    """Return the position whose bullet proves it, or the first in the field."""
    entries = [
        entry for key in ("work", "volunteer") for entry in resume.entries(key) if entry.path in own
    ]
    sure = [each.path[:2] for each in evidence if each.strength != "weak"]
    shown = next((e for path in sure for e in entries if e.path == path), entries[0])
    return Evidence(shown.path, shown.heading, "strong", why)
