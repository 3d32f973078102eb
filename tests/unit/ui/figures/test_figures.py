"""Pictures say what the report says, lead to the text, and follow the theme."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dashapp.domain.checks.report import ReadingReport, read_through
from dashapp.domain.matching.post import Post
from dashapp.domain.matching.report import Comparison, Finding, MatchReport, Status
from dashapp.domain.matching.requirement import Requirement
from dashapp.domain.resume import Resume
from dashapp.ui.figures import matching, reading
from dashapp.ui.figures.theme import Figure, palette, shortened

DATA: dict[str, Any] = {
    "work": [
        {
            "position": "Pastry chef",
            "name": "Café <Lund>",
            "startDate": "2022-01",
            "highlights": ["Cut waste by 30 % within a year", "Responsible for the cakes and bread"],
        },
        {"position": "Baker", "name": "Oven & Sons", "startDate": "2018-01", "endDate": "2020-03"},
    ],
    "education": [{"area": "Baking", "institution": "College", "startDate": "2016", "endDate": "2017"}],
}  # fmt: skip
PICTURES = (
    reading.positions_by_time, reading.parts_by_bullet, reading.bullets_by_verb,
    reading.words_by_section,
)  # fmt: skip


def asked(kind: str, status: Status) -> Finding:
    return Finding(Requirement("Bakes bread", kind, "must", 1), status, (), "")  # type: ignore[arg-type]


@pytest.fixture
def report() -> ReadingReport:
    return read_through(Resume(DATA), date(2026, 11, 1))


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_plain_data_and_follows_the_theme(
    report: ReadingReport, picture: Callable[[ReadingReport, str | None], Figure]
) -> None:
    light, dark = picture(report, "light"), picture(report, "dark")
    assert json.loads(json.dumps(light))["data"] == light["data"]
    assert light["layout"]["font"]["color"] == palette("light").ink
    assert dark["layout"]["font"]["color"] == palette("dark").ink


def test_every_bar_of_the_career_leads_to_its_entry(report: ReadingReport) -> None:
    bars = reading.positions_by_time(report, "light")["data"]
    paths = {path for bar in bars for path in bar["customdata"]}
    assert paths == {'["work", 0]', '["work", 1]', '["education", 0]'}
    assert [bar["name"] for bar in bars] == ["Positions", "Studies"]


def test_a_gap_is_shown_in_the_picture_and_said_in_words(report: ReadingReport) -> None:
    (shape,) = reading.positions_by_time(report, "light")["layout"]["shapes"]
    assert (shape["x0"], shape["x1"]) == ("2020-04-01", "2022-01-01")
    assert "Nothing is told of 2020-04 to 2021-12 (21 months)." in reading.positions_in_words(
        report
    )


def test_every_row_of_the_bullets_leads_to_its_bullet(report: ReadingReport) -> None:
    (data,) = reading.parts_by_bullet(report, "light")["data"]
    assert data["customdata"][-1][0] == '["work", 0, "highlights", 0]'
    assert data["z"] == [[0, 1, 0, 0], [1, 1, 1, 1]]


def test_words_that_look_like_markup_are_shown_as_typed(report: ReadingReport) -> None:
    labels = reading.positions_by_time(report, "light")["layout"]["annotations"]
    assert any("&lt;Lund&gt;" in label["text"] for label in labels)


def test_an_empty_resume_makes_empty_pictures() -> None:
    empty = read_through(Resume({}), date(2026, 11, 1))
    assert all(picture(empty, None)["layout"]["height"] > 0 for picture in PICTURES)


def test_kinds_of_requirements_are_counted_by_how_they_are_met() -> None:
    findings = (asked("skill", "covered"), asked("skill", "missing"), asked("tool", "partly"))
    match = MatchReport(Post("Baker", (), 0), findings)
    bars = {bar["name"]: bar for bar in matching.requirements_by_kind(match, "light")["data"]}
    assert bars["shown"]["y"] == ["Tool", "Skill"]
    assert [bars[name]["x"] for name in ("shown", "in part", "not found")] == [
        [0, 1],
        [1, 0],
        [0, 1],
    ]
    assert matching.requirements_in_words(match)[0] == "Skill: 1 shown, 0 in part, 1 not found."


def test_jobs_are_compared_in_words_too() -> None:
    comparison = Comparison(("Baker", "Cook"), (80, 40), ("skill",), ((0.8, None),))
    assert matching.coverage_in_words(comparison) == [
        "Baker: 80 of 100 (skill 80%).",
        "Cook: 40 of 100.",
    ]
    (data,) = matching.coverage_by_kind_and_job(comparison, "dark")["data"]
    assert data["z"] == [[0.8, None], [0.8, 0.4]]


def test_a_label_is_never_longer_than_asked() -> None:
    assert shortened("a" * 60, 42) == "a" * 41 + "…"
