"""Sections of one line an entry: skills, and the languages that stand among them."""

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject


def _read(section: str) -> JsonObject:
    return read_lines(text_lines(f"Maren Ødegaard\nmaren@example.org\n\n{section}"))


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Languages: English (native), German (B2)", [("English", "native"), ("German", "B2")]),
        (
            "Langues : français (langue maternelle), italien (notions)",
            [("français", "langue maternelle"), ("italien", "notions")],
        ),
        ("Sprachen: Deutsch, Englisch C1", [("Deutsch", None), ("Englisch", "C1")]),
        ("Idiomas: Castellano - nativo; Inglés - B1", [("Castellano", "nativo"), ("Inglés", "B1")]),
        (
            "Spoken languages: English, Tamil, some French",
            [("English", None), ("Tamil", None), ("French", "some")],
        ),
    ],
)
def test_languages_among_the_skills_are_languages(
    line: str, languages: list[tuple[str, str | None]]
) -> None:
    data = _read(f"SKILLS\nSoftware: Excel, R\n{line}\n")
    assert data["skills"] == [{"name": "Software", "keywords": ["Excel", "R"]}]
    assert [(each["language"], each.get("fluency")) for each in data["languages"]] == languages
    ours = data["meta"]["imaginator"]
    assert ours["order"] == ["skills", "languages"]
    assert "leftovers" not in ours


@pytest.mark.parametrize(
    "keywords", [["Python", "SQL", "R"], ["English", "Python"], ["Technical English", "German"]]
)
def test_what_is_not_plainly_a_human_language_stays_a_skill(keywords: list[str]) -> None:
    data = _read(f"SKILLS\nLanguages: {', '.join(keywords)}\n")
    assert data["skills"] == [{"name": "Languages", "keywords": keywords}]
    assert "languages" not in data


def test_a_skill_group_of_another_name_stays_though_it_lists_languages() -> None:
    data = _read("SKILLS\nMarkets: French, German\n")
    assert "languages" not in data


def test_languages_among_the_skills_join_those_with_a_heading() -> None:
    data = _read("LANGUAGES\nPolish\n\nSKILLS\nR, Excel\nLanguage skills: German (B2)\n")
    assert [each["language"] for each in data["languages"]] == ["Polish", "German"]
    ours = data["meta"]["imaginator"]
    assert [each["text"] for each in ours["leftovers"]] == ["Language skills"]
    assert "titles" not in ours


def test_where_only_languages_stand_under_skills_no_empty_section_is_left() -> None:
    data = _read("SKILLS\nLanguages: German (B2)\n")
    assert "skills" not in data
    assert data["meta"]["imaginator"]["order"] == ["languages"]


def test_a_language_with_its_level_among_single_skills_is_a_language() -> None:
    data = _read("SKILLS\nExcel, Spanish (conversational), Polish\nAnglais B2, espagnol A2\n")
    assert [each["name"] for each in data["skills"]] == ["Excel", "Polish"]
    assert [(each["language"], each["fluency"]) for each in data["languages"]] == [
        ("Spanish", "conversational"),
        ("Anglais", "B2"),
        ("espagnol", "A2"),
    ]
    assert "leftovers" not in data["meta"]["imaginator"]


def test_languages_that_are_said_to_be_spoken_are_languages() -> None:
    data = _read("SKILLS\nLanguages: Go, SQL\nLanguages (spoken): Danish, German\n")
    assert [each["keywords"] for each in data["skills"]] == [["Go", "SQL"]]
    assert [each["language"] for each in data["languages"]] == ["Danish", "German"]


def test_a_certificate_behind_the_level_of_a_language_belongs_to_the_level() -> None:
    data = _read("LANGUAGES\nInglés: B2 (First Certificate)\n")
    assert data["languages"] == [{"language": "Inglés", "fluency": "B2 (First Certificate)"}]


def test_a_language_with_its_level_behind_a_colon_is_one() -> None:
    data = _read("SKILLS\nEnglisch: gut in Wort und Schrift\nEnglish: copywriting\n")
    assert data["languages"] == [{"language": "Englisch", "fluency": "gut in Wort und Schrift"}]
    assert data["skills"] == [{"name": "English", "keywords": ["copywriting"]}]


def test_skills_in_a_grid_are_skills_each() -> None:
    data = _read("SKILLS\nSAP EWM\tScanners\tRotas\n")
    assert data["skills"] == [{"name": "SAP EWM"}, {"name": "Scanners"}, {"name": "Rotas"}]
