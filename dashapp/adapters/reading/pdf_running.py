"""What every page of a PDF says again at its head or foot: taken off, and kept once."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median

from dashapp.adapters.reading.pdf_rows import Segment, runs_of, segments_of
from dashapp.adapters.reading.pdf_words import PageWords
from dashapp.domain.reading.line import PAGE_NUMBER, Line

_DEEPEST = 5
"""So many rows of a page's edge are looked at."""
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ANY = "\0"
"""What stands for a number: no text of a page holds it."""
_EDGE = " |·•–—-()"
_COUNT = re.compile(
    r"(?:\b(?:page|seite|página|pagina))?[\s(]\d{1,2}(?: ?(?:/|of|von|de|sur|di) ?\d{1,2})?$",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"\b(?:page|seite|página|pagina) \d{1,2} ?(?:/|of|von|de|sur|di) ?\d{1,2}$", re.IGNORECASE
)
COUNTED = re.compile(r"[–—|·-] ?(\d{1,2}) ?/ ?(\d{1,2})$")


@dataclass(slots=True)
class _Row:
    page: int
    segments: list[Segment]
    counted: frozenset[int] = frozenset()
    """Which of its segments name the page's number."""

    @property
    def text(self) -> str:
        return " | ".join(segment.text for segment in self.segments)

    @property
    def base(self) -> float:
        return self.segments[0].base

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in _NUMBER.findall(self.text)]


def without_running_heads(pages: list[PageWords]) -> tuple[list[PageWords], list[Line]]:
    """Return the pages without the rows that they share, and a line of each such row.

    Why:
        On the first page a row that is set large is the head of the résumé itself, and
        stays; the further pages only say it again.
    """
    if len(pages) < 2:
        return pages, []
    taken: list[_Row] = []
    rows = [_rows(page, number) for number, page in enumerate(pages)]
    for is_foot in (False, True):
        edges = [list(reversed(each)) if is_foot else each for each in rows]
        shared = _shared([each[:_DEEPEST] for each in edges], 2 if len(pages) < 4 else 3)
        for each in edges:
            for row in each[:_DEEPEST]:
                if not any(row is one for group in shared for one in group):
                    break
                taken.append(row)
    body = median([word.size for page in pages for word in page.words] or [0.0])
    taken = [row for row in taken if not (row.page == 0 and _is_head(row, body))]
    gone = {id(word) for row in taken for segment in row.segments for word in segment.words}
    kept = [
        replace(page, words=[word for word in page.words if id(word) not in gone]) for page in pages
    ]
    return kept, _lines(taken)


def without_count(text: str) -> str:
    """Return what stands beside the number of a page."""
    rest = FOOTER.sub("", COUNTED.sub("", text)).strip(_EDGE)
    return "" if PAGE_NUMBER.match(rest) else rest


def _rows(page: PageWords, number: int) -> list[_Row]:
    rows: list[_Row] = []
    for segment in segments_of(page):
        if rows and abs(rows[-1].base - segment.base) < 2.5:
            rows[-1].segments.append(segment)
        else:
            rows.append(_Row(number, [segment]))
    return rows


def _shared(edges: list[list[_Row]], fewest: int) -> list[list[_Row]]:
    """Return the rows that say the same at the same height on enough pages, but for the page's number."""
    said: dict[str, list[_Row]] = defaultdict(list)
    for row in (row for edge in edges for row in edge):
        said[_NUMBER.sub(_ANY, row.text).casefold()].append(row)
    found = []
    for rows in said.values():
        height = median(row.base for row in rows)
        level = [row for row in rows if abs(row.base - height) < 4]
        if len({row.page for row in level}) >= fewest and _counts_pages(level):
            texts = zip(*([part.text for part in row.segments] for row in level), strict=False)
            counted = frozenset(place for place, said in enumerate(texts) if len(set(said)) > 1)
            for row in level:
                row.counted = counted
            found.append(level)
    return found


def _counts_pages(rows: list[_Row]) -> bool:
    """Say whether each number in rows is the same in all of them, or goes up with the pages."""
    for numbers in zip(*(row.numbers for row in rows), strict=True):
        steps = {number - row.page for number, row in zip(numbers, rows, strict=True)}
        if len(set(numbers)) > 1 and len(steps) > 1:
            return False
    return True


def _is_head(row: _Row, body: float) -> bool:
    size = max(segment.size for segment in row.segments)
    is_bold = all(word.is_bold for segment in row.segments for word in segment.words)
    return size > body * 1.15 or (is_bold and size >= body)


def _lines(taken: list[_Row]) -> list[Line]:
    """Return one line of each text in the rows, with where its words lead to."""
    lines: dict[str, Line] = {}
    for row in taken:
        for place, segment in enumerate(row.segments):
            text = segment.text.strip(_EDGE)
            rest = without_count(_COUNT.sub("", text)) if place in row.counted else text
            line = Line(runs_of(segment.words)) if rest == text else Line.of(rest)
            if rest:
                line = replace(line, source=f"page {row.page + 1}", is_footer=True)
                lines.setdefault(_NUMBER.sub(_ANY, rest), line)
    return list(lines.values())
