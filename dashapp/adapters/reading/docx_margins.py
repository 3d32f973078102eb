"""What stands around the pages of a Word file: headers, footers and notes, each with its own links."""

from collections.abc import Iterable, Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

Margin = tuple[Any, Any]
"""The element that holds it, and the part of the file that its links are told in."""


def links_of(part: Any) -> dict[str, str]:
    """Return where the links of a part lead to, by their ids."""
    return {key: rel.target_ref for key, rel in part.rels.items() if rel.is_external}


def first_headers(document: Any) -> Iterator[Margin]:
    """Give the headers of the first pages, which stand above all else."""
    for section in document.sections[:1]:
        yield from _own(_first(section, section.first_page_header, section.header))


def margins(document: Any) -> Iterator[Margin]:
    """Give all other headers and footers, and the notes."""
    has_sides = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        if number:
            yield from _own(_first(section, section.first_page_header, section.header))
        yield from _own(_first(section, section.first_page_footer, section.footer))
        yield from _own([section.even_page_header, section.even_page_footer] if has_sides else [])
    yield from _notes(document)


def _first(section: Any, first_page: Any, every_page: Any) -> list[Any]:
    """Return both; Word keeps the one of the first page, unseen, where it is not wanted any more."""
    is_shown = section.different_first_page_header_footer
    return [first_page, every_page] if is_shown else [every_page]


def _own(parts: Iterable[Any]) -> Iterator[Margin]:
    for each in parts:
        if not each.is_linked_to_previous:
            yield each._element, each.part  # noqa: SLF001


def _notes(document: Any) -> Iterator[Margin]:
    """Give the notes at the foot of a page or at the end, but not the lines that part them off."""
    for rel in document.part.rels.values():
        if rel.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            part = rel.target_part
            notes = parse_xml(part.blob)
            yield from ((note, part) for note in notes if note.get(qn("w:type")) is None)
