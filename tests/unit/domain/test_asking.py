"""A sentence of a post is parted where it asks for several things; what asks for nothing is left out."""

import pytest

from dashapp.domain.errors import InvalidInput
from dashapp.domain.matching.post import read_post


def read(line: str) -> list[tuple[str, str, str]]:
    """Return what a line of prose asks for."""
    found = read_post(f"Clerk\nOur office is by the sea.\n{line}\n").requirements
    return [(each.importance, each.kind, each.text) for each in found]


def listed(line: str, heading: str = "Requirements") -> list[str]:
    """Return what a line of a list asks for, beside a first."""
    found = read_post(f"Clerk\n{heading}\n- Tidy desk\n- {line}\n").requirements
    return [each.text for each in found][1:]


def test_a_sentence_that_asks_for_several_things_is_several_requirements() -> None:
    assert read(
        "You have a degree in computer science, five years of experience with Java and speak"
        " German fluently."
    ) == [
        ("must", "degree", "You have a degree in computer science"),
        ("must", "years", "five years of experience with Java"),
        ("must", "language", "speak German fluently"),
    ]


def test_a_german_sentence_is_parted_too() -> None:
    kinds = [
        kind
        for _, kind, _ in read(
            "Du hast ein Studium der Informatik oder eine vergleichbare Ausbildung, mindestens fünf"
            " Jahre Erfahrung mit Java und sprichst fließend Deutsch."
        )
    ]
    assert kinds == ["degree", "years", "language"]


@pytest.mark.parametrize(
    "line",
    [
        "Experience of teaching children and a sound knowledge of phonics",
        "Bachelor's degree in nursing, and two years on a ward",
        "Knowledge of payroll law; ability to explain a payslip",
    ],
)
def test_a_line_of_a_list_is_parted_where_it_asks_anew(line: str) -> None:
    assert len(listed(line)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Design and build services",
        "Experience with Java and Kotlin, Spring and Kafka",
        "A degree, diploma or certificate in nursing",
        "Knowledge and experience of child protection",
        "At least five years of work and leadership experience",
        "A good command of English, both written and spoken",
        "Fluent German and good English",
        "Knowledge of the safety rules and the ability to teach them",
        "Experience of teaching, two years of it in a primary school",
        "A degree in biology or experience in a laboratory",
    ],
)
def test_what_and_joins_to_one_stays_one(line: str) -> None:
    assert listed(line) == [line]


def test_what_is_done_with_papers_asks_for_none() -> None:
    line = "Review degree courses and licence renewals"
    assert listed(line, "Your tasks") == [line]
    post = read_post("Dean\nYour tasks\n- Supervise BSc students\n- Issue licences\n")
    assert [each.kind for each in post.requirements] == ["duty", "duty"]


def test_a_part_of_a_sentence_that_is_a_plus_leaves_the_rest_a_must() -> None:
    assert [each[0] for each in read("You hold a licence, and knowledge of Lean is a plus.")] == [
        "must",
        "nice",
    ]
    assert [each[0] for each in read("Ideally you know Kafka and have a driving licence.")] == [
        "nice",
        "nice",
    ]
    assert [each[0] for each in read("Five years of experience, ideally in health care.")] == [
        "must"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "After eleven good years we are opening a second shop.",
        "Our company has 25 years of experience in fresh produce.",
        "The ward has 32 beds and treats over 9,000 patients a year.",
        "Salary: 34,000 a year, permanent.",
        "Over four years the team has grown to sixty.",
        "We are an equal opportunities employer; you need not be like us.",
    ],
)
def test_what_the_employer_tells_of_itself_asks_for_nothing(line: str) -> None:
    with pytest.raises(InvalidInput):
        read(line)


@pytest.mark.parametrize(
    "line",
    [
        "We are looking for a nurse with five years of experience.",
        "At least three years in a kitchen.",
        "Our nurses must have three years of experience.",
    ],
)
def test_years_that_are_asked_for_in_prose_are_asked_for(line: str) -> None:
    assert [kind for _, kind, _ in read(line)] == ["years"]


@pytest.mark.parametrize(
    "line",
    [
        "Knowledge of pension law",
        "Dental nurse with GDC registration",
        "Optimise click-through rates",
        "Advise our client on holiday pay",
        "Turn data into competitive advantage",
    ],
)
def test_a_requirement_that_shares_a_word_with_what_is_given_is_none_the_less_one(
    line: str,
) -> None:
    found = read_post(f"Clerk\nRequirements\n- Tidy desk\n- {line}\n").requirements
    assert [(each.text, each.importance) for each in found[1:]] == [(line, "must")]


def test_what_is_given_is_none_though_it_stands_in_a_list_of_what_is_asked() -> None:
    assert listed("Pension scheme") == []
    assert listed("28 days of holiday") == []


def test_leading_people_is_asked_for_beside_another_deed() -> None:
    line = "Own the roadmap of our payments and lead a team of nine engineers"
    assert listed(line, "Your tasks") == [
        "Own the roadmap of our payments",
        "lead a team of nine engineers",
    ]
    assert listed("Hire and lead a team of nine", "Your tasks") == ["Hire and lead a team of nine"]


def test_a_sentence_about_the_post_is_no_item_of_a_list_without_bullets() -> None:
    post = """Nurse
Essential criteria
Calm on a full ward
You stay friendly with patients and their families when the night is long and loud.
This post is subject to the Act of 1974, and it will be necessary for a submission to be made.
"""
    assert [each.text for each in read_post(post).requirements] == [
        "Calm on a full ward",
        "You stay friendly with patients and their families when the night is long and loud",
    ]


def test_what_is_a_bonus_beside_a_must_is_nice_alone() -> None:
    assert read("You speak English; Dutch is a bonus.") == [
        ("must", "language", "You speak English"),
        ("nice", "language", "Dutch is a bonus"),
    ]
    assert read("Fluent in English and French (Spanish is a plus).") == [
        ("must", "language", "Fluent in English and French"),
        ("nice", "language", "Spanish is a plus"),
    ]
    found = read_post("Any\nRequirements\n- Knowledge of SQL; NoSQL a plus\n").requirements
    assert [each.importance for each in found] == ["must", "nice"]
    assert [each[0] for each in read("Englisch auf Niveau B2 wäre schön.")] == ["nice"]


def test_a_french_sentence_is_parted_too() -> None:
    line = "De formation Bac+2 en comptabilité, vous justifiez d'au moins 5 ans d'expérience."
    assert [kind for _, kind, _ in read(line)] == ["degree", "years"]


def test_a_record_is_asked_for_beside_a_degree() -> None:
    line = (
        "You should have a PhD in economics, a strong publication record, and experience of Stata."
    )
    assert len(read(line)) == 3


def test_years_of_who_is_looked_for_are_asked() -> None:
    said = "We look for a cook with five years of practice"
    assert read(f"{said}.") == [("must", "years", said)]
