"""JSON that should be a JSON Resume."""

import pytest

from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.reading.conform import LONGEST_TEXT, conformed


def test_a_valid_resume_passes_untouched_with_its_unknown_keys() -> None:
    raw = {"basics": {"name": "Ada", "x": [1]}, "work": [{"y": {"z": None}}], "mine": 1}
    checked = conformed(raw)
    assert checked.data == raw
    assert checked.notes == ()


def test_wrong_types_become_leftovers_and_are_told() -> None:
    checked = conformed({"basics": {"name": {"first": "Ada"}}, "work": "Nurse", "skills": [3]})
    assert checked.data["basics"] == {}
    assert checked.data["skills"] == []
    assert checked.data["meta"]["imaginator"]["leftovers"] == [
        {"source": "basics.name", "text": '{"first": "Ada"}'},
        {"source": "work", "text": "Nurse"},
        {"source": "skills[0]", "text": "3"},
    ]
    assert "basics.name" in checked.notes[0]


def test_names_of_fields_from_before_version_1_are_those_of_today() -> None:
    old = {"company": "Mill", "website": "https://mill.example", "position": "Baker"}
    both = {"company": "Old name", "name": "Mill"}
    checked = conformed({"basics": {"website": "https://ada.example"}, "work": [old, both]})
    assert checked.data["basics"] == {"url": "https://ada.example"}
    assert checked.data["work"] == [
        {"position": "Baker", "name": "Mill", "url": "https://mill.example"},
        both,
    ]


def test_what_was_handed_in_is_not_changed() -> None:
    raw = {"basics": {"name": ["Ada"]}}
    conformed(raw)
    assert raw == {"basics": {"name": ["Ada"]}}


@pytest.mark.parametrize("raw", [None, [], {}, {"a": 1}, "text", 3])
def test_json_without_a_section_is_no_resume(raw: object) -> None:
    with pytest.raises(InvalidInput, match="holds no résumé"):
        conformed(raw)


def test_a_megabyte_in_a_field_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match="200,000"):
        conformed({"basics": {"name": "a" * (LONGEST_TEXT + 1)}})


def test_null_everywhere_is_kept_and_leftovers_still_find_their_place() -> None:
    raw = {
        "basics": None,
        "work": "x",
        "meta": {"imaginator": {"sections": None, "leftovers": None}},
    }
    ours = conformed(raw).data["meta"]["imaginator"]
    assert ours["sections"] is None
    assert ours["leftovers"] == [{"source": "work", "text": "x"}]


def test_half_a_character_is_shown_as_broken_and_two_halves_are_one() -> None:
    raw = {"basics": {"name": "A\ud83d", "label": "\ud83d\ude00"}, "x\udc00": ["\ud83d"]}
    result = conformed(raw)
    assert result.data == {"basics": {"name": "A�", "label": "😀"}, "x�": ["�"]}
    assert result.notes == ("Some characters came broken; each is shown as �.",)
    assert raw["basics"] == {"name": "A\ud83d", "label": "\ud83d\ude00"}
