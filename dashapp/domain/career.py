"""The career in time: positions and studies, gaps between them, overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashapp.domain.date import is_ongoing
from dashapp.domain.resume import Entry, Path, Resume

GAP_MONTHS = 6
_LONGEST_MONTHS = 720


@dataclass(frozen=True, slots=True)
class Span:
    """An entry in time; months are counted from year 0, both ends included."""

    path: Path
    label: str
    section: str
    first: int
    last: int
    sure: tuple[int, int]
    """The same, of bare years only what must be meant; the last may lie before the first."""
    is_ongoing: bool
    is_begun: bool = True
    """Its beginning is told; of a degree, most tell when it was earned alone."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months in which nothing is told."""

    first: int
    last: int
    before: Path
    """The entry that ends the gap."""

    @property
    def months(self) -> int:
        """How long it is."""
        return self.last - self.first + 1


def spans(resume: Resume, today: date) -> list[Span]:
    """Return the dated positions and studies, the earliest first."""
    now = today.year * 12 + today.month - 1
    found = []
    for key in ("work", "volunteer", "education"):
        for entry in resume.entries(key):
            if (span := _span(entry, key, now)) is not None:
                found.append(span)
    return sorted(found, key=lambda span: (span.first, span.last))


def gaps(told: Sequence[Span]) -> list[Gap]:
    """Return the gaps longer than half a year; before what has no beginning there may be none."""
    found: list[Gap] = []
    reached: int | None = None
    for span in told:
        if reached is not None and span.is_begun and span.first - reached - 1 > GAP_MONTHS:
            found.append(Gap(reached + 1, span.first - 1, span.path))
        reached = max(reached or 0, span.last)
    return found


def overlaps(told: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return pairs of positions that share more than three months, whatever bare years mean."""
    work = [span for span in told if span.section == "work"]
    return [
        (one, other)
        for index, one in enumerate(work)
        for other in work[index + 1 :]
        if min(one.sure[1], other.sure[1]) - max(one.sure[0], other.sure[0]) >= 3
    ]


def worked_years(told: Sequence[Span]) -> float:
    """Return the years that positions cover; what overlaps counts once."""
    months: set[int] = set()
    for span in told:
        if span.section != "education":
            months.update(range(span.first, min(span.last, span.first + _LONGEST_MONTHS) + 1))
    return len(months) / 12


def month(number: int) -> str:
    """Return a counted month as ISO 8601."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _span(entry: Entry, key: str, now: int) -> Span | None:
    start, end = entry.date("startDate"), entry.date("endDate")
    is_begun = start is not None or key != "education"
    if start is None and end is not None:
        start = end
    if start is None:
        return None
    goes_on = is_ongoing(entry.text("endDate")) and key != "education"
    # A bare year at both ends means the whole of neither: gaps must not be made of that.
    last = end.last_month if end is not None else (now if goes_on else start.last_month)
    if last < start.first_month:
        return None
    sure = (start.last_month, end.first_month if end is not None else last)
    return Span(entry.path, entry.heading, key, start.first_month, last, sure, goes_on, is_begun)
