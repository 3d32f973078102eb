"""Tells a file's format by its content and reads it; a file's name decides nothing."""

import re
from collections.abc import Callable
from typing import Any

from dashapp.adapters.reading import package
from dashapp.adapters.reading.docx import docx_lines
from dashapp.adapters.reading.html import html_lines
from dashapp.adapters.reading.linkedin import is_export, linkedin_data
from dashapp.adapters.reading.markdown import markdown_lines
from dashapp.adapters.reading.pdf import pdf_contents
from dashapp.adapters.reading.plain_data import json_data, yaml_data
from dashapp.adapters.reading.text import text_lines
from dashapp.domain.account import Account
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.reading.conform import conformed
from dashapp.domain.reading.rendercv import from_rendercv
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject, Resume

Tell = Callable[[float, str], None]

_LONGEST_TEXT = 1_000_000
_LONGEST_LINE = 20_000
_SAVE_AS = "Please open it and save it as DOCX or PDF, then import that."
_UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", f"This is an old Word (DOC) or another old Office file. {_SAVE_AS}"),
    (b"{\\rtf", f"This is a rich text (RTF) file. {_SAVE_AS}"),
    (b"\x89PNG", "This is a picture, and text in pictures is not read. Please paste the text."),
    (
        b"\xff\xd8\xff",
        "This is a picture, and text in pictures is not read. Please paste the text.",
    ),
    (b"GIF8", "This is a picture, and text in pictures is not read. Please paste the text."),
    (b"%!PS", "This is a PostScript file. Please save it as PDF and import that."),
    (b"\x1f\x8b", "This is a packed archive. Please unpack it and import the résumé in it."),
    (b"7z\xbc\xaf", "This is a packed archive. Please unpack it and import the résumé in it."),
    (b"Rar!", "This is a packed archive. Please unpack it and import the résumé in it."),
)
_YAML_KEY = re.compile(
    r"^(?:cv|basics|work|education|skills|projects|volunteer|languages|awards|meta)\s*:",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"^#{1,4} \S|^\*\*\S.*\*\*|\[[^\]\n]+\]\([^)\s]+\)", re.MULTILINE)
_HTML = re.compile(r"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html|<body|<head)", re.IGNORECASE)


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


def _read(content: bytes, tell: Tell) -> tuple[Any, str, tuple[str, ...]]:
    for sign, sentence in _UNREADABLE:
        if content.startswith(sign):
            raise InvalidInput(sentence)
    if b"%PDF-" in content[:1024]:
        source, lines = pdf_contents(content, tell)
        return (source, "pdf-source", ()) if source is not None else (read_lines(lines), "pdf", ())
    if content.startswith(b"PK"):
        return _read_package(content)
    return _read_text(_decoded(content))


def _read_package(content: bytes) -> tuple[JsonObject, str, tuple[str, ...]]:
    with package.opened(content) as zipped:
        names = zipped.namelist()
        if "word/document.xml" in names:
            return read_lines(docx_lines(content)), "docx", ()
        if is_export(names):
            return linkedin_data(zipped), "linkedin", ()
    if "mimetype" in names and "content.xml" in names:
        raise InvalidInput(f"This is an OpenDocument (ODT) file. {_SAVE_AS}")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        raise InvalidInput(f"This is an Apple Pages file. {_SAVE_AS}")
    raise InvalidInput(
        "This package is neither a Word file nor LinkedIn's data export. Please unpack it and "
        "import the résumé in it."
    )


def _decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    strange = sum((c < " " and c not in "\t\n\r\f\v") or c == "\ufffd" for c in text[:20_000])
    if strange > max(2, len(text[:20_000]) * 0.01):
        raise InvalidInput(
            "This is not a file that a résumé can be read from. Please choose a PDF, DOCX, JSON, "
            "YAML, Markdown or text file, or LinkedIn's data export."
        )
    return re.sub(r"[\x00-\x08\x0e-\x1f]", "", text)


def _read_text(text: str) -> tuple[Any, str, tuple[str, ...]]:
    if text.lstrip()[:1] in ("{", "["):
        return json_data(text), "json", ()
    if len(text) > _LONGEST_TEXT or any(len(line) > _LONGEST_LINE for line in text.splitlines()):
        raise TooLarge(
            "This text is far longer than a résumé. Please paste or save only the résumé itself."
        )
    if _YAML_KEY.search(text) and not _MARKDOWN.search(text.split(":", 1)[0]):
        loaded = yaml_data(text)
        if isinstance(loaded, dict) and "cv" in loaded:
            note = "RenderCV's design and settings travel along unused, under meta.rendercv."
            return from_rendercv(loaded), "rendercv", (note,) if len(loaded) > 1 else ()
        return loaded, "yaml", ()
    if _HTML.match(text):
        return read_lines(html_lines(text)), "html", ()
    if _MARKDOWN.search(text):
        return read_lines(markdown_lines(text)), "markdown", ()
    return read_lines(text_lines(text)), "text", ()
