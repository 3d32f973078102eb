"""Heads and feet that the pages of a PDF share."""

import pytest

from dashapp.adapters.reading.formats import read
from dashapp.adapters.reading.pdf import pdf_contents
from dashapp.adapters.reading.post import post_text
from tests.unit.adapters.reading.pdf_files import pdf, text


def _quiet(fraction: float, sentence: str) -> None:
    """Tell nobody."""


def page(head: str, foot: str, *body: str, size: float = 8) -> str:
    """Return a page with its head and foot."""
    rows = [text(50, 740 - 30 * number, row) for number, row in enumerate(body)]
    return text(50, 810, head, size=size) + "".join(rows) + text(50, 30, foot, size=8)


def read_apart(*pages: str) -> tuple[list[str], list[str]]:
    """Return what stands on the pages, and what at their heads and feet."""
    lines = pdf_contents(pdf(*pages), _quiet)[1]
    return (
        [line.whole for line in lines if not line.is_footer],
        [line.whole for line in lines if line.is_footer],
    )


@pytest.mark.parametrize("count", [2, 3, 5])
def test_what_all_pages_say_is_kept_once_outside_their_text(count: int) -> None:
    pages = [
        page(
            f"Curriculum of Ada {n}/{count}",
            f"ada@example.org - {n} -",
            f"Nurse in Galway {n}.{n}7",
        )
        for n in range(1, count + 1)
    ]
    body, edges = read_apart(*pages)
    assert body == [f"Nurse in Galway {n}.{n}7" for n in range(1, count + 1)]
    assert edges == ["Curriculum of Ada", "ada@example.org"]


def test_a_head_that_is_set_large_stays_on_the_first_page_as_the_resume_s_own() -> None:
    body, edges = read_apart(
        page("Ada Lovelace", "Galway", "Nurse in Galway", size=18),
        page("Ada Lovelace", "Galway", "Nurse in Cork", size=18),
    )
    assert body == ["Ada Lovelace", "Nurse in Galway", "Nurse in Cork"]
    assert edges == ["Ada Lovelace", "Galway"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nurse, 2019", "Nurse, 2021"),
        ("Nurse, 3 wards", "Nurse, 9 wards"),
        ("Nurse in Galway", "Nurse in Cork"),
    ],
)
def test_rows_that_differ_in_more_than_the_number_of_the_page_stay(first: str, second: str) -> None:
    pages = page("Ada", first, "Led the ward"), page("Eve", second, "Led the wards")
    assert read_apart(*pages) == (
        ["Ada", "Led the ward", first, "Eve", "Led the wards", second],
        [],
    )


def test_what_only_two_of_many_pages_say_stays() -> None:
    pages = [page(f"Page of {n}", "Cork" if n in "ab" else n, f"Ward {n}") for n in "abcde"]
    assert read_apart(*pages)[0].count("Cork") == 2


def test_an_address_that_only_a_foot_says_is_the_person_s() -> None:
    head = text(50, 780, "Ada Lovelace", size=18) + text(50, 760, "Experience", font="F2")
    pages = [
        page(f"Confidential {n}/2", "ada@example.org | +353 91 555 0133", f"Nurse, Galway, 201{n}")
        for n in (1, 2)
    ]
    data = read(pdf(head + pages[0], pages[1]), "", _quiet)[0].data
    assert data["basics"] == {
        "name": "Ada Lovelace",
        "email": "ada@example.org",
        "phone": "+353 91 555 0133",
    }
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == ["Confidential"]
    assert [each["endDate"] for each in data["work"]] == ["2011", "2012"]


def test_the_head_of_a_job_post_s_pages_comes_last_and_once() -> None:
    pages = [page("Acme Ltd", f"Page {n} of 2", f"You know ward {n}.{n}7") for n in (1, 2)]
    assert post_text(pdf(*pages), _quiet).split("\n") == [
        "You know ward 1.17",
        "",
        "You know ward 2.27",
        "Acme Ltd",
    ]


def test_a_word_beside_an_address_at_a_foot_is_no_headline() -> None:
    head = text(50, 780, "Ada Lovelace", size=18) + text(50, 760, "Experience", font="F2")
    pages = [
        page("Curriculum", "ada@example.org - strictly confidential", f"Nurse, 201{n}")
        for n in (1, 2)
    ]
    basics = read(pdf(head + pages[0], pages[1]), "", _quiet)[0].data["basics"]
    assert basics == {"name": "Ada Lovelace", "email": "ada@example.org"}


def test_digits_beside_the_number_of_the_page_stay() -> None:
    feet = (
        text(50, 30, "Ada, 06 12 34 56 78", size=8) + text(500, 30, f"{n}", size=8) for n in (1, 2)
    )
    pages = [
        f"{page('Galway', '', f'Nurse in ward {n}{n}{n}')}{foot}" for n, foot in enumerate(feet)
    ]
    assert "Ada, 06 12 34 56 78" in read_apart(*pages)[1]


def test_a_sign_that_stands_for_a_number_is_none() -> None:
    pages = page("Galway", "Seite #", "Nurse in Galway"), page("Galway", "Seite 2", "Cook in Cork")
    assert {"Nurse in Galway", "Cook in Cork"} <= set(read_apart(*pages)[0])
