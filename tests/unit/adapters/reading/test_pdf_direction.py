"""Letters as they stand on a page → as they are read."""

import unicodedata
from dataclasses import replace

import pytest

from dashapp.adapters.reading.pdf_direction import as_read
from dashapp.adapters.reading.pdf_letters import Word


def standing(shown: str, left: float = 50.0, base: float = 60.0) -> list[Word]:
    """Return the letters of a row as the eye meets them from the left."""
    letters = []
    for letter in shown:
        is_mark = unicodedata.combining(letter)
        width = 0.0 if is_mark else 6.0
        x = left - 3 if is_mark else left
        letters.append(Word(letter, x, base - 8, x + width, base + 2, base, 10.0, "Noto", 0))
        left += width
    return letters


def read(letters: list[Word]) -> str:
    """Return what the letters say from left to right."""
    return "".join(letter.text for letter in sorted(letters, key=lambda each: each.left))


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("ןסחלא הראס", "סארה אלחסן"),
        ("ילוי הנד", "דנה יולי"),
        ("2020 – 2015 ,טרוא רפס תיב", "בית ספר אורט, 2015 – 2020"),
        ("%30 ةفلكتلا ضفخ", "خفض التكلفة 30%"),
        ("30% תולעה תתחפה", "הפחתת העלות 30%"),
        ("054-123-4567 ןופלט", "טלפון 054-123-4567"),
        (".SQL ו Python תנכתמ", "מתכנת Python ו SQL."),
        ("Windows 10 לש תכרעמ", "מערכת של Windows 10"),
        ("(#C و ++C) نيسدنهم", "مهندسين (C++ و C#)"),
        (")#C و ++C( نيسدنهم", "مهندسين (C++ و C#)"),
        ("Teacher at רפס תיב, Haifa", "Teacher at בית ספר, Haifa"),
        ("+972-54 | dana@levi.example", "+972-54 | dana@levi.example"),
    ],
)
def test_a_row_is_read_as_it_was_written(shown: str, said: str) -> None:
    assert read(as_read(standing(shown), 600)) == said


def test_a_page_read_from_the_right_is_mirrored_and_its_contacts_are_not() -> None:
    page = [
        *standing("ילוי הנד", 450, 60),
        *standing("d@e.il", 462, 80),
        *standing("הרומ", 474, 100),
        *standing("May 2021", 50, 100),
    ]
    found = as_read(page, 600)
    assert [read([each for each in found if each.base == base]) for base in (60, 80, 100)] == [
        "דנה יולי",
        "d@e.il",
        "מורהMay 2021",
    ]
    assert {min(each.left for each in found if each.base == base) for base in (60, 80, 100)} == {
        600 - 498
    }


def test_a_name_in_hebrew_leaves_an_english_page_as_it_is() -> None:
    english = standing("A nurse who has led the night shift of a hospital", 50, 80)
    found = as_read([*standing("ילוי הנד", 50, 60), *english], 600)
    assert read(found[:8]) == "דנה יולי"
    assert found[8:] == english
    assert as_read(english, 600) is english


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("right to left", "عبد الله"),
        ("left to right", "عبد الله"),
    ],
)
def test_the_letters_of_a_ligature_keep_their_order(order: str, said: str) -> None:
    ligature = [replace(standing(letter, 50)[0], right=74) for letter in "الله"]
    rest = standing(" دبع", 74)
    drawn = [*ligature, *rest]
    if order == "right to left":  # pdfium turned all of it round
        drawn = [*reversed(rest), *reversed(ligature)]
    assert read(as_read(drawn, 600)) == said


def test_lam_comes_before_its_alef_whichever_comes_first_in_the_file() -> None:
    for pair in ("لا", "ال"):
        ligature = [replace(standing(letter, 56)[0], right=62) for letter in pair]
        assert read(as_read([*standing("ب", 50), *ligature], 600)) == "لاب"


def test_forms_of_letters_are_letters_and_marks_stand_behind_theirs() -> None:
    assert read(as_read(standing("ﺓﺭﺎﺳ"), 600)) == "سارة"
    assert read(as_read(standing("הדָּנ"), 600)).startswith("נ")
    assert unicodedata.normalize("NFC", read(as_read(standing("הנָ"), 600))) == "נָה"


def test_marks_of_other_scripts_stay_behind_their_letters() -> None:
    page = [
        *standing("தமிழ், ילוי הנד and others"),
        *standing("A nurse who has led the night shift of a hospital", 50, 80),
    ]
    read_row = [each for each in as_read(page, 600) if each.base == 60]
    assert read(read_row) == "தமிழ், דנה יולי and others"


def test_an_english_row_that_begins_in_hebrew_is_read_from_the_left() -> None:
    row = standing("םולש — I speak תירבע and others")
    page = [*row, *standing("A nurse who has led the night shift of a hospital", 50, 80)]
    read_row = [each for each in as_read(page, 600) if each.base == 60]
    assert read(read_row) == "שלום — I speak עברית and others"
