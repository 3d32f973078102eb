"""The page, set by Typst: one compiler is kept, text goes in as data only.

Why:
    Typst remembers what it has laid out by all that went into it. Whatever comes by its inputs
    goes into everything, so that an edit of one word set all pages anew, in three times the time;
    what comes with the main file goes only where the templates use it.
"""

import json
import re
import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from dashapp.adapters.typesetting.fonts import FONTS
from dashapp.adapters.typesetting.letters import Letters
from dashapp.domain.errors import Unavailable
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parent / "templates"
_PUNJABI = "pan"
"""By its shorter code Typst takes it for what is written in Arabic letters, from right to left."""
# In JSON: what has no place to break, outside of addresses, which are not shown.
_UNBROKEN = re.compile(r'"href":"[^"]*"|([^\s"/?‐–—-]+)')


class TypstRenderer:
    """A renderer over Typst; callable from any thread."""

    def __init__(self, fonts: Path = FONTS) -> None:
        self._folder, self._letters = fonts, Letters(fonts)
        self._lock = threading.Lock()
        self._compiler: typst.Compiler | None = None

    def pdf(self, resume: Resume, *, with_source: bool = True) -> bytes:
        """Return the PDF: tagged, for all readers (PDF/UA-1) where its letters allow it."""
        from typst import TypstError  # noqa: PLC0415 - 7 MB, which the hub has no use for

        try:
            return self._compile(resume, "pdf", ["1.7", "ua-1"], with_source=with_source)[0]
        except TypstError:
            # PDF/UA forbids a letter that no font has; the page shows a box for it then.
            return self._compile(resume, "pdf", [], with_source=with_source)[0]

    def pages(self, resume: Resume, ppi: int) -> list[bytes]:
        """Return each page as PNG, from the same layout as the PDF.

        Why:
            A browser takes 60 ms to draw a page of SVG and 5 ms to show one of PNG, and
            it asks for just the pixels that it shows.
        """
        return self._compile(resume, "png", [], with_source=False, ppi=ppi)

    def lacking(self, text: str) -> str:
        """Return the letters of a text that no font has, each once: they print as boxes."""
        return self._letters.lacking(text)

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
        resume.require_readable()  # one is set after the other, and none can be stopped
        main = _main(resume, with_source=with_source)
        with self._lock:
            if self._compiler is None:
                self._compiler = self._started()
            made = self._compiler.compile(
                main, format=form, pdf_standards=standards, ppi=ppi, timestamp=0
            )
        if made is None:
            raise Unavailable("The page could not be set just now. Please try again.")
        return [made] if isinstance(made, bytes) else made

    def _started(self) -> "typst.Compiler":
        self.probe()
        import typst  # noqa: PLC0415 - as above

        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(self._folder)],
        )
        return typst.Compiler(root=str(_TEMPLATES), font_paths=fonts)


def _main(resume: Resume, *, with_source: bool) -> bytes:
    """Return the file that hands a résumé to its template."""
    source = _quoted(json.dumps(resume.data, ensure_ascii=False)) if with_source else "none"
    return (
        f'#import "base.typ": data-in\n#import "{resume.style.template}.typ": resume\n'
        f"#resume(data-in({_quoted(_page(resume))}), source: {source})"
    ).encode()


def _quoted(text: str) -> str:
    """Return a text as Typst writes it in code: only these two signs mean anything there."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _longest(shown: str) -> int:
    """Return how many letters at most stand together without a place to break.

    Why:
        Where nothing is longer than a column is wide, no word is looked at. Typst takes several times
        as long to find this.
    """
    return max(map(len, _UNBROKEN.findall(shown)), default=0)


def _page(resume: Resume) -> str:
    """Return as JSON what stands on the page, and how it looks."""
    style, layout = resume.style, laid_out(resume)
    asian = (
        ["Noto Sans JP", "Noto Sans SC"]
        if layout.language == "ja"
        else ["Noto Sans SC", "Noto Sans JP"]
    )
    title = " – ".join(part for part in (layout.name, layout.label) if part) or "Résumé"
    shown = to_json(layout).decode()
    more = {
        "title": title,
        "style": {
            **asdict(style),
            "lang": _PUNJABI if layout.language == "pa" else layout.language or "en",
            "asian": asian,
            "longest": _longest(shown),
        },
    }
    return f'{{"layout":{shown},{to_json(more).decode()[1:]}'
