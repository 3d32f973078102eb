"""Every rule of the exported file is met by a good file and not by one that breaks it."""

from dataclasses import replace
from typing import Any

import pytest

from dashapp.domain.checks.file import RULES, inspect_file
from dashapp.domain.checks.pdf_facts import Font, Link, PdfFacts
from dashapp.domain.resume import Resume

TEXT = """Maren Holt
maren@example.com
+49 30 1234567
Harbour pilot, Elbe Pilots
Guided 400 ships a year
Trained six pilots"""
RESUME = Resume(
    {
        "basics": {"name": "Maren Holt", "email": "maren@example.com", "phone": "+49 30 1234567"},
        "work": [
            {
                "position": "Harbour pilot",
                "name": "Elbe Pilots",
                "highlights": ["Guided 400 ships a year", "Trained six pilots"],
            }
        ],
        "meta": {"imaginator": {"style": {"pages_wanted": 1}}},
    }
)
GOOD = PdfFacts(
    version="%PDF-1.7",
    pages=1,
    page_sizes=((595.28, 841.89),),
    page_characters=(120,),
    text=TEXT,
    first_page=TEXT,
    other_text=TEXT,
    is_encrypted=False,
    is_tagged=True,
    language="en",
    title="Maren Holt",
    author="Maren Holt",
    links=(Link("mailto:maren@example.com", covers_text=True),),
    fonts=(Font("Inter", is_embedded=True, has_unicode_map=True),),
    images=0,
    image_share=0.0,
    smallest_type=9.0,
    outside=0,
    hidden=0,
    bookmarks=3,
    attachments=("resume.json",),
    has_script=False,
    has_form=False,
    bytes=40_000,
)
# A rule, and what breaks it; of a rule with several parts, what breaks each.
BROKEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("has-text", {"text": ""}),
    ("letters", {"lacking": "M"}),
    ("keeps-words", {"text": TEXT.replace("ships", "")}),
    ("keeps-order", {"text": "Trained six pilots\nGuided 400 ships a year"}),
    ("agrees", {"other_text": "Mar en Ho lt"}),
    ("agrees", {"other_text": TEXT.replace("ships", "")}),
    ("fonts-embedded", {"fonts": (Font("Arial", is_embedded=False, has_unicode_map=True),)}),
    ("fonts-mapped", {"fonts": (Font("Arial", is_embedded=True, has_unicode_map=False),)}),
    ("tagged", {"is_tagged": False}),
    ("language", {"language": ""}),
    ("title", {"title": ""}),
    ("author", {"author": "Somebody"}),
    ("links-open", {"links": (Link("javascript:alert(1)", covers_text=True),)}),
    ("links-cover", {"links": (Link("https://example.com", covers_text=False),)}),
    ("no-images", {"images": 1, "image_share": 0.3}),
    ("page-count", {"pages": 2}),
    ("page-size", {"page_sizes": ((595.0, 842.0), (400.0, 400.0))}),
    ("page-size", {"page_sizes": ((595.0, 842.0), (612.0, 792.0))}),
    ("blank-pages", {"page_characters": (120, 4)}),
    ("open-file", {"is_encrypted": True}),
    ("small-file", {"bytes": 2 * 1024 * 1024}),
    ("readable-type", {"smallest_type": 6.9}),
    ("inside", {"outside": 1}),
    ("visible", {"hidden": 1}),
    ("bookmarks", {"bookmarks": 0}),
    ("contact-read", {"first_page": "Maren Holt"}),
    ("contact-read", {"first_page": "maren@example.com"}),
    ("phone-read", {"first_page": "+49 30 12345"}),
    ("positions-read", {"text": TEXT.replace("Elbe Pilots", "")}),
    ("positions-read", {"text": TEXT.replace("Harbour pilot", "")}),
    ("nothing-runs", {"has_script": True}),
    ("nothing-runs", {"has_form": True}),
    ("own-attachment", {"attachments": ("resume.json", "tracker.js")}),
    ("ligatures", {"text": TEXT + "\ufb01"}),
)


def unmet(facts: PdfFacts) -> set[str]:
    return {check.id for check in inspect_file(facts, RESUME).checks if not check.is_met}


def test_a_good_file_meets_every_rule() -> None:
    assert unmet(GOOD) == set()
    assert inspect_file(GOOD, RESUME).met == len(RULES) >= 20


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _ in BROKEN} == {rule[0] for rule in RULES}


@pytest.mark.parametrize(("rule", "broken"), BROKEN)
def test_a_file_that_breaks_a_rule_is_told_so(rule: str, broken: dict[str, Any]) -> None:
    assert rule in unmet(replace(GOOD, **broken))


def test_letters_that_print_as_boxes_are_told_by_their_own_rule_alone() -> None:
    told = {"name": "Maren 홀트", "email": "maren@example.com", "phone": "+49 30 1234567"}
    work = [{"position": "도선사", "name": "Elbe Pilots", "highlights": ["Guided 400 척 a year"]}]
    resume = Resume({"basics": told, "work": work, "meta": RESUME.data["meta"]})
    # One reader finds a letter of the boxes, another finds none: so it is of Typst's.
    text = "Maren 트\nmaren@example.com\n+49 30 1234567\nElbe Pilots\nGuided 400 a year"
    facts = replace(
        GOOD,
        text=text,
        first_page=text,
        other_text=text.replace("트", "\0\0"),
        author="Maren 홀트",
        lacking="홀트도선사척",
    )
    (unmet_check,) = (check for check in inspect_file(facts, resume).checks if not check.is_met)
    assert unmet_check.told == (
        "The fonts here have no letters for 홀트, 도선사, 척 (Korean): they print as boxes."
    )
    assert "Word" in unmet_check.fix
    assert {c.id for c in inspect_file(replace(facts, lacking=""), resume).checks if not c.is_met}


def test_only_a_rule_that_is_not_met_says_what_to_do() -> None:
    report = inspect_file(replace(GOOD, hidden=2), RESUME)
    assert {check.id: check.fix for check in report.checks if check.fix} == {
        "visible": "Choose a darker colour."
    }
    assert all(check.told.endswith(".") and check.why for check in report.checks)
