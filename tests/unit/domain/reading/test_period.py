"""Dates and ranges as people write them."""

import pytest

from dashapp.domain.reading.period import Period, find_period, read_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Mar 2020 – Present", Period("2020-03", open=True)),
        ("03/2020 - 05/2021", Period("2020-03", "2021-05")),
        ("2019", Period("2019")),
        ("seit 2018", Period("2018", open=True)),
        ("Januar 2015 bis heute", Period("2015-01", open=True)),
        ("01.02.2015 – 31.03.2016", Period("2015-02-01", "2016-03-31")),
        ("sept. 2018 - août 2020", Period("2018-09", "2020-08")),
        ("enero de 2019 – actualidad", Period("2019-01", open=True)),
        ("Jan–Mar 2020", Period("2020-01", "2020-03")),
        ("(2019–2021)", Period("2019", "2021")),
        ("May 3, 2021", Period("2021-05-03")),
    ],
)
def test_a_period_is_read_no_more_exactly_than_it_is_written(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["Summer 2019", "03/20", "03/04/2020", "circa 2010", "12345", ""])
def test_what_cannot_be_read_exactly_is_no_date(text: str) -> None:
    assert find_period(text) is None
