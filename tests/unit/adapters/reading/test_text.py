"""Plain text as lines."""

import pytest

from dashapp.adapters.reading.text import text_lines

LONG = "Answered sixty calls a day about bills and won the prize"


@pytest.mark.parametrize(
    ("end", "below"),
    [
        (" of the team in", "2022 and trained new starters."),
        (" of the team and", "SAP training for new starters."),
        (" of the team,", "Leeds and York, for new starters."),
        (" aus dem Team für", "Qualität und Service."),
    ],
)
def test_a_long_line_that_breaks_off_runs_on_in_the_next(end: str, below: str) -> None:
    for sign in ("", "- "):
        lines = text_lines(f"{sign}{LONG}{end}\n{below}")
        assert [line.text for line in lines] == [f"{LONG}{end} {below}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} of the team\nEngineer, Leeds",
        "Moved in\nEngineer, Leeds",
        f"{LONG} in\n\nEngineer, Leeds",
        f"{LONG} in\n- Leeds",
    ],
)
def test_a_line_that_is_whole_or_short_or_above_a_gap_or_a_bullet_ends(text: str) -> None:
    assert len(text_lines(text)) == 2


@pytest.mark.parametrize("sign", [">", "»", "→", "○", "◆", "✔", "▶"])
def test_signs_that_people_put_before_points_are_bullets(sign: str) -> None:
    [line] = text_lines(f"  {sign} Drew 40 bridges")
    assert (line.is_bullet, line.text) == (True, "Drew 40 bridges")


@pytest.mark.parametrize(
    "text", ["1. Januar 2019 – 31. März 2020", "12. Mai 2015", "3. März – 4. April 2020"]
)
def test_a_day_before_its_month_is_no_number_of_a_list(text: str) -> None:
    [line] = text_lines(text)
    assert (line.is_bullet, line.text) == (False, text)


@pytest.mark.parametrize("text", ["May I help", "2019 best poster", "March of the poets"])
def test_a_number_before_other_words_is_that_of_a_list(text: str) -> None:
    [line] = text_lines(f"1. {text}")
    assert (line.is_bullet, line.text) == (True, text)


@pytest.mark.parametrize(
    "below",
    [
        "github.com/marenode",
        "maren.example.dev",
        "maren@example.org",
        "www.maren.dev | maren@x.org",
    ],
)
def test_an_address_does_not_run_on_from_the_line_above(below: str) -> None:
    assert [line.text for line in text_lines(f"{LONG} Oslo\n{below}")] == [f"{LONG} Oslo", below]


@pytest.mark.parametrize("below", ["maren.dev and two other shops", "node.js in the team"])
def test_a_sentence_runs_on_with_an_address(below: str) -> None:
    assert len(text_lines(f"{LONG} through\n{below}")) == 1
