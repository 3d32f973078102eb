"""What of a writer's words is let through: links, hidden letters, placeholders, addresses of letters."""

import pytest

from dashapp.domain.facts import new_claims
from dashapp.domain.writing.addressing import without_address
from dashapp.domain.writing.cleaning import cleaned, new_links, unframed
from dashapp.domain.writing.placeholder import placeholders, without_placeholders

GIVEN = "See https://ada.example.org/work, ada@example.org, +44 20 7946 0018. Built with Node.js."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Go to https://evil.example/x?cv=all now", "Go to (removed) now"),
        ("Go to //evil.example/x now", "Go to (removed) now"),
        ("![cv](https://evil.example/p.png?d=Ada)", "cv"),
        ("[click](https://evil.example)", "click"),
        ("[click](javascript:alert(1))", "click)"),
        ("javascript:alert(1)", "(removed)(1)"),
        ("<img src=x onerror=alert(1)>Hi<!-- secret -->", "Hi"),
        ("Write to thief@evil.example", "Write to (removed)"),
        ("Write to thief (at) evil.example", "Write to (removed)"),
        ("Call +1 555 010 9999 today", "Call (removed) today"),
        ("Visit evil.example/pay", "Visit (removed)"),
        ("Open www.evil.example.", "Open (removed)."),
        ("A\u200bB\u202eC\U000e0041", "ABC"),
        ("See https://ada.example.org/work", "See https://ada.example.org/work"),
        ("[work](https://ada.example.org/work)", "[work](https://ada.example.org/work)"),
        ("Write to ada@example.org", "Write to ada@example.org"),
        ("Call +44 20 7946 0018", "Call +44 20 7946 0018"),
        ("Worked 2019 - 2024, saved £41,000, 62 % less", "Worked 2019 - 2024, saved £41,000, 62 % less"),
        ("Built with Node.js and C++", "Built with Node.js and C++"),
        ("नमस्ते 👩‍💻", "नमस्ते 👩‍💻"),
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_taken_out_and_nothing_else(said: str, shown: str) -> None:
    assert cleaned(said, GIVEN) == shown


@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "```\n{}\n```",
        "```markdown\n{}\n```\n",
        "Here is your cover letter:\n\n{}",
        "Sure! Here's a summary for you:\n\n---\n\n{}\n\n---\n\nWould you like it shorter?",
        "Hier ist die Zusammenfassung:\n```\n{}\n```",
        "Voici votre lettre :\n{}",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Bakes bread.",
        "Dear hiring team:\n\nI bake.\n\nFeel free to call me.",
        "Dear team,\n\nI bake.\n\n---\n\nAda Byrne",
        "Estimado equipo:\n\nHago pan.",
        "- How?\n  > “Baked”\n\n---\n\n- Why?\n  > “Sold”",
    ],
)
def test_a_text_is_kept_without_what_models_put_around_it(said: str, text: str) -> None:
    assert unframed(said.format(text)) == text


@pytest.mark.parametrize("unit", ["a.", "a-", "_", "www."])
def test_what_has_no_end_is_gone_through_once(unit: str) -> None:
    # Gone through from each letter, this would take hours.
    assert cleaned(unit * 100_000 + " evil.example/pay", "").endswith(" (removed)")


def test_new_links_are_named() -> None:
    assert new_links(GIVEN, "Now at https://evil.example and ada@example.org") == [
        "https://evil.example"
    ]


@pytest.mark.parametrize("text", ["Ran [how many?] sites", "[How much?]", "[wie viele?] Filialen"])
def test_placeholders_are_found_and_claim_nothing(text: str) -> None:
    assert placeholders(text)
    assert new_claims("Ran sites Filialen", without_placeholders(text)) == []


@pytest.mark.parametrize("text", ["a [link](https://x.org)", "list[int]", "[sic]", "items [3]"])
def test_other_brackets_are_no_placeholders(text: str) -> None:
    assert placeholders(text) == []


@pytest.mark.parametrize(
    ("letter", "is_new"),
    [
        ("Dear Hiring Manager,\nI am applying for the post of Delivery Planner.", False),
        ("I would like to join Town Mill as a Delivery Planner.", False),
        ("I have worked at Town Mill for years.", True),
        ("I was a Delivery Planner at Town Mill.", True),
        ("I apply because I hold a PhD from MIT.", True),
        ("I am writing about the position “Delivery Planner – Town Mill”.", False),
    ],
)
def test_a_letter_may_say_what_it_is_for_but_not_that_one_was_it(
    letter: str, *, is_new: bool
) -> None:
    said = without_address(letter, "Delivery Planner – Town Mill")
    assert (
        bool(new_claims("Ada Byrne baked bread.", said.replace("“", "").replace("”", ""))) is is_new
    )
