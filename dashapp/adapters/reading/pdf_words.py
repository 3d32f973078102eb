"""The words of a PDF page with their places, looks and links, as pdfium sees them."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from dashapp.adapters.reading.pdf_direction import as_read, is_mirrored, is_right_to_left
from dashapp.adapters.reading.pdf_drawn import is_picture, with_drawn_dots
from dashapp.adapters.reading.pdf_fields import field_words
from dashapp.adapters.reading.pdf_letters import Word, letters_of

_Link = tuple[Any, str]


@dataclass(slots=True)
class PageWords:
    """What stands on a page."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[list[Word]] = field(default_factory=list)
    """The words of each other angle than the page's, turned upright."""
    is_picture: bool = False
    """It shows something, and next to no text."""


def page_words(page: Any) -> PageWords:
    """Return the words of a page in the order in which the file draws them."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        upright, turned = letters_of(textpage.raw, height)
    finally:
        textpage.close()
    links = _links(page)
    is_right = any(is_right_to_left(letter.text) for letter in upright)
    if is_right:  # reading order moves them
        _link(upright, links, height)
    words = _joined(as_read(upright, width))
    if not is_right:
        _link(words, links, height)
    mirror = width if is_mirrored(upright) else 0.0
    words += field_words(page, words, height=height, mirror=mirror)
    words = with_drawn_dots(words, page, height=height, mirror=mirror)
    return PageWords(
        width,
        height,
        words,
        [_joined(as_read(each, width)) for each in turned],
        is_picture(page, words, width=width, height=height),
    )


def _joined(letters: list[Word]) -> list[Word]:
    """Return the words that letters make."""
    words: list[Word] = []
    is_spaced = False
    for letter in letters:
        if letter.text == " ":
            is_spaced = True
            continue
        word = words[-1] if words else None
        if word is not None and not is_spaced and _goes_on(word, letter):
            word.text += letter.text
            word.left, word.right = min(word.left, letter.left), max(word.right, letter.right)
            word.top, word.bottom = min(word.top, letter.top), max(word.bottom, letter.bottom)
        else:
            letter.is_spaced = is_spaced
            words.append(letter)
        is_spaced = False
    return words


def _goes_on(word: Word, letter: Word) -> bool:
    # Arabic letters that do not join stand further apart than others.
    is_right = is_right_to_left(word.text[-1]) and is_right_to_left(letter.text)
    widest = letter.size * (0.28 if is_right else 0.16)
    return (
        abs(word.base - letter.base) < letter.size * 0.3
        and word.font == letter.font
        and -letter.size < letter.left - word.right < widest
    )


def _links(page: Any) -> list[_Link]:
    """Return the boxes of a page that lead to an address."""
    found: list[_Link] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(500):
        if not raw.FPDFLink_Enumerate(page.raw, position, link):
            break
        address = _address(page.pdf, link)
        box = raw.FS_RECTF()
        if address and raw.FPDFLink_GetAnnotRect(link, box):
            found.append((box, address))
    return found


def _link(words: list[Word], links: list[_Link], height: float) -> None:
    """Give the words that stand in a box its address."""
    for box, address in links:
        for word in words:
            middle, line = (word.left + word.right) / 2, height - (word.top + word.bottom) / 2
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
