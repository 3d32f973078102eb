"""A job post in a file → its text, with headings and lists as people would type them."""

from collections.abc import Callable

from dashapp.adapters.reading import package
from dashapp.adapters.reading.docx import docx_lines
from dashapp.adapters.reading.html import html_lines
from dashapp.adapters.reading.pdf import pdf_contents
from dashapp.adapters.reading.recognition import (
    SAVE_AS,
    decoded,
    is_html,
    is_package,
    is_pdf,
    refuse_unreadable,
)
from dashapp.domain.errors import InvalidInput
from dashapp.domain.reading.line import Line, as_text

_KINDS = "a PDF, a Word file (DOCX), a saved web page (HTML) or a text file"
_AROUND = frozenset({"nav", "footer", "aside", "dialog", "button", "select", "iframe"})
"""What stands around the post on a web page."""


def post_text(content: bytes, tell: Callable[[float, str], None]) -> str:
    """Return the text of a job post.

    Raises:
        InvalidInput: The file cannot be read; the sentence says why and what to do.
    """
    tell(0.0, "Looking at the file")
    refuse_unreadable(content)
    if is_pdf(content):
        source, lines = pdf_contents(content, tell)
        if source is not None:
            raise InvalidInput("This PDF is a résumé that was made here, and no job post.")
        return as_text(lines)
    if is_package(content):
        return as_text(_word_lines(content))
    text = decoded(content, _KINDS)
    return as_text(html_lines(text, without=_AROUND)) if is_html(text) else text


def _word_lines(content: bytes) -> list[Line]:
    with package.opened(content) as zipped:
        if "word/document.xml" not in zipped.namelist():
            raise InvalidInput(f"This package is no Word file (DOCX). {SAVE_AS}")
    return docx_lines(content)
