"""Lines of text → a résumé."""

from dataclasses import replace

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.errors import InvalidInput
from dashapp.domain.inline import Run
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.structure import read_lines

TEXT = """\
Maren Ødegaard
Structural Engineer
Oslo, NO
maren@example.org
+47 22 12 34 56

Ten years of timber, with *real* sites.

EXPERIENCE

Senior Structural Engineer
Nordlys AS | Oslo | Mar 2019 – Present
- Led the design of 12 timber schools

Structural Engineer
Fjell & Sønn | Bergen | Summer 2014

EDUCATION

MSc, Civil Engineering
University of Trondheim | 2012 – 2014
"""


def test_a_plain_text_gives_its_person_positions_and_degrees() -> None:
    data = read_lines(text_lines(TEXT))
    assert data["basics"]["name"] == "Maren Ødegaard"
    assert data["basics"]["email"] == "maren@example.org"
    assert data["basics"]["location"] == {"city": "Oslo", "countryCode": "NO"}
    assert data["work"][0] == {
        "position": "Senior Structural Engineer",
        "name": "Nordlys AS",
        "location": "Oslo",
        "startDate": "2019-03",
        "highlights": ["Led the design of 12 timber schools"],
    }
    assert data["education"][0]["studyType"] == "MSc"


DATES = "Mar 2019 – Feb 2021"
DONE = Line.of("Led the design of 12 timber schools", is_bullet=True)
HEADS = {
    "all in one piece": [Line.of("Nordlys AS, Engineer – Oslo", aside=DATES), DONE],
    "the employer in bold": [
        Line((Run("Nordlys AS", bold=True), Run(", Engineer – Oslo")), aside=DATES),
        DONE,
    ],
    "the job below employer and place": [
        Line((Run("Nordlys AS", bold=True), Run(" – Oslo")), aside=DATES),
        Line.of("Engineer"),
        DONE,
    ],
    "dates and how long beside what was done": [
        Line.of("Nordlys AS, Engineer", aside="Oslo"),
        replace(DONE, aside=DATES),
        Line.of("Drew 40 bridges", is_bullet=True, aside="2 years"),
    ],
}


def test_courses_that_are_listed_on_a_line_are_courses() -> None:
    above = [Line.of("Maren Ødegaard"), Line.of("maren@example.org"), Line.of("Education", rank=2)]
    degree = [Line.of("MSc, Bridges"), Line.of("NTNU"), Line.of("Relevant coursework: Steel, Wind")]
    data = read_lines([*above, *degree])
    assert data["education"][0]["courses"] == ["Steel", "Wind"]
    assert "leftovers" not in data["meta"]["imaginator"]


@pytest.mark.parametrize("head", HEADS)
def test_employer_job_place_and_dates_are_told_apart_wherever_they_stand(head: str) -> None:
    above = [Line.of("Maren Ødegaard"), Line.of("maren@example.org"), Line.of("Work", rank=2)]
    position = read_lines([*above, *HEADS[head]])["work"][0]
    done = position.pop("highlights")
    assert position == {
        "position": "Engineer",
        "name": "Nordlys AS",
        "location": "Oslo",
        "startDate": "2019-03",
        "endDate": "2021-02",
    }
    assert done == [line.text for line in HEADS[head] if line.is_bullet]


def test_a_long_head_that_begins_with_dates_begins_an_entry() -> None:
    heads = [
        f"{dates} Senior Structural Engineer, Nordlys Engineering and Timber AS – Trondheim"
        for dates in ("Mar 2019 – Feb 2021", "May 2016 – Jan 2019")
    ]
    text = TEXT.split("Senior", maxsplit=1)[0] + "\n- Led a team\n\n".join(heads)
    assert len(read_lines(text_lines(text))["work"]) == 2


def test_a_date_that_cannot_be_read_is_kept_and_not_guessed() -> None:
    position = read_lines(text_lines(TEXT))["work"][1]
    assert "startDate" not in position
    assert "endDate" not in position
    assert "Summer 2014" in str(position)


def test_stars_of_a_plain_text_stay_stars() -> None:
    assert read_lines(text_lines(TEXT))["basics"]["summary"] == (
        r"Ten years of timber, with \*real\* sites."
    )


def test_no_name_is_made_up() -> None:
    data = read_lines(text_lines("me@example.org\n\nSKILLS\nPython, SQL\n"))
    assert "name" not in data["basics"]
    assert [skill["name"] for skill in data["skills"]] == ["Python", "SQL"]


@pytest.mark.parametrize("above", ["", "CURRICULUM VITAE\n\n"])
def test_a_name_in_capitals_is_no_heading(above: str) -> None:
    text = "MAREN ØDEGAARD\nOslo | maren@example.org | +47 22 12 34 56\n\nEXPERIENCE\n\nEngineer, Nordlys AS, 2019 – 2021\n"
    data = read_lines(text_lines(above + text))
    assert data["basics"]["name"] == "MAREN ØDEGAARD"
    assert data["basics"]["email"] == "maren@example.org"
    assert "sections" not in data["meta"]["imaginator"]


def test_a_headline_with_a_number_is_no_street() -> None:
    text = "Maren Ødegaard\nEngineer, 10 years close to customers\nmaren@example.org\n\nSKILLS\nSteel\n"
    basics = read_lines(text_lines(text))["basics"]
    assert basics["label"] == "Engineer, 10 years close to customers"
    assert "location" not in basics


@pytest.mark.parametrize("street", ["12 Hill Street, Leeds LS1 4AB", "Seestraße 3, 80802 München"])
def test_a_street_under_the_name_is_no_headline(street: str) -> None:
    text = f"Maren Ødegaard\n{street}\nmaren@example.org\n\nSKILLS\nTimber, Steel\n"
    basics = read_lines(text_lines(text))["basics"]
    assert "label" not in basics
    assert basics["location"]["city"] in ("Leeds", "München")
    assert basics["location"]["address"] == street.partition(",")[0]


@pytest.mark.parametrize(
    "head",
    [
        "Engineer — Nordlys AS (timber, 120 people)        Mar 2019 – Feb 2021\nOslo / remote",
        "Engineer, Nordlys AS (timber, 120 people)\n03/2019 - 02/2021, Oslo / remote",
    ],
)
def test_the_employer_beside_the_job_is_no_place_and_the_place_no_employer(head: str) -> None:
    text = f"Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\n{head}\n- Drew 40 bridges\n"
    assert read_lines(text_lines(text))["work"] == [
        {
            "position": "Engineer",
            "name": "Nordlys AS (timber, 120 people)",
            "location": "Oslo / remote",
            "startDate": "2019-03",
            "endDate": "2021-02",
            "highlights": ["Drew 40 bridges"],
        }
    ]


def test_a_team_beside_the_job_is_no_employer() -> None:
    head = "Engineer – Payments        Mar 2019 – Feb 2021\nNordlys"
    text = f"Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\n{head}\n- Drew 40 bridges\n"
    [position] = read_lines(text_lines(text))["work"]
    assert (position["position"], position["name"]) == ("Engineer – Payments", "Nordlys")


def test_a_degree_and_a_certificate_are_read_from_one_line() -> None:
    text = (
        "Maren Ødegaard\nmaren@example.org\n\nEDUCATION\n\n"
        "2012 - 2015 BSc (Hons) Civil Engineering, University of Trondheim - First class\n\n"
        "CERTIFICATIONS\n\nTimber Solutions Architect – Associate (2022)\n"
    )
    data = read_lines(text_lines(text))
    assert data["education"] == [
        {
            "studyType": "BSc (Hons)",
            "area": "Civil Engineering",
            "institution": "University of Trondheim",
            "score": "First class",
            "startDate": "2012",
            "endDate": "2015",
        }
    ]
    assert data["certificates"] == [
        {"name": "Timber Solutions Architect – Associate", "date": "2022"}
    ]
    assert "leftovers" not in data["meta"]["imaginator"]


def test_text_that_is_no_resume_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidInput, match=r"No résumé was found"):
        read_lines(text_lines("Dear neighbour,\n\nthe cat is fine.\n"))


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Berufserfahrung", "work"),
        ("Expérience professionnelle", "work"),
        ("FORMACIÓN", "education"),
        ("Centres d’intérêt", "interests"),
        ("Awards & Honours:", "awards"),
        ("Doświadczenie zawodowe", "work"),
        ("Persoonlijke gegevens", "contact"),
        ("Навыки", "skills"),
        ("教育背景", "education"),
        ("Führerschein", "custom"),
        ("Memberships and certifications", "certificates"),
        ("Grants", "custom"),
        ("Sundries", None),
    ],
)
def test_headings_are_known_in_several_languages(title: str, key: str | None) -> None:
    assert section_named(title) == key


def test_tools_beside_a_project_are_keywords_and_not_whom_it_was_for() -> None:
    text = "Maren Ødegaard\nmaren@example.org\n\nPROJECTS\n\nDemand forecast – Python, pandas, Prophet\n- Forecast 3 hotels\n"
    assert read_lines(text_lines(text))["projects"] == [
        {
            "name": "Demand forecast",
            "keywords": ["Python", "pandas", "Prophet"],
            "highlights": ["Forecast 3 hotels"],
        }
    ]


def test_dates_to_today_and_when_something_was_issued_leave_nothing_over() -> None:
    text = (
        "Maren Ødegaard\nmaren@example.org\n\nEXPERIENCE\n\nEngineer\nNordlys\n"
        "August 2016 – Present\n- Drew 40 bridges\n\nCERTIFICATES\n\nManaging Safely\nIOSH\n"
        "Issued Mar 2020\n"
    )
    data = read_lines(text_lines(text))
    assert data["certificates"] == [
        {"name": "Managing Safely", "issuer": "IOSH", "date": "2020-03"}
    ]
    assert "leftovers" not in data["meta"]["imaginator"]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [("WORK HISTORY", "EDUCATION"), ("EXPERIENCE", None), ("Work history", None)],
)
def test_headings_in_capitals_stay_alike(heading: str, kept: str | None) -> None:
    data = read_lines(text_lines(TEXT.replace("EXPERIENCE", heading)))
    assert data["meta"]["imaginator"].get("titles", {}).get("education") == kept


def test_a_name_below_the_place_and_the_day_is_no_entry() -> None:
    text = (
        "Maren Solberg\nmaren@example.org\n\nSPRACHEN\nDeutsch, Englisch\n\n"
        "Kiel, den 03.02.2026\nMaren Solberg\n"
    )
    data = read_lines(text_lines(text))
    assert [each["language"] for each in data["languages"]] == ["Deutsch", "Englisch"]
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == [
        "Kiel, den 03.02.2026"
    ]


def test_when_somebody_was_born_is_no_headline() -> None:
    text = "Claire Fontanel\nclaire@example.org\nNée le 4 mai 1990\n\nLANGUES\nFrançais\n"
    data = read_lines(text_lines(text))
    assert "label" not in data["basics"]
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == [
        "Née le 4 mai 1990"
    ]


def test_a_degree_for_something_stays_over_with_no_word() -> None:
    text = (
        "Maren Solberg\nmaren@example.org\n\nAUSBILDUNG\n\n"
        "Ausbildung zur Fachkraft für Lagerlogistik, Berufsschule Kiel\n08/2011 – 07/2014\n"
    )
    data = read_lines(text_lines(text))
    assert data["education"][0]["area"] == "Lagerlogistik"
    assert "leftovers" not in data["meta"]["imaginator"]
