"""Word wraps what it shows in many ways; all of it is read, and nothing that is not shown."""

import io
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from dashapp.adapters.reading.formats import read
from dashapp.domain.resume import Resume

_OPEN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
RUN = "<w:r><w:t>Kept bees</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"
BOX = f"<w:txbxContent>{PARAGRAPH}</w:txbxContent>"
WRAPPED = {
    "a field": f'<w:p><w:fldSimple w:instr="TITLE">{RUN}</w:fldSimple></w:p>',
    "moved here": f'<w:p><w:moveTo w:id="1" w:author="Ada">{RUN}</w:moveTo></w:p>',
    "put in": f'<w:p><w:ins w:id="1" w:author="Ada">{RUN}</w:ins></w:p>',
    "another direction": f'<w:p><w:bdo w:val="rtl">{RUN}</w:bdo></w:p>',
    "a control": f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>",
    "a control around it": f"<w:sdt><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>",
    "markup of one's own": f"<w:customXml>{PARAGRAPH}</w:customXml>",
    "controls around rows and cells": (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
        f"{PARAGRAPH}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
    "a box, and one for older programs": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "a formula": (
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>Kept bees</m:t></m:r></m:oMath></w:p>"
    ),
    "a box of an older program": f"<w:p><w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>",
}


def _resume(*elements: str, footer: str = "", first_header: str = "") -> Resume:
    document = Document()
    document.add_heading("Ada Quo", 0)
    document.add_paragraph("ada@quo.example")
    document.add_heading("Interests", 1)
    for each in elements:
        body = document.element.body
        body.insert(len(body) - 1, parse_xml(each.replace(">", f" {_OPEN}>", 1)))
    section = document.sections[0]
    section.footer.paragraphs[0].text = footer
    if first_header:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = first_header
    file = io.BytesIO()
    document.save(file)
    return read(file.getvalue(), "", lambda fraction, sentence: None)[0]


def _interests(resume: Resume) -> list[str]:
    return [entry.text("name") for entry in resume.entries("interests")]


@pytest.mark.parametrize("element", WRAPPED.values(), ids=WRAPPED.keys())
def test_what_is_wrapped_is_read_once(element: str) -> None:
    assert _interests(_resume(element)) == ["Kept bees"]


def test_what_was_taken_out_or_moved_away_is_not_read() -> None:
    gone = '<w:del w:id="1" w:author="Ada"><w:r><w:delText>Kept wasps</w:delText></w:r></w:del>'
    away = '<w:moveFrom w:id="2" w:author="Ada"><w:r><w:t>Kept ants</w:t></w:r></w:moveFrom>'
    assert _interests(_resume(f"<w:p>{gone}{away}{RUN}</w:p>")) == ["Kept bees"]


def test_a_link_that_is_a_field_leads_where_it_says() -> None:
    code = '<w:r><w:instrText> HYPERLINK "https://bees.example/2" </w:instrText></w:r>'
    marks = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    linked = f"<w:p>{marks['begin']}{code}{marks['separate']}{RUN}{marks['end']}{RUN}</w:p>"
    heading = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Summary</w:t></w:r></w:p>"
    told = "[Kept bees](https://bees.example/2)Kept bees"
    assert _resume(heading, linked).basic("summary") == told


def test_what_stands_at_the_far_edge_is_no_part_of_the_word_before() -> None:
    edge = '<w:r><w:ptab w:alignment="right"/><w:t>gladly</w:t></w:r>'
    resume = _resume(f"<w:p>{RUN}{edge}</w:p>")
    [interest] = resume.data["interests"]
    assert interest == {"name": "Kept bees", "keywords": ["gladly"]}


def test_a_footer_gives_contacts_or_is_left_over_but_for_the_number_of_the_page() -> None:
    resume = _resume(WRAPPED["a field"], footer="Ada Quo | +44 20 7946 0000")
    assert resume.basic("phone") == "+44 20 7946 0000"
    assert "label" not in resume.basics
    assert resume.leftovers == []
    [left] = _resume(WRAPPED["a field"], footer="Printed by bees").leftovers
    assert left["text"] == "Printed by bees"
    assert _resume(WRAPPED["a field"], footer="Page 1 of 2").leftovers == []


def test_a_header_of_the_first_page_alone_is_read() -> None:
    resume = _resume(WRAPPED["a field"], first_header="+44 20 7946 0000")
    assert resume.basic("phone") == "+44 20 7946 0000"


def test_signs_of_another_font_are_read() -> None:
    sign = '<w:r><w:t>Weighs </w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5 g</w:t></w:r>'
    assert _interests(_resume(f"<w:p>{sign}</w:p>")) == ["Weighs ±5 g"]


def _read(document: Any) -> Resume:
    file = io.BytesIO()
    document.save(file)
    return read(file.getvalue(), "", lambda fraction, sentence: None)[0]


def _leftovers(resume: Resume) -> list[str]:
    return [each["text"] for each in resume.data["meta"]["imaginator"].get("leftovers", [])]


def test_notes_and_the_margins_of_later_pages_are_kept() -> None:
    document = Document()
    document.add_heading("Ada Quo", 0)
    document.add_paragraph("ada@quo.example")
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "Reference: Kappa"
    later = document.add_section()
    later.header.is_linked_to_previous = False
    later.header.paragraphs[0].text = "Holds a pilot's licence"
    note = f'<w:footnotes {_OPEN}><w:footnote w:type="separator"><w:p/></w:footnote>'
    note += '<w:footnote w:id="2"><w:p><w:r><w:t>Nurse of the year</w:t></w:r></w:p></w:footnote>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        f"{note}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    kept = ["Holds a pilot's licence", "Nurse of the year", "Reference: Kappa"]
    assert sorted(_leftovers(_read(document))) == kept


def test_the_head_of_a_table_is_no_entry() -> None:
    document = Document()
    document.add_heading("Ada Quo", 0)
    document.add_paragraph("ada@quo.example")
    document.add_heading("Experience", 1)
    rows = [
        ["Period", "Employer", "Position"],
        ["2019 – 2022", "Fjord Fisk AS, Bergen", "Foreman"],
        ["2015 – 2019", "Nordlys Hotel", "Receptionist"],
    ]
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    resume = _read(document)
    work = [
        (e.text("name"), e.text("position"), e.text("startDate")) for e in resume.entries("work")
    ]
    assert work == [("Fjord Fisk AS", "Foreman", "2019"), ("Nordlys Hotel", "Receptionist", "2015")]
    assert _leftovers(resume) == ["Period | Employer | Position"]


def test_a_link_in_a_footer_leads_where_it_says() -> None:
    document = Document()
    document.add_heading("Ada Quo", 0)
    document.add_paragraph("ada@quo.example")
    document.add_heading("Interests", 1)
    document.add_paragraph("Bees")
    footer = document.sections[0].footer
    key = footer.part.relate_to(
        "https://quo.example/work", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    linked = parse_xml(
        f'<w:hyperlink {_OPEN} r:id="{key}" xmlns:r="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships">{RUN}</w:hyperlink>'
    )
    footer.paragraphs[0]._p.append(linked)
    section = document.sections[0]
    section.first_page_footer.paragraphs[0].text = "Draft that nobody sees"
    resume = _read(document)
    assert "https://quo.example/work" in str(resume.data)
    assert "Draft" not in str(resume.data)
