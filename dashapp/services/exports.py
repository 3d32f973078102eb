"""Taking a résumé out: as a page, as a document, as data."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args
from urllib.parse import quote

import yaml

from dashapp.domain.checks import letters
from dashapp.domain.errors import InvalidInput
from dashapp.domain.export.html import html
from dashapp.domain.export.markdown import markdown
from dashapp.domain.export.text import plain_text
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume
from dashapp.domain.writing.placeholder import placeholders
from dashapp.services.ports import DocxWriter, Renderer

Format = Literal["pdf", "docx", "json", "yaml", "md", "txt", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEDIA_TYPES: Final[dict[Format, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "yaml": "application/yaml",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it leaves."""

    content: bytes
    media_type: str
    filename: str
    told: str = ""
    """What whoever takes it has to know of it: nothing, or letters that it cannot show."""

    @property
    def disposition(self) -> str:
        """How HTTP says that this is to be saved, and as what: RFC 6266, section 4.3.

        Why:
            A header holds no letters beyond Latin-1, and many names do. Programs that know only
            ``filename`` get the name without its accents.
        """
        stem, _, ending = self.filename.rpartition(".")
        folded = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().strip()
        simple = f"{folded or 'resume'}.{ending}"
        exact = "" if simple == self.filename else f"; filename*=UTF-8''{quote(self.filename, '')}"
        return f'attachment; filename="{simple}"{exact}'


class Exports:
    """Writes a résumé in every format."""

    def __init__(self, renderer: Renderer, write_docx: DocxWriter) -> None:
        self._renderer = renderer
        self._write_docx = write_docx

    def export(self, resume: Resume, wanted: Format, *, with_source: bool = True) -> Exported:
        """Return the file; a PDF carries its source unless ``with_source`` is off.

        Raises:
            InvalidInput: A placeholder stands in it for what only the person knows, or it has more
                pages than any résumé.
            Unavailable: What sets the page is not there.
        """
        for passage in resume.passages():
            if found := placeholders(passage.text):
                raise InvalidInput(f"Fill in {found[0]} first: “{passage.plain[:120]}”.")
        writers: dict[Format, Callable[[], bytes | str]] = {
            "pdf": lambda: self._renderer.pdf(resume, with_source=with_source),
            "docx": lambda: self._write_docx(resume),
            "json": lambda: json.dumps(resume.data, ensure_ascii=False, indent=2) + "\n",
            "yaml": lambda: yaml.safe_dump(
                resume.data, allow_unicode=True, sort_keys=False, width=96
            ),
            "md": lambda: markdown(laid_out(resume)),
            "txt": lambda: plain_text(laid_out(resume)),
            "html": lambda: html(laid_out(resume), resume.style),
        }
        made = writers[wanted]()
        content = made.encode("utf-8", "replace") if isinstance(made, str) else made
        told = letters.unprinted(resume, self._renderer.lacking) if wanted == "pdf" else ""
        if told:
            told = f"{told} {letters.ADVICE}"
        return Exported(content, MEDIA_TYPES[wanted], f"{filename_of(resume)}.{wanted}", told)


def filename_of(resume: Resume) -> str:
    """Return a name for the file that every system takes, without an ending."""
    name = " ".join(_UNSAFE.sub(" ", resume.name).split()).strip(". ")
    return name[:_LONGEST_NAME] or "résumé"
