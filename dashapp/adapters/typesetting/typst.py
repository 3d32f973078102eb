"""The page, set by Typst: one compiler a template is kept, text goes in as data only."""

import json
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst
from pydantic_core import to_json

from dashapp.adapters.typesetting.fonts import FONTS
from dashapp.domain.errors import Unavailable
from dashapp.domain.language import language_of
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume

_TEMPLATES = Path(__file__).parent / "templates"


class TypstRenderer:
    """A renderer over Typst; callable from any thread."""

    def __init__(self, fonts: Path = FONTS) -> None:
        self._folder = fonts
        self._lock = threading.Lock()
        self._fonts: typst.Fonts | None = None
        self._compilers: dict[str, typst.Compiler] = {}

    def pdf(self, resume: Resume, *, with_source: bool = True) -> bytes:
        """Return the PDF: tagged, for all readers (PDF/UA-1) where its letters allow it."""
        try:
            return self._compile(resume, "pdf", ["1.7", "ua-1"], with_source=with_source)[0]
        except typst.TypstError:
            # PDF/UA forbids a letter that no font has; the page shows a box for it then.
            return self._compile(resume, "pdf", [], with_source=with_source)[0]

    def pages(self, resume: Resume, ppi: int) -> list[bytes]:
        """Return each page as PNG, from the same layout as the PDF.

        Why:
            A browser takes 60 ms to draw a page of SVG and 5 ms to show one of PNG, and
            it asks for just the pixels that it shows.
        """
        return self._compile(resume, "png", [], with_source=False, ppi=ppi)

    def probe(self) -> None:
        """Return when the fonts are there; raise when they are not."""
        if not any(self._folder.glob("*.ttf")):
            raise Unavailable("The fonts are missing. Run `make setup` and start again.")

    def _compile(
        self,
        resume: Resume,
        form: Any,
        standards: Any,
        *,
        with_source: bool,
        ppi: float | None = None,
    ) -> list[bytes]:
        inputs = _inputs(resume, with_source=with_source)
        with self._lock:
            compiler = self._compiler(resume.style.template)
            made = compiler.compile(
                format=form, sys_inputs=inputs, pdf_standards=standards, ppi=ppi, timestamp=0
            )
        if made is None:
            raise Unavailable("The page could not be set just now. Please try again.")
        return [made] if isinstance(made, bytes) else made

    def _compiler(self, template: str) -> typst.Compiler:
        if self._fonts is None:
            self.probe()
            self._fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(self._folder)],
            )
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                str(_TEMPLATES / f"{template}.typ"), root=str(_TEMPLATES), font_paths=self._fonts
            )
        return self._compilers[template]


def _inputs(resume: Resume, *, with_source: bool) -> dict[str, str]:
    style, layout = resume.style, laid_out(resume)
    sample = " ".join(passage.text for passage in resume.passages())
    lang = language_of(sample)
    asian = ["Noto Sans JP", "Noto Sans SC"] if lang == "ja" else ["Noto Sans SC", "Noto Sans JP"]
    title = " – ".join(part for part in (layout.name, layout.label) if part) or "Résumé"
    page = {
        "layout": layout,
        "title": title,
        "style": {**asdict(style), "lang": lang or "en", "asian": asian},
    }
    inputs = {"page": to_json(page).decode()}
    if with_source:
        inputs["source"] = json.dumps(resume.data, ensure_ascii=False)
    return inputs
