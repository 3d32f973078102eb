"""Where one entry ends and the next begins, in plain text without much to go by."""

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject

ABOVE = "Maren Ødegaard\nmaren@example.org\n\n"


def _read(section: str) -> JsonObject:
    return read_lines(text_lines(ABOVE + section))


@pytest.mark.parametrize("rows", [(0, 1), (1, 0)])
def test_a_line_that_begins_with_a_year_is_a_degree_of_its_own(rows: tuple[int, int]) -> None:
    both = ("2014 A levels: Maths, Physics", "2014–2017 BSc Physics, University of Leeds")
    data = _read("EDUCATION\n" + "\n".join(both[row] for row in rows))
    school = {"studyType": "A levels", "area": "Maths, Physics", "endDate": "2014"}
    degree = {
        "studyType": "BSc",
        "area": "Physics",
        "institution": "University of Leeds",
        "startDate": "2014",
        "endDate": "2017",
    }
    assert data["education"] == [(school, degree)[row] for row in rows]
    assert "leftovers" not in data["meta"]["imaginator"]


def test_a_number_in_a_sentence_is_no_year_of_an_entry() -> None:
    data = _read("EDUCATION\nBSc Physics, University of Leeds\n2000 metres above the sea")
    assert len(data["education"]) == 1
    assert "2000 metres" in str(data)


def test_where_the_first_entry_begins_with_dates_the_others_do() -> None:
    data = _read(
        "EDUCATION\n2012–2016   BSc Nursing\n            University of Galway\n"
        "2012        Leaving Certificate, Presentation College\n"
    )
    first, second = data["education"]
    assert (first["studyType"], first["institution"]) == ("BSc", "University of Galway")
    assert (second["studyType"], second["endDate"]) == ("Leaving Certificate", "2012")


def test_as_many_titles_stand_above_the_dates_as_in_the_first_entry() -> None:
    heads = ("Welder\nNordlys AS\n2019 – 2021", "Trainee\nFjell AS\n2015 – 2017")
    data = _read("EXPERIENCE\n" + "\n- Drew 40 bridges\n".join(heads))
    assert [(w["position"], w["name"]) for w in data["work"]] == [
        ("Welder", "Nordlys AS"),
        ("Trainee", "Fjell AS"),
    ]


def test_an_entry_may_begin_with_a_season() -> None:
    data = _read(
        "EXPERIENCE\nWelder\t2019 – 2021\nNordlys AS\tOslo\n- Drew 40 bridges\n"
        "Trainee\tSummer 2018\nFjell AS\tBergen\n- Swept the floor\n"
    )
    assert [work["name"] for work in data["work"]] == ["Nordlys AS", "Fjell AS"]
    assert data["work"][1]["location"] == "Bergen"
    assert data["work"][1]["description"] == "Summer 2018"
    assert "endDate" not in data["work"][1]


def test_dates_in_a_column_at_the_left_leave_the_title_where_it_is() -> None:
    data = _read(
        "EXPERIENCE\nsince 08/2015       Engineer for bridges\n                    Nordlys, Oslo\n"
        "                    - Drew 40 bridges\n02/2014 – 07/2015  Trainee\n"
        "                    Fjell, Bergen\n"
    )
    assert [(w["position"], w["name"], w["location"]) for w in data["work"]] == [
        ("Engineer for bridges", "Nordlys", "Oslo"),
        ("Trainee", "Fjell", "Bergen"),
    ]
    assert data["work"][0]["startDate"] == "2015-08"


@pytest.mark.parametrize("gap", ["\n", ""])
def test_dates_on_a_line_of_their_own_above_job_and_employer(gap: str) -> None:
    heads = ("06/2018 - present\nWelder\nNordlys, Leeds", "09/2014 - 05/2018\nTrainee\nFjell, York")
    data = _read("EXPERIENCE\n\n" + f"\n- Drew 40 bridges\n{gap}".join(heads))
    assert [(w["position"], w["name"], w["location"]) for w in data["work"]] == [
        ("Welder", "Nordlys", "Leeds"),
        ("Trainee", "Fjell", "York"),
    ]


def test_bullets_of_training_that_begin_with_a_year_are_dated() -> None:
    data = _read("EDUCATION\n- 2023 Chocolate masterclass\n- HACCP level 2, 2022\n")
    assert [each["endDate"] for each in data["education"]] == ["2023", "2022"]


@pytest.mark.parametrize(("heading", "key"), [("CERTIFICATES", "certificates"), ("OTHER DATA", "")])
def test_a_list_of_short_lines_without_dates_is_one_entry_a_line(heading: str, key: str) -> None:
    data = _read(f"{heading}\n\nForklift licence\nFirst aid at work\nWorking at heights\n")
    entries = data[key] if key else data["meta"]["imaginator"]["sections"][0]["entries"]
    assert [each["name"] for each in entries] == [
        "Forklift licence",
        "First aid at work",
        "Working at heights",
    ]


def test_italian_dates_that_go_on_begin_an_entry() -> None:
    data = _read(
        "EXPERIENCE\nDa gennaio 2020 ad oggi\nInfermiera, Ospedale Sant'Orsola\n- Notti\n"
        "Ottobre 2016 – dicembre 2019\nInfermiera, Villa Erbosa\n"
    )
    assert [(w["name"], w["startDate"]) for w in data["work"]] == [
        ("Ospedale Sant'Orsola", "2020-01"),
        ("Villa Erbosa", "2016-10"),
    ]


def test_an_address_behind_a_project_is_its_address() -> None:
    data = _read("PROJECTS\n\npgwatcher (2020–) https://github.com/maren/pgwatcher\n- Watches\n")
    assert data["projects"] == [
        {
            "name": "pgwatcher",
            "startDate": "2020",
            "url": "https://github.com/maren/pgwatcher",
            "highlights": ["Watches"],
        }
    ]


def test_publications_without_bullets_are_one_a_line_where_each_has_its_year() -> None:
    papers = [
        "Solheim, I. (2022). Kelp recovery after urchin removal. Journal of Ecology, 110, 812–829.",
        "Solheim, I. (2019). Why cascades fail. Oikos, 128, 1201–1213.",
        "Berg, T. and Solheim, I. (2016). Grazing thresholds. Marine Ecology Progress Series, 548.",
    ]
    data = _read("PUBLICATIONS\n" + "\n".join(papers))
    assert [each["name"] for each in data["publications"]] == papers


def test_dated_degrees_are_entries_though_a_gap_stands_elsewhere() -> None:
    data = _read(
        "EDUCATION\n\nPhD, Oslo, 2020\n\nMSc, NTNU, 2016\nBSc, NTNU, 2014\nA levels, York, 2011\n"
    )
    assert [each["endDate"] for each in data["education"]] == ["2020", "2016", "2014", "2011"]


def test_further_roles_at_an_employer_are_positions_of_their_own() -> None:
    data = _read(
        "EXPERIENCE\n\nNordlys AS, Oslo        Mar 2018 – Present\nSenior Engineer (since Jan 2021)\n"
        "- Led 6 teams\nEngineer (Mar 2018 – Dec 2020)\n- Drew 40 bridges\n\n"
        "Fjell AS        2015 – 2018\nTrainee\n- Swept the floor\n"
    )
    assert [(w["position"], w.get("name"), w["highlights"]) for w in data["work"]] == [
        ("Senior Engineer", "Nordlys AS", ["Led 6 teams"]),
        ("Engineer", "Nordlys AS", ["Drew 40 bridges"]),
        ("Trainee", "Fjell AS", ["Swept the floor"]),
    ]


def test_first_aid_at_work_is_given_by_nobody() -> None:
    data = _read("CERTIFICATES\nFirst Aid at Work - 2020\nSafety – IOSH, 2021\n")
    assert data["certificates"] == [
        {"name": "First Aid at Work", "date": "2020"},
        {"name": "Safety", "issuer": "IOSH", "date": "2021"},
    ]


def test_honours_below_a_degree_are_no_degree() -> None:
    data = _read(
        "EDUCATION\n\nBSc Biology\tMay 2025\nNTNU\nRelevant coursework: Genetics\n"
        "Dean's List, Fall 2022\n\nHigh School Diploma\tMay 2021\nRock High School\n"
    )
    assert [each["endDate"] for each in data["education"]] == ["2025-05", "2021-05"]
    assert data["education"][0]["courses"] == ["Genetics"]


def test_titles_without_dates_below_bullets_begin_an_entry() -> None:
    data = _read(
        "PROJECTS\nCrop prices | Python, Flask\n- Predicts 14 prices\nTools: Git, Make\n"
        "Lost and found | React, Firebase\n- 400 users\n"
    )
    assert [each["name"] for each in data["projects"]] == ["Crop prices", "Lost and found"]
    assert data["projects"][0]["keywords"] == ["Git", "Make"]


def test_a_date_beside_the_issuer_in_brackets_leaves_the_brackets_whole() -> None:
    data = _read("CERTIFICATES\nPRINCE2 Practitioner (Axelos, 2019)\n")
    assert data["certificates"] == [{"name": "PRINCE2 Practitioner (Axelos)", "date": "2019"}]


@pytest.mark.parametrize("head", ["Waiter, Red Inn\n2012 – 2016", "Waiter\nRed Inn\n2012 – 2016"])
def test_a_title_above_its_dates_begins_an_entry_below_bullets_without_a_gap(head: str) -> None:
    data = _read(
        "EXPERIENCE\n\nWelder, Nordlys AS, 2020 – 2022\n- Drew 40 bridges\n\n"
        "Trainee, Fjell AS, 2017 – 2020\n- Swept the floor\n" + head + "\n- Served guests\n"
    )
    assert [(w["position"], w["name"], w["highlights"]) for w in data["work"]] == [
        ("Welder", "Nordlys AS", ["Drew 40 bridges"]),
        ("Trainee", "Fjell AS", ["Swept the floor"]),
        ("Waiter", "Red Inn", ["Served guests"]),
    ]


def test_titles_and_dates_by_turns_are_entries_where_gaps_part_others() -> None:
    data = _read(
        "EXPERIENCE\n\nWelder, Nordlys AS\n2020 – 2022\nWaiter, Red Inn\n2012 – 2016\n\n"
        "Trainee, Fjell AS\n2010 – 2012\n"
    )
    assert [(w["name"], w["startDate"]) for w in data["work"]] == [
        ("Nordlys AS", "2020"),
        ("Red Inn", "2012"),
        ("Fjell AS", "2010"),
    ]


@pytest.mark.parametrize(("end", "told"), [("2021", "2021"), ("heute", None)])
def test_a_range_that_breaks_off_ends_on_the_next_line(end: str, told: str | None) -> None:
    data = _read(f"EXPERIENCE\nWelder, Nordlys AS\n2019 –\n{end}\n- Drew 40 bridges\n")
    [job] = data["work"]
    assert (job["startDate"], job.get("endDate")) == ("2019", told)
    assert "description" not in job


def test_short_years_leave_each_degree_its_own_dates() -> None:
    data = _read(
        "EDUCATION\nMSc Finance, Leeds University, 2011–13\nBSc Maths, York University, 2006-2009\n"
    )
    assert [(e["area"], e["startDate"], e["endDate"]) for e in data["education"]] == [
        ("Finance", "2011", "2013"),
        ("Maths", "2006", "2009"),
    ]


@pytest.mark.parametrize("key", ["CERTIFICATIONS", "AWARDS"])
def test_what_has_no_year_takes_none_from_the_next_line(key: str) -> None:
    data = _read(f"{key}\nJourneyman licence, Oslo\nFirst aid, 2021\nWelding, 2023\nForklift\n")
    entries = data.get("certificates") or data["awards"]
    assert [(each.get("name") or each["title"], each.get("date")) for each in entries] == [
        ("Journeyman licence, Oslo", None),
        ("First aid", "2021"),
        ("Welding", "2023"),
        ("Forklift", None),
    ]


def test_who_gave_a_certificate_stands_below_its_name() -> None:
    data = _read("CERTIFICATIONS\nFirst aid\nRed Cross, 2021\nWelding\nWelders' Guild, 2023\n")
    assert [(each["name"], each["issuer"]) for each in data["certificates"]] == [
        ("First aid", "Red Cross"),
        ("Welding", "Welders' Guild"),
    ]


def test_several_years_in_brackets_stay_together() -> None:
    data = _read("AWARDS\n- Manager of the year, twice (2019, 2022)\n- Grew sales by a third\n")
    assert data["awards"][0] == {"title": "Manager of the year, twice (2019, 2022)"}
