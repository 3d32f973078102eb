"""What a program would write is compared with the résumé: what is new waits, what is said otherwise does not."""

import time
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from dashapp.domain.change import checked
from dashapp.domain.errors import InvalidInput
from dashapp.domain.facts import new_claims
from dashapp.domain.guarding import Guard
from dashapp.domain.resume import Resume
from dashapp.domain.review import Change, SuggestionAct
from dashapp.domain.tree.encoding import nodes_of
from dashapp.domain.tree.node import Tree

LOADS = "Built a pipeline in Python that loads 40 tables a night."
DUTY = "Responsible for deployments on AWS."
HEBREW = "בניתי מערכת נתונים"
RESUME: dict[str, Any] = {
    "basics": {"label": "Data engineer", "summary": "Engineer who builds data pipelines."},
    "work": [
        {"name": "Acme", "position": "Engineer", "highlights": [LOADS, DUTY]},
        {"name": "Globex", "position": "Engineer", "highlights": [HEBREW]},
    ],
    "education": [{"institution": "UCL", "area": "Physics", "courses": ["Optics"]}],
    "skills": [{"name": "Languages", "keywords": ["SQL"]}],
    "projects": [{"name": "Loader", "keywords": ["Loading"]}],
}


def tree(data: dict[str, Any] = RESUME) -> Tree:
    numbers = count()
    return Tree(nodes_of(Resume(data), lambda: f"n{next(numbers)}"))


def claims(said: str, after: str, act: SuggestionAct = "rewrite", *, is_strict: bool = True) -> str:
    """Return what is claimed by writing other words for, or behind, what the résumé says."""
    now = tree()
    node, field = next(
        (node.id, name)
        for node in now.nodes.values()
        for name, text in node.texts.items()
        if text == said
    )
    change = checked(Change(act, node, field, said, after), now, is_exact=True)
    return "; ".join(Guard(now, is_strict=is_strict).claims(change))


@pytest.mark.parametrize(
    ("said", "act", "after", "claim"),
    [
        ("SQL", "add", "quantum computing", "quantum computing"),
        ("SQL", "add", "french", "french"),
        ("SQL", "add", "K\u200bubernetes", "Kubernetes"),
        ("SQL", "rewrite", "SQL and Rust", "Rust"),
        ("Loading", "add", "AWS", "AWS"),
        ("Optics", "add", "Nuclear physics", "Nuclear physics"),
        ("Data engineer", "rewrite", "Data architect", "architect"),
        (DUTY, "add", "Volunteered at the fire brigade.", "fire"),
        (LOADS, "rewrite", "Loads 40 tables a night with K\u200bubernetes.", "Kubernetes"),
        (LOADS, "rewrite", "Loads 40 tables a night with Ｋubernetes.", "Kubernetes"),
        (LOADS, "rewrite", "Pipeline with 40 engineers reporting to me.", "40"),
        (LOADS, "rewrite", "Pipeline in Python for 40 years.", "40"),
        (LOADS, "rewrite", "Engineer with 40 years of Python.", "40"),
        (LOADS, "rewrite", "Python pipeline that loads 40 servers.", "40"),
        (LOADS, "rewrite", "Python pipeline that loads ٤١ tables.", "41"),
        (LOADS, "rewrite", "Python pipeline that loads 四十万 tables.", "language"),
        (LOADS, "rewrite", "Python pipeline for google and nasa.", "google"),
        (LOADS, "rewrite", "Python pipeline in rust.", "rust"),
        (LOADS, "rewrite", "Loads 40 tables a night by carrier pigeon.", "carrier"),
        (LOADS, "rewrite", "Python pipeline that never failed.", "never"),
        (LOADS, "rewrite", "Python pipeline for a decade.", "decade"),
        (DUTY, "rewrite", "Responsible for deployments on AWS every week.", "every week"),
        (DUTY, "rewrite", "Dirigió un equipo de cincuenta personas.", "Dirigió"),
        (DUTY, "rewrite", "Ha guidato gli sviluppi della piattaforma.", "language"),
        (DUTY, "rewrite", "Kierował zespołem pięćdziesięciu osób.", "language"),
        (DUTY, "rewrite", "ניהלתי צוות", "language"),
        (DUTY, "rewrite", "قدت فريقا", "language"),
        (HEBREW, "rewrite", "ניהלתי מערכת נתונים", "language"),
    ],
)
def test_what_is_invented_waits_for_a_person(
    said: str, act: SuggestionAct, after: str, claim: str
) -> None:
    assert claim in claims(said, after, act)


@pytest.mark.parametrize(
    ("said", "act", "after"),
    [
        ("SQL", "add", "Python"),
        ("SQL", "add", "python"),
        ("SQL", "add", "Amazon Web Services"),
        ("SQL", "add", "data pipelines"),
        ("Loading", "add", "Loader"),
        ("Data engineer", "rewrite", "Engineer, data pipelines"),
        (LOADS, "rewrite", "Loads forty tables a night with a pipeline built in Python."),
        (LOADS, "rewrite", "Built a Python pipeline to load 40 tables each night."),
        (DUTY, "rewrite", "Deployed on AWS."),
        (DUTY, "add", "Deployments on AWS, at night."),
        (HEBREW, "rewrite", "מערכת נתונים בניתי"),
        ("Engineer who builds data pipelines.", "rewrite", "Engineer for data pipelines on AWS."),
    ],
)
def test_what_is_only_said_otherwise_does_not(said: str, act: SuggestionAct, after: str) -> None:
    assert claims(said, after, act) == ""


@pytest.mark.parametrize("after", ["Python pipeline in rust.", "Python pipeline for google."])
def test_what_is_only_likely_to_be_new_is_told_to_whoever_would_write_at_once(after: str) -> None:
    assert claims(LOADS, after)
    assert claims(LOADS, after, is_strict=False) == ""


def test_who_led_in_one_bullet_did_not_lead_in_the_next() -> None:
    helped = "Helped with two audits a year"
    bullets = ["Led the night shift of twelve", helped]
    now = tree({"work": [{"name": "Acme", "position": "Nurse", "highlights": bullets}]})
    node = next(each for each in now.nodes.values() if each.texts.get("text") == helped)
    change = Change("rewrite", node.id, "text", helped, "Led two audits a year")
    assert "a leading role: Led" in Guard(now).claims(change)
    assert Guard(now).claims(replace(change, after="Helped with audits, two a year")) == ()


@pytest.mark.parametrize("after", ["", "  "])
def test_an_item_is_not_emptied(after: str) -> None:
    with pytest.raises(InvalidInput, match="act `remove`"):
        claims(LOADS, after)


def test_a_long_entry_is_read_once_for_many_changes() -> None:
    words = " ".join(f"word{number}" for number in range(1000))
    data = {"work": [{"name": "Acme", "highlights": [f"{n} {words}" for n in range(120)]}]}
    now = tree(data)
    items = [node for node in now.nodes.values() if node.kind == "item"]
    guard, began = Guard(now, is_strict=True), time.process_time()
    for node in items[:20]:
        assert guard.claims(Change("rewrite", node.id, "text", node.texts["text"], words)) == ()
    assert time.process_time() - began < 10


def test_a_link_that_was_there_is_kept() -> None:
    linked = "Wrote [the loader](https://acme.example/loader) in Python."
    now = tree({"work": [{"name": "Acme", "highlights": [linked]}]})
    node = next(each for each in now.nodes.values() if each.texts.get("text") == linked)
    after = "Wrote [the loader](https://acme.example/loader) in Python, and tested it."
    change = checked(Change("rewrite", node.id, "text", linked, after), now, is_exact=True)
    assert not [each for each in Guard(now).claims(change) if "link" in each]
    moved = replace(change, after=after.replace("acme", "elsewhere"))
    assert "the link https://elsewhere.example/loader" in Guard(now).claims(moved)


@pytest.mark.parametrize("digits", [30, 320, 400])
def test_a_number_of_many_digits_is_still_a_number(digits: int) -> None:
    assert claims(LOADS, LOADS.replace("40", "9" * digits))


@pytest.mark.parametrize("text", ["@" * 20_000, "@a" * 10_000, "a@" * 10_000, "a" * 20_000])
def test_what_looks_like_an_address_for_long_is_compared_all_the_same(text: str) -> None:
    assert isinstance(new_claims("Led a team", text), list)


@pytest.mark.parametrize("text", ["Fitted volt lighting.", "A floor of 30 m², ½ of it tiled."])
def test_signs_are_no_language(text: str) -> None:
    assert not [each for each in new_claims("Fitted lamps", text) if "language" in each]
