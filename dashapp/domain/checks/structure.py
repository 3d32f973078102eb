"""Rules of structure: dates, order, and what belongs into a résumé."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dashapp.domain.career import gaps, month, overlaps, spans
from dashapp.domain.checks.finding import Hit, Rule, Subject
from dashapp.domain.date import is_ongoing
from dashapp.domain.resume import Entry

_PRIVATE = re.compile(
    r"\b(date of birth|born on|birth ?date|marital status|married|single|nationality|religion"
    r"|geboren am|familienstand|staatsangehörigkeit|né le|passport number|social security)\b",
    re.IGNORECASE,
)
_ON_REQUEST = re.compile(r"references? (?:are )?(?:available )?(?:up)?on request", re.IGNORECASE)


def date_gap(subject: Subject) -> Iterator[Hit]:
    """Nothing is told of more than half a year."""
    for gap in gaps(spans(subject.resume, subject.today)):
        told = f"{gap.months} months are not told: {month(gap.first)} to {month(gap.last)}."
        yield Hit(gap.before, "", told)


def date_overlap(subject: Subject) -> Iterator[Hit]:
    """Two positions at the same time."""
    for one, other in overlaps(spans(subject.resume, subject.today)):
        yield Hit(other.path, other.label, f"It overlaps with “{one.label}”.")


def end_before_start(subject: Subject) -> Iterator[Hit]:
    """An entry ends before it begins."""
    for entry in _dated(subject):
        start, end = entry.date("startDate"), entry.date("endDate")
        if start and end and end.last_month < start.first_month:
            told = f"It ends ({end.iso()}) before it begins ({start.iso()})."
            yield Hit((*entry.path, "endDate"), entry.heading, told)


def unreadable_date(subject: Subject) -> Iterator[Hit]:
    """A date is not written as one."""
    for entry in _dated(subject):
        for field in entry.section.fields:
            text = entry.text(field.name).strip()
            if field.kind == "date" and text and entry.date(field.name) is None:
                yield Hit((*entry.path, field.name), text, f"“{text}” cannot be read as a date.")


def future_date(subject: Subject) -> Iterator[Hit]:
    """A position begins in the future."""
    now = subject.today.year * 12 + subject.today.month - 1
    for entry in subject.jobs:
        start = entry.date("startDate")
        if start is not None and start.first_month > now + 1:
            yield Hit((*entry.path, "startDate"), entry.heading, f"It begins in {start.iso()}.")


def missing_dates(subject: Subject) -> Iterator[Hit]:
    """A position has no start."""
    for entry in subject.jobs:
        if entry.heading and not entry.text("startDate").strip():
            yield Hit(
                (*entry.path, "startDate"), entry.heading, f"“{entry.heading}” has no start date."
            )


def date_precision(subject: Subject) -> Iterator[Hit]:
    """Some positions have months and some only years."""
    dated = [(e, d) for e in subject.jobs if (d := e.date("startDate")) is not None]
    bare = [entry for entry, date in dated if date.month is None]
    if bare and len(bare) < len(dated):
        yield Hit(
            (*bare[0].path, "startDate"), bare[0].heading, "It has only years; others have months."
        )


def not_latest_first(subject: Subject) -> Iterator[Hit]:
    """The latest position is not the first."""
    starts = [
        (e, d.first_month) for e in subject.resume.entries("work") if (d := e.date("startDate"))
    ]
    for (_, earlier), (entry, later) in pairwise(starts):
        if later > earlier and not is_ongoing(subject.resume.entries("work")[0].text("endDate")):
            yield Hit(
                entry.path, entry.heading, f"“{entry.heading}” is later than the one above it."
            )
            return


def many_bullets(subject: Subject) -> Iterator[Hit]:
    """A position has more bullets than anyone reads."""
    for entry in subject.jobs:
        count = len(entry.passages("highlights"))
        if count > 8:
            yield Hit(entry.path, entry.heading, f"“{entry.heading}” has {count} bullets.")


def no_bullets(subject: Subject) -> Iterator[Hit]:
    """The latest position tells nothing."""
    work = subject.resume.entries("work")
    if work and not work[0].passages("highlights") and not work[0].text("summary"):
        yield Hit(
            work[0].path, work[0].heading, "Your first position tells nothing of what you did."
        )


def long_old_position(subject: Subject) -> Iterator[Hit]:
    """A position that ended long ago takes much room."""
    limit = (subject.today.year - 15) * 12
    for entry in subject.jobs:
        end = entry.date("endDate")
        count = len(entry.passages("highlights"))
        if end is not None and end.last_month < limit and count > 3:
            yield Hit(entry.path, entry.heading, f"It ended in {end.year} and has {count} bullets.")


def empty_entry(subject: Subject) -> Iterator[Hit]:
    """An entry has no heading."""
    for view in subject.resume.sections():
        for entry in view.entries:
            if not entry.heading:
                yield Hit(entry.path, view.title, f"An entry under “{view.title}” has no title.")


def private_data(subject: Subject) -> Iterator[Hit]:
    """Something that employers in many countries must not ask."""
    for passage in subject.resume.passages():
        if found := _PRIVATE.search(passage.plain):
            yield Hit(passage.path, passage.plain, f"It tells “{found.group()}”.")


def picture(subject: Subject) -> Iterator[Hit]:
    """A picture is given."""
    if subject.resume.basic("image"):
        yield Hit(("basics", "image"), "", "Your data name a picture; our templates print none.")


def references_on_request(subject: Subject) -> Iterator[Hit]:
    """A line that everyone knows."""
    for passage in subject.resume.passages():
        if _ON_REQUEST.search(passage.plain):
            yield Hit(
                passage.path, passage.plain, "Everyone knows that references can be asked for."
            )


def unused_skill(subject: Subject) -> Iterator[Hit]:
    """None of the skills is seen in use."""
    told = " ".join(p.plain for p in subject.prose)
    words = [k for entry in subject.resume.entries("skills") for k in entry.passages("keywords")]
    if len(words) >= 4 and not any(_is_seen(word.plain, told) for word in words):
        yield Hit(words[0].path, "", "None of your skills appears in what you did.")


def _is_seen(skill: str, told: str) -> bool:
    """Return whether one word of a skill is told; endings may differ, but not of R and C."""
    if re.fullmatch(r"[A-Z]", skill.strip()):
        return re.search(rf"\b{skill.strip()}\b", told) is not None
    words = [word for word in re.findall(r"[\w+#]+", skill.lower()) if len(word) > 1]
    return any(re.search(rf"\b{re.escape(word[:6])}", told.lower()) for word in words)


def _dated(subject: Subject) -> list[Entry]:
    return [entry for view in subject.resume.sections() for entry in view.entries]


RULES: tuple[Rule, ...] = (
    Rule("date-gap", "A gap", "note", "Readers notice gaps and wonder; a reason settles it.",
         "Say what you did then, if you like: care, study, travel, looking for work.", date_gap),
    Rule("date-overlap", "Two positions at once", "note",
         "It is fine, but a reader may take it for a mistake.",
         "Check the dates, or say that one was part-time.", date_overlap),
    Rule("end-before-start", "End before start", "fix", "One of the dates must be wrong.",
         "Correct the dates.", end_before_start),
    Rule("unreadable-date", "Unreadable date", "fix",
         "Tracking systems drop what they cannot read, and with it your years of experience.",
         "Write 2020, 2020-03 or 2020-03-14.", unreadable_date),
    Rule("future-date", "Begins in the future", "consider", "A reader may take it for a mistake.",
         "Check the date.", future_date),
    Rule("missing-dates", "No dates", "fix",
         "Systems count experience from dates, and readers wonder what is hidden.",
         "Add the start, and the end if it ended.", missing_dates),
    Rule("date-precision", "Months here, years there", "consider",
         "A mix looks as if something were hidden.", "Give months everywhere, or nowhere.",
         date_precision),
    Rule("not-latest-first", "Not the latest first", "consider",
         "Readers and systems expect the latest position at the top.", "Move it up.", not_latest_first),
    Rule("many-bullets", "Many bullets", "consider", "The strongest are lost among the others.",
         "Keep the five or six that matter most.", many_bullets),
    Rule("no-bullets", "A position without a word", "fix", "What you did there is what is looked for.",
         "Add three to six bullets.", no_bullets),
    Rule("long-old-position", "Much on an old position", "note", "The last ten years weigh most.",
         "Shorten it to two or three bullets.", long_old_position),
    Rule("empty-entry", "An entry without a title", "fix", "It prints as a hole.",
         "Give it a title, or remove it.", empty_entry),
    Rule("private-data", "Private data", "consider",
         "In many countries employers may not ask it, and some put such résumés aside.",
         "Leave it out, unless it is usual where you apply.", private_data),
    Rule("picture", "A picture", "note", "Some countries expect one, others put it aside.",
         "Keep it in the data or remove it; it is not printed.", picture),
    Rule("references-on-request", "References on request", "note", "The line takes room and says nothing.",
         "Leave it out.", references_on_request),
    Rule("unused-skill", "Skills never seen in use", "consider",
         "A skill is believed when it is seen at work.", "Name the ones that matter in your bullets.",
         unused_skill),
)  # fmt: skip
