"""What somebody did, for whom and where, in the orders that people write it."""

import re

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject

DATES = "Mar 2019 – Feb 2021"


def _work(*entries: str) -> list[JsonObject]:
    text = "Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\n"
    work = read_lines(text_lines(text + "\n\n".join(entries)))["work"]
    assert isinstance(work, list)
    return work


def _who_where(position: JsonObject) -> tuple[str | None, ...]:
    return tuple(position.get(name) for name in ("position", "name", "location"))


@pytest.mark.parametrize(
    "head",
    [
        "Engineer – Nordlys\nLisbon\n" + DATES,
        f"Engineer – Nordlys\t{DATES}\nLisbon",
        f"Engineer – Nordlys\nLisbon\t{DATES}",
    ],
)
def test_a_known_city_below_job_and_employer_is_the_place(head: str) -> None:
    assert _who_where(_work(head)[0]) == ("Engineer", "Nordlys", "Lisbon")


def test_a_team_beside_the_job_stays_there_where_the_employer_is_below() -> None:
    work = _work(
        f"Senior Engineer – Payments\nNordlys\n{DATES}\n- Drew 40 bridges",
        f"Engineer – Search\nFjell\n{DATES}\n- Drew 30 bridges",
    )
    assert [_who_where(each) for each in work] == [
        ("Senior Engineer – Payments", "Nordlys", None),
        ("Engineer – Search", "Fjell", None),
    ]


def test_an_employer_behind_at_says_nothing_of_teams_beside_other_jobs() -> None:
    work = _work(
        f"Engineer – Payments\nNordlys\n{DATES}\n- Drew 40 bridges",
        f"Trainee at Fjell\nHalden\n{DATES}\n- Drew 30 bridges",
    )
    assert [_who_where(each) for each in work] == [
        ("Engineer – Payments", "Nordlys", None),
        ("Trainee", "Fjell", "Halden"),
    ]


def test_a_village_is_the_place_where_other_entries_have_theirs() -> None:
    work = _work(
        f"Engineer – Nordlys\nHalden\n{DATES}\n- Drew 40 bridges",
        f"Trainee – Fjell\nLisbon\n{DATES}\n- Drew 30 bridges",
    )
    assert [_who_where(each) for each in work] == [
        ("Engineer", "Nordlys", "Halden"),
        ("Trainee", "Fjell", "Lisbon"),
    ]


def test_a_company_by_its_ending_beside_the_job_leaves_the_place_below() -> None:
    work = _work(f"Engineer – Nordlys AS\nHalden\n{DATES}\n- Drew 40 bridges")
    assert _who_where(work[0]) == ("Engineer", "Nordlys AS", "Halden")


def test_what_stands_with_its_place_above_the_dated_line_is_the_employer() -> None:
    work = _work(f"NORTHSTAR MEDICAL – Atlanta, GA\nAccount Wrangler ({DATES})\n- Sold 40 bridges")
    assert _who_where(work[0]) == ("Account Wrangler", "NORTHSTAR MEDICAL", "Atlanta, GA")


@pytest.mark.parametrize(
    ("job", "employer"),
    [
        ("Account Executive", "Nordlys"),
        ("Supply Sergeant (E-6)", "United States Army"),
        ("Gestionnaire de la commande publique", "Métropole de Lille"),
        ("Assistante juridique", "Préfecture du Rhône"),
        ("Ayudante de cocina", "Bar Can Pep"),
        ("Studentische Hilfskraft", "Bäckerei Vogel"),
    ],
)
def test_jobs_of_many_trades_are_known(job: str, employer: str) -> None:
    for head in (f"{job}, {employer}", f"{employer} – {job}"):
        assert _who_where(_work(f"{head}, 2019 – 2021")[0])[:2] == (job, employer)


@pytest.mark.parametrize(
    "head",
    [
        "Nordlys | Engineer | Summer 2015",
        "Engineer, Nordlys, Summer 2015",
        "Engineer, Nordlys (Summer 2015)",
    ],
)
def test_a_season_is_no_place(head: str) -> None:
    [position] = _work(head)
    assert _who_where(position) == ("Engineer", "Nordlys", None)
    assert position["description"] == "Summer 2015"


def test_what_stands_behind_dates_in_brackets_is_kept() -> None:
    [position] = _work("Engineer, Nordlys, Leeds, 2019 – 2021 (part-time)\n- Drew 40 bridges")
    assert _who_where(position) == ("Engineer", "Nordlys", "Leeds")
    assert (position["startDate"], position["endDate"]) == ("2019", "2021")
    assert position["description"] == "part-time"


def test_a_place_in_brackets_behind_the_employer_is_the_place_and_a_legal_form_none() -> None:
    [position] = _work("2019 – 2021: Administrativa\nHermanos Ruiz, S.L. (Madrid)")
    assert _who_where(position) == ("Administrativa", "Hermanos Ruiz, S.L.", "Madrid")
    assert "description" not in position


def test_how_long_and_which_kind_of_employment_are_neither_employer_nor_place() -> None:
    [position] = _work("Engineer\nNordlys · Full-time\nJan 2021 - Present · 3 yrs 4 mos\n- Drew 40")
    assert _who_where(position) == ("Engineer", "Nordlys", None)
    assert position["description"] == "Full-time"


def test_a_known_place_below_the_dates_is_the_place() -> None:
    [position] = _work("Engineer\nNordlys\nJan 2021 – Present\nLeeds, United Kingdom\n- Drew 40")
    assert _who_where(position) == ("Engineer", "Nordlys", "Leeds, United Kingdom")
    assert position["highlights"] == ["Drew 40"]


def test_what_is_labelled_as_in_a_form_is_read_without_its_labels() -> None:
    form = "Company:   Nordlys, Leeds\nPosition:   Packer\nDates:        June 2016 – May 2019"
    data = read_lines(text_lines(f"Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\n{form}\n"))
    [position] = data["work"]
    assert _who_where(position) == ("Packer", "Nordlys", "Leeds")
    assert (position["startDate"], position["endDate"]) == ("2016-06", "2019-05")
    assert "leftovers" not in data["meta"]["imaginator"]


def test_a_school_with_its_place_is_the_employer_of_a_school_social_worker() -> None:
    [position] = _work(
        "LEEDS SCHOOLS, Leeds, UK\nSchool Social Worker        2013-2017\n- 45 students"
    )
    assert _who_where(position) == ("School Social Worker", "LEEDS SCHOOLS", "Leeds, UK")


def test_a_known_city_alone_beside_a_job_is_no_employer() -> None:
    assert _who_where(_work("2019 – 2021\nFreelance Designer, Leeds")[0]) == (
        "Freelance Designer",
        None,
        "Leeds",
    )


def test_what_somebody_did_in_countries_is_no_place() -> None:
    [position] = _work("Engineer\nNordlys\nJan 2021 – Present\nResponsible for Germany, Austria")
    assert "location" not in position
    assert position["summary"] == "Responsible for Germany, Austria"


@pytest.mark.parametrize("head", ["Acme Ltd — Berlin", "ACME LTD, Berlin", "Acme GmbH – Köln"])
def test_a_company_above_its_positions_is_the_employer_of_each_in_its_place(head: str) -> None:
    work = _work(
        f"{head}\t2011 – 2021",
        f"Senior Engineer\t{DATES}\n- Drew 40 bridges",
        "Engineer\t2011 – 2019\n- Drew 30 bridges",
    )
    company, place = re.split(r" — | – |, ", head)
    assert [_who_where(each) for each in work] == [
        ("Senior Engineer", company, place),
        ("Engineer", company, place),
    ]


def test_the_legal_form_tells_the_employer_from_a_job_that_no_word_tells() -> None:
    head = "Wagonette Whisperer, Nordlys Bau GmbH, Leipzig"
    assert _who_where(_work(f"{head}\n{DATES}\n- Drew 40 bridges")[0]) == (
        "Wagonette Whisperer",
        "Nordlys Bau GmbH",
        "Leipzig",
    )


def test_the_place_of_a_volunteer_stays_with_the_organisation() -> None:
    text = "Maren Ødegaard\nmaren@example.org\n\nVOLUNTEERING\n\nTutor, Youth Club, Baltimore, MD\n"
    data = read_lines(text_lines(f"{text}{DATES}\n- Taught eight pupils"))
    assert data["volunteer"][0]["organization"] == "Youth Club, Baltimore, MD"
    assert "leftovers" not in data["meta"]["imaginator"]
