"""What people call the sections of a résumé."""

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.heading import section_named
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
        ("Other", None),
        ("Military", None),
        ("Leadership Experience", None),
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
