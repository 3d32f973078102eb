"""What stands around the pages of a Word file: footers, headers of later pages, and notes."""

from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn


def margins(document: Any) -> Iterator[Any]:
    """Give the elements that hold it; the header of the first pages is no part of it."""
    parts: list[Any] = []
    for number, section in enumerate(document.sections):
        if number:
            parts += [section.first_page_header, section.header]
        parts += [section.first_page_footer, section.footer]
        if document.settings.odd_and_even_pages_header_footer:
            parts += [section.even_page_header, section.even_page_footer]
    for part in parts:
        if not part.is_linked_to_previous:
            yield part._element  # noqa: SLF001
    yield from _notes(document)


def _notes(document: Any) -> Iterator[Any]:
    """Give the notes at the foot of a page or at the end, but not the lines that part them off."""
    for rel in document.part.rels.values():
        if rel.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            notes = parse_xml(rel.target_part.blob)
            yield from (note for note in notes if note.get(qn("w:type")) is None)
