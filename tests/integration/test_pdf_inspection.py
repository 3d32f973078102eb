"""What is drawn tells what can be seen: the colour of the type alone does not."""

import pytest
import typst

from dashapp.adapters.pdf_inspection import inspect_pdf
from dashapp.domain.errors import InvalidInput


def page(source: str) -> bytes:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("colour", ["white", "rgb(250, 250, 250)", "rgb(0, 0, 0, 0)"])
def test_text_that_nobody_can_see_is_counted(colour: str) -> None:
    facts = inspect_pdf(page(f"Pilot #text(fill: {colour})[Kubernetes]"))
    assert "Kubernetes" in facts.text
    assert facts.hidden >= 8


def test_white_on_a_dark_band_is_seen() -> None:
    facts = inspect_pdf(page("#block(fill: black, inset: 1em, text(fill: white)[Harbour pilot])"))
    assert facts.hidden == 0


def test_headings_are_counted_as_bookmarks_and_a_page_of_text_is_not_hidden() -> None:
    facts = inspect_pdf(page("= Work\n== Pilot\nGuided 400 ships a year, by night. #lorem(200)"))
    assert (facts.bookmarks, facts.hidden, facts.pages) == (2, 0, 1)


def test_a_poster_is_read_without_being_drawn() -> None:
    facts = inspect_pdf(page("#set page(width: 200in, height: 200in)\nPilot"))
    assert (facts.text.strip(), facts.hidden) == ("Pilot", 0)


def test_what_is_no_pdf_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidInput, match="cannot be opened"):
        inspect_pdf(b"not a PDF")
