"""The lines of one entry → its fields, as its section names them."""

import re
from dataclasses import replace

from dashapp.domain.reading.degree import SCORE, Left, assign_education
from dashapp.domain.reading.header import (
    DURATION,
    Header,
    address_of,
    has_period,
    is_only_dated,
    read_header,
    split_at,
)
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.occupation import assign_work, has_employer_beside
from dashapp.domain.reading.period import read_period, says_planned
from dashapp.domain.reading.place import looks_like_place, names_place
from dashapp.domain.reading.vocabulary import employer_words, job_words
from dashapp.domain.resume import JsonObject

TAGS = re.compile(
    r"^(?:keywords?|tech(?:nologies|nology)?(?: stack)?|stack|tools?|skills|roles?|built with"
    r"|technologien|schlagworte|outils|tecnologías|mots-clés|palabras clave)\s*:\s*(?P<tags>.+)$",
    re.IGNORECASE,
)
COURSES = re.compile(
    r"^(?:(?:relevant|selected|key) )?(?:courses?|course ?work|modules?|kurse|cours|asignaturas)"
    r"\s*:\s*(?P<tags>.+)$",
    re.IGNORECASE,
)
_SINGLE_DATE = {"certificates": "date", "awards": "date", "publications": "releaseDate"}
_NAMED: dict[str, tuple[str, str]] = {
    # section: its title, what stands beside it
    "projects": ("name", "entity"),
    "certificates": ("name", "issuer"),
    "publications": ("name", "publisher"),
    "awards": ("title", "awarder"),
    "references": ("name", ""),
    "custom": ("name", "detail"),
}
_PROSE = {
    "work": "summary",
    "volunteer": "summary",
    "projects": "description",
    "publications": "summary",
    "awards": "summary",
    "references": "reference",
    "custom": "summary",
}
_BULLETS = {"education": "courses"}
_LONGEST_HEAD = 75
_LEVEL = re.compile(
    r"(?:associate|professional|specialty|practitioner|expert|foundations?|fundamentals|advanced"
    r"|intermediate|beginner|basic|administrator|developer|level \w+|part \w+|[abc][12])$",
    re.IGNORECASE,
)


def read_heads(key: str, groups: list[list[Line]]) -> list[Header]:
    """Return the head of each entry of a section; what one tells of the layout holds for all."""
    is_job = key in ("work", "volunteer")
    headers = [read_header(lines[: _head_size(key, lines)], is_span=is_job) for lines in groups]
    is_beside = is_job and any(map(has_employer_beside, headers))
    for header in headers:
        header.is_employer_beside = is_beside
    return headers


def read_entry(key: str, lines: list[Line], header: Header, left: Left) -> JsonObject:
    """Return the entry that the lines make, the first of which are the head."""
    head = _head_size(key, lines)
    lines = _dated_beside(header, lines, head, left)
    entry: JsonObject = {}
    _assign(key, header, entry, left)
    _add_dates(key, header, entry, left)
    for term in (*header.terms, *filter(None, [header.about_dates])):
        if key == "work" and not DURATION.match(term) and not says_planned(term):
            entry["description"] = ", ".join([*filter(None, [entry.get("description")]), term])
        elif key == "education" and "score" not in entry and SCORE.search(term):
            entry["score"] = term
        else:
            left(term)
    if header.url:
        entry["url"] = header.url
    _add_body(key, lines[head:], entry, left)
    return entry


def _dated_beside(header: Header, lines: list[Line], head: int, left: Left) -> list[Line]:
    """Take the dates, and how long that was, from the far edge of the first lines below the head."""
    lines = list(lines)
    for number, line in enumerate(lines[head : head + 2], start=head):
        period = read_period(line.aside)
        if period is not None and header.period is None:
            header.period = period
        elif DURATION.match(line.aside):
            left(line.aside)
        else:
            break
        lines[number] = replace(line, aside="")
    return [line for line in lines if line.whole]


def is_title_like(line: Line) -> bool:
    """Say whether a line is short and no sentence."""
    text = line.text
    return bool(text) and len(text) <= _LONGEST_HEAD and not text.endswith((".", "!", "?", ";"))


def _head_size(key: str, lines: list[Line]) -> int:
    """Return how many of the first lines are the head."""
    # Dates alone above the titles are no title.
    above = int(len(lines) > 1 and is_only_dated(lines[0]))
    size, dated = above, False
    for number, line in enumerate(lines[above:]):
        if line.is_bullet and number + above:
            break
        is_head = number == 0 or line.rank > 0 or _goes_on(key, line, number, dated=dated)
        is_listing = TAGS.match(line.text) or COURSES.match(line.text)
        if not is_head or is_listing or _quoted(key, line, number):
            break
        dated = dated or has_period(line)
        size = above + number + 1
    return size


def _goes_on(key: str, line: Line, number: int, *, dated: bool) -> bool:
    if dated and key in ("work", "volunteer") and names_place(line.text):
        return number < 6 and is_title_like(line)
    if number > 3:
        return False
    if number == 1 and key == "work" and job_words(line.text) and is_title_like(line):
        return True
    if has_period(line):
        return (not dated or bool(line.aside)) and len(line.text) <= 140
    if address_of(line):
        return number <= 2
    if " | " in line.text:
        return number == 1 and len(line.text) < 160
    if not is_title_like(line) or key == "references":
        return False
    if number == 1:
        return key != "projects" or len(line.text) <= 40
    return (
        number == 2
        and (not dated or bool(line.aside))
        and len(line.text) <= 60
        and key in ("work", "volunteer", "education")
    )


def _quoted(key: str, line: Line, number: int) -> bool:
    return key == "references" and number > 0 and not address_of(line)


def _assign(key: str, header: Header, entry: JsonObject, left: Left) -> None:
    if key in ("work", "volunteer"):
        assign_work(key, header, entry, left)
    elif key == "education":
        assign_education(header, entry, left)
    else:
        _assign_named(key, header, entry, left)


def _assign_named(key: str, header: Header, entry: JsonObject, left: Left) -> None:
    title, beside = _NAMED[key]
    parts = header.parts
    if len(parts) == 1 and beside and (sides := split_at(parts[0])):
        # "Solutions Architect – Associate" is a certificate at its level, from nobody.
        # "First aid at work" is whole.
        joint = parts[0][len(sides[0]) : -len(sides[1])].strip()
        is_level = key == "certificates" and (_LEVEL.match(sides[1]) or joint.isalpha())
        is_whole = is_level or sides[1][:1].islower()
        parts = parts if is_whole else list(sides)
    if parts:
        entry[title] = parts[0]
    rest = [*parts[1:], *header.asides]
    if rest and key == "custom" and len(rest) > 1 and looks_like_place(rest[-1]):
        entry["location"] = rest.pop()
    if rest and key == "projects" and rest[0].count(",") > 1 and _reads_as_tags(rest[0]):
        entry["keywords"] = _listed(rest.pop(0))
    if rest and beside:
        entry[beside] = rest.pop(0)
        if (
            key == "projects"
            and ", " in entry[beside]
            and not employer_words(entry[beside].split(", ", 1)[1])
        ):
            entry["entity"], entry["type"] = entry["entity"].split(", ", 1)
    for part in rest:
        left(part)


def _add_dates(key: str, header: Header, entry: JsonObject, left: Left) -> None:
    period = header.period
    if period is None:
        return
    if key in _SINGLE_DATE:
        if period.end or period.open:
            left(f"{period.start} – {period.end}".strip())
        else:
            entry[_SINGLE_DATE[key]] = period.start
    elif key == "references":
        left(period.start)
    else:
        entry.update(period.fields())


def _add_body(key: str, lines: list[Line], entry: JsonObject, left: Left) -> None:
    prose: list[str] = []
    bullets = _BULLETS.get(key, "highlights")
    has_bullets = key in ("work", "volunteer", "projects", "education", "custom")
    for line in lines:
        tags = _tags(line, key)
        if line.is_bullet and has_bullets:
            entry.setdefault(bullets, []).append(line.prose)
        elif key == "education" and not line.is_bullet and (named := COURSES.match(line.text)):
            entry.setdefault("courses", []).extend(_listed(named["tags"]))
        elif tags and key == "projects":
            entry.setdefault("keywords", []).extend(tags)
        elif (url := address_of(line)) and "url" not in entry and key != "references":
            entry["url"] = url
        elif (
            key == "education"
            and SCORE.search(line.text)
            and "score" not in entry
            and is_title_like(line)
        ):
            entry["score"] = line.text
        elif key in _PROSE:
            prose.append(line.prose)
        else:
            left(line.whole)
    if prose:
        entry[_PROSE[key]] = "\n".join(prose)


def _tags(line: Line, key: str) -> list[str]:
    if found := TAGS.match(line.text):
        return _listed(found["tags"])
    words = [run for run in line.runs if run.text.strip()]
    is_italic = bool(words) and all(run.italic for run in words)
    if key == "projects" and not line.is_bullet and (is_italic or _reads_as_tags(line.text)):
        return _listed(line.text)
    return []


def _listed(text: str) -> list[str]:
    return [part for each in text.split(",") if (part := each.strip())]


def _reads_as_tags(text: str) -> bool:
    tags = [tag.strip() for tag in text.split(",")]
    return (
        len(tags) > 1 and all(0 < len(tag.split()) <= 3 for tag in tags) and not text.endswith(".")
    )
