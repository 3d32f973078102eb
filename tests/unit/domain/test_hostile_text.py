"""Texts made to be gone through again from each of their letters are read once.

No time is asserted: what is squared in these would not be over before the whole run is.
"""

from collections.abc import Callable

import pytest

from dashapp.adapters.reading.recognition import is_html, is_markdown
from dashapp.domain.comparison import words_of
from dashapp.domain.facts import new_claims
from dashapp.domain.reading.compact import read_compact
from dashapp.domain.reading.line import Line
from dashapp.domain.rewriting import improved
from dashapp.domain.writing.addressing import without_address
from dashapp.domain.writing.cleaning import cleaned, unframed
from dashapp.domain.writing.objects import object_of

MANY = 400_000


def _of(part: str) -> str:
    return part * (MANY // len(part))


@pytest.mark.parametrize("part", ["![", "[", "<!--", "<a"])
def test_a_mark_that_nothing_closes_stays_in_the_words_of_a_writer(part: str) -> None:
    assert cleaned(_of(part), "") == _of(part)


def test_a_number_is_looked_for_once_in_what_was_given() -> None:
    said = " ; ".join(f"0170 {number:07}" for number in range(2_000))
    assert "(removed)" not in cleaned(said, said + " " * MANY)


@pytest.mark.parametrize("edge", ["```\n", "```", "words\n---\n"])
def test_what_frames_a_text_is_found_at_its_edges(edge: str) -> None:
    assert unframed(f"{edge}{_of(' ')}x").endswith("x")
    assert unframed(edge + _of("\n") + "x").endswith("x")


def test_a_text_of_an_object_that_does_not_end_is_no_object() -> None:
    assert object_of('{"a": "' + _of('\\"')) is None


def test_space_before_a_sign_is_read_once() -> None:
    draft = improved(f"Cooked{chr(10) * 150_000}x , and cleaned")
    assert draft is not None
    assert draft.text.endswith("x, and cleaned")


def test_a_letter_that_greets_nobody_stays() -> None:
    assert without_address(_of("\n") + "x", "").endswith("x")


def test_of_a_text_with_more_numbers_than_a_resume_the_rest_is_new() -> None:
    source = " ".join(f"w{number} {number}" for number in range(1_000, 1_900))
    claims = new_claims(source, source)
    assert "a number: 1000" not in claims
    assert "a number: 1899" in claims


def test_numbers_that_are_repeated_are_compared_once() -> None:
    assert new_claims("12 " * 20_000, "12 " * 20_000) == []


def test_many_skills_without_a_bracket_are_parted_once() -> None:
    skills = read_compact("skills", [Line.of(_of("ab, "))])
    assert len(skills) == MANY // 4


def test_what_stands_in_brackets_is_not_parted() -> None:
    [first, second] = read_compact("skills", [Line.of("Cooking (French, Thai), baking")])
    assert (first["name"], first["level"]) == ("Cooking", "French, Thai")
    assert second["name"] == "baking"


@pytest.mark.parametrize("is_kind", [is_html, is_markdown])
@pytest.mark.parametrize("part", ["<!-- -->", "[", "<!--"])
def test_what_a_file_is_is_told_by_reading_it_once(
    is_kind: Callable[[str], bool], part: str
) -> None:
    assert not is_kind(_of(part))


@pytest.mark.parametrize("part", ["a b ", "a a b b a b ", "- "])
def test_the_same_few_words_over_and_over_are_compared_once(part: str) -> None:
    before, after = f"First. {part * 9_000}", f"First. {part[::-1] * 9_000} Last."
    words = words_of(before, after)
    assert "".join(text for how, text in words if how != "new") == before
    assert "".join(text for how, text in words if how != "gone") == after
