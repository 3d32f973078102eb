"""Word files as lines: paragraphs, tables and text boxes in the order of the document.

Editors wrap them in elements of many kinds, such as content controls; whatever wraps is looked into.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from dashapp.adapters.reading import package
from dashapp.adapters.reading.docx_margins import first_headers, links_of, margins
from dashapp.domain.errors import InvalidInput
from dashapp.domain.inline import Run
from dashapp.domain.reading.line import PAGE_NUMBER, Line
from dashapp.domain.reading.period import read_period

_BULLETS = "•●▪■◦‣·–-*\uf0b7\uf0a7"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_SAID = frozenset(
    [
        *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sectPr", "w:tblPr")),
        *map(qn, ("w:trPr", "w:tcPr", "w:tblGrid")),
        f"{_COMPATIBILITY}Fallback",
    ]
)
"""What was taken out, how the rest looks, and what older programs show in another's place."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULA = f"{_MATH}oMath"
_SYMBOLS = {
    "B0": "°", "B1": "±", "B4": "×", "A3": "≤", "B3": "≥", "B7": "•", "AE": "→", "6D": "μ",
    "44": "Δ", "57": "Ω", "61": "α", "62": "β", "67": "γ", "70": "π", "FC": "✓", "E0": "→",
}  # fmt: skip
"""Signs that are no letters of their file, by their place in Symbol; the last two in Wingdings."""
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_MOST_PARAGRAPHS = 5_000
_RANKS = {"title": 1, "heading 1": 2, "heading 2": 3, "heading 3": 3, "heading 4": 3}


def docx_lines(content: bytes) -> list[Line]:
    """Return the lines of a Word file; last, as its footers, what stands around its pages.

    Raises:
        InvalidInput: It is broken.
        TooLarge: It unpacks into more than the limits.
    """
    with package.opened(content) as zipped:
        for name in zipped.namelist():
            if name.endswith((".xml", ".rels")):
                _refuse_entities(package.member(zipped, name))
    try:
        document = Document(io.BytesIO(content))
        reading = _Reading(document)
        return [*_ranked(list(reading.lines())), *reading.margins()]
    except InvalidInput:
        raise
    except Exception as error:
        # python-docx and lxml raise errors of many kinds on broken packages.
        raise InvalidInput(
            "This Word file is damaged and cannot be read. Please open it in Word or LibreOffice "
            "and save it again."
        ) from error


def _refuse_entities(data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InvalidInput(
            "This Word file declares entities, which Word never does, so it was not opened. "
            "Please save it again in Word or LibreOffice."
        )


class _Reading:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._links = links_of(document.part)
        self._gap = True
        self._count = 0

    def lines(self) -> Iterator[Line]:
        for element, part in first_headers(self._document):
            self._links = links_of(part)
            yield from self._block(element)
        self._links = links_of(self._document.part)
        yield from self._block(self._document.element.body)

    def margins(self) -> Iterator[Line]:
        """Give footers, later headers and notes, but for the number of the page."""
        for element, part in margins(self._document):
            self._links = links_of(part)
            for line in self._block(element):
                if not PAGE_NUMBER.match(line.whole):
                    yield replace(line, is_footer=True)

    def _block(self, parent: Any) -> Iterator[Line]:
        for child in _within(parent, qn("w:p"), qn("w:tbl")):
            yield from self._paragraph(child) if child.tag == qn("w:p") else self._table(child)

    def _table(self, table: Any) -> Iterator[Line]:
        rows = []
        for row in _within(table, qn("w:tr")):
            cells = [list(self._block(cell)) for cell in _within(row, qn("w:tc"))]
            rows.append([cell for cell in cells if cell])
        if _is_head(rows):
            heads = " | ".join(line.text for cell in rows.pop(0) for line in cell)
            yield Line.of(heads, f"paragraph {self._count}", is_footer=True)
        for cells in rows:
            if len(cells) == 2 and all(len(cell) == 1 for cell in cells):
                yield replace(cells[0][0], aside=cells[1][0].text)
            elif len(cells) == 2 and len(cells[0]) == 1 and _is_label(cells[0][0]):
                # A date or a label at the left of what it belongs to.
                yield replace(cells[1][0], aside=cells[0][0].text)
                yield from cells[1][1:]
            else:
                for cell in cells:
                    yield from cell
        self._gap = True

    def _paragraph(self, element: Any) -> Iterator[Line]:
        boxes = [box for box in element.iter(qn("w:txbxContent")) if not _in_fallback(box)]
        for box in boxes:
            yield from self._block(box)
        self._count += 1
        if self._count > _MOST_PARAGRAPHS:
            raise InvalidInput(
                "This Word file is too long to be read. Please save only the pages that matter."
            )
        style = self._style(element)
        properties = element.find(qn("w:pPr"))
        numbered = properties is not None and properties.find(qn("w:numPr")) is not None
        pieces: list[list[Run]] = [[]]
        for run in self._runs(element, None):
            for number, text in enumerate(run.text.split("\n")):
                if number:
                    pieces.append([])
                pieces[-1].append(replace(run, text=text))
        shown = [piece for piece in pieces if "".join(run.text for run in piece).strip()]
        if not shown:
            self._gap = True
            return
        for number, piece in enumerate(shown):
            line = self._line(piece, style, numbered=numbered and number == 0)
            yield line
            self._gap = False

    def _line(self, piece: list[Run], style: str, *, numbered: bool) -> Line:
        main, aside = _tabbed(piece)
        text = "".join(run.text for run in main).lstrip()
        marked = text[:1] in _BULLETS and text[1:2].isspace()
        if marked:
            main = _without_bullet(main)
        rank = next((_RANKS[name] for name in _RANKS if style == name), 0)
        is_bullet = marked or numbered or style.startswith("list")
        is_caps = text.isupper() and len(text) > 3
        bold = all(run.bold for run in main if run.text.strip())
        look = f"{style} {'bold' if bold else ''} {'caps' if is_caps else ''}"
        return Line(
            tuple(main),
            f"paragraph {self._count}",
            rank=rank,
            is_bullet=is_bullet and not rank,
            after_gap=self._gap,
            aside=aside,
            look=look,
        )

    def _style(self, element: Any) -> str:
        properties = element.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        if named is None:
            return "normal"
        wanted = named.get(qn("w:val"))
        for style in self._document.styles:
            if style.style_id == wanted:
                return str(style.name or "").casefold()
        return "normal"

    def _runs(self, element: Any, link: str | None) -> Iterator[Run]:
        field: str | None = None
        for child in _within(element, qn("w:r"), qn("w:hyperlink"), _FORMULA):
            if child.tag == _FORMULA:
                yield Run("".join(each.text or "" for each in child.iter(f"{_MATH}t")), link=link)
            elif child.tag == qn("w:r"):
                field = _field_link(child, field)
                yield from _run(child, field or link)
            else:
                yield from self._runs(child, self._links.get(child.get(qn("r:id")), link))


def _within(parent: Any, *wanted: str) -> Iterator[Any]:
    """Give the elements of these kinds, in whatever they are wrapped, but none within another."""
    for child in parent.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag not in _NOT_SAID:
            yield from _within(child, *wanted)


def _field_link(run: Any, before: str | None) -> str | None:
    """Return where a run leads to by the field that it is in or opens, given the run before."""
    for code in run.iterchildren(qn("w:instrText")):
        if found := _HYPERLINK.search(code.text or ""):
            return found[1]
    ends = (mark.get(qn("w:fldCharType")) == "end" for mark in run.iterchildren(qn("w:fldChar")))
    return None if any(ends) else before


def _run(element: Any, link: str | None) -> Iterator[Run]:
    properties = element.find(qn("w:rPr"))
    text = ""
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            text += "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            text += "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            text += "-"
        elif child.tag == qn("w:sym"):
            text += _SYMBOLS.get(str(child.get(qn("w:char"))).upper()[-2:], "")
    if text:
        yield Run(text, _is_on(properties, "w:b"), _is_on(properties, "w:i"), link)


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(qn(name)) if properties is not None else None
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "none", "off")


def _in_fallback(box: Any) -> bool:
    return any(parent.tag == f"{_COMPATIBILITY}Fallback" for parent in box.iterancestors())


def _is_head(rows: list[list[list[Line]]]) -> bool:
    """Say whether the first row of a table says what stands in its columns: periods in one of them."""
    head, *body = rows or [[]]
    is_plain = len(head) > 2 and all(len(cell) == 1 and len(cell[0].text) <= 20 for cell in head)
    says_none = not any(read_period(cell[0].text) for cell in head)
    dated = [row for row in body if any(read_period(cell[0].text) for cell in row)]
    return is_plain and says_none and bool(dated) and len(dated) == len(body)


def _is_label(line: Line) -> bool:
    return len(line.text) <= 30 and not line.is_bullet


def _tabbed(piece: list[Run]) -> tuple[list[Run], str]:
    """Return what stands before the first tab, and what stands behind it."""
    text = "".join(run.text for run in piece)
    parts = [part for part in text.strip().split("\t") if part.strip()]
    if len(parts) < 2 or (len(parts[0].strip()) == 1 and parts[0].strip() in _BULLETS):
        return [replace(run, text=run.text.replace("\t", " ")) for run in piece], ""
    main: list[Run] = []
    for run in piece:
        before, tab, _ = run.text.partition("\t")
        if tab and not before.strip() and not main:
            continue
        main.append(replace(run, text=before))
        if tab:
            break
    return main, " | ".join(part.strip() for part in parts[1:])


def _without_bullet(main: list[Run]) -> list[Run]:
    for number, run in enumerate(main):
        if run.text.strip():
            bare = run.text.lstrip()[1:].lstrip()
            return [replace(run, text=bare), *main[number + 1 :]]
    return main


def _ranked(lines: list[Line]) -> list[Line]:
    """Give a subtitle no rank, and a file whose name is a first heading its name."""
    has_title = any(line.rank == 1 for line in lines)
    first = next((line for line in lines if line.rank), None)
    if not has_title and first is not None and first.rank == 2 and lines and first is lines[0]:
        return [replace(first, rank=1), *lines[1:]]
    return lines
