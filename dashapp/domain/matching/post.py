"""A job post → the requirements in it; what is advertising or boilerplate is left out."""

import re
from dataclasses import dataclass

from dashapp.domain.address import is_address
from dashapp.domain.errors import InvalidInput
from dashapp.domain.matching.asking import asked_apart, asks, is_about_post, is_notice
from dashapp.domain.matching.headings import (
    BULLET,
    MOST_WORDS,
    Part,
    heading,
    is_pictured,
    part_of,
    reads_as_heading,
    unmarked,
)
from dashapp.domain.matching.page import is_of_page
from dashapp.domain.matching.requirement import Requirement, kind_of
from dashapp.domain.matching.terms import mentions

MOST_CHARACTERS = 100_000
MOST_REQUIREMENTS = 80
_LONGEST = 320
_LONGEST_TITLE = 120
_WRAPPED = 45
"""As long is a line of prose that may go on in the next."""
_SHORTEST = 3
_NEARLY = 0.7
"""A line that was wrapped is nearly as long as the longest, with the word that no longer fitted."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ0-9„“\"])")
_WILL_DO = re.compile(
    r"\byou(?:.ll| will) (?!be\b|get|receive|have|join|find|love|enjoy|need|report|benefit|hear|see)\w+"
    r"|^(?:your )?(?:responsibilities|duties|tasks) include\b",
    re.IGNORECASE,
)
"""What somebody will do, told in prose; what they will get is left out."""


@dataclass(frozen=True, slots=True)
class Post:
    """A job post as it was read."""

    title: str
    requirements: tuple[Requirement, ...]
    left_out: int
    """How many lines were advertising, address or boilerplate."""


def read_post(text: str) -> Post:
    """Return the requirements of a job post.

    Raises:
        InvalidInput: It is empty or an address, or nothing in it asks for anything.
    """
    if not text.strip():
        raise InvalidInput("The job post is empty. Paste its text, or drop its file here.")
    if is_address(text):
        raise InvalidInput(
            "This is the address of a job post, and nothing is fetched from there. Open it, and paste"
            " its text, or save the page and drop the file here."
        )
    title, left_out = "", 0
    found: list[Requirement] = []
    part: Part = "unknown"
    told: list[Requirement] = []
    is_under_heading = has_list = False
    for number, raw in _lines(text[:MOST_CHARACTERS]):
        if is_of_page(raw):
            left_out += 1
            continue
        line = " ".join(raw.split())
        is_first, title = not title, title or _SENTENCE.split(unmarked(line))[0][:_LONGEST_TITLE]
        headed = heading(
            _SENTENCE.split(line)[-1] if line.endswith(":") else line, is_first=is_first
        )
        is_bullet = BULLET.match(raw) is not None and not (is_first and is_pictured(line))
        if headed is not None or (line.endswith(":") and not is_bullet):
            part = headed or part
            is_under_heading = not is_first
            continue
        if not is_bullet:
            is_under_heading = not is_first and _may_head(line)
        listed = "must" if is_under_heading and part == "unknown" else part
        # Among what the employer gives, "Bonus: 10 %" asks for nothing.
        taken = None if is_bullet and part == "other" else _headed(line, number)
        if taken is None:
            taken = _taken(line, listed if is_bullet else part, number, is_bullet=is_bullet)
        found += taken
        has_list = has_list or (bool(taken) and (is_bullet or part != "unknown"))
        if not taken and part == "unknown":
            told += _told(line, number)
        left_out += not taken
    if not has_list:  # what somebody will do is asked for where nothing says it shorter
        found = sorted(found + told, key=lambda each: each.line)
        left_out -= len({each.line for each in told})
    unique = _once(found)
    if not unique:
        raise InvalidInput(
            "No requirement was found in this text. Paste the part of the job post that says"
            " what they ask for."
        )
    return Post(title, tuple(unique[:MOST_REQUIREMENTS]), left_out)


def _once(found: list[Requirement]) -> list[Requirement]:
    """Return each requirement once; what is a must anywhere is a must."""
    once: dict[str, Requirement] = {}
    for each in found:
        known = once.get(each.text.lower())
        if known is None or known.importance == "nice":
            once[each.text.lower()] = each
    return list(once.values())


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with its number; what was wrapped is joined."""
    lines = text.splitlines()
    found: list[tuple[int, str]] = []
    above = last = ""
    full = _NEARLY * max(map(len, lines))
    for number, raw in enumerate(lines, 1):
        said = raw.strip()
        is_full = len(last) >= max(_WRAPPED, full - len(said.partition(" ")[0]))
        is_open = (
            (BULLET.match(above) is not None or is_full)
            and len(above) < _LONGEST
            and not above.endswith((".", "!", "?", ":", ";"))
        )
        if is_open and said[:1].islower() and not BULLET.match(raw) and not is_of_page(raw):
            begun, before = found.pop()
            found.append((begun, f"{before} {said}"))
        elif said:
            found.append((number, raw.rstrip()))
        above = found[-1][1] if said else ""
        last = raw.rstrip()
    return found


def _may_head(line: str) -> bool:
    """Whether a line that says nothing known may stand above a list, as a heading does."""
    is_short = len(line.split()) <= MOST_WORDS and not line.endswith((".", "!", ",", ";"))
    return is_short or line.endswith(":")


def _headed(line: str, number: int) -> list[Requirement] | None:
    """Return what stands on one line with its heading ("Desirable: Lean, Power BI"), each by itself."""
    head, colon, rest = BULLET.sub("", line).strip("*_ ").partition(":")
    if not colon or not rest.strip() or len(head.split()) > MOST_WORDS:
        return None
    part = part_of(head) if reads_as_heading(head.strip("*_ ")) else None
    if part is None:
        return None
    pieces = re.split(r"[,;]\s+(?:(?:and|und|et|y)\s+)?", rest.strip("*_ "))
    found = [_taken(piece, part, number, is_bullet=True) for piece in pieces]
    return [each for some in found for each in some]


def _taken(line: str, part: Part, number: int, *, is_bullet: bool) -> list[Requirement]:
    if part == "other":
        return []
    body = BULLET.sub("", line).strip("*_ ")
    pieces = [body] if is_bullet else _SENTENCE.split(body)
    is_listed = part != "unknown"
    kept = []
    for piece in pieces:
        clean = piece.strip().rstrip(".;,")
        is_item = is_bullet and is_listed
        if len(clean) < (1 if is_listed else _SHORTEST) or is_notice(clean, is_listed=is_item):
            continue
        is_asking = asks(clean)
        if part in ("must", "nice") and not is_bullet and is_about_post(piece):
            continue
        # In a list a line says what is asked for, however short: "Go", "dbt".
        is_asked = is_listed and (is_bullet or piece == body or len(clean.split()) > 1)
        if is_asked or is_asking or (is_bullet and mentions(clean)):
            own: Part = "unknown" if is_asking and not is_bullet else part
            kept += [
                Requirement(
                    text[:_LONGEST],
                    kind_of(text, own),
                    "nice" if nice or part == "nice" else "must",
                    number,
                )
                for text, nice in asked_apart(clean, is_duty=own == "duty")
            ]
    return kept


def _told(line: str, number: int) -> list[Requirement]:
    """Return what a line of prose says that somebody will do."""
    sentences = [each.rstrip(".;,") for each in _SENTENCE.split(line) if _WILL_DO.search(each)]
    return [
        Requirement(each[:_LONGEST], "duty", "must", number)
        for each in sentences
        if not is_notice(each, is_listed=False)
    ]
