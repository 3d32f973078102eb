"""Rows of a column → lines: what runs on below is joined, what heads a section is not."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dashapp.adapters.reading.pdf_letters import TYPED, Word
from dashapp.adapters.reading.pdf_rows import BULLET, Row, runs_of
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.place import looks_like_place

_OPEN = (",", "-", "–", "—", "&", "/", ":", "(")
"""What ends no line that is whole."""
_ENDS = (".", "!", "?", *"0123456789")
_TITLE = re.compile(r"(?=.*[^\W\d_]{5})[^\W\d_]+(?:(?: |'| & )[^\W\d_]+)*$")
_WEB = re.compile(r"(?:https?://|www\.)|[\w-]+(?:\.[\w-]+)+/|[^@\s]+@[\w.-]+$")


@dataclass(frozen=True, slots=True)
class _Column:
    edge: float
    pitch: float
    """From a row to the next, where they stand close."""
    rights: list[float]

    def is_alone(self, row: Row) -> bool:
        """Say whether no other row goes nearly as far to the right.

        Why:
            The edge of a column is known by its rows alone, so the longest of them never
            has room for a word more, also where it ends by itself.
        """
        last = row.segments[-1]
        return sum(right > last.right - last.size * 3 for right in self.rights) < 2


def joined(rows: list[Row], source: str, edge: float) -> list[Line]:
    """Return a column's lines, each wrapped one joined to the line it runs on from."""
    if not rows:
        return []
    column = _Column(edge, _pitch(rows), [row.segments[-1].right for row in rows])
    lines: list[Line] = []
    words: list[Word] = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        gap = row.base - before.base if before else 0.0
        size = row.segments[0].size
        after_gap = before is None or gap > max(column.pitch * 1.45, size * 1.8) or gap < 0
        if before is not None and _wraps(before, row, column):
            words += row.segments[0].words
            lines[-1] = _line(row, words, lines[-1].source, lines[-1])
            continue
        words = list(row.segments[0].words)
        first = Line(
            (),
            source,
            is_bullet=row.is_bullet,
            after_gap=after_gap,
            look=_look(row),
            size=size,
        )
        lines.append(_line(row, words, source, first))
    return lines


def _look(row: Row) -> str:
    """Return the look of a row; what a form asks for is set like its headings and is none."""
    is_field = any(segment.words[0].font == TYPED for segment in row.segments[1:])
    return f"{row.segments[0].look} {TYPED if is_field else ''}"


def _pitch(rows: list[Row]) -> float:
    gaps = sorted(b.base - a.base for a, b in pairwise(rows) if b.base > a.base)
    return gaps[len(gaps) // 3] if gaps else 0.0


def _wraps(before: Row, row: Row, column: _Column) -> bool:
    """Say whether a row is the rest of the one before: its first word had no room there."""
    gap = row.base - before.base
    above, here = before.segments[-1], row.segments[0]
    if row.is_bullet or len(before.segments) > 1 or not 0 < gap < here.size * 2.1:
        return False
    if (
        above.words[-1].font != here.words[0].font
        and above.look != here.look
        and not before.is_bullet
    ):
        return False
    last, first = above.words[-1], here.words[0]
    if last.colour != first.colour and not last.link and not first.link:
        return False
    if first.is_bold and not last.is_bold and not before.is_bullet:
        return False
    if abs(above.size - here.size) > 0.6 or BULLET.match(here.words[0].text):
        return False
    start = before.segments[0].left
    if abs(here.left - start) > 3.5:
        return False
    if _is_heading(row, before, column):
        return False
    if _WEB.match(first.text) and len(here.words) == 1 and looks_like_place(above.text):
        return False  # an address has no room beside a town either
    room = column.edge - above.right
    return room < (first.right - first.left) + first.size * 0.8


def _is_heading(row: Row, before: Row, column: _Column) -> bool:
    """Say whether a row heads a section rather than ending the line above."""
    text, above = row.segments[0].text, before.segments[-1].text
    if len(row.segments) > 1 or text[:1].islower() or above.endswith(_OPEN):
        return False
    is_alone = column.is_alone(before)
    is_shouted = text.isupper() and not above.isupper()
    if section_named(text):
        is_apart = row.base - before.base > column.pitch * 1.1
        return is_alone or is_apart or is_shouted or above.endswith(_ENDS)
    return is_alone and is_shouted and len(text) < 40 and _TITLE.match(text) is not None


def _line(row: Row, words: list[Word], source: str, like: Line) -> Line:
    runs = runs_of(words)
    aside = " | ".join(segment.text for segment in row.segments[1:]) or like.aside
    return Line(
        runs,
        source,
        is_bullet=like.is_bullet,
        after_gap=like.after_gap,
        aside=aside,
        look=like.look,
        size=like.size,
    )
