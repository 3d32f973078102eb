"""Words on a page → lines in reading order: columns found, wrapped lines joined."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from dashapp.adapters.reading.pdf_labels import labels_of, rows_of
from dashapp.adapters.reading.pdf_rows import Segment, segments_of
from dashapp.adapters.reading.pdf_running import COUNTED, FOOTER, without_count
from dashapp.adapters.reading.pdf_words import PageWords
from dashapp.adapters.reading.pdf_wrapping import joined
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import PAGE_NUMBER, Line
from dashapp.domain.reading.period import find_period


def page_lines(page: PageWords, number: int, count: int) -> list[Line]:
    """Return the lines of a page in reading order."""
    segments = segments_of(page)
    lines: list[Line] = []
    edge = max((segment.right for segment in segments), default=0.0)
    for column, column_edge in _columns(segments, page, edge):
        made = joined(rows_of(column), f"page {number}", column_edge)
        if made and lines and number == 1:
            made[0] = replace(made[0], opens_column=True)
        lines += made
    if lines and PAGE_NUMBER.match(lines[-1].whole):
        lines.pop()
    elif lines and _is_footer(lines[-1].whole, number, count):
        beside = without_count(lines.pop().whole)
        lines += [Line.of(beside, f"page {number}", is_footer=True)] if beside else []
    for words in page.turned:
        turned = segments_of(PageWords(page.width, page.height, words))
        lines += [Line.of(each.text, f"page {number}", is_footer=True) for each in turned]
    return lines


def _is_footer(text: str, number: int, count: int) -> bool:
    """Say whether a line ends like ``Page 1 of 2``, or like ``Name – 1/2`` on that page of so many."""
    counted = COUNTED.search(text)
    is_counted = counted is not None and (int(counted[1]), int(counted[2])) == (number, count)
    return len(text) < 80 and (is_counted or FOOTER.search(text) is not None)


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
    if _is_table(left, right) or _is_scattered(right):
        return None
    gap_edge = max(s.right for s in left)
    if x + 2 - gap_edge < 6:
        return None
    return len(left) + len(right)


def _is_table(left: list[Segment], right: list[Segment]) -> bool:
    """Say whether what stands at the left are labels of what stands beside them at the right.

    Why:
        A title above the table or a line below it has nothing beside it, and is no label.
        Where there is more of such than of labels, it is a column that goes on.
    """
    labels = [each for each in labels_of(left) if section_named(each.text) is None]
    paired = sum(any(label.top - 2 < s.base < label.bottom + 2 for s in right) for label in labels)
    top, bottom = min(s.base for s in right) - 2, max(s.base for s in right) + 2
    beside = sum(top < label.top < bottom for label in labels)
    counted = beside if len(labels) - beside < paired else len(labels)
    return paired >= counted * 0.85


def _is_scattered(side: list[Segment]) -> bool:
    """Say whether most of a side stands far below one another: cells of a table, no column."""
    gaps = [b.base - a.base for a, b in pairwise(side) if b.base - a.base > 2]
    size = max(segment.size for segment in side)
    return sum(gap < size * 3 for gap in gaps) < len(gaps) * 0.5
