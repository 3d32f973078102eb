"""Texts that are composed by rule say what the résumé says, as what it is there."""

from dashapp.domain.composing import composed
from dashapp.domain.writing.request import Material, Place


def test_of_a_group_of_skills_its_words_are_told_and_neither_its_name_nor_a_level() -> None:
    said = [
        ("basics", "label", "About", "Baker"),
        ("a", "name", "Skills › Operations", "Operations"),
        ("a", "level", "Skills › Operations", "Expert"),
        ("b", "text", "Skills › Operations", "HACCP"),
        ("c", "name", "Skills › Excel", "Excel"),
        ("c", "level", "Skills › Excel", "Advanced"),
    ]
    places = tuple(Place(str(key), *each) for key, each in enumerate(said))
    assert composed("summary", Material("Ada", places)) == "Baker. Skills: HACCP, Excel."
