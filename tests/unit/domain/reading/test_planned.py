"""An end that has not come yet is the end, whatever word says that it is expected."""

from datetime import date
from typing import Any

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines

HEAD = "Maren Solberg\nmaren@example.org\n\nEDUCATION\n\n"
TODAY = date(2026, 11, 29)


def _read(text: str, today: date | None = TODAY) -> tuple[dict[str, Any], list[str]]:
    data = read_lines(text_lines(HEAD + text), today)
    left = data["meta"]["imaginator"].get("leftovers", [])
    return data["education"][0], [each["text"] for each in left]


@pytest.mark.parametrize(
    "text",
    [
        "BSc Biology, University of Leeds    Expected May 2028",
        "BSc Biology, University of Leeds, Anticipated May 2028",
        "BSc Biology, University of Leeds (Graduating May 2028)",
        "BSc Biology, University of Leeds\nExpected graduation: May 2028",
        "BSc Biology, University of Leeds\nGraduation expected May 2028",
        "BSc Biology, University of Leeds\nExpected graduation date: May 2028",
        "BSc Biology, University of Leeds    May 2028 (expected)",
        "BSc Biology, University of Leeds    Graduating in May 2028",
        "BSc Biology, University of Leeds    To be completed May 2028",
        "BSc Biology, University of Leeds    voraussichtlich Mai 2028",
        "BSc Biology, University of Leeds    Voraussichtlicher Abschluss: Mai 2028",
        "BSc Biology, University of Leeds    prévu en mai 2028",
        "BSc Biology, University of Leeds    Obtention prévue : mai 2028",
        "BSc Biology, University of Leeds    previsto para mayo de 2028",
        "BSc Biology, University of Leeds    Graduación prevista: mayo de 2028",
        "BSc Biology, University of Leeds    prevista maggio 2028",
    ],
)
def test_it_is_the_end_and_nothing_stays_over(text: str) -> None:
    entry, left = _read(text)
    assert entry == {
        "studyType": "BSc",
        "area": "Biology",
        "institution": "University of Leeds",
        "endDate": "2028-05",
    }
    assert left == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024 – 2028 (expected)", "2024", "2028"),
        ("Sep 2024 – Expected May 2028", "2024-09", "2028-05"),
        ("10/2026 – voraussichtlich 09/2028", "2026-10", "2028-09"),
        ("seit 10/2026 (Abschluss voraussichtlich 2028)", "2026-10", "2028"),
        ("2025 – 2028 (prévu)", "2025", "2028"),
    ],
)
def test_it_ends_a_range(text: str, start: str, end: str) -> None:
    entry, left = _read(f"BSc Biology, University of Leeds    {text}")
    assert (entry["startDate"], entry["endDate"]) == (start, end)
    assert left == []


def test_of_an_end_that_is_over_the_word_is_kept() -> None:
    entry, left = _read("BSc Biology, University of Leeds    Expected May 2025")
    assert entry["endDate"] == "2025-05"
    assert left == ["Expected"]


def test_where_the_day_is_not_known_the_word_is_kept() -> None:
    assert _read("BSc Biology, University of Leeds    Expected May 2028", None)[1] == ["Expected"]


def test_of_a_job_it_tells_nothing_about_the_employer() -> None:
    text = (
        "Maren\nmaren@example.org\n\nEXPERIENCE\n\nWelder, Nordlys AS    2023 – 2025 (expected)\n"
    )
    data = read_lines(text_lines(text), TODAY)
    assert "description" not in data["work"][0]
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == ["expected"]
