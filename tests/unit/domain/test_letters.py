"""What the fonts have no letters for is told in a sentence: which words, and of which script."""

import pytest

from dashapp.domain.checks.letters import printed, told, unprinted, without
from dashapp.domain.resume import Resume


def not_latin(text: str) -> str:
    return "".join(dict.fromkeys(c for c in text if ord(c) > 0x24F and c not in "“”"))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Led a ward", "Café"], ""),
        ([], ""),
        (["Speaks 한국어."], "한국어 (Korean)"),
        (["C언어, C언어"], "C언어 (Korean)"),
        (["“ไทย” and 한국어"], "ไทย, 한국어 (Thai, Korean)"),
        (["𝓢𝓬"], "𝓢𝓬 (mathematical letters)"),
        (["Up ⟰ by 3"], "⟰"),
        (["ქ ა რ თ უ ლ"], "ქ, ა, რ, თ and 2 more (Georgian)"),
    ],
)
def test_it_is_told_which_words_and_of_which_script(texts: list[str], expected: str) -> None:
    sentence = f"The fonts here have no letters for {expected}: they print as boxes."
    assert told(texts, not_latin) == (sentence if expected else "")


@pytest.mark.parametrize(
    "data",
    [
        {"basics": {"name": "한"}},
        {"basics": {"location": {"city": "한"}}},
        {"basics": {"profiles": [{"network": "한"}]}},
        {"work": [{"startDate": "한"}]},
        {"work": [{"highlights": ["**한**"]}]},
        {"work": [{"name": "A"}], "meta": {"imaginator": {"titles": {"work": "한"}}}},
    ],
)
def test_whatever_is_set_on_the_page_is_looked_at(data: dict[str, object]) -> None:
    assert [passage.plain for passage in printed(Resume(data)) if "한" in passage.text] == ["한"]
    assert "한" in unprinted(Resume(data), not_latin)


def test_letters_are_taken_out_of_all_texts_and_nothing_else() -> None:
    data = {"a": ["x한", {"b": "한y"}], "n": 3, "한": None}
    assert without(data, "한") == {"a": ["x", {"b": "y"}], "n": 3, "한": None}
