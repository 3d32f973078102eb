"""Requirements of a job post, the evidence for them, and the score."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.errors import InvalidInput
from dashapp.domain.job import Verdict
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.passages import worked_years
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import MatchReport
from dashapp.domain.matching.terms import covers, terms
from dashapp.domain.resume import Resume

POST = """Backend engineer
Requirements:
- 5 years of experience in software development
- Kubernetes and Terraform
- Fluent German
- Bachelor's degree in computer science
Nice to have:
- Experience with Kafka
We offer:
- Free fruit
"""
DATA: dict[str, Any] = {
    "basics": {"name": "Ada"},
    "work": [
        {
            "position": "Software engineer",
            "name": "A",
            "startDate": "2015-01",
            "endDate": "2021-12",
            "highlights": [
                "Ran k8s clusters for twelve teams.",
                "Wrote infrastructure modules in Terraform.",
            ],
        }
    ],
    "education": [{"studyType": "MSc", "area": "Physics"}],
    "languages": [{"language": "German", "fluency": "B1"}],
}


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def report(model: MiniLM, data: dict[str, Any], post: str = POST) -> MatchReport:
    read = read_post(post)
    return MatchReport(read, tuple(Matcher(Resume(data), model.embed).findings(read)))


def status(found: MatchReport, word: str) -> str:
    return next(f.status for f in found.findings if word in f.requirement.text)


def test_a_post_is_read_into_requirements_and_its_advertising_is_left_out() -> None:
    read = read_post(POST)
    kinds = [(r.kind, r.importance) for r in read.requirements]
    assert kinds == [
        ("years", "must"),
        ("tool", "must"),
        ("language", "must"),
        ("degree", "must"),
        ("tool", "nice"),
    ]
    assert not any("fruit" in r.text for r in read.requirements)
    assert read.title == "Backend engineer"


def test_another_name_of_the_same_thing_is_evidence(model: MiniLM) -> None:
    found = report(model, DATA)
    finding = next(f for f in found.findings if "Kubernetes" in f.requirement.text)
    assert finding.status == "covered"
    assert any("k8s" in e.why and "Kubernetes" in e.why for e in finding.evidence)


def test_years_are_counted_from_dates_and_overlaps_once(model: MiniLM) -> None:
    assert status(report(model, DATA), "5 years") == "covered"
    twice = Resume({"work": [DATA["work"][0], DATA["work"][0]]})
    assert worked_years(twice.entries("work")) == 7.0


def test_a_language_below_the_level_asked_is_shown_in_part(model: MiniLM) -> None:
    assert status(report(model, DATA), "German") == "partly"


def test_a_higher_degree_covers_a_lower_one(model: MiniLM) -> None:
    assert status(report(model, DATA), "degree") == "covered"


def test_what_nothing_shows_is_missing_and_asked_for(model: MiniLM) -> None:
    found = report(model, DATA)
    assert status(found, "Kafka") == "missing"
    assert any("Kafka" in ask for ask in found.add_first())


def test_adding_a_proof_never_lowers_the_score(model: MiniLM) -> None:
    before = report(model, DATA).score
    work = {
        **DATA["work"][0],
        "highlights": [*DATA["work"][0]["highlights"], "Moved billing to Kafka."],
    }
    assert report(model, {**DATA, "work": [work]}).score > before


def test_repeating_a_keyword_gains_nothing(model: MiniLM) -> None:
    once = {**DATA, "skills": [{"name": "Kafka", "keywords": ["Kafka"]}]}
    often = {**DATA, "skills": [{"name": "Kafka", "keywords": ["Kafka"] * 40}]}
    assert report(model, once).score == report(model, often).score


def test_the_persons_word_stands_above_the_measure(model: MiniLM) -> None:
    finding = next(f for f in report(model, DATA).findings if "Kubernetes" in f.requirement.text)
    said = [Verdict(finding.requirement.text, e.quote, "rejected") for e in finding.evidence]
    assert finding.judged_by(said).status == "missing"
    word = [Verdict(finding.requirement.text, finding.evidence[0].quote, "confirmed")]
    assert finding.judged_by(word).status == "covered"


@pytest.mark.parametrize("post", ["", "   \n", "We are a family. We offer a gym and free fruit."])
def test_a_post_that_asks_for_nothing_is_refused_with_a_sentence(post: str) -> None:
    with pytest.raises(InvalidInput, match=r"empty|No requirement"):
        read_post(post)


def test_a_long_post_is_read_in_bounded_time() -> None:
    assert (
        len(
            read_post("- Experience with Python\n" * 1 + "- You have x y z\n" * 12_000).requirements
        )
        <= 80
    )


def test_a_german_post_is_read(model: MiniLM) -> None:
    read = read_post(
        "Pflegefachkraft\nIhr Profil:\n- Abgeschlossene Ausbildung\n- Deutsch auf B2\nWir bieten:\n- Obst"
    )
    assert [r.kind for r in read.requirements] == ["degree", "language"]


def test_a_kind_is_covered_by_an_example_of_it_and_not_the_other_way() -> None:
    assert covers("Kubernetes", "container orchestration")
    assert not covers("container orchestration", "Kubernetes")
    assert terms("Notaufnahme and ICU") == {"emergency department", "intensive care"}


def test_the_sample_of_the_product_finds_what_is_there(model: MiniLM) -> None:
    folder = Path("dashapp/samples")
    data = json.loads((folder / "resume.json").read_text())
    found = report(model, data, (folder / "job.txt").read_text())
    assert 40 <= found.score <= 80
    assert status(found, "WMS") == "covered"
