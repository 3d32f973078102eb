"""Every rule finds what it is for, and leaves alone what it is not for."""

from datetime import date
from typing import Any

import pytest

from dashapp.domain.checks.report import RULES, read_through
from dashapp.domain.resume import Resume

TODAY = date(2026, 11, 1)


def job(*bullets: str, **more: Any) -> dict[str, Any]:
    entry = {"position": "Nurse", "name": "A", "startDate": "2020-01", "highlights": list(bullets)}
    return {"work": [{**entry, **more}]}


def basics(**values: Any) -> dict[str, Any]:
    return {"basics": values}


def jobs(*spans: tuple[str, str]) -> dict[str, Any]:
    made = [
        {"position": f"P{i}", "name": "A", "startDate": s, "endDate": e}
        for i, (s, e) in enumerate(spans)
    ]
    return {"work": made}


GOOD = "Cut waiting time by 30 % within a year."
# rule: (a résumé in which it finds something, one in which it finds nothing)
TABLE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "weak-opening": (job("Responsible for the ward and its staff"), job(GOOD)),
    "no-verb": (job("The ward was my main place of work"), job(GOOD)),
    "no-number": (job("Led the ward well", "Taught new staff"), job("Led 12 people", "Taught new staff")),
    "no-result": (job("Wrote the weekly plan for the ward"), job("Wrote a plan that reduced overtime")),
    "first-person": (job("Led my team through the audit"), job("Led a team through the audit")),
    "passive": (job("The audit was led by the ward"), job("Led the audit")),
    "mixed-tense": (job("Led the night shift", "Manage the stock", endDate="2021"), job("Led the shift", "Manage the stock")),
    "long-bullet": (job("Led " + "many people " * 20), job(GOOD)),
    "short-bullet": (job("Night shifts"), job(GOOD)),
    "repeated-verb": (job(*[f"Led team {i} to a new site" for i in range(4)]), job("Led a team", "Led two")),
    "buzzwords": (job("Worked as a passionate team player on the ward"), job(GOOD)),
    "fillers": (job("Led various teams in order to move wards"), job(GOOD)),
    "spelling-mix": (job("Organised the ward for the audit", "Analyzed the colour of samples"), job("Organised and analysed the ward")),
    "punctuation-mix": (job("Led a ward.", "Led two wards.", "Led three wards.", "Led four wards"), job("Led.", "Led.", "Led.", "Led.")),
    "duplicate-bullets": (job(GOOD, GOOD), job(GOOD)),
    "long-summary": (basics(summary="word " * 100), basics(summary="Nurse with ten years on wards.")),
    "shouting": (job("LED THE WHOLE WARD THROUGH THE AUDIT"), job(GOOD)),
    "exclamation": (job("Won the award for the best ward!"), job(GOOD)),
    "several-sentences": (job("Led a ward. Taught staff. Won an award. Moved on."), job(GOOD)),
    "date-gap": (jobs(("2020-01", "2021-01"), ("2015-01", "2018-01")), jobs(("2020-01", "2021-01"), ("2018-01", "2019-12"))),
    "date-overlap": (jobs(("2020-01", "2021-12"), ("2020-01", "2021-12")), jobs(("2019-03", ""), ("2014", "2019"))),
    "end-before-start": (jobs(("2020-01", "2019-01")), jobs(("2020-01", "2020-01"))),
    "unreadable-date": (jobs(("spring 2020", "2021-01")), jobs(("2020", "2021-01"))),
    "future-date": (jobs(("2031-01", "")), jobs(("2026-11", ""))),
    "missing-dates": (jobs(("", "2020")), jobs(("2019", "2020"))),
    "date-precision": (jobs(("2020", "2021"), ("2018-02", "2019-01")), jobs(("2020", "2021"), ("2018", "2019"))),
    "not-latest-first": (jobs(("2015-01", "2016-01"), ("2020-01", "2021-01")), jobs(("2020-01", "2021-01"), ("2015-01", "2016-01"))),
    "many-bullets": (job(*[f"Led team {i} to site {i}" for i in range(9)]), job(GOOD)),
    "no-bullets": (job(), job(GOOD)),
    "long-old-position": (job("a b", "c d", "e f", "g h", startDate="1999", endDate="2001"), job(GOOD)),
    "empty-entry": ({"work": [{"startDate": "2020"}]}, job(GOOD)),
    "private-data": (basics(summary="Nurse, marital status open, ten years."), basics(summary="Nurse.")),
    "picture": (basics(image="https://example.com/a.png"), basics(name="A")),
    "references-on-request": (basics(summary="References available on request."), basics(summary="Nurse.")),
    "unused-skill": ({**job(GOOD), "skills": [{"name": "S", "keywords": ["aa", "bb", "cc", "dd"]}]}, {**job("Taught aa to 12 people"), "skills": [{"name": "S", "keywords": ["aa", "bb", "cc", "dd"]}]}),
    "placeholder": (job("Raised sales by XX% in [Company name]"), job("Raised sales on Xbox by 20%")),
    "doubled-word": (job("Led the the ward through the audit"), job("Led a tour to Baden Baden that that year had")),
    "spacing": (job("Led the ward , and its staff"), job("Led 1,200 staff, and v. 2.0 of it")),
    "unbalanced": (job("Led the ward (24 beds through it"), job("Led the ward (24 beds) through it")),
    "capital-mix": (job("Led a ward", "Led two wards", "taught new staff"), job("Led a ward", "Led two wards", "iOS app for wards")),
    "long-sentence": (basics(summary="word " * 45), basics(summary="word " * 20 + ". " + "word " * 20)),
    "one-bullet": (job(GOOD), job(GOOD, "Taught 12 nurses")),
    "several-current": (jobs(("2020", ""), ("2018", ""), ("2015", "")), jobs(("2020", ""), ("2018", ""), ("2015", "2017"))),
    "skill-twice": ({"skills": [{"name": "S", "keywords": ["SQL"]}, {"name": "T", "keywords": ["sql"]}]}, {"skills": [{"name": "S", "keywords": ["SQL", "R"]}]}),
    "no-scheme": (basics(url="example.com/ada"), basics(url="https://example.com/ada")),
    "very-long": (basics(summary="word " * 1400), basics(summary="word " * 300)),
    "no-name": (basics(email="a@b.example"), basics(name="Ada")),
    "no-email": (basics(email="ada at example"), basics(email="ada@example.com")),
    "odd-email": (basics(email="party69@example.com"), basics(email="ada@example.com")),
    "no-phone": (basics(name="A"), basics(phone="+49 30 1234567")),
    "odd-phone": (basics(phone="12 34"), basics(phone="+49 30 1234567")),
    "no-place": (basics(name="A"), basics(location={"city": "Bonn"})),
    "no-headline": (basics(name="A"), basics(label="Nurse")),
    "no-work": (basics(name="A"), job(GOOD)),
    "bad-link": (basics(url="my page"), basics(url="https://example.com")),
    "duplicate-link": (basics(url="https://a.example", profiles=[{"url": "http://a.example/"}]), basics(url="https://a.example")),
    "odd-title": ({**job(GOOD), "meta": {"imaginator": {"titles": {"work": "My journey"}}}}, {**job(GOOD), "meta": {"imaginator": {"titles": {"work": "Work history"}}}}),
    "glyphs": (job("• Led the ward through it"), job(GOOD)),
    "invisible": (job("Led the wa\u200brd through"), job("Led the \U0001f469\u200d\U0001f467 ward")),
    "no-letters": (job("Led the 한국 ward"), job("Led the wärd")),
    "tabs": (job("Led\tthe ward"), job(GOOD)),
    "mixed-scripts": (job("Led the w\u0430rd team"), job(GOOD)),
    "keyword-wall": ({"skills": [{"name": "S", "keywords": [f"k{i}" for i in range(21)]}]}, {"skills": [{"name": "S", "keywords": ["k"]}]}),
    "leftovers": ({"meta": {"imaginator": {"leftovers": [{"text": "x", "source": "p"}]}}}, {}),
    "no-skills": (job(GOOD), {**job(GOOD), "skills": [{"name": "S"}]}),
}  # fmt: skip


def no_hangul(text: str) -> str:
    return "".join(c for c in text if "가" <= c <= "힣")


def found(data: dict[str, Any]) -> set[str]:
    report = read_through(Resume(data), TODAY, lacking=no_hangul)
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_rule_finds_what_it_is_for_and_nothing_else(rule: str) -> None:
    with_it, without_it = TABLE[rule]
    assert rule in found(with_it)
    assert rule not in found(without_it)


def test_no_rule_is_listed_twice_and_every_one_says_why_and_what_to_do() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) >= 50
    assert all(rule.why.endswith(".") and rule.fix.endswith(".") for rule in RULES)


def test_english_rules_leave_other_languages_alone() -> None:
    german = job(
        "Verantwortlich für die Station und die Planung der Dienste mit dem Team",
        "Die Einarbeitung der neuen Kolleginnen und Kollegen auf der Station",
    )
    assert not found(german) & {"weak-opening", "no-verb", "first-person", "passive", "no-result"}
    report = read_through(Resume(german), TODAY)
    assert report.rules + report.untried == len(RULES)
    assert report.sentence.endswith(f"; {report.untried} more know English alone.")
    assert read_through(Resume(job(GOOD)), TODAY).untried == 0


def test_a_bullet_is_strong_where_it_shows_action_task_result_and_number() -> None:
    (strong,) = read_through(Resume(job(GOOD)), TODAY).strengths
    assert (strong.action, strong.number, strong.points) == ("cut", "30 %", 4)
    (weak,) = read_through(Resume(job("Responsible for health and safety")), TODAY).strengths
    assert (weak.action, weak.number) == ("", "")


def test_headings_of_other_languages_are_usual_too() -> None:
    titles = {"work": "Beruflicher Werdegang", "certificates": "Fortbildungen", "awards": "Premios"}
    data = {
        **job(GOOD),
        "certificates": [{"name": "A"}],
        "awards": [{"title": "A"}],
        "meta": {"imaginator": {"titles": titles}},
    }
    assert "odd-title" not in found(data)


@pytest.mark.parametrize(
    "opening", ["Found a leak", "Held a licence", "Chose a supplier", "Hand-sewed sails"]
)
def test_an_irregular_verb_is_a_verb(opening: str) -> None:
    assert "no-verb" not in found(job(f"{opening} in the first year"))


@pytest.mark.parametrize(
    "text", ["Enrolled 240 patients in a Phase I trial", "Kept I/O under 2 ms"]
)
def test_a_roman_number_is_not_a_person(text: str) -> None:
    assert "first-person" not in found(job(text))


def test_a_passive_after_a_deed_hides_nobody() -> None:
    assert "passive" not in found(job("Built a tool that is used by 40 wards"))
    assert "passive" in found(job("Forty wards were supplied by truck"))


def test_nothing_is_said_of_the_strength_of_bullets_in_other_languages() -> None:
    text = "Leitung der Station mit 24 Betten und der Planung für das Team"
    report = read_through(Resume(job(text)), TODAY)
    assert report.strengths == ()
    assert report.verbs == ()


@pytest.mark.parametrize(
    "opening",
    ["Align the wards", "Train and schedule", "Plan material with", "Chart in Epic with", "Notify families of"],
)  # fmt: skip
def test_what_goes_on_may_open_with_a_verb_of_the_present(opening: str) -> None:
    assert "no-verb" not in found(job(f"{opening} all that is needed"))


@pytest.mark.parametrize(
    "opening", ["Form tutor of", "Design and development of", "Plan of", "Test automation for"]
)
def test_what_goes_on_may_open_with_a_noun(opening: str) -> None:
    assert "no-verb" in found(job(f"{opening} one class each year"))


def test_a_degree_of_which_only_its_end_is_told_leaves_no_gap_before_it() -> None:
    work = jobs(("2024-09", "2026-10"))
    for end in ("2028-05", "2030"):
        assert "date-gap" not in found(
            {**work, "education": [{"institution": "A", "endDate": end}]}
        )
    school = [{"institution": "A", "endDate": "2013"}, {"institution": "B", "endDate": "2017-05"}]
    assert "date-gap" not in found({**jobs(("2017-06", "2026-10")), "education": school})


def test_how_an_organisation_is_spelt_is_no_mix() -> None:
    volunteer = [{"position": "Tutor", "organization": "Harbor Youth Center of Leeds"}]
    assert "spelling-mix" not in found(
        {**job("Analysed the samples of a ward"), "volunteer": volunteer}
    )
    assert "spelling-mix" in found(
        job("Analysed the samples of a ward", "Organized the ward at night")
    )


def test_a_skill_of_one_letter_is_seen_in_use() -> None:
    skills = [{"name": "Computer", "keywords": ["R", "Excel", "ImageJ", "Stata"]}]
    assert "unused-skill" not in found({**job("Analysed the samples in R"), "skills": skills})
    assert "unused-skill" in found(
        {**job("Analysed the samples with a researcher"), "skills": skills}
    )
