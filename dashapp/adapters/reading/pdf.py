"""PDF read by pdfium: its source where it carries one, else its text by place."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from dashapp.adapters.reading.pdf_layout import page_lines
from dashapp.adapters.reading.pdf_running import without_running_heads
from dashapp.adapters.reading.pdf_words import PageWords, page_words
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.reading.line import Line

MOST_PAGES = 40
_SOURCE = "resume.json"
_LONGEST_SOURCE = 20_000_000

Tell = Callable[[float, str], None]


def pdf_contents(content: bytes, tell: Tell) -> tuple[Any, list[Line], tuple[str, ...]]:
    """Return the JSON source that a PDF carries, if one, else the lines of its text.

    The last part is what to tell the person, in whole sentences.

    Raises:
        InvalidInput: It is encrypted, broken, or has no text.
        TooLarge: It has too many pages.
    """
    document = _opened(content)
    try:
        if (source := _source(document)) is not None:
            return source, [], ()
        count = len(document)
        if count > MOST_PAGES:
            raise TooLarge(
                f"This PDF has {count} pages; up to {MOST_PAGES} can be read. "
                "Please save only the pages that matter."
            )
        pages = _pages(document, count, tell)
        return None, _lines(pages), _notes(pages)
    finally:
        document.close()


def _opened(content: bytes) -> "pdfium.PdfDocument":
    try:
        document = pdfium.PdfDocument(content)
        len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise InvalidInput(
                "This PDF is locked with a password. Please save a copy without a password and "
                "choose that."
            ) from None
        raise InvalidInput(
            "This PDF is broken and cannot be opened. Please export it again from where it was made."
        ) from None
    with suppress(pdfium.PdfiumError):
        document.init_forms()  # before any page is opened
    return document


def _source(document: "pdfium.PdfDocument") -> Any:
    """Return the résumé that the product put into its own PDF; nothing where there is none."""
    try:
        for number in range(min(document.count_attachments(), 20)):
            attachment = document.get_attachment(number)
            if attachment.get_name() != _SOURCE:
                continue
            data = bytes(attachment.get_data())
            if len(data) > _LONGEST_SOURCE:
                return None
            read = json.loads(data)
            return read if isinstance(read, dict) else None
    except (pdfium.PdfiumError, ValueError, RecursionError):
        return None
    return None


def _pages(document: "pdfium.PdfDocument", count: int, tell: Tell) -> list[PageWords]:
    pages = []
    for number in range(count):
        tell(number / count, f"Reading page {number + 1} of {count}")
        try:
            page = document[number]
            pages.append(page_words(page))
            page.close()
        except pdfium.PdfiumError:
            raise InvalidInput(
                f"Page {number + 1} of this PDF is broken. Please export it again from where it "
                "was made."
            ) from None
    return pages


def _lines(pages: list[PageWords]) -> list[Line]:
    lines: list[Line] = []
    kept, running = without_running_heads(pages)
    for number, page in enumerate(kept, 1):
        lines += page_lines(page, number, len(pages))
    lines += running
    if sum(len(line.text) for line in lines) < 20:
        raise InvalidInput(
            "This PDF has no text in it; it may be a scan or a picture. Please choose the file it "
            "was made from, or paste the text."
        )
    return lines


def _notes(pages: list[PageWords]) -> tuple[str, ...]:
    """Return a sentence about each page of which nothing was read though it shows something."""
    return tuple(
        f"Page {number} is a picture: its text was not read. Please type or paste it."
        for number, page in enumerate(pages, 1)
        if page.is_picture
    )
