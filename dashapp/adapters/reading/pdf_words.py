"""The words of a PDF page with their places, looks and links, as pdfium sees them."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_MOST_CHARACTERS = 60_000
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "medi")
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


@dataclass(slots=True)
class PageWords:
    """What stands on a page."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)


def page_words(page: Any) -> PageWords:
    """Return the words of a page in the order in which the file draws them."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        found = PageWords(width, height)
        is_spaced = False
        for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
            letter = chr(raw.FPDFText_GetUnicode(textpage.raw, index))
            if letter.isspace() or letter == "\x00":
                is_real = letter == " " and not raw.FPDFText_IsGenerated(textpage.raw, index)
                is_spaced = is_spaced or is_real
                continue
            _add(found, textpage.raw, index, letter, is_spaced=is_spaced)
            is_spaced = False
        _add_links(page, found)
        return found
    finally:
        textpage.close()


def _add(found: PageWords, text: Any, index: int, letter: str, *, is_spaced: bool) -> None:
    """Put a letter to the word before it, or begin a word with it."""
    tight = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, index, *tight)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, loose)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    left, right = (
        (loose.left, loose.right) if loose.right > loose.left else (tight[0].value, tight[1].value)
    )
    size, font = _size(text, index), _font(text, index)
    base = found.height - y.value
    top, bottom = found.height - tight[3].value, found.height - tight[2].value
    shown = _LIGATURES.get(letter) or _HYPHENS.get(letter) or letter
    word = found.words[-1] if found.words else None
    if word is not None and abs(word.base - base) < size * 0.3 and word.font == font:
        gap = left - word.right
        if not is_spaced and -size < gap < size * 0.16:
            word.text += shown
            word.left, word.right = min(word.left, left), max(word.right, right)
            word.top, word.bottom = min(word.top, top), max(word.bottom, bottom)
            return
    found.words.append(
        Word(
            shown,
            left,
            top,
            right,
            bottom,
            base,
            size,
            font,
            _colour(text, index),
            is_spaced=is_spaced,
        )
    )


def _size(text: Any, index: int) -> float:
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(text, index)
    if raw.FPDFText_GetMatrix(text, index, matrix):
        size *= abs(matrix.d) or abs(matrix.b) or 1.0
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


def _add_links(page: Any, found: PageWords) -> None:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(500):
        if not raw.FPDFLink_Enumerate(page.raw, position, link):
            return
        address = _address(page.pdf, link)
        box = raw.FS_RECTF()
        if not address or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        for word in found.words:
            middle, line = (word.left + word.right) / 2, found.height - (word.top + word.bottom) / 2
            if (
                box.left - 1 <= middle <= box.right + 1
                and min(box.bottom, box.top) - 1 <= line <= max(box.bottom, box.top) + 1
            ):
                word.link = address


def _address(document: "pdfium.PdfDocument", link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action:
        return ""
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length < 2_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")
