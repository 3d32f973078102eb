"""A model's answer, read while it comes: in pieces of any size the same is read."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.writing.answer import Noted, Piece, Refused, Rewrite, Said
from dashapp.services.answers import BrokenAnswer, Talk, lines_of, question_in, rewrite_in

TALK = (
    "You helped [p3] with it.\n\nSee [the page](https://x.org/a b) here.\n"
    '```do\n{"do": "suggest", "place": "p3", "text": "Helped", "reason": "Short."}\n```\n'
    '```do\n{"do": "todo", "text": "Call"}\n```\nThat is `all`.'
)


def read(text: str, cuts: list[int]) -> list[Piece]:
    talk, found, at = Talk(), [], 0
    for cut in [*sorted(cuts), len(text)]:
        found += list(talk.more(text[at:cut]))
        at = cut
    return [*found, *talk.end()]


def words(pieces: list[Piece]) -> str:
    return "".join(each.text for each in pieces if isinstance(each, Said))


@given(st.lists(st.integers(0, len(TALK)), max_size=60))
def test_however_a_talk_is_cut_the_same_is_shown_and_proposed(cuts: list[int]) -> None:
    found = read(TALK, cuts)
    assert words(found).split() == words(read(TALK, [])).split()
    assert [each for each in found if not isinstance(each, Said)] == [
        Rewrite("p3", "Helped", "Short."),
        Noted("add", "Call"),
    ]
    assert "```" not in words(found)


@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=20))
def test_no_text_breaks_the_reader_and_nothing_of_it_is_lost(text: str, cuts: list[int]) -> None:
    found = read(text, [min(cut, len(text)) for cut in cuts])
    if "`" not in text:
        assert words(found) == text


@pytest.mark.parametrize(
    "block",
    ["nonsense", "[1]", '{"do": "fly"}', '{"do": "suggest"}', "[" * 5000, '{"do": "suggest", "place": 3}'],
)  # fmt: skip
def test_a_block_that_cannot_be_used_is_refused(block: str) -> None:
    (found,) = [each for each in read(f"```do\n{block}\n```\n", []) if not isinstance(each, Said)]
    assert isinstance(found, Refused)


def test_a_block_without_an_end_is_read_at_the_end() -> None:
    found = read('```do\n{"do": "todo", "text": "Call"}', [])
    assert found[-1] == Noted("add", "Call")


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", "null", '{"place": "p1"}', '{"place": "p1", "text": ""}']
)
def test_a_line_that_is_no_rewrite_is_an_error(line: str) -> None:
    with pytest.raises(BrokenAnswer):
        rewrite_in(line)
    with pytest.raises(BrokenAnswer):
        question_in(line)


def test_lines_come_whole_without_what_models_put_around_them() -> None:
    async def pieces() -> AsyncGenerator[str, None]:
        for piece in ('```json\n[\n{"a"', ': 1},\n{"b": 2}\n', "]\n```\n", '{"c": 3}'):
            yield piece

    async def read_all() -> list[str]:
        return [line async for line in lines_of(pieces())]

    assert asyncio.run(read_all()) == ['{"a": 1}', '{"b": 2}', '{"c": 3}']
