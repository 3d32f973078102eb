"""What a PDF page draws instead of writing it: the dots of lists, and whole pages as pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pypdfium2 import raw

from dashapp.adapters.reading.pdf_letters import Word

_MOST = 20_000
_MOST_DOTS = 200
"""More on a page are a pattern, such as a code for cameras."""
_MANY = 50
"""So many shapes, where there is no letter, may be letters that are drawn."""
_FEW_LETTERS = 20

_Box = tuple[float, float, float, float]


def with_drawn_dots(words: list[Word], page: Any, *, height: float, mirror: float) -> list[Word]:
    """Return the words, a dot that is drawn at the head of a row among them as a bullet."""
    dots = [
        (mirror - right, top, mirror - left, bottom) if mirror else (left, top, right, bottom)
        for left, top, right, bottom in _shapes(page, height)
        if 1 <= right - left <= 6 and abs((right - left) - (bottom - top)) < (right - left) * 0.35
    ]
    found = []
    for dot in dots if len(dots) <= _MOST_DOTS else []:
        row = _row_behind(dot, words)
        if row and not any(other != dot and _is_beside(other, dot, row[0].size) for other in dots):
            first = row[0]
            bullet = replace(first, text="•", left=dot[0], right=dot[2], link=None, is_spaced=True)
            found.append(bullet)
    return [*words, *found]


def is_picture(page: Any, words: list[Word], *, width: float, height: float) -> bool:
    """Say whether next to nothing of what a page shows is text."""
    if sum(len(word.text) for word in words) >= _FEW_LETTERS:
        return False
    pictures = _boxes(page, height, raw.FPDF_PAGEOBJ_IMAGE)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in pictures)
    is_drawn = not words and len(list(_shapes(page, height))) > _MANY
    return is_drawn or area > width * height * 0.25


def _row_behind(dot: _Box, words: list[Word]) -> list[Word]:
    """Return the words at whose head a dot stands as one of a list would, nothing where it does not.

    Why:
        A dot before a row that is bold throughout marks an entry on a line of time.
    """
    middle = (dot[1] + dot[3]) / 2
    row = sorted(
        (w for w in words if w.base - w.size * 0.75 < middle < w.base + w.size * 0.1),
        key=lambda word: word.left,
    )
    behind = [word for word in row if word.left >= dot[2] - 0.5]
    if not behind or dot[2] - dot[0] > behind[0].size * 0.45:
        return []
    size = behind[0].size
    is_before = any(word.left < dot[2] and dot[0] - word.right < size * 3 for word in row)
    is_near = behind[0].left - dot[2] < size * 2.5
    return behind if is_near and not is_before and not all(w.is_bold for w in behind) else []


def _is_beside(other: _Box, dot: _Box, size: float) -> bool:
    """Say whether two dots stand in one row, as those that grade a skill do."""
    is_row = abs((other[1] + other[3]) - (dot[1] + dot[3])) < size * 0.4
    return is_row and abs(other[0] - dot[0]) < size * 3


def _shapes(page: Any, height: float) -> Iterator[_Box]:
    return _boxes(page, height, raw.FPDF_PAGEOBJ_PATH)


def _boxes(page: Any, height: float, kind: int) -> Iterator[_Box]:
    """Yield the box from the top of each thing of a kind, and of each group that holds a picture."""
    for number in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST)):
        drawn = raw.FPDFPage_GetObject(page.raw, number)
        edges = [ctypes.c_float() for _ in range(4)]
        if _holds(drawn, kind) and raw.FPDFPageObj_GetBounds(drawn, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            yield left, height - top, right, height - bottom


def _holds(drawn: Any, kind: int) -> bool:
    found = raw.FPDFPageObj_GetType(drawn)
    if found != raw.FPDF_PAGEOBJ_FORM:
        return bool(found == kind)
    inside = range(min(raw.FPDFFormObj_CountObjects(drawn), _MANY * 2))
    return kind == raw.FPDF_PAGEOBJ_IMAGE and any(
        raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(drawn, number)) == kind
        for number in inside
    )
