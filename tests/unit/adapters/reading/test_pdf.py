"""PDF files → lines: forms, pictures, drawn dots, turned text."""

from typing import Any

import pytest

from dashapp.adapters.reading.formats import read
from dashapp.adapters.reading.pdf import pdf_contents
from dashapp.domain.account import Account
from tests.unit.adapters.reading.pdf_files import dot, pdf, picture, text, turned

PRINTED = (
    text(50, 800, "Ada Lovelace", size=18)
    + text(50, 780, "ada@example.org")
    + text(50, 750, "Experience", font="F2")
    + text(50, 735, "Nurse, Galway Hospital, 2019 - 2021")
)


def _quiet(fraction: float, sentence: str) -> None:
    """Tell nobody."""


def lines(content: bytes) -> list[str]:
    """Return what stands on the lines of a PDF."""
    return [line.whole for line in pdf_contents(content, _quiet)[1]]


def imported(content: bytes) -> tuple[dict[str, Any], Account]:
    """Return the data of the résumé in a PDF, and the account of it."""
    resume, account = read(content, "", _quiet)
    return resume.data, account


def field(name: str, box: str, value: str, more: str = "/FT /Tx") -> str:
    """Return a field of a form."""
    return f"/T ({name}) /Rect [{box}] {more} /V ({value})"


def test_what_is_typed_into_a_form_stands_beside_what_it_asks_for() -> None:
    form = (
        text(50, 800, "Application / Curriculum vitae", size=16)
        + text(50, 760, "Name:")
        + text(50, 735, "E-mail:")
        + text(50, 700, "Experience")
        + text(50, 650, "Education")
    )
    fields = (
        field("a", "150 752 500 772", "Ada Lovelace"),
        field("b", "150 727 500 747", "ada@example.org"),
        field("c", "150 692 500 712", "Nurse at Galway Hospital, 2018 - 2022"),
        field(
            "d",
            "150 610 500 662",
            "BSc Nursing, Galway, 2018\\nDiploma, Cork, 2014",
            "/FT /Tx /Ff 4096",
        ),
    )
    data, _ = imported(pdf(form, fields=fields))
    assert data["basics"]["name"] == "Ada Lovelace"
    assert data["basics"]["email"] == "ada@example.org"
    assert data["work"][0]["position"] == "Nurse"
    assert data["work"][0]["name"] == "Galway Hospital"
    assert [each["endDate"] for each in data["education"]] == ["2018", "2014"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("/FT /Tx /V (Ada) /Rect [150 752 500 772]", ["Name: | Ada"]),
        (
            "/FT /Tx /V (Ada\\nLovelace) /Rect [150 700 500 772] /Ff 4096",
            ["Name: | Ada", "Lovelace"],
        ),
        ("/FT /Ch /Ff 131072 /Opt [[(a) (Nurse)] [(b) (Clerk)]] /V (b)", ["Name: | Clerk"]),
        ("/FT /Ch /Opt [(Nurse) (Clerk) (Cook)] /V [(Nurse) (Cook)]", ["Name: | Nurse", "Cook"]),
        ("/FT /Btn /V /Yes /AS /Yes /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>", ["Name: | ☒"]),
        ("/FT /Btn /V /Off /AS /Off /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>", ["Name:"]),
        ("/FT /Tx /V (Ada) /F 2", ["Name:"]),
        ("/FT /Tx /V (Ada) /Ff 8192", ["Name:"]),
        ("/FT /Tx", ["Name:"]),
        ("/Subtype /FreeText /Contents (Ada)", ["Name: | Ada"]),
    ],
)
def test_each_kind_of_field_says_what_it_shows(field: str, said: list[str]) -> None:
    box = "" if "/Rect" in field else "/Rect [150 752 500 772]"
    page = text(50, 760, "Name:") + text(50, 600, "Nothing else is asked for here")
    assert lines(pdf(page, fields=(f"/T (a) {box} {field}",)))[:-1] == said


def test_a_page_that_is_a_picture_is_told() -> None:
    _, account = imported(pdf(PRINTED, picture(500, 700), "", PRINTED + picture(500, 700)))
    assert account.notes == (
        "Page 2 is a picture: its text was not read. Please type or paste it.",
    )
    assert imported(pdf(PRINTED + picture(90, 90)))[1].notes == ()


def test_dots_that_are_drawn_at_the_head_of_rows_make_a_list() -> None:
    page = (
        PRINTED
        + dot(55, 717.5)
        + text(65, 715, "Led 34 nurses")
        + dot(55, 702.5)
        + text(65, 700, "Trained 6 of them")
    )
    data, _ = imported(pdf(page))
    assert data["work"][0]["highlights"] == ["Led 34 nurses", "Trained 6 of them"]


@pytest.mark.parametrize(
    "page",
    [
        dot(52, 702, 9) + text(65, 700, "Led 34 nurses"),  # too large
        dot(52, 702) + text(65, 700, "Led 34 nurses", font="F2"),  # on a line of time
        dot(40, 702) + dot(46, 702) + dot(52, 702) + text(65, 700, "Led 34 nurses"),  # a grade
        text(20, 700, "Irish") + dot(52, 702) + text(65, 700, "Led 34 nurses"),  # between two
        dot(20, 702) + text(90, 700, "Led 34 nurses"),  # far away
    ],
)
def test_other_dots_are_none_of_a_list(page: str) -> None:
    assert not any(line.is_bullet for line in pdf_contents(pdf(PRINTED + page), _quiet)[1])


def test_turned_text_is_one_line_of_its_own() -> None:
    content = pdf(PRINTED + turned(20, 300, "Curriculum vitae of 2024"))
    assert lines(content)[-1] == "Curriculum vitae of 2024"
    data, account = imported(content)
    assert data["work"][0]["name"] == "Galway Hospital"
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == [
        "Curriculum vitae of 2024"
    ]
    assert account.leftovers == 1


def test_letters_that_slant_are_not_turned() -> None:
    slanted = "BT /F1 10 Tf 1 0 0.3 1 50 700 Tm (Led 34 nurses) Tj ET\n"
    assert lines(pdf(PRINTED + slanted))[-1] == "Led 34 nurses"
    assert not pdf_contents(pdf(PRINTED + slanted), _quiet)[1][-1].is_footer


def test_a_pattern_of_dots_makes_no_list() -> None:
    pattern = "".join(dot(400 + 4 * (n % 20), 500 - 40 * (n // 20)) for n in range(220))
    page = PRINTED + pattern + dot(55, 717.5) + text(65, 715, "Led 34 nurses")
    assert not any(line.is_bullet for line in pdf_contents(pdf(page), _quiet)[1])
