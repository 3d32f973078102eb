"""What of a résumé can prove something, and how many years its dates cover."""

from collections.abc import Sequence

from dashapp.domain.date import PartialDate
from dashapp.domain.resume import Entry, Passage, Resume


def passages(resume: Resume) -> list[Passage]:
    """Return what can prove something: sentences, bullets, and entries told in one line.

    The label is left out: it says what somebody calls themselves.
    """
    summary = resume.basic("summary")
    found = [Passage(("basics", "summary"), summary)] if summary else []
    for view in resume.sections():
        if view.section.key in ("languages", "references"):
            continue
        for entry in view.entries:
            found.extend(_told(entry))
            for name in ("highlights", "courses"):
                found.extend(entry.passages(name))
            for name in ("summary", "description"):
                if text := entry.text(name):
                    found.append(Passage((*entry.path, name), text))
    return found


def worked_years(entries: Sequence[Entry]) -> float:
    """Return the years that dated entries cover; what overlaps counts once.

    An entry without an end lasts until the latest date that any entry names, as no
    later day is known here.
    """
    spans = []
    known = [d for e in entries for n in ("startDate", "endDate") if (d := e.date(n)) is not None]
    latest = max((date.last_month for date in known), default=0)
    for entry in entries:
        start, end = entry.date("startDate"), entry.date("endDate")
        if start is not None:
            spans.append((start.first_month, _end_month(end, start, latest)))
    months: set[int] = set()
    for first, last in spans:
        months.update(range(first, min(last, first + 720) + 1))
    return len(months) / 12


def _told(entry: Entry) -> list[Passage]:
    """Return an entry in a line: its heading with its keywords."""
    words = [p.plain for name in ("keywords", "roles") for p in entry.passages(name)]
    extra = [entry.text(name) for name in ("level", "issuer", "publisher", "awarder", "area")]
    heading = entry.heading
    line = ": ".join(part for part in (heading, ", ".join(words)) if part)
    told = ", ".join([line, *(text for text in extra if text and text not in line)])
    return [Passage(entry.path, told)] if told.strip(", ") else []


def _end_month(end: PartialDate | None, start: PartialDate, latest: int) -> int:
    return end.last_month if end is not None else max(latest, start.first_month)
