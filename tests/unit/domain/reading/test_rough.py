"""What stands for dates and cannot be told: kept as it was written, and nobody's name."""

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.header import read_header
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import Period
from dashapp.domain.reading.rough import rough_date
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject

HEADS = {
    "below": "Cook, Blue Inn\n{dates}\n",
    "behind": "Cook, Blue Inn, {dates}\n",
    "at the edge": "Cook\t{dates}\nBlue Inn\n",
}


def _first_job(head: str, dates: str) -> JsonObject:
    text = (
        "Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\n"
        + HEADS[head].format(dates=dates)
        + "- Fried fish\n\nWaiter, Red Inn\n2001 – 2003\n- Served soup\n"
    )
    job: JsonObject = read_lines(text_lines(text))["work"][0]
    return job


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "dates",
    [
        "Fall 2019 – Spring 2021",
        "WS 2018/19",
        "Q3 2015",
        "January 2019–March",
        "2019 to 2021, 2023 to present",
        "1985–1990 and 1995–1999",
        "10/2018 - 10/2020 & 01/2022 - heute",
        "2018 & 2019",
        "01/10 – 05/12",
        "31.13.2019",
        "2019–03",
        "2019 - ?",
        "2019 – jelenleg",
        "2019 – Jelenleg",
    ],
)
def test_dates_that_are_not_understood_stay_words_and_name_no_employer(
    head: str, dates: str
) -> None:
    assert _first_job(head, dates) == {
        "position": "Cook",
        "name": "Blue Inn",
        "description": dates,
        "highlights": ["Fried fish"],
    }


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "dates", ["2019 –", "2019 – till now", "2019 – bis dato", "2019 – tuttora", "2019 – obecnie"]
)
def test_a_job_that_goes_on_has_a_start_and_no_end(head: str, dates: str) -> None:
    assert _first_job(head, dates) == {
        "position": "Cook",
        "name": "Blue Inn",
        "startDate": "2019",
        "highlights": ["Fried fish"],
    }


@pytest.mark.parametrize("head", HEADS)
def test_days_of_which_either_number_may_be_the_month_stay_beside_their_years(head: str) -> None:
    job = _first_job(head, "03/04/2020 – 05/06/2021")
    assert (job["startDate"], job["endDate"]) == ("2020", "2021")
    assert job["description"] == "03/04/2020 – 05/06/2021"


def test_second_dates_of_a_head_are_no_employer() -> None:
    header = read_header([Line.of("Cook | Blue Inn | 2010 – 2012 | 2014 – 2016")])
    assert (header.parts, header.period) == (["Cook", "Blue Inn"], Period("2010", "2012"))
    assert header.terms == ["2014 – 2016"]
    job = _first_job("at the edge", "2010 – 2012 | 2014 – 2016")
    assert (job["position"], job["name"]) == ("Cook", "Blue Inn")
    assert job["description"] == "2010 – 2012 | 2014 – 2016"


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("Journal of Ice, 12, 2019", None),
        ("Dean's List, 2019, 2020", None),
        ("Vitamin C, 2019 – a review", None),
        ("2019 – Berlin", None),
        ("2019 – bakery group", None),
        ("Coach, 2018 & 2019", ("Coach, ", "2018 & 2019")),
    ],
)
def test_numbers_places_and_employers_are_no_dates(
    text: str, rough: tuple[str, str] | None
) -> None:
    assert rough_date(text) == rough
