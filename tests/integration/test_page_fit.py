"""Whatever is written stays in its column: nothing lies on something else or leaves the paper."""

from itertools import combinations
from typing import Any, get_args

import pymupdf
import pytest

from dashapp.adapters.reading.formats import read
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain.resume import Resume
from dashapp.domain.style import Template
from tests.integration.test_exports import EXTRACTORS, bare, styled

TEMPLATES = get_args(Template)
USUAL: dict[str, Any] = {}
LARGEST = {"font_size": 12.0, "margin": 30.0}
TOKEN = "8f14e45fceea167a5a36dedd4bea2543c81e728d9d4c2f636f067f89cc14862c" * 2
LONG = {
    "an address": "schwarzenbergerlindenthalfotografieundgestaltung.example",
    "a word": "Krankenhausinformationssystemadministration",
    "a title": "Qualitätsmanagementbeauftragte",
    "letters": "A" * 180,
    "a token": f"id={TOKEN}",
    "a name": "Wolfeschlegelsteinhausenbergerdorffvoraltern",
    "Cyrillic": "Рентгеноэлектрокардиографического",
}
DATES = {"startDate": "2017-09", "endDate": "2019-09"}


@pytest.fixture(scope="module")
def renderer() -> TypstRenderer:
    return TypstRenderer()


def with_it_everywhere(word: str, template: str, style: dict[str, Any]) -> Resume:
    """Return a résumé that has a word in each place of a page."""
    entry = {"highlights": [word, f"See {word} and [{word}](https://example.com)"], **DATES}
    work = {**entry, "position": word, "name": f"Haus {word}", "location": word}
    data: dict[str, Any] = {
        "basics": {
            "name": f"Ada {word}",
            "label": f"{word} und mehr",
            "email": f"{word}@example.com",
            "url": f"https://{word}",
            "summary": f"Seit Jahren {word} im Haus.",
            "profiles": [{"network": "Xing", "username": word, "url": f"https://x.example/{word}"}],
        },
        "work": [work, {**work, "url": f"https://example.org/{word}"}],
        "skills": [{"name": word, "keywords": [word, word]}],
        "certificates": [{"name": word, "issuer": word, "url": f"https://c.example/{word}"}],
        "references": [{"name": word, "reference": word}],
    }
    return Resume({**data, "meta": {"imaginator": {"style": {"template": template, **style}}}})


Box = tuple[float, float, float, float]


def boxes(pdf: bytes) -> list[list[Box]]:
    """Return the boxes of the words of each page, less what letters have above and below."""
    found = []
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            words = [word[:4] for word in page.get_text("words")]
            found.append(
                [
                    (left + 0.5, top + (low - top) * 0.3, right - 0.5, low - (low - top) * 0.3)
                    for left, top, right, low in words
                ]
            )
    return found


def lies_on(one: Box, other: Box) -> bool:
    """Whether two boxes share a place."""
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(
        one[3], other[3]
    )


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("style", [USUAL, LARGEST], ids=["usual", "largest"])
@pytest.mark.parametrize("word", LONG)
def test_long_words_lie_on_nothing_else_and_stay_inside(
    renderer: TypstRenderer, word: str, style: dict[str, Any], template: str
) -> None:
    resume = with_it_everywhere(LONG[word], template, style)
    pdf = renderer.pdf(resume, with_source=False)
    for found in boxes(pdf):
        assert max(right for _, _, right, _ in found) <= (210 - resume.style.margin) / 25.4 * 72 + 1
        assert not [pair for pair in combinations(found, 2) if lies_on(*pair)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_word_that_breaks_is_read_as_it_was_written(
    renderer: TypstRenderer, template: str, extractor: str
) -> None:
    for word in (LONG["an address"], LONG["a word"]):
        pdf = renderer.pdf(with_it_everywhere(word, template, LARGEST), with_source=False)
        text = EXTRACTORS[extractor](pdf)
        assert not set(text) & set("\u00ad\u200b\u2060\ufffe\ufffd")
        # Only ends of lines part it; each of the places is read back.
        assert "".join(text.split()).count(word) >= 18, word


@pytest.mark.timeout(60)  # they take a few seconds, and minutes where the time is squared
@pytest.mark.parametrize("template", ["compact", "sidebar"])
@pytest.mark.parametrize("part", ["w", "a/", "漢"])
def test_endless_words_hold_up_nobody(renderer: TypstRenderer, part: str, template: str) -> None:
    word, value = part * (19_000 // len(part)), part * (5_000 // len(part))
    basics = {"name": value, "email": f"{value}@example.com", "url": f"https://{word}"}
    work = [{"position": value, "highlights": [word, f"[{word}](https://{word})"]}]
    pdf = renderer.pdf(styled(template, {"basics": basics, "work": work}), with_source=False)
    written = 3 * word.count(part[0]) + 3 * value.count(part[0])
    assert EXTRACTORS["pdfium"](pdf).count(part[0]) >= written


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_word_that_fits_is_not_broken(renderer: TypstRenderer, template: str) -> None:
    words = [LONG["a title"], "Versorgungsforschung", "Sprechstundenkoordination"]
    data = {"work": [{"position": words[0], "highlights": words}], "skills": [{"name": words[1]}]}
    pdf = renderer.pdf(styled(template, data))
    text = EXTRACTORS["pdfium"](pdf)
    assert [text.count(word) for word in words] == [2, 2, 1]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "email", ["maxi.berger-linden@klinik-example.org", "a-b-c-d-e-f-g-h-i-j-k-l@very-long.example"]
)
def test_contacts_stand_whole_on_a_line_and_are_found_again(
    renderer: TypstRenderer, template: str, email: str
) -> None:
    basics = {
        "name": "Maxi Berger",
        "email": email,
        "phone": "+49 170 123-45-67",
        "label": "Ärztin",
    }
    work = [{"position": "Ärztin", "name": "Klinik am Park", "startDate": "2019-03"}]
    pdf = renderer.pdf(styled(template, {"basics": basics, "work": work}), with_source=False)
    lines = EXTRACTORS["pdfium"](pdf).splitlines()
    assert [line for line in lines if email in line]
    assert [line for line in lines if basics["phone"] in line]
    again, _ = read(pdf, "cv.pdf", lambda _done, _said: None)
    assert again.basic("email") == email


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_dot_parts_two_contacts_of_a_line_and_ends_none(
    renderer: TypstRenderer, template: str
) -> None:
    for letters in range(4, 44, 3):
        basics = {
            "name": "Maxi Berger",
            "email": f"{'m' * letters}@klinik-example.org",
            "phone": "+49 170 123-45-67",
            "url": "https://maxi-berger.example",
            "location": {"city": "Bad Frankenhausen am Kyffhäuser", "countryCode": "DE"},
            "profiles": [
                {"network": name, "url": f"https://{name.lower()}.example/in/maxi-berger"}
                for name in ("LinkedIn", "Xing", "GitHub")
            ],
        }
        for style in (USUAL, LARGEST):
            meta = {"imaginator": {"style": {"template": template, **style}}}
            pdf = renderer.pdf(Resume({"basics": basics, "meta": meta}), with_source=False)
            lines = as_drawn(pdf)
            assert [line for line in lines if line.startswith("·") or line.endswith("·")] == []
            assert template in {"plain", "sidebar"} or "·" in "".join(lines)


RIGHT_TO_LEFT = {
    "Arabic": ("محمد بن عبد الله", "مهندس خبرة عشر سنوات في إدارة المشاريع والفرق"),
    "Hebrew": ("דנה לוי", "מורה עם עשר שנות ניסיון בניהול צוותים ובהוראה"),
}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("script", RIGHT_TO_LEFT)
def test_numbers_and_addresses_run_left_to_right_in_every_script(
    renderer: TypstRenderer, script: str, template: str
) -> None:
    name, summary = RIGHT_TO_LEFT[script]
    phone, url = "+966 50 123 4567", "example.org/c++"
    basics = {"name": name, "summary": summary, "phone": phone, "url": f"https://{url}"}
    work = [{"position": name, "url": f"https://{url}"}]
    drawn = as_drawn(renderer.pdf(styled(template, {"basics": basics, "work": work})))
    assert sum(line.count(bare(phone)) for line in drawn) == 1
    assert sum(line.count(url) for line in drawn) == 2


def as_drawn(pdf: bytes) -> list[str]:
    """Return the letters of each line from the left to the right, without spaces."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        rows: dict[int, list[tuple[float, str]]] = {}
        for block in document[0].get_text("rawdict")["blocks"]:
            for line in block["lines"]:
                for span in line["spans"]:
                    for c in span["chars"]:
                        rows.setdefault(round(c["origin"][1]), []).append((c["origin"][0], c["c"]))
    return [bare("".join(letter for _, letter in sorted(row))) for row in rows.values()]


@pytest.mark.parametrize("template", sorted(set(TEMPLATES) - {"compact"}))  # one line for both
@pytest.mark.parametrize("name", ["లక్ష్మి రావు", "ക്രിസ്റ്റി", "សុខា ចន្ទ្រា", "ნინო ბერიძე", "ਹਰਪ੍ਰੀਤ ਕੌਰ"])
def test_a_name_in_tall_letters_touches_nothing_below_it(
    renderer: TypstRenderer, name: str, template: str
) -> None:
    pdf = renderer.pdf(styled(template, {"basics": {"name": name, "label": "Manager"}}))
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        left, label, right, *_ = next(
            word for word in document[0].get_text("words") if word[4] == "Manager"
        )
        around = pymupdf.Rect(left, label - 3, right, label + 6)
        picture = document[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY, clip=around)
    rows = [
        picture.samples[at : at + picture.width]
        for at in range(0, len(picture.samples), picture.stride)
    ]
    assert any(len(set(row)) == 1 for row in rows)
