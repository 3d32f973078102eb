"""A résumé as a Word document, with Word's own styles, lists and links."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashapp.domain.inline import Run
from dashapp.domain.layout import Contact, LaidEntry, LaidSection, Layout, Line, laid_out
from dashapp.domain.resume import Resume
from dashapp.domain.style import Style

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_SIZES = {"a4": (210, 297), "us-letter": (215.9, 279.4)}


def write_docx(resume: Resume) -> bytes:
    """Return the résumé as a Word file."""
    layout, style = laid_out(resume), resume.style
    document = Document()
    _set_page(document, style, layout)
    if layout.name:
        document.add_paragraph(_clean(layout.name), style="Title")
    if layout.label:
        document.add_paragraph(_clean(layout.label), style="Subtitle")
    for contact in layout.contacts:
        _add_contact(document.add_paragraph(), contact)
    for line in layout.summary:
        _add_line(document.add_paragraph(), line)
    for section in layout.sections:
        _add_section(document, section)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any, style: Style, layout: Layout) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(side) for side in _SIZES[style.paper])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Mm(style.margin))
    normal = document.styles["Normal"]
    normal.font.size = Pt(style.font_size)
    normal.paragraph_format.space_after = Pt(2)
    colour = RGBColor.from_string(style.colour[1:].upper())
    for name in ("Title", "Heading 1"):
        document.styles[name].font.color.rgb = colour
    properties = document.core_properties
    properties.title = properties.author = _clean(layout.name)
    properties.comments = ""
    if layout.language is not None:
        properties.language = layout.language
        for spelt in document.styles.element.xpath("w:docDefaults//w:lang"):
            spelt.set(qn("w:val"), layout.language)
    properties.created = properties.modified = _LONG_AGO


def _add_section(document: Any, section: LaidSection) -> None:
    document.add_heading(_clean(section.title), level=1)
    for entry in section.entries:
        if section.is_compact:
            _add_compact(document, entry)
        else:
            _add_entry(document, entry, section.tags_title)


def _add_compact(document: Any, entry: LaidEntry) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(_clean(entry.title)).bold = True
    detail = f" ({entry.detail})" if entry.detail else ""
    tags = ": " + ", ".join(entry.tags) if entry.tags else ""
    paragraph.add_run(_clean(detail + tags))


def _add_entry(document: Any, entry: LaidEntry, tags_title: str) -> None:
    document.add_heading(_clean(entry.title), level=2)
    second = " | ".join(part for part in (entry.detail, entry.place, entry.dates) if part)
    if second:
        document.add_paragraph(_clean(second)).paragraph_format.keep_with_next = True
    if entry.link is not None:
        _add_contact(document.add_paragraph(), entry.link)
    for note in entry.notes:
        _add_line(document.add_paragraph(style="Quote" if entry.is_quote else None), note)
    for bullet in entry.bullets:
        _add_line(document.add_paragraph(style="List Bullet"), bullet)
    if entry.tags:
        document.add_paragraph(_clean(f"{tags_title}: " + ", ".join(entry.tags)))


def _add_contact(paragraph: Any, contact: Contact) -> None:
    run = Run(contact.text, link=contact.href or None)
    _add_line(paragraph, (run,))


def _add_line(paragraph: Any, line: Line) -> None:
    for run in line:
        made = paragraph.add_run(_clean(run.text))
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.link:
            _link(paragraph, made, run.link)


def _link(paragraph: Any, made: Any, address: str) -> None:
    """Wrap a run in a hyperlink; python-docx reads links but does not make them."""
    target = paragraph.part.relate_to(
        _clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), target)
    made.font.underline = True
    hyperlink.append(made._r)  # noqa: SLF001 - the element behind the run
    paragraph._p.append(hyperlink)  # noqa: SLF001


def _clean(text: str) -> str:
    """Return text without the control characters that XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n" or (ord(c) >= 0x20 and ord(c) not in (0xFFFE, 0xFFFF))
    )
