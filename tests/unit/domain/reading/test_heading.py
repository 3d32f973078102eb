"""What people call the sections of a résumé."""

from dataclasses import replace

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.structure import read_lines


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("MILITARY EXPERIENCE", "work"),
        ("Relevant Projects", "projects"),
        ("Academic Appointments", "work"),
        ("Additional Skills", "skills"),
        ("Weitere Kenntnisse", "skills"),
        ("Autres expériences", "work"),
        ("Informática", "skills"),
        ("Computer Skills", "skills"),
        ("Other", None),
        ("Military", None),
        ("Education & Licensure", "education"),
        ("Internships", "work"),
        ("Positions of responsibility", "volunteer"),
    ],
)
def test_a_word_that_says_which_ones_leaves_a_heading_what_it_is(
    title: str, key: str | None
) -> None:
    assert section_named(title) == key


def test_two_sections_of_one_kind_are_one_under_its_own_name_and_their_names_are_kept() -> None:
    data = read_lines(
        text_lines(
            "Maren Ødegaard\nmaren@example.org\n\nMILITARY EXPERIENCE\n\nSergeant, Army, 2010 – 2016\n\n"
            "CIVILIAN EXPERIENCE\n\nEngineer, Nordlys, 2016 – 2020\n"
        )
    )
    assert [work["name"] for work in data["work"]] == ["Army", "Nordlys"]
    ours = data["meta"]["imaginator"]
    assert "titles" not in ours
    kept = [each["text"] for each in ours["leftovers"]]
    assert kept == ["MILITARY EXPERIENCE", "CIVILIAN EXPERIENCE"]


def test_a_title_in_another_language_than_the_text_stays_as_it_was() -> None:
    work = "EXPERIENCE\n\nKüchenchefin, Gasthaus Zur Linde, 2010 – 2016\n"
    german = f"{work}- Leitete die Küche und bildete mit dem Team die Lehrlinge aus\n"
    english = f"{work}- Ran the kitchen and trained the apprentices with the team for years\n"
    titles = [
        read_lines(text_lines(f"Maren Ødegaard\nmaren@example.org\n\n{text}"))["meta"][
            "imaginator"
        ].get("titles")
        for text in (german, english)
    ]
    assert titles == [{"work": "EXPERIENCE"}, None]


def test_languages_found_among_skills_bring_no_title_that_the_file_has_not() -> None:
    text = (
        "Íñigo Larrañaga\ninigo@example.org\n\nExperiencia\n\nCocinero, Hotel del Ebro, 2010 – 2016\n"
        "- Dirigió la cocina y la formación de los aprendices en el hotel\n\n"
        "Habilidades\n\nCocina: Pescado, Brasa\nEnglish (native), French (B1)\n"
    )
    data = read_lines(text_lines(text))
    assert data["languages"]
    assert "languages" not in data["meta"]["imaginator"].get("titles", {})


def test_a_heading_in_capitals_with_its_text_behind_it_opens_a_section() -> None:
    data = read_lines(
        text_lines(
            "Maren Ødegaard\nmaren@example.org\n\nOBJECTIVE:  To drill for trains.\n\n"
            "SKILLS: Steel, Timber\nTools: Revit\n\nLICENSES: Class A\n"
        )
    )
    assert data["basics"]["summary"] == "To drill for trains."
    assert [skill["name"] for skill in data["skills"]] == ["Steel", "Timber", "Tools"]
    assert data["certificates"] == [{"name": "Class A"}]


def test_the_kind_of_document_in_bold_is_no_heading() -> None:
    bold = {"look": "bold"}
    lines = [
        Line.of("Lebenslauf", **bold),
        Line.of("Jana Schreiber"),
        Line.of("jana@example.de"),
        Line.of("Kenntnisse", **bold),
        Line.of("Steel"),
        Line.of("Sprachen", **bold),
        Line.of("Deutsch"),
    ]
    assert read_lines(lines)["basics"]["name"] == "Jana Schreiber"


def test_a_line_that_names_its_section_opens_it() -> None:
    data = read_lines(
        text_lines(
            "Maren Ødegaard\nmaren@example.org\n\nProfile: I drill for trains.\n\nEducation\n\n"
            "BSc Physics, Leeds, 2014\n\nLanguages: French (native), German (C1)\nSkills: Steel, Timber\n"
        )
    )
    assert data["basics"]["summary"] == "I drill for trains."
    assert [each["language"] for each in data["languages"]] == ["French", "German"]
    assert [each["name"] for each in data["skills"]] == ["Steel", "Timber"]
    assert len(data["education"]) == 1


@pytest.mark.parametrize("group", ["Languages: Go, Ruby", "LANGUAGES: Go, Ruby"])
def test_a_group_of_skills_opens_no_section(group: str) -> None:
    data = read_lines(text_lines(f"Maren\nmaren@example.org\n\nSkills\n\n{group}\nTools: Git\n"))
    assert "languages" not in data
    assert [each["name"] for each in data["skills"]] == [group.partition(":")[0], "Tools"]


def test_a_job_in_capitals_under_the_name_is_the_headline() -> None:
    text = "Tanya Brooks\ntanya@example.org\n\nCLINICAL SOCIAL WORKER\n\nSKILLS\nCBT\n"
    data = read_lines(text_lines(text))
    assert data["basics"]["label"] == "CLINICAL SOCIAL WORKER"
    assert "sections" not in data["meta"]["imaginator"]


JOB = "EXPERIENCE\n\nCook, Blue Inn\n2001 - 2003\n- Fried fish\n\n"


@pytest.mark.parametrize("title", ["Führerschein", "Military service", "Sundries and such"])
def test_a_heading_among_dated_entries_opens_a_section_of_its_own(title: str) -> None:
    data = read_lines(text_lines(f"Ann Lee\nann@example.org\n\n{JOB}{title}\nOne\nTwo\n"))
    assert [each["position"] for each in data["work"]] == ["Cook"]
    assert [each["title"] for each in data["meta"]["imaginator"]["sections"]] == [title]


@pytest.mark.parametrize("entry", ["Waiter\nRed Inn", "Red Inn\n- Served tea", "Red Inn\n2004"])
def test_what_may_be_a_job_opens_none(entry: str) -> None:
    data = read_lines(text_lines(f"Ann Lee\nann@example.org\n\n{JOB}{entry}\n"))
    assert len(data["work"]) == 2


def test_a_fact_behind_its_name_is_no_section() -> None:
    data = read_lines(text_lines(f"Ann Lee\nann@example.org\nNATIONALITY: Finnish\n\n{JOB}"))
    assert "sections" not in data["meta"]["imaginator"]


def test_a_heading_with_a_full_stop_may_open_a_column() -> None:
    lines = text_lines(f"Ann Lee\nann@example.org\n\n{JOB}Skills.\nSteel\nTimber\n")
    opened = [replace(line, opens_column=line.text == "Skills.") for line in lines]
    assert [each["position"] for each in read_lines(opened)["work"]] == ["Cook"]
