"""Labels at the left of a page, and what stands beside them."""

from dashapp.adapters.reading.pdf_layout import page_lines
from dashapp.adapters.reading.pdf_letters import Word
from dashapp.adapters.reading.pdf_words import PageWords
from dashapp.domain.reading.structure import read_lines


def words(text: str, left: float, base: float) -> list[Word]:
    """Return a line's words."""
    made = []
    for word in text.split():
        right = left + 5 * len(word)
        made.append(
            Word(word, left, base - 8, right, base + 2, base, 10.0, "Lato", 0, is_spaced=True)
        )
        left = right + 5
    return made


def flush(text: str, right: float, base: float) -> list[Word]:
    """Return a line's words, the last of which ends at a place."""
    return words(text, right - 5 * len(text), base)


def shown(*lines: list[Word]) -> list[str]:
    """Return what the lines of a page say."""
    page = PageWords(595, 842, [word for line in lines for word in line])
    return [line.whole for line in page_lines(page, 1, 1)]


TABLE = [
    ("Name", "Ada Lovelace"),
    ("Anschrift", "Am Kanal 3, 48143 Münster"),
    ("Telefon", "0251 987654"),
    ("E-Mail", "ada@example.org"),
]


def test_a_title_above_a_table_and_lines_below_it_make_no_column() -> None:
    rows = [
        part
        for number, (label, value) in enumerate(TABLE)
        for part in (words(label, 50, 90 + 20 * number), words(value, 200, 90 + 20 * number))
    ]
    lines = shown(
        words("Lebenslauf", 50, 60), *rows, words("Ada", 50, 190), words("Lesen", 50, 210)
    )
    assert lines == ["Lebenslauf", *(f"{a} | {b}" for a, b in TABLE), "Ada", "Lesen"]


def test_a_table_s_labels_without_colons_say_what_is_beside_them() -> None:
    rows = [
        part
        for number, (label, value) in enumerate([*TABLE, ("Geboren", "7. Juli 1985 in Ankara")])
        for part in (words(label, 50, 90 + 20 * number), words(value, 200, 90 + 20 * number))
    ]
    page = PageWords(595, 842, [w for line in [words("Lebenslauf", 50, 60), *rows] for w in line])
    basics = read_lines(page_lines(page, 1, 1))["basics"]
    assert basics == {
        "name": "Ada Lovelace",
        "email": "ada@example.org",
        "phone": "0251 987654",
        "summary": "Geboren 7. Juli 1985 in Ankara",
        "location": {"address": "Am Kanal 3", "postalCode": "48143", "city": "Münster"},
    }


def test_a_long_column_beside_a_short_one_on_the_same_lines_is_a_column() -> None:
    left = [words(f"Led the ward in line {n}", 50, 60 + 12 * n) for n in range(20)]
    right = [words(f"Skill {n}", 400, 60 + 12 * n) for n in range(6)]
    text = " ".join(shown(*left, *right))
    assert text.index("in line 19") < text.index("Skill 0")


def test_labels_that_are_flush_right_are_whole() -> None:
    lines = shown(
        flush("PERSONAL", 150, 60),
        words("Ada Lovelace", 170, 63.5),
        flush("INFORMATION", 150, 72),
        words("ada@example.org", 170, 90),
        flush("WORK", 150, 120),
        flush("EXPERIENCE", 150, 132),
        flush("2017 –", 150, 160),
        words("Nurse", 170, 160),
        flush("Present", 150, 172),
        words("Galway Hospital", 170, 172),
        words("Led 34 nurses on the night shift", 170, 184),
        flush("2013", 150, 210),
        words("Clerk", 170, 210),
        flush("2012", 150, 222),
        words("Cook", 170, 222),
        flush("EDUCATION", 150, 250),
        words("BSc Nursing", 170, 250),
    )
    assert lines == [
        "PERSONAL INFORMATION",
        "Ada Lovelace",
        "ada@example.org",
        "WORK EXPERIENCE",
        "Nurse | 2017 – Present",
        "Galway Hospital",
        "Led 34 nurses on the night shift",
        "Clerk | 2013",
        "Cook | 2012",
        "EDUCATION",
        "BSc Nursing",
    ]


def test_cells_far_below_one_another_make_no_column() -> None:
    rows = [
        part
        for n, base in enumerate((60, 140, 220, 300, 380))
        for part in (
            words(f"Led ward {n}", 50, base),
            words(f"and its {n} nurses", 50, base + 12),
            words("B2", 400, base),
        )
    ]
    assert shown(*rows)[0] == "Led ward 0 | B2"
