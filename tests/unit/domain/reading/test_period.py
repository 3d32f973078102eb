"""Dates and ranges as people write them."""

import pytest

from dashapp.domain.reading.period import Period, find_period, read_period, without_periods


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
        ("2019 –", Period("2019", open=True)),
        ("2019 – …", Period("2019", open=True)),
        ("2019 - till date", Period("2019", open=True)),
        ("03/2019 – bis heute", Period("2019-03", open=True)),
        ("janeiro de 2018 – até o momento", Period("2018-01", open=True)),
        ("mars 2019 – jusqu’à aujourd’hui", Period("2019-03", open=True)),
        ("09/2018 – a la fecha", Period("2018-09", open=True)),
        ("2019 – Pres.", Period("2019", open=True)),
        ("2011–13", Period("2011", "2013")),
        ("2011-13", Period("2011", "2013")),
        ("2011–12", Period("2011", "2012")),
        ("2011-12", Period("2011-12")),
        ("1999–01", Period("1999", "2001")),
        ("2011/12", Period("2011", "2012")),
        ("2011/2012", Period("2011", "2012")),
        ("2011/05", Period("2011-05")),
        ("2019/20 – 2021/22", Period("2019", "2022")),
        ("2011/05 – 2011/12", Period("2011-05", "2011-12")),
        ("since 2011/12", Period("2011", open=True)),
        ("'19–'21", Period("2019", "2021")),
        ("'98 – ’03", Period("1998", "2003")),
        ("12/19 – 03/21", Period("2019-12", "2021-03")),
        ("Aug 18 – Sep 20", Period("2018-08", "2020-09")),
        ("Aug-18 – Sep-20", Period("2018-08", "2020-09")),
        ("Jan/2019 – Feb/2020", Period("2019-01", "2020-02")),
        ("Jan.2019 – Feb.2020", Period("2019-01", "2020-02")),
        ("2018 t/m 2020", Period("2018", "2020")),
        ("2019 through 2021", Period("2019", "2021")),
        ("2019 -> 2021", Period("2019", "2021")),
        ("2019 -- 2021", Period("2019", "2021")),
        ("von 2016 bis 2020", Period("2016", "2020")),
        ("bis 2019", Period("2019")),
        ("2019年3月 – 2021年5月", Period("2019-03", "2021-05")),
        ("март 2019 – по настоящее время", Period("2019-03", open=True)),
        (
            "09/2023 – voraussichtlich 08/2026",
            Period("2023-09", "2026-08", remark="voraussichtlich"),
        ),
    ],
)
def test_a_period_is_read_no_more_exactly_than_it_is_written(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "Summer 2019",
        "03/20",
        "03/04/2020",
        "circa 2010",
        "12345",
        "",
        "2019–03",
        "2011/20",
        "32/01/2019",
        "01/10 – 05/12",
        "Aug 18",
        "Aug 18 – Sep 20, 2019",
    ],
)
def test_what_cannot_be_read_exactly_is_no_date(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("01/03/2017 – 28/02/2020", Period("2017-03-01", "2020-02-28")),
        ("03/15/2019 - 04/01/2020", Period("2019-03-15", "2020-04-01")),
        ("15-03-2019 - 01-04-2020", Period("2019-03-15", "2020-04-01")),
        ("05/05/2020", Period("2020-05-05")),
        (
            "03/04/2020 – 05/06/2021",
            Period("2020", "2021", remark="03/04/2020 – 05/06/2021"),
        ),
        ("03/04/2020 – today", Period("2020", open=True, remark="03/04/2020 – today")),
    ],
)
def test_which_number_is_the_month_is_told_by_either_date_or_left_open(
    text: str, period: Period
) -> None:
    assert read_period(text) == period


def test_a_word_that_ends_like_a_vague_one_leaves_the_year_a_date() -> None:
    assert find_period("Museum 2019") == (Period("2019"), 7, 11)


def test_what_dates_leave_out_is_no_date_to_be_forgotten() -> None:
    assert without_periods("09/2023 – voraussichtlich 08/2026").split() == [
        "2023",
        "2026",
        "voraussichtlich",
    ]


@pytest.mark.parametrize("text", ["1985–60", "1999–99"])
def test_two_digits_name_no_year_far_ahead(text: str) -> None:
    period = read_period(text)
    assert period is None or period.end < "2040"
