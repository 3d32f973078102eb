"""Requirements of a job post, the evidence for them, and the score."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.career import spans, worked_years
from dashapp.domain.errors import InvalidInput
from dashapp.domain.job import Verdict
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.ladder import DEGREES, rank
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import STRENGTHS, MatchReport
from dashapp.domain.matching.terms import covers, names, terms
from dashapp.domain.resume import Resume

TODAY = date(2026, 6, 30)
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
    matcher = Matcher(Resume(data), model.embed, model.themes(), TODAY)
    return MatchReport(read, tuple(matcher.findings(read)))


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
    assert worked_years(spans(twice, TODAY)) == 7.0


@pytest.mark.parametrize("end", [None, "", "present", "Heute"])
def test_a_position_that_goes_on_counts_until_today(model: MiniLM, end: str | None) -> None:
    position = {**DATA["work"][0], "startDate": "2023-01"}
    del position["endDate"]
    if end is not None:
        position["endDate"] = end
    now = {**DATA, "work": [position]}
    assert worked_years(spans(Resume(now), TODAY)) == 3.5
    assert status(report(model, now), "5 years") == "partly"


def test_a_language_below_the_level_asked_is_shown_in_part(model: MiniLM) -> None:
    assert status(report(model, DATA), "German") == "partly"


def test_a_language_among_the_skills_is_a_language(model: MiniLM) -> None:
    skills = [{"name": "Spoken languages", "keywords": ["German (native)", "Dutch market"]}]
    among = {**DATA, "languages": [], "skills": skills}
    assert status(report(model, among), "German") == "covered"
    post = "Buyer\nRequirements\n- Fluent Dutch\n"
    assert status(report(model, among, post), "Dutch") == "missing"


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


def test_years_in_another_trade_are_no_years_in_this_one(model: MiniLM) -> None:
    found = report(model, DATA, "Head chef\nRequirements:\n- Five years as head chef")
    assert status(found, "head chef") == "missing"
    assert not [e for e in found.findings[0].evidence if e.strength != "weak"]


def test_years_that_ask_for_no_trade_are_counted_in_any(model: MiniLM) -> None:
    found = report(model, DATA, "Any\nRequirements:\n- At least five years of work experience")
    assert status(found, "five years") == "covered"


def test_the_last_two_years_are_no_years_of_experience() -> None:
    read = read_post("Nurse\nRequirements:\n- A first aid course in the last two years")
    assert read.requirements[0].kind != "years"


def test_a_degree_in_a_far_field_is_not_counted(model: MiniLM) -> None:
    nurse = {"education": [{"studyType": "BSc", "area": "Nursing"}]}
    found = report(model, nurse, "Teacher\nRequirements:\n- A degree in mathematics")
    assert status(found, "degree") == "missing"


def test_a_degree_in_mathematics_is_no_masters_degree() -> None:
    assert rank("A degree in mathematics", DEGREES) == rank("BSc", DEGREES)
    assert rank("MA", DEGREES) == rank("Master of Arts", DEGREES)


@pytest.mark.parametrize(("has", "expected"), [(2, "missing"), (3, "covered"), (4, "covered")])
def test_a_certificate_of_a_lower_level_is_no_proof(model: MiniLM, has: int, expected: str) -> None:
    cook = {"certificates": [{"name": f"Food hygiene level {has}"}]}
    post = "Cook\nRequirements:\n- Food hygiene certificate, level 3 or above"
    assert status(report(model, cook, post), "hygiene") == expected


def test_a_paper_is_not_proved_by_a_deed(model: MiniLM) -> None:
    teacher = {"work": [{"highlights": ["Taught algebra and geometry to five classes"]}]}
    found = report(model, teacher, "Trainer\nRequirements:\n- Teaching qualification")
    assert status(found, "qualification") == "missing"


def test_one_of_several_is_enough_where_the_post_leaves_the_choice(model: MiniLM) -> None:
    clerk = {"skills": [{"name": "Software", "keywords": ["Xero"]}]}
    posts = "Clerk\nRequirements:\n- {}".format
    assert status(report(model, clerk, posts("Sage or Xero")), "Xero") == "covered"
    assert status(report(model, clerk, posts("DATEV and Xero")), "Xero") == "partly"


def test_a_practice_may_be_told_in_other_words_and_a_product_may_not(model: MiniLM) -> None:
    data = {"work": [{"highlights": ["Close the books each month by working day four"]}]}
    found = report(model, data, "Clerk\nRequirements:\n- Month-end close\n- SAP accounting close")
    assert status(found, "Month-end") != "missing"
    assert status(found, "SAP") == "missing"


def test_a_name_that_nobody_listed_is_known_by_how_it_is_written(model: MiniLM) -> None:
    assert [mention.said for mention in names("Automation in PowerShell")] == ["PowerShell"]
    data = {"work": [{"highlights": ["Scripted the steps of joiners in PowerShell"]}]}
    found = report(model, data, "Admin\nRequirements:\n- Automation in PowerShell")
    assert "It names PowerShell." in [e.why for e in found.findings[0].evidence]


def test_a_singular_is_the_term_that_its_plural_is_unless_it_is_a_name() -> None:
    assert terms("a good spreadsheet") == {"Microsoft Excel"}
    assert terms("in other words, three chefs") == set()


def test_a_title_that_says_skills_opens_no_list() -> None:
    read = read_post("Digital skills trainer\nNobody should fear a computer.\nYou need\n- Patience")
    assert [r.text for r in read.requirements] == ["Patience"]


def test_a_list_under_a_heading_that_nobody_knows_is_what_is_asked() -> None:
    read = read_post("Cook\nWe feed the town.\nBring along\n- Calm in a rush\n- Clean hands")
    assert [r.text for r in read.requirements] == ["Calm in a rush", "Clean hands"]


def test_what_is_sure_stands_before_what_is_a_guess(model: MiniLM) -> None:
    for finding in report(model, DATA).findings:
        strengths = [STRENGTHS.index(each.strength) for each in finding.evidence]
        assert strengths == sorted(strengths)


LEAD = "Boss\nYou will\n- lead a team of 40 people in two shifts\n"


def test_leading_people_is_shown_first_by_leading_people_at_work(model: MiniLM) -> None:
    data = json.loads(Path("dashapp/samples/resume.json").read_text())
    finding = report(model, data, LEAD).findings[0]
    assert finding.evidence[0].path[0] == "work"
    assert "Led a team of six planners" in finding.evidence[0].quote
    sure = [each for each in finding.evidence if each.strength != "weak"]
    assert not [each for each in sure if each.path[0] in ("projects", "volunteer")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Ran a cold store of 22,000 pallet places with 85 people", "covered"),
        ("Led a crew of six", "partly"),
        ("Led a large team", "covered"),
        ("Mentored four engineers, two of whom now lead teams of their own", "missing"),
        ("Wrote an editor that 300 teams use", "missing"),
    ],
)
def test_how_many_people_are_led_is_read(model: MiniLM, told: str, expected: str) -> None:
    data = {"work": [{"highlights": [told, "Answered the phone"]}]}
    assert status(report(model, data, LEAD), "lead a team") == expected


def test_who_leads_cooks_has_not_shown_to_lead_accountants(model: MiniLM) -> None:
    data = {"work": [{"highlights": ["Led a brigade of 12 cooks", "Wrote the card"]}]}
    found = report(model, data, "Head\nRequirements\n- Managing junior finance staff\n")
    assert not [each for each in found.findings[0].evidence if "names" in each.why]
    assert found.findings[0].status != "covered"


POSTED = "Any\nRequirements\n- {}\n".format


def worked(*highlights: str, **sections: Any) -> dict[str, Any]:
    return {"work": [{"highlights": list(highlights)}], **sections}


def test_an_acronym_that_nobody_listed_is_asked_for_by_its_name(model: MiniLM) -> None:
    data = worked("Led two launches of PSD2 consent", "Kept the stores of an NHS ward")
    asked = report(model, data, POSTED("Experience with PSD2 and SEPA"))
    assert (status(asked, "PSD2"), asked.findings[0].why) == (
        "partly",
        "Not found in your résumé: SEPA.",
    )
    where = report(model, data, POSTED("Negotiating budgets in the NHS"))
    assert "It names NHS." not in [each.why for each in where.findings[0].evidence]


def test_a_product_that_nobody_listed_is_asked_for_by_its_name(model: MiniLM) -> None:
    data = worked("Wrote the sequences of the team in Outreach", "Called sixty clinics a day")
    found = report(model, data, POSTED("Experience with Outreach or Salesloft"))
    assert found.findings[0].status == "covered"
    assert found.findings[0].evidence[0].why == "It names Outreach."


def test_in_another_language_a_proof_shares_a_word(model: MiniLM) -> None:
    cook = worked(
        "Préparation et dressage des viandes et des sauces, 90 couverts",
        "Commandes et inventaire de la semaine",
        "Suivi des températures dans les chambres froides",
    )
    post = POSTED("Expérience en gériatrie souhaitée\n- Préparer et dresser les plats")
    found = report(model, cook, f"{post}- Rigueur et esprit d'équipe dans une maison de retraite\n")
    assert status(found, "gériatrie") == "missing"
    assert status(found, "Rigueur") == "missing"
    assert status(found, "dresser") != "missing"


@pytest.mark.parametrize(
    ("degree", "area", "asked", "expected"),
    [
        ("Bachelor of Laws", "Verwaltungsrecht", "Abschluss als Bachelor of Laws", "covered"),
        ("Bachelor", "Informatik", "Studium der Informatik", "covered"),
        ("Bachelor", "Altgriechisch", "Studium der Informatik", "missing"),
        ("Grado", "Historia", "Grado en Química", "missing"),
        ("Diploma", "Catering", "Master's degree in catering", "partly"),
        ("Bachelor", "Economics", "Bachelor's degree or equivalent experience", "covered"),
        ("PhD", "Health Economics", "PhD in a relevant subject", "covered"),
    ],
)
def test_a_degree_is_compared_with_its_field_in_other_words(
    model: MiniLM, degree: str, area: str, asked: str, expected: str
) -> None:
    data = {"education": [{"studyType": degree, "area": area}]}
    assert report(model, data, POSTED(asked)).findings[0].status == expected


@pytest.mark.parametrize("asked", ["Permis B", "Carné de conducir B", "Fahrerlaubnis Klasse B"])
def test_a_driving_licence_is_one_in_any_language(model: MiniLM, asked: str) -> None:
    data = worked("Answered the phone", certificates=[{"name": "Driving licence"}])
    assert report(model, data, POSTED(asked)).findings[0].status == "covered"


def test_a_paper_is_proved_first_by_a_paper(model: MiniLM) -> None:
    nurse = json.loads(Path("tests/samples/resumes/nurse.json").read_text())
    found = report(model, nurse, POSTED("Registered Nurse with NMC registration"))
    assert found.findings[0].evidence[0].path[0] == "certificates"


def test_who_manages_two_trainees_manages_staff(model: MiniLM) -> None:
    data = worked("Manage two graduate trainees", "Wrote letters")
    assert report(model, data, POSTED("Experience of managing staff")).findings[0].status == (
        "covered"
    )


def test_shipping_a_product_is_no_freight() -> None:
    assert terms("A track record of shipping products") == set()


@pytest.mark.parametrize(
    ("degrees", "asked", "expected"),
    [
        (["M.Sc.", "B.Sc."], "MSc or PhD in mathematics", "covered"),
        (["B.S."], "BS/MS in mathematics", "covered"),
        (["M.S."], "Master's degree in mathematics", "covered"),
        (["B.S."], "PhD or equivalent degree in mathematics", "partly"),
        (["Bachelor of Science"], "BSN required", "missing"),
    ],
)
def test_of_several_degrees_the_lowest_that_is_asked_is_enough(
    model: MiniLM, degrees: list[str], asked: str, expected: str
) -> None:
    data = {"education": [{"studyType": each, "area": "Mathematics"} for each in degrees]}
    [finding] = report(model, data, POSTED(asked)).findings
    assert (finding.status, finding.evidence[0].quote.split(",")[0]) == (expected, degrees[0])


def test_a_bachelor_of_science_in_nursing_is_a_bsn(model: MiniLM) -> None:
    data = {"education": [{"studyType": "Bachelor of Science", "area": "Nursing"}]}
    found = report(model, data, POSTED("BSN required; MSN preferred")).findings
    assert [(each.requirement.importance, each.status) for each in found] == [
        ("must", "covered"),
        ("nice", "partly"),
    ]


def test_microsoft_is_no_masters_degree() -> None:
    assert rank("Proficient in MS Office", DEGREES) is None


def test_a_field_that_is_said_in_the_same_words_is_not_missing(model: MiniLM) -> None:
    data = {"basics": {"summary": "Data scientist with five years in retail and logistics."}}
    [finding] = report(model, data, POSTED("Experience in retail or e-commerce")).findings
    assert finding.status != "missing"
    assert finding.evidence[0].why == "It says so in the same words."


def test_all_that_a_passage_names_is_told(model: MiniLM) -> None:
    data = {"skills": [{"name": "Languages", "keywords": ["Python", "SQL"]}]}
    [finding] = report(model, data, POSTED("Strong Python and SQL")).findings
    assert finding.evidence[0].why == "It names Python, SQL."
