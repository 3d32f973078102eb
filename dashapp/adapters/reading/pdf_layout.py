"""Words on a page → lines in reading order: columns found, wrapped lines joined."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from dashapp.adapters.reading.pdf_rows import BULLET, Row, Segment, rows_of, runs_of, segments_of
from dashapp.adapters.reading.pdf_words import PageWords, Word
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import PAGE_NUMBER, Line
from dashapp.domain.reading.period import find_period

_FOOTER = re.compile(
    r"\b(?:page|seite|página|pagina) \d{1,2} ?(?:/|of|von|de|sur|di) ?\d{1,2}$", re.IGNORECASE
)
_COUNTED = re.compile(r"[–—|·-] ?(\d{1,2}) ?/ ?(\d{1,2})$")


def page_lines(page: PageWords, number: int, count: int) -> list[Line]:
    """Return the lines of a page in reading order."""
    segments = segments_of(page)
    lines: list[Line] = []
    edge = max((segment.right for segment in segments), default=0.0)
    for column, column_edge in _columns(segments, page, edge):
        made = _joined(rows_of(column), f"page {number}", column_edge)
        if made and lines and number == 1:
            made[0] = replace(made[0], opens_column=True)
        lines += made
    if lines and PAGE_NUMBER.match(lines[-1].whole):
        lines.pop()
    elif lines and _is_footer(lines[-1].whole, number, count):
        beside = _FOOTER.sub("", _COUNTED.sub("", lines.pop().whole)).strip(" |·•–—-")
        if beside:
            lines.append(Line.of(beside, f"page {number}", is_footer=True))
    return lines


def _is_footer(text: str, number: int, count: int) -> bool:
    """Say whether a line ends like ``Page 1 of 2``, or like ``Name – 1/2`` on that page of so many."""
    counted = _COUNTED.search(text)
    is_counted = counted is not None and (int(counted[1]), int(counted[2])) == (number, count)
    return len(text) < 80 and (is_counted or _FOOTER.search(text) is not None)


def _columns(
    segments: list[Segment], page: PageWords, edge: float
) -> list[tuple[list[Segment], float]]:
    """Return the segments of each column in reading order, with where its lines end."""
    best: tuple[int, float, float, float] | None = None
    lefts = Counter(round(segment.left) for segment in segments)
    for start in lefts:
        x = start - 2.0
        if not page.width * 0.15 < x < page.width * 0.8:
            continue
        found = _gutter(segments, x)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], x, found[1], found[2])
    if best is None:
        return [(segments, edge)]
    _, x, top, bottom = best
    above = [s for s in segments if s.base < top]
    inside = [s for s in segments if top <= s.base <= bottom]
    below = [s for s in segments if s.base > bottom]
    left = [s for s in inside if s.left < x]
    right = [s for s in inside if s.left >= x]
    gutter = max(s.right for s in left)
    return [
        *(_columns(above, page, edge) if above else []),
        (left, gutter),
        (right, edge),
        *(_columns(below, page, edge) if below else []),
    ]


def _gutter(segments: list[Segment], x: float) -> tuple[int, float, float] | None:
    """Return how many segments a gutter left of ``x`` parts, and from where to where."""
    best: tuple[int, float, float] | None = None
    stretch: list[Segment] = []
    for segment in [*segments, None]:
        if segment is not None and not (segment.left < x < segment.right + 4):
            stretch.append(segment)
            continue
        scored = _parted(stretch, x)
        if scored is not None and (best is None or scored > best[0]):
            best = (scored, stretch[0].base - 0.1, stretch[-1].base + 0.1)
        stretch = []
    return best


def _parted(stretch: list[Segment], x: float) -> int | None:
    """Return the size of two real columns, nothing for dates that stand at an edge."""
    left = [s for s in stretch if s.left < x]
    right = [s for s in stretch if s.left >= x]
    if len(left) < 4 or len(right) < 4:
        return None
    aligned = sum(s.left < x + 5 for s in right) + sum(5 <= s.left - x < 30 for s in right) * 0.7
    if aligned < len(right) * 0.5 or sum(s.left < x + 5 for s in right) < 4:
        return None
    for side in (left, right):
        texts = [s.text for s in side if section_named(s.text) is None]
        dated = sum(find_period(text) is not None and len(text) < 34 for text in texts)
        if dated > len(texts) * 0.3:
            return None
    paired = sum(any(abs(a.base - b.base) < 2 for b in right) for a in left)
    plain = sum(section_named(s.text) is None for s in left)
    if paired >= plain * 0.85:
        return None
    gap_edge = max(s.right for s in left)
    if x + 2 - gap_edge < 6:
        return None
    return len(left) + len(right)


def _joined(rows: list[Row], source: str, edge: float) -> list[Line]:
    """Return a column's lines, each wrapped one joined to the line it runs on from."""
    if not rows:
        return []
    pitch = _pitch(rows)
    lines: list[Line] = []
    words: list[Word] = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        gap = row.base - before.base if before else 0.0
        size = row.segments[0].size
        after_gap = before is None or gap > max(pitch * 1.45, size * 1.8) or gap < 0
        if before is not None and _wraps(before, row, gap=gap, edge=edge):
            words += row.segments[0].words
            lines[-1] = _line(row, words, lines[-1].source, lines[-1])
            continue
        words = list(row.segments[0].words)
        first = Line(
            (),
            source,
            is_bullet=row.is_bullet,
            after_gap=after_gap,
            look=row.segments[0].look,
            size=size,
        )
        lines.append(_line(row, words, source, first))
    return lines


def _pitch(rows: list[Row]) -> float:
    gaps = sorted(b.base - a.base for a, b in pairwise(rows) if b.base > a.base)
    return gaps[len(gaps) // 3] if gaps else 0.0


def _wraps(before: Row, row: Row, *, gap: float, edge: float) -> bool:
    """Say whether a row is the rest of the one before: its first word had no room there."""
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
    room = edge - above.right
    return room < (first.right - first.left) + first.size * 0.8


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
