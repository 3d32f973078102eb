"""Tells a file's format by its content and reads it; a file's name decides nothing."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from dashapp.adapters.reading import package
from dashapp.adapters.reading.docx import docx_lines
from dashapp.adapters.reading.html import html_lines
from dashapp.adapters.reading.linkedin import is_export, linkedin_data
from dashapp.adapters.reading.markdown import markdown_lines
from dashapp.adapters.reading.pdf import pdf_contents
from dashapp.adapters.reading.plain_data import json_data, yaml_data
from dashapp.adapters.reading.recognition import (
    SAVE_AS,
    decoded,
    is_html,
    is_markdown,
    is_package,
    is_pdf,
    page_in,
    refuse_unreadable,
)
from dashapp.adapters.reading.text import text_lines
from dashapp.domain.account import Account
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.reading.conform import conformed
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.rendercv import from_rendercv
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject, Resume

Tell = Callable[[float, str], None]

_LONGEST_TEXT = 1_000_000
_LONGEST_LINE = 20_000
_JSON = re.compile(r"\s*(?:\{|\[(?!\s*[^\W\d_]))")
"""An object or a list; a bracket before a word is text, such as a link of Markdown."""
_YAML_KEY = re.compile(
    r"^(?:cv|basics|work|education|skills|projects|volunteer|languages|awards|meta)\s*:",
    re.MULTILINE,
)
_KINDS = "a PDF, DOCX, JSON, YAML, Markdown or text file, or LinkedIn's data export"


def read(content: bytes, filename: str, tell: Tell) -> tuple[Resume, Account]:
    """Return the résumé in a file, and the account of how it was read.

    Raises:
        InvalidInput: It cannot be read; the sentence says why and what to do.
    """
    tell(0.0, "Looking at the file")
    data, kind, notes = _read(content, tell)
    checked = conformed(data)
    resume = Resume(checked.data)
    return resume, Account.of(resume, kind, filename, (*notes, *checked.notes))


def _resume_of(lines: list[Line]) -> JsonObject:
    return read_lines(lines, datetime.now(UTC).date())


def _read(content: bytes, tell: Tell) -> tuple[Any, str, tuple[str, ...]]:
    refuse_unreadable(content)
    if is_pdf(content):
        source, lines, notes = pdf_contents(content, tell)
        if source is not None:
            return source, "pdf-source", ()
        return _resume_of(lines), "pdf", notes
    if is_package(content):
        return _read_package(content)
    return _read_text(decoded(page_in(content), _KINDS))


def _read_package(content: bytes) -> tuple[JsonObject, str, tuple[str, ...]]:
    with package.opened(content) as zipped:
        names = zipped.namelist()
        if "word/document.xml" in names:
            return _resume_of(docx_lines(content)), "docx", ()
        if is_export(names):
            return linkedin_data(zipped), "linkedin", ()
    if "mimetype" in names and "content.xml" in names:
        raise InvalidInput(f"This is an OpenDocument (ODT) file. {SAVE_AS}")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        raise InvalidInput(f"This is an Apple Pages file. {SAVE_AS}")
    raise InvalidInput(
        "This package is neither a Word file nor LinkedIn's data export. Please unpack it and "
        "choose the résumé in it."
    )


def _read_text(text: str) -> tuple[Any, str, tuple[str, ...]]:
    if _JSON.match(text):
        return json_data(text), "json", ()
    if len(text) > _LONGEST_TEXT or any(len(line) > _LONGEST_LINE for line in text.splitlines()):
        raise TooLarge(
            "This text is far longer than a résumé. Please paste or save only the résumé itself."
        )
    if _YAML_KEY.search(text) and not is_markdown(text.split(":", 1)[0]):
        loaded = yaml_data(text)
        if isinstance(loaded, dict) and "cv" in loaded:
            note = "RenderCV's design and settings travel along unused, under meta.rendercv."
            return from_rendercv(loaded), "rendercv", (note,) if len(loaded) > 1 else ()
        return loaded, "yaml", ()
    if is_html(text):
        return _resume_of(html_lines(text)), "html", ()
    if is_markdown(text):
        return _resume_of(markdown_lines(text)), "markdown", ()
    return _resume_of(text_lines(text)), "text", ()
