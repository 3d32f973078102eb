"""What was studied, where and how well, in the orders that people write it."""

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject


def _read(*lines: str) -> list[JsonObject]:
    above = ["Maren Ødegaard", "maren@example.org", "", "EDUCATION", ""]
    degrees = read_lines(text_lines("\n".join([*above, *lines])))["education"]
    assert isinstance(degrees, list)
    return degrees


def _degree(*lines: str) -> JsonObject:
    [degree] = _read(*lines)
    return degree


@pytest.mark.parametrize(
    ("line", "study", "area", "school"),
    [
        ("NVQ Level 3 Plumbing, Leeds City College", "NVQ Level 3 Plumbing", None, "Leeds City College"),
        ("B.B.A. in Marketing – University of Georgia", "B.B.A.", "Marketing", "University of Georgia"),
        ("A.A.S., Logistics, Central Texas College", "A.A.S.", "Logistics", "Central Texas College"),
        ("University of Leeds – BSc Physics", "BSc", "Physics", "University of Leeds"),
        ("Lehramt Physik, Universität Leipzig", "Lehramt Physik", None, "Universität Leipzig"),
        ("Mittlere Reife, Goethe-Schule, Berlin", "Mittlere Reife", None, "Goethe-Schule, Berlin"),
        ("Baccalauréat STMG, Lycée Ampère, Oullins", "Baccalauréat STMG", None, "Lycée Ampère, Oullins"),
        ("Técnico Superior en Finanzas. IES Rey", "Técnico Superior", "Finanzas", "IES Rey"),
        ("Laurea in Fisica, Liceo Fermi, Baltimore, MD", "Laurea", "Fisica", "Liceo Fermi, Baltimore, MD"),
        ("MSc Management, Technology and Law – ETH", "MSc", "Management, Technology and Law", "ETH"),
        ("Promotion in Physik, Universität Jena", "Promotion", "Physik", "Universität Jena"),
        ("BSc University of Leeds – Physics", "BSc", "Physics", "University of Leeds"),
        ("NVQ The Manchester College", "NVQ", None, "The Manchester College"),
        ("BSc School Management, University of Oslo", "BSc", "School Management", "University of Oslo"),
        ("MSc, Biology, NTNU Trondheim", "MSc", "Biology", "NTNU Trondheim"),
        ("Leaving Certificate, Presentation College", "Leaving Certificate", None, "Presentation College"),
        ("BSc Nursing (General), University of Galway", "BSc", "Nursing (General)", "University of Galway"),
        ("B.S. in Biology, Leeds University", "B.S.", "Biology", "Leeds University"),
        ("M.S. Statistics, University of Leeds", "M.S.", "Statistics", "University of Leeds"),
        ("BS in Physics, Leeds College", "BS", "Physics", "Leeds College"),
        ("A.S. in Nursing, Leeds College", "A.S.", "Nursing", "Leeds College"),
        ("Diplôme d'État d'infirmier, IFSI de Gap", "Diplôme d'État d'infirmier", None, "IFSI de Gap"),
        ("BA Law, Millsaps College, Jackson, MS", "BA", "Law", "Millsaps College, Jackson, MS"),
        ("Faculty of Law, University of Oslo", None, None, "Faculty of Law, University of Oslo"),
    ],
)  # fmt: skip
def test_degree_and_school_on_one_line_are_told_apart(
    line: str, study: str | None, area: str | None, school: str
) -> None:
    degree = _degree(f"{line}, 2012")
    assert degree.pop("endDate") == "2012"
    wanted = {"studyType": study, "area": area, "institution": school}
    assert degree == {name: text for name, text in wanted.items() if text}


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        (["BSc Nursing, 2:1", "University of Galway"], "2:1"),
        (["BSc Nursing, GPA 3.71", "University of Galway"], "GPA 3.71"),
        (["BSc Nursing (Note: 1,7)", "University of Galway"], "Note: 1,7"),
    ],
)
def test_a_grade_behind_the_degree_is_no_field_of_study(lines: list[str], score: str) -> None:
    assert _degree(*lines) == {
        "studyType": "BSc",
        "area": "Nursing",
        "institution": "University of Galway",
        "score": score,
    }


def test_a_high_school_is_a_school_and_its_diploma_a_degree() -> None:
    degree = _degree("Round Rock High School", "High School Diploma    May 2021")
    assert degree["institution"] == "Round Rock High School"
    assert degree["studyType"] == "High School Diploma"


def test_what_is_labelled_is_no_school() -> None:
    degree = _degree("PhD, Biology, 2012", "Thesis: Trophic cascades in kelp forests")
    assert degree == {"studyType": "PhD", "area": "Biology", "endDate": "2012"}


def test_a_degree_that_is_expected_ends_then_and_the_word_is_kept() -> None:
    text = "Maren\nmaren@example.org\n\nEDUCATION\n\nBSc Biology    Expected May 2025\nNTNU\n"
    data = read_lines(text_lines(text))
    assert data["education"][0]["endDate"] == "2025-05"
    assert [each["text"] for each in data["meta"]["imaginator"]["leftovers"]] == ["Expected"]


def test_a_year_between_commas_is_when_it_ended() -> None:
    degree = _degree("BA, Politics, Morgan State University, May 2010, GPA: 3.4")
    assert degree == {
        "studyType": "BA",
        "area": "Politics",
        "institution": "Morgan State University",
        "score": "GPA: 3.4",
        "endDate": "2010-05",
    }


def test_dates_between_commas_are_its_dates() -> None:
    degree = _degree("Technikum Mechaniczne, Poznań, 2010 – 2014, mechanic")
    assert (degree["startDate"], degree["endDate"]) == ("2010", "2014")


def test_a_grade_in_brackets_behind_the_dates_is_the_grade() -> None:
    degree = _degree("B.Tech in Physics, University of Ibadan, 2008 – 2013 (Second Class Upper)")
    assert degree["score"] == "Second Class Upper"
    assert (degree["studyType"], degree["area"]) == ("B.Tech", "Physics")


def test_courses_above_an_honour_with_dates_belong_to_the_degree() -> None:
    data = _read(
        "B.S. in Biology, Leeds University", "May 2028", "Relevant coursework: Genetics, Statistics",
        "Dean's List, Fall 2025",
    )  # fmt: skip
    assert data[0]["courses"] == ["Genetics", "Statistics"]


@pytest.mark.parametrize("place", ["", ", Baltimore, MD"])
@pytest.mark.parametrize("score", ["GPA: 3.7/4.0", "GPA 3.8, Sigma Theta Tau"])
def test_a_grade_behind_the_school_and_its_place_is_told_whole(place: str, score: str) -> None:
    degree = _degree("B.S., Biology, May 2019", f"University of Leeds{place}, {score}")
    assert (degree["institution"], degree["score"]) == (f"University of Leeds{place}", score)
