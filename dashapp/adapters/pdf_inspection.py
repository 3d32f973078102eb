"""Gathers the facts of a PDF with two extractors: pypdf and PDFium."""

import io
from typing import Any

import numpy as np
import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dashapp.domain.checks.pdf_facts import Font, Link, PdfFacts
from dashapp.domain.errors import InvalidInput

_SCALE = 2
_LEAST_CONTRAST = 1.5
# A poster would fill the memory; no résumé is one.
_LARGEST = 2000
_BLUE_GREEN_RED = np.array([0.0722, 0.7152, 0.2126])


def inspect_pdf(pdf: bytes) -> PdfFacts:
    """Return the facts of a PDF.

    Raises:
        InvalidInput: It is no PDF that can be opened.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        return _facts(reader, pdf)
    except (PyPdfError, pypdfium2.PdfiumError, ValueError, KeyError) as error:
        raise InvalidInput("This PDF cannot be opened. Export it again.") from error


def _facts(reader: PdfReader, pdf: bytes) -> PdfFacts:
    root: Any = reader.root_object
    drawn = _Drawn(pdf)
    information = reader.metadata
    marks = root.get("/MarkInfo", {})
    return PdfFacts(
        version=reader.pdf_header,
        pages=len(reader.pages),
        page_sizes=tuple((float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages),
        page_characters=tuple(len(text.strip()) for text in drawn.texts),
        text="\n".join(drawn.texts),
        first_page=drawn.texts[0] if drawn.texts else "",
        other_text="\n".join(page.extract_text() for page in reader.pages),
        is_encrypted=reader.is_encrypted,
        is_tagged=bool(marks.get("/Marked")) and "/StructTreeRoot" in root,
        language=str(root.get("/Lang", "")),
        title=(information.title if information else None) or "",
        author=(information.author if information else None) or "",
        links=tuple(_links(reader, drawn)),
        fonts=tuple(_fonts(reader)),
        images=drawn.images,
        image_share=drawn.image_share,
        smallest_type=drawn.smallest_type,
        outside=drawn.outside,
        hidden=drawn.hidden,
        bookmarks=_count(reader.outline),
        attachments=tuple(reader.attachments),
        has_script="/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root,
        has_form="/AcroForm" in root,
        bytes=len(pdf),
    )


def _fonts(reader: PdfReader) -> list[Font]:
    found: dict[str, Font] = {}
    for page in reader.pages:
        resources: Any = page.get("/Resources", {})
        for each in resources.get("/Font", {}).values():
            font = each.get_object()
            inner = font.get("/DescendantFonts", [font])[0].get_object()
            descriptor = inner.get("/FontDescriptor", {})
            is_embedded = any(
                name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")
            )
            is_embedded = is_embedded or font.get("/Subtype") == "/Type3"
            name = str(font.get("/BaseFont", font.get("/Name", "?"))).lstrip("/")
            found[name] = Font(name, is_embedded, "/ToUnicode" in font)
    return list(found.values())


def _links(reader: PdfReader, drawn: "_Drawn") -> list[Link]:
    found = []
    for number, page in enumerate(reader.pages):
        for each in page.get("/Annots", []) or []:
            note = each.get_object()
            action = note.get("/A", {})
            if note.get("/Subtype") == "/Link" and "/URI" in action:
                box = tuple(float(side) for side in note["/Rect"])
                found.append(Link(str(action["/URI"]), drawn.has_text_in(number, box)))
    return found


def _count(outline: list[Any]) -> int:
    return sum(_count(each) if isinstance(each, list) else 1 for each in outline)


def _brightness(page: Any) -> Any:
    """Return the page as drawn: the relative luminance of each pixel, 0 to 1."""
    if max(page.get_size()) > _LARGEST:
        return np.empty((0, 0))
    pixels = page.render(scale=_SCALE).to_numpy()[:, :, :3].astype(float) / 255
    return (pixels**2.2) @ _BLUE_GREEN_RED


def _is_hidden(brightness: Any, box: tuple[float, ...], height: float) -> bool:
    """Whether a letter is all but the colour of what is behind it.

    **Why:** The colour of the type alone does not tell: white is right on a dark band. So
    what was drawn is measured.
    """
    left, low, right, top = box
    if right - left < 1 or top - low < 1:
        return False
    rows = slice(max(0, int((height - top) * _SCALE)), int((height - low) * _SCALE) + 1)
    columns = slice(max(0, int(left * _SCALE)), int(right * _SCALE) + 1)
    seen = brightness[rows, columns]
    return bool(seen.size) and (seen.max() + 0.05) / (seen.min() + 0.05) < _LEAST_CONTRAST


class _Drawn:
    """What PDFium sees on the pages."""

    def __init__(self, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        self.texts: list[str] = []
        self._boxes: list[list[tuple[float, float, float, float]]] = []
        self.images = self.outside = self.hidden = 0
        self.image_share, self.smallest_type = 0.0, 100.0
        for page in document:
            self._read(page)
            page.close()
        document.close()

    def has_text_in(self, page: int, box: tuple[float, ...]) -> bool:
        """Whether a character's middle lies in a box."""
        left, low, right, top = box
        return any(
            left <= (l + r) / 2 <= right and low <= (b + t) / 2 <= top
            for l, b, r, t in self._boxes[page]  # noqa: E741 - left
        )

    def _read(self, page: Any) -> None:
        width, height = page.get_size()
        text_page = page.get_textpage()
        self.texts.append(text_page.get_text_range().replace("\r\n", "\n"))
        boxes = [text_page.get_charbox(index) for index in range(text_page.count_chars())]
        self._boxes.append(boxes)
        brightness = _brightness(page)
        for index, box in enumerate(boxes):
            left, low, right, top = box
            self.hidden += _is_hidden(brightness, box, height)
            if right > width + 1 or left < -1 or top > height + 1 or low < -1:
                self.outside += 1
            size = pypdfium2.raw.FPDFText_GetFontSize(text_page.raw, index)
            if size > 1:
                self.smallest_type = min(self.smallest_type, size)
        text_page.close()
        for item in page.get_objects():
            self._see(item, width * height)

    def _see(self, item: Any, area: float) -> None:
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
            left, low, right, top = item.get_bounds()
            self.images += 1
            self.image_share = max(self.image_share, (right - left) * (top - low) / area)
