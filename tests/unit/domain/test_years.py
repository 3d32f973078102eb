"""Years that are asked are counted in the positions of their field."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import Finding
from dashapp.domain.matching.years import field_of
from dashapp.domain.resume import Resume

TODAY = date(2026, 6, 30)
COOK = {"position": "Cook", "name": "Old Ferry", "startDate": "2010-01", "endDate": "2019-12"}
STORES = {
    "position": "Warehouse operative",
    "name": "Fenwick Distribution",
    "startDate": "2025-01",
    "endDate": "2025-12",
    "highlights": ["Picked and packed 140 lines an hour in the warehouse"],
}


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def finding(model: MiniLM, data: dict[str, Any], line: str) -> Finding:
    post = read_post(f"Any\nRequirements\n- {line}\n")
    return Matcher(Resume(data), model.embed, model.themes(), TODAY).findings(post)[0]


def test_years_in_warehousing_are_shown_by_a_career_in_logistics(model: MiniLM) -> None:
    data = json.loads(Path("dashapp/samples/resume.json").read_text())
    assert finding(model, data, "5 years in warehousing").status == "covered"
    assert finding(model, data, "5 years of leading a logistics site").status == "covered"
    assert finding(model, data, "5 years in nursing").status == "missing"
    assert finding(model, data, "5 years of experience with Java").status == "missing"


def test_years_in_another_trade_do_not_fill_up_those_in_this_one(model: MiniLM) -> None:
    found = finding(model, {"work": [STORES, COOK]}, "5 years in warehousing")
    assert found.status == "partly"
    assert found.evidence[0].path == ("work", 0)
    assert "1.0 of them" in found.why
    assert finding(model, {"work": [STORES, COOK]}, "1 year in warehousing").status == "covered"
    assert finding(model, {"work": [STORES]}, "5 years in warehousing").status == "missing"


def test_an_employer_that_is_called_like_a_field_gives_no_years_in_it(model: MiniLM) -> None:
    path = Path("tests/samples/match/seen/resumes/backend-developer.json")
    assert finding(model, json.loads(path.read_text()), "5 years in accounting").status == "missing"


def test_months_that_are_asked_are_counted(model: MiniLM) -> None:
    line = "At least 6 months' experience in a warehouse"
    assert finding(model, {"work": [STORES]}, line).status == "covered"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("At least five years of work experience", ""),
        ("3 ans d'expérience minimum dans un poste similaire", ""),
        ("Mindestens 3 Jahre Berufserfahrung", ""),
        ("vous justifiez d'au moins 5 ans d'expérience sur un poste similaire", ""),
        ("5+ years of product management experience, ideally in fintech", "product management"),
        ("warehouse: 1 year (preferred)", "warehouse"),
    ],
)
def test_the_field_is_what_is_left_beside_the_time(line: str, field: str) -> None:
    assert field_of(line) == field


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Chef de partie (H/F)", "3 ans d'expérience dans un poste similaire", "covered"),
        ("Cook (nights)", "At least three years in a similar role", "covered"),
        ("Staff nurse", "At least three years in a similar role", "partly"),
        ("Staff nurse", "At least three years of work experience", "covered"),
    ],
)
def test_a_similar_position_is_one_like_that_of_the_post(
    model: MiniLM, title: str, line: str, expected: str
) -> None:
    post = read_post(f"{title}\nRequirements\n- {line}\n")
    chef = {**COOK, "position": "Chef de partie"}
    data = {"work": [COOK if "Cook" in title else chef]}
    found = Matcher(Resume(data), model.embed, model.themes(), TODAY).findings(post)[0]
    assert found.status == expected
