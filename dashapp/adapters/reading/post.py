"""A job post in a file → its text, with headings and lists as people would type them."""

from collections.abc import Callable

from dashapp.adapters.reading import package
from dashapp.adapters.reading.docx import docx_lines
from dashapp.adapters.reading.html import content_lines
from dashapp.adapters.reading.markdown import markdown_lines
from dashapp.adapters.reading.pdf import pdf_contents
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
from dashapp.domain.errors import InvalidInput
from dashapp.domain.reading.line import Line, as_text

_KINDS = "a PDF, a Word file (DOCX), a saved web page (HTML), Markdown or a text file"


def post_text(content: bytes, tell: Callable[[float, str], None]) -> str:
    """Return the text of a job post.

    Raises:
        InvalidInput: The file cannot be read; the sentence says why and what to do.
    """
    tell(0.0, "Looking at the file")
    refuse_unreadable(content)
    text = _text(content, tell)
    if not text.strip():
        raise InvalidInput(
            "There is no text in this file. Please open it, copy the job post, and paste it."
        )
    return text


def _text(content: bytes, tell: Callable[[float, str], None]) -> str:
    if is_pdf(content):
        source, lines, _ = pdf_contents(content, tell)
        if source is not None:
            raise InvalidInput("This PDF is a résumé that was made here, and no job post.")
        return as_text(lines)
    if is_package(content):
        return as_text(_word_lines(content))
    text = decoded(page_in(content), _KINDS)
    if is_html(text):
        return as_text(_title_first(content_lines(text)))
    return as_text(markdown_lines(text)) if is_markdown(text) else text


def _title_first(lines: list[Line]) -> list[Line]:
    """Put the first great heading of a page before what stands above it, as the site's name."""
    at = next((place for place, line in enumerate(lines) if line.rank == 1), 0)
    return lines[at : at + 1] + lines[:at] + lines[at + 1 :]


def _word_lines(content: bytes) -> list[Line]:
    with package.opened(content) as zipped:
        if "word/document.xml" not in zipped.namelist():
            raise InvalidInput(f"This package is no Word file (DOCX). {SAVE_AS}")
    return docx_lines(content)
