"""Several positions under one employer are several entries, each with the employer's name."""

from typing import Any

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines

HEAD = "Maren Solberg\nmaren@example.org\n\nEXPERIENCE\n\n"
BEFORE = "\n\nFjordfisk AS, Oslo    2010 – 2014\nProcess Technician\n- Ran the plant\n"


def _read(text: str) -> dict[str, Any]:
    return read_lines(text_lines(HEAD + text))


def _told(data: dict[str, Any]) -> list[tuple[str, ...]]:
    fields = ("position", "name", "location", "startDate", "endDate")
    return [tuple(each.get(name, "") for name in fields) for each in data["work"]]


def _left(data: dict[str, Any]) -> list[str]:
    return [each["text"] for each in data["meta"]["imaginator"].get("leftovers", [])]


OWN_DATES = [
    (
        "Nordlys Energy AS, Bergen    2014 – 2023\nHead of Operations    2019 – 2023\n- Led forty people"
        "\nOperations Engineer    2014 – 2019\n- Built the control room"
    ),
    (
        "Nordlys Energy AS, Bergen, 2014 – 2023\n\nHead of Operations (2019 – 2023)\n- Led forty people"
        "\n\nOperations Engineer (2014 – 2019)\n- Built the control room"
    ),
    (
        "Nordlys Energy AS\nBergen, 2014 – 2023\nHead of Operations, 2019 – 2023\n- Led forty people"
        "\nOperations Engineer, 2014 – 2019\n- Built the control room"
    ),
    (
        "Nordlys Energy AS, Bergen    2014 – 2023\nHead of Operations\n2019 – 2023\n- Led forty people"
        "\nOperations Engineer\n2014 – 2019\n- Built the control room"
    ),
    (
        "2014 – 2023    Nordlys Energy AS, Bergen\nHead of Operations, 2019 – 2023\n- Led forty people"
        "\nOperations Engineer, 2014 – 2019\n- Built the control room"
    ),
]


@pytest.mark.parametrize("text", OWN_DATES)
def test_positions_with_dates_of_their_own_have_the_employer_above_them(text: str) -> None:
    data = _read(text + BEFORE)
    assert _told(data) == [
        ("Head of Operations", "Nordlys Energy AS", "Bergen", "2019", "2023"),
        ("Operations Engineer", "Nordlys Energy AS", "Bergen", "2014", "2019"),
        ("Process Technician", "Fjordfisk AS", "Oslo", "2010", "2014"),
    ]
    assert [each["highlights"] for each in data["work"]][:2] == [
        ["Led forty people"],
        ["Built the control room"],
    ]
    assert _left(data) == []


def test_for_positions_without_dates_those_of_the_employer_hold() -> None:
    data = _read(
        "Nordlys Energy AS, Bergen    2014 – 2023\nHead of Operations\n- Led forty people"
        "\n- Cut waste\nOperations Engineer\n- Built the control room\nTrainee\n- Learned" + BEFORE
    )
    nordlys = ("Nordlys Energy AS", "Bergen", "2014", "2023")
    assert _told(data)[:3] == [
        ("Head of Operations", *nordlys),
        ("Operations Engineer", *nordlys),
        ("Trainee", *nordlys),
    ]
    assert _left(data) == []


def test_dates_of_an_employer_that_reach_further_are_kept() -> None:
    data = _read(
        "Nordlys Energy AS, Bergen    2012 – 2023\nHead of Operations    2019 – 2023\n- Led"
        "\nOperations Engineer    2014 – 2019\n- Built the control room"
    )
    assert [each["startDate"] for each in data["work"]] == ["2019", "2014"]
    assert _left(data) == ["Nordlys Energy AS, Bergen | 2012 – 2023"]


def test_a_job_at_another_time_is_not_the_employers() -> None:
    data = _read(
        "Nordlys Energy AS, Bergen    2014 – 2023\n\nHead of Operations    2019 – 2023\n- Led"
        "\n\nFreelance Designer    2008 – 2010\n- Drew logos"
    )
    assert _told(data)[1] == ("Freelance Designer", "", "", "2008", "2010")


def test_one_position_stays_one() -> None:
    data = _read(
        "Nordlys Energy AS, Bergen    2014 – 2023\nHead of Operations\n- Led forty people"
        "\nTools: Git, Make\n- Cut waste"
    )
    assert len(data["work"]) == 1
