"""Inline Markdown: what a person marked comes back as they marked it."""

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.inline import Run, literal, markdown, normalised, plain, runs

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab *_[]()\\\n!#<é😀"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=12,
)
ADDRESSES = st.sampled_from(
    [None, "https://example.com/a_(b)", "mailto:a@example.com", r"https://x/\*"]
)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.booleans(), ADDRESSES), max_size=6)


@given(RUNS)
def test_marks_come_back_as_they_were_made(marked: list[Run]) -> None:
    assert runs(markdown(marked)) == normalised(marked)


@given(TEXTS)
def test_a_literal_text_comes_back_letter_by_letter(text: str) -> None:
    assert plain(literal(text)) == text


@given(RUNS)
def test_normalising_changes_no_letter(marked: list[Run]) -> None:
    assert "".join(run.text for run in normalised(marked)) == "".join(run.text for run in marked)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", (Run("plain"),)),
        ("**a** b", (Run("a", bold=True), Run(" b"))),
        ("*a* _b_", (Run("a", italic=True), Run(" "), Run("b", italic=True))),
        ("***a***", (Run("a", bold=True, italic=True),)),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("snake_case_name", (Run("snake_case_name"),)),
        ("**open", (Run("**open"),)),
        ("a **b** *c", (Run("a "), Run("b", bold=True), Run(" *c"))),
        ("[x](https://example.com)", (Run("x", link="https://example.com"),)),
        ("[x](javascript:alert)", (Run("[x](javascript:alert)"),)),
        ("# not a heading", (Run("# not a heading"),)),
        ("![i](https://example.com)", (Run("!"), Run("i", link="https://example.com"))),
        (r"\*a\*", (Run("*a*"),)),
    ],
)
def test_ordinary_markdown_reads_as_elsewhere(source: str, expected: tuple[Run, ...]) -> None:
    assert runs(source) == expected


def test_a_pathological_line_is_read_in_bounded_rounds() -> None:
    source = "***a** " * 5000
    assert plain(source).count("a") == 5000


@pytest.mark.parametrize("unit", ["*a ", "_a ", "[", "[a](https://a ", "**a *b "])
def test_reading_a_line_of_signs_takes_work_by_its_length_alone(unit: str) -> None:
    source, calls = unit * (30_000 // len(unit)), itertools.count()
    sys.setprofile(lambda _frame, event, _about: event == "call" and next(calls))
    try:
        runs(source)
    finally:
        sys.setprofile(None)
    assert next(calls) < 15 * len(source)


@pytest.mark.parametrize("text", ["C# & *nix", "5 * 3", "a_b", "[draft]", "50% *"])
def test_text_that_needs_no_escape_gets_none(text: str) -> None:
    assert literal(text) == text
