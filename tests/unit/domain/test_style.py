"""How a résumé looks: what can be chosen, and what is none is left out."""

from typing import Any

import pytest

from dashapp.domain.style import Style


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("template", "plain"),
        ("colour", "#1F4e79"),
        ("font_size", 8),
        ("font_size", 12.0),
        ("spacing", 0.7),
        ("margin", 30),
        ("pages_wanted", 10),
        ("date_format", "2020"),
    ],
)
def test_a_choice_is_kept(name: str, value: Any) -> None:
    assert Style.refusal(name, value) == ""
    assert getattr(Style.read({name: value}), name) == value


@pytest.mark.parametrize(
    ("name", "value", "choices"),
    [
        ("template", "fancy", "classic, modern"),
        ("template", ["plain"], "classic, modern"),
        ("colour", "red", "a colour such as #1f4e79"),
        ("colour", "#1f4e7g", "a colour such as #1f4e79"),
        ("colour", 1, "a colour such as #1f4e79"),
        ("font_size", 7.9, "a number from 8 to 12"),
        ("font_size", 12.1, "a number from 8 to 12"),
        ("font_size", "10", "a number from 8 to 12"),
        ("spacing", True, "a number from 0.7 to 1.4"),
        ("margin", None, "a number from 10 to 30"),
        ("margin", float("nan"), "a number from 10 to 30"),
        ("pages_wanted", 1.5, "a number from 1 to 10"),
        ("pages_wanted", 0, "a number from 1 to 10"),
    ],
)
def test_what_is_no_choice_is_refused_with_those_that_are(
    name: str, value: Any, choices: str
) -> None:
    told = Style.refusal(name, value)
    assert f"is not a choice for {name.replace('_', ' ')}. Choose {choices}" in told
    assert Style.read({name: value, "paper": "us-letter"}) == Style(paper="us-letter")


def test_a_field_that_is_none_is_named() -> None:
    assert Style.refusal("size", 10).startswith("“size” is nothing that can be chosen.")
    assert Style.read("no mapping") == Style.read({"size": 10}) == Style()
