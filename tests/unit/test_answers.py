"""A model's answer, read while it comes: in pieces of any size the same is read."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.writing.answer import Noted, Piece, Refused, Rewrite, Said
from dashapp.domain.writing.thought import Spoken
from dashapp.services.cowriting.answers import (
    BrokenAnswer,
    Talk,
    objects_of,
    question_in,
    rewrite_in,
)

TALK = (
    "You helped [p3] with it.\n\nSee [the page](https://x.org/a b) here.\n"
    '```do\n{"do": "suggest", "place": "p3", "text": "Helped", "reason": "Short."}\n```\n'
    '```do\n{"do": "todo", "text": "Call"}\n```\nThat is `all`.'
)

NOTE = '{"do": "todo", "text": "Call"}'


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


@pytest.mark.parametrize(
    "block",
    [
        f"```do\n{NOTE}\n```",
        f"```json\n{NOTE}\n```",
        f"```do {NOTE}```",
        f"```do\n{NOTE}```",
        NOTE,
    ],
)
def test_a_proposal_is_known_in_each_of_the_forms_that_models_give_it(block: str) -> None:
    found = read(f"So be it.\n\n{block}\n", [])
    assert [each for each in found if not isinstance(each, Said)] == [Noted("add", "Call")]
    assert words(found).strip() == "So be it."


def test_a_block_may_hold_several_proposals() -> None:
    more = (
        '{"do": "suggest", "place": "[p3]", "text": "Helped", "reason": null, "sources": "p1, p2",}'
    )
    found = read(f"```do\n{NOTE}\n{more}\n```\n", [])
    assert found == [Noted("add", "Call"), Rewrite("p3", "Helped", sources=("p1", "p2"))]


def test_data_that_proposes_nothing_is_shown() -> None:
    shown = '```json\n{"skills": ["Bread"]}\n```\n'
    assert words(read(shown, [])) == shown


FIRST, SECOND = '{"place": "p1", "text": "a"}', '{"place": "p2", "text": "b {c} \\" d"}'


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"{FIRST}\n{SECOND}", [FIRST, SECOND]),
        (f"```json\n[\n{FIRST},\n{SECOND}\n]\n```\n", [FIRST, SECOND]),
        (f"[{FIRST},{SECOND}]", [FIRST, SECOND]),
        (f'{{"rewrites": [{FIRST}, {SECOND}]}}', [FIRST, SECOND]),
        (f'{{\n "rewrites": [\n  {FIRST},\n  {SECOND}\n ]\n}}', [FIRST, SECOND]),
        (f"Here they are:\n\n{FIRST}\n\nThe others are good.", [FIRST]),
        ('{\n "place": "p1"\n}', ['{\n "place": "p1"\n}']),
        (f"{{no json at all\n{FIRST}", ["{no json at all", FIRST]),
        (f'{{"text": "say "hi there}}\n{FIRST}', ['{"text": "say "hi there}', FIRST]),
        ('{"place": "p1", "te', ['{"place": "p1", "te']),
        ("Sure! Here they are:", ["Sure! Here they are:"]),
        ("```json\n[]\n```", []),
        ("", []),
    ],
)
@given(st.data())
def test_objects_come_whole_without_what_models_put_around_them(
    said: str, expected: list[str], data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(said)), max_size=8).map(sorted))

    async def pieces() -> AsyncGenerator[str, None]:
        for begin, end in zip([0, *cuts], [*cuts, len(said)], strict=True):
            yield said[begin:end]

    async def read_all() -> list[str]:
        return [each async for each in objects_of(pieces())]

    assert asyncio.run(read_all()) == expected


def test_what_models_write_beside_the_form_is_read() -> None:
    said = '{"place": " [p1] ", "text": "One,\ntwo,]", "reason": null, "sources": ["[p2]",],}'
    assert rewrite_in(said) == Rewrite("p1", "One,\ntwo,]", sources=("p2",))
    assert question_in('{"place": "(p1)", "asks": "How many?",}').place == "p1"


@pytest.mark.parametrize(
    ("said", "expected", "was_thought"),
    [
        ("<think>First I…</think>Baked bread", "Baked bread", False),
        ("First I…\n</think>\n\nBaked bread", "\n\nBaked bread", True),
        ("<Thinking>One <think></Thinking>Baked <reasoning>or not</reasoning>bread", "Baked bread", False),
        ("<think>First I", "", False),
        ("a < b, <b>c</b> <", "a < b, <b>c</b> <", False),
    ],
)  # fmt: skip
@given(st.data())
def test_what_a_model_thinks_is_not_said(
    said: str, expected: str, was_thought: bool, data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(said)), max_size=8).map(sorted))
    spoken, shown, found = Spoken(), "", False
    for begin, end in zip([0, *cuts], [*cuts, len(said)], strict=True):
        more, is_over = spoken.more(said[begin:end])
        shown, found = (more if is_over else shown + more), found or is_over
    assert (shown + spoken.end(), found) == (expected, was_thought)
