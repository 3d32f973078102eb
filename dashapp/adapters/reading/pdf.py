"""PDF read by pdfium: its source where it carries one, else its text by place."""

import json
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from dashapp.adapters.reading.pdf_layout import page_lines
from dashapp.adapters.reading.pdf_words import page_words
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.reading.line import Line

MOST_PAGES = 40
_SOURCE = "resume.json"
_LONGEST_SOURCE = 20_000_000

Tell = Callable[[float, str], None]


def pdf_contents(content: bytes, tell: Tell) -> tuple[Any, list[Line]]:
    """Return the JSON source that a PDF carries, if one, else the lines of its text.

    Raises:
        InvalidInput: It is encrypted, broken, or has no text.
        TooLarge: It has too many pages.
    """
    document = _opened(content)
    try:
        if (source := _source(document)) is not None:
            return source, []
        count = len(document)
        if count > MOST_PAGES:
            raise TooLarge(
                f"This PDF has {count} pages; up to {MOST_PAGES} can be read. "
                "Please save only the pages that matter."
            )
        return None, _lines(document, count, tell)
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


def _lines(document: "pdfium.PdfDocument", count: int, tell: Tell) -> list[Line]:
    lines: list[Line] = []
    for number in range(count):
        tell(number / count, f"Reading page {number + 1} of {count}")
        try:
            page = document[number]
            lines += page_lines(page_words(page), number + 1, count)
            page.close()
        except pdfium.PdfiumError:
            raise InvalidInput(
                f"Page {number + 1} of this PDF is broken. Please export it again from where it "
                "was made."
            ) from None
    if sum(len(line.text) for line in lines) < 20:
        raise InvalidInput(
            "This PDF has no text in it; it may be a scan or a picture. Please choose the file it "
            "was made from, or paste the text."
        )
    return lines
