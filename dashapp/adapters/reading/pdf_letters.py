"""The letters of a PDF page as pdfium gives them, one word a letter; turned text by its angle."""

import ctypes
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_MOST_CHARACTERS = 60_000
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "medi")
TYPED = "typed into a form"
"""What stands for the font of words in a form's fields."""
_ITALIC = ("italic", "oblique", "slanted", "-ital")


@dataclass(slots=True)
class Word:
    """A word: its box in points (top down), its look and its link."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    font: str
    colour: int
    link: str | None = None
    is_spaced: bool = False
    """A space stands before it in the file, however narrow."""

    @property
    def is_bold(self) -> bool:
        """The font's name says so."""
        name = self.font.casefold()
        return any(sign in name for sign in _BOLD) or name.startswith(("cmbx", "lmbx"))

    @property
    def is_italic(self) -> bool:
        """The font's name says so."""
        name = self.font.casefold()
        return any(sign in name for sign in _ITALIC) or name.startswith("cmti")


def letters_of(text: Any, height: float) -> tuple[list[Word], list[list[Word]]]:
    """Return the upright letters, drawn spaces among them, and those of each other angle.

    Why:
        Letters of turned text have a base line each, as if every one were a row. They
        are turned upright, about a place of their own that means nothing on the page.
    """
    by_angle: dict[int, list[Word]] = defaultdict(list)
    matrix, angle = raw.FS_MATRIX(), 0
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        is_empty = letter.isspace() or letter == "\x00"
        if is_empty and (letter != " " or raw.FPDFText_IsGenerated(text, index)):
            continue
        has_matrix = raw.FPDFText_GetMatrix(text, index, matrix)
        if letter != " ":
            angle = _angle(matrix) if has_matrix else 0
        size = _size(text, index, matrix if has_matrix else None)
        by_angle[angle].append(_letter(text, index, letter, height, (angle, size)))
    upright = max(by_angle, key=lambda each: (len(by_angle[each]), each == 0), default=0)
    return by_angle.pop(upright, []), list(by_angle.values())


def _letter(text: Any, index: int, letter: str, height: float, look: tuple[int, float]) -> Word:
    angle, size = look
    tight = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, index, *tight)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, loose)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    left, right = (
        (loose.left, loose.right) if loose.right > loose.left else (tight[0].value, tight[1].value)
    )
    top, bottom, base = tight[3].value, tight[2].value, y.value
    if angle:
        left, right, bottom, top = _turned((left, right), (loose.bottom, loose.top), angle)
        base = _turned((x.value, x.value), (y.value, y.value), angle)[2]
    return Word(
        _LIGATURES.get(letter) or _HYPHENS.get(letter) or letter,
        left,
        height - top,
        right,
        height - bottom,
        height - base,
        size,
        _font(text, index),
        _colour(text, index),
    )


def _turned(
    xs: tuple[float, float], ys: tuple[float, float], angle: int
) -> tuple[float, float, float, float]:
    """Return the left, right, bottom and top of a box that is turned back by its angle."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    across = [x * cos + y * sin for x in xs for y in ys]
    upwards = [y * cos - x * sin for x in xs for y in ys]
    return min(across), max(across), min(upwards), max(upwards)


def _angle(matrix: Any) -> int:
    """Return the degrees by which the line of a letter is turned; slanted letters stand upright.

    Why:
        ``FPDFText_GetCharAngle`` takes the slant of an italic for a turn. A scan whose
        text was recognised stands a little askew, which is no turn either.
    """
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    square = round(angle / 90) * 90
    return (square if abs(angle - square) < 5 else round(angle)) % 360


def _size(text: Any, index: int, matrix: Any) -> float:
    size = raw.FPDFText_GetFontSize(text, index)
    if matrix is not None:
        size *= math.hypot(matrix.b, matrix.d) or 1.0
    return round(size, 1) or 1.0


def _font(text: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    return name.split("+", 1)[-1]


def _colour(text: Any, index: int) -> int:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(text, index, *parts):
        return 0
    red, green, blue = (part.value for part in parts[:3])
    return red << 16 | green << 8 | blue
