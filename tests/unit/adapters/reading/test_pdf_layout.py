"""Words on a page → lines."""

import pytest

from dashapp.adapters.reading.pdf_layout import page_lines
from dashapp.adapters.reading.pdf_letters import Word
from dashapp.adapters.reading.pdf_words import PageWords
from dashapp.domain.reading.structure import read_lines


def page(*lines: str, pitch: int = 30) -> PageWords:
    """Return a page with these lines, far from one another."""
    words = []
    for number, line in enumerate(lines):
        left, base = 50.0, 60.0 + pitch * number
        for text in line.split():
            right = left + 5 * len(text)
            words.append(
                Word(text, left, base - 8, right, base + 2, base, 10.0, "Lato", 0, is_spaced=True)
            )
            left = right + 5
    return PageWords(595, 842, words)


def test_a_last_line_that_counts_the_page_is_left_out() -> None:
    shown = page("Experience", "Nurse in Galway", "Ada Lovelace – 1/2")
    *text, footer = page_lines(shown, 1, 2)
    assert [line.text for line in text] == ["Experience", "Nurse in Galway"]
    assert (footer.text, footer.is_footer) == ("Ada Lovelace", True)
    assert [line.is_footer for line in page_lines(shown, 2, 2)] == [False] * 3
    for number in ("2", "Page 2 of 3"):
        assert len(page_lines(page("Experience", "Nurse in Galway", number), 2, 3)) == 2


def test_a_footer_says_how_to_reach_a_person_if_the_head_does_not() -> None:
    head = page_lines(page("Ada Lovelace", "Experience", "Nurse in Galway"), 1, 1)
    foot = page_lines(page("Galway", "Ada Lovelace | ada@example.org – Page 1 of 2"), 1, 2)[-1:]
    data = read_lines([*head, *foot, *foot])
    assert data["basics"] == {"name": "Ada Lovelace", "email": "ada@example.org"}
    assert "leftovers" not in data["meta"]["imaginator"]


@pytest.mark.parametrize("line", ["University of Galway 9/16 – 1/20", "Scrum Master – 1/24"])
def test_a_last_line_that_ends_in_a_date_stays(line: str) -> None:
    assert page_lines(page("Experience", line), 1, 2)[-1].whole == line


def test_a_diamond_marks_what_was_done() -> None:
    line = page_lines(page("Experience", "◆ Led 34 nurses"), 1, 1)[-1]
    assert line.is_bullet
    assert line.text == "Led 34 nurses"


@pytest.mark.parametrize(
    ("above", "below", "rest"),
    [
        ("Clerk, Town Hall, Leeds, 2010 - 2020", "SKILLS", "Excel"),
        ("Clerk, Town Hall, Leeds, 2010 - 2020", "Education", "BA History, Leeds University, 2009"),
        ("Clerk of the Town Hall of Leeds", "Education", "BA History"),
        ("Clerk of the Town Hall of Leeds", "EDUCATION", "BA History, Leeds University"),
        ("Clerk of the Town Hall of Leeds", "EXHIBITIONS", "Leeds"),
    ],
)
def test_a_heading_below_the_longest_line_is_not_its_end(above: str, below: str, rest: str) -> None:
    lines = page_lines(page(above, below, rest, pitch=12), 1, 1)
    assert [line.text for line in lines] == [above, below, rest]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Led the nurses of the night shift and their", "training"),
        ("Shared with all of the others a love of", "education"),
        ("Knows how to write the languages of the web,", "HTML"),
        ("Knows how to write the languages of the web:", "SKILLS"),
        ("Knows how to write the language of the web", "HTML"),
        ("Praised for her calm on the night shift by", "Galway"),
    ],
)
def test_a_word_for_which_there_was_no_room_is_the_end_of_its_line(above: str, below: str) -> None:
    lines = page_lines(page("Nurse", above, below, pitch=12), 1, 1)
    assert [line.text for line in lines] == ["Nurse", f"{above} {below}"]


@pytest.mark.parametrize(
    "address", ["linkedin.com/in/bettina-amsel", "bettina.amsel.denver@example.com"]
)
def test_an_address_below_a_town_stands_alone_in_a_narrow_column(address: str) -> None:
    lines = page_lines(page("Bettina Amsel", "Denver, CO", address, pitch=12), 1, 1)
    assert [line.text for line in lines] == ["Bettina Amsel", "Denver, CO", address]
