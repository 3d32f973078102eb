"""A post is read as people paste it: with bullets or without, on one line, as prose."""

import pytest

from dashapp.domain.errors import InvalidInput
from dashapp.domain.matching.post import read_post


def asked(post: str) -> list[tuple[str, str]]:
    return [(each.importance, each.text) for each in read_post(post).requirements]


def test_what_stands_behind_its_heading_on_the_line_is_read_one_by_one() -> None:
    post = """Logistics manager, Zwolle
We run a cold store for food and pharma. You will:
- lead a team of 40 people in two shifts
- speak Dutch and English fluently
Nice to have: Lean, budget responsibility, Power BI
We offer: free parking, a good canteen
"""
    assert asked(post) == [
        ("must", "lead a team of 40 people in two shifts"),
        ("must", "speak Dutch and English fluently"),
        ("nice", "Lean"),
        ("nice", "budget responsibility"),
        ("nice", "Power BI"),
    ]


def test_a_list_without_bullets_is_read_line_by_line() -> None:
    post = """Product designer
What you'll do
Own the first week of every customer
Who you are
Strong portfolio
Excellent communication skills
Experience with design systems
You have shipped to a million people
About two years of experience
Figma
Go
Bonus points
Motion design
Why join us
Long summers
"""
    assert asked(post) == [
        ("must", "Own the first week of every customer"),
        ("must", "Strong portfolio"),
        ("must", "Excellent communication skills"),
        ("must", "Experience with design systems"),
        ("must", "You have shipped to a million people"),
        ("must", "About two years of experience"),
        ("must", "Figma"),
        ("must", "Go"),
        ("nice", "Motion design"),
    ]


def test_what_the_employer_gives_is_not_asked_for() -> None:
    post = """Clerk
Requirements
- Tidy desk
We offer
- Bonus: 10 %, paid in March
- Experience: learn from the best
"""
    assert asked(post) == [("must", "Tidy desk")]


def test_prose_alone_says_what_somebody_will_do_and_know() -> None:
    post = """Backend developer
We are twelve people in Leipzig. You'll build APIs in Python and talk to customers.
Ideally you know Docker. German at B2 level is needed. You will get a bike.
"""
    assert asked(post) == [
        ("must", "You'll build APIs in Python and talk to customers"),
        ("nice", "Ideally you know Docker"),
        ("must", "German at B2 level is needed"),
    ]


def test_prose_beside_a_list_says_nothing_twice() -> None:
    post = """Electrician
You will keep our presses running.
What we're after:
* You can read a circuit diagram
* 18th edition
"""
    assert asked(post) == [("must", "You can read a circuit diagram"), ("must", "18th edition")]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Desirable criteria", "nice"),
        ("Ihre Aufgaben bei uns", "must"),
        ("Vos missions", "must"),
        ("Of advantage", "nice"),
    ],
)
def test_a_heading_that_nothing_marks_heads_what_stands_below_it(line: str, heads: str) -> None:
    assert asked(f"Clerk\nRequirements\nTidy desk\n{line}\nReading maps\n") == [
        ("must", "Tidy desk"),
        (heads, "Reading maps"),
    ]


def test_what_was_wrapped_is_read_as_one() -> None:
    post = """Teaching assistant
Requirements
- Experience of children
  aged 7 to 11, and of
  their parents
- patience
friendly voice

About us
We are a school by the sea, where after five good
years our assistant moves on.
"""
    assert asked(post) == [
        ("must", "Experience of children aged 7 to 11, and of their parents"),
        ("must", "patience friendly voice"),
    ]


def test_an_address_is_no_post_and_it_is_said_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="Open it, and paste its text"):
        read_post(" https://jobs.example.com/view/123?from=mail\n")


def test_what_a_web_page_puts_around_a_post_is_no_part_of_it() -> None:
    post = """Skip to main content
Jobs   Career advice   Sign in
We use cookies to improve your experience on our site; you must accept them.
Home > Jobs > Health

Staff nurse
Posted 3 days ago · Over 100 applicants
Requirements
Calm on a full ward
Save job
Similar jobs
Senior nurse – Exeter
© 2026 Jobs by the sea
"""
    assert read_post(post).title == "Staff nurse"
    assert asked(post) == [("must", "Calm on a full ward")]


def test_lines_of_a_list_that_begin_small_are_not_taken_for_wrapped_ones() -> None:
    post = """Policy officer
We are looking for someone who is at ease with ministers, with numbers and with the people they concern.
Essential skills
experience of writing letters for senior readers
ability to interpret data and explain what it means
excellent organisational skills
"""
    assert [text for _, text in asked(post)][1:] == [
        "experience of writing letters for senior readers",
        "ability to interpret data and explain what it means",
        "excellent organisational skills",
    ]


def test_a_list_under_an_unknown_heading_with_a_colon_is_asked_for() -> None:
    assert asked("Cook\nWe feed the town.\nBring along:\n- Clean hands\n") == [
        ("must", "Clean hands")
    ]


@pytest.mark.parametrize("heading", ["What you'll get:", "Nous vous offrons", "Our package"])
def test_a_list_of_what_is_given_is_known_by_its_heading(heading: str) -> None:
    post = f"Cook\nRequirements\n- Clean hands\n{heading}\n- Parking\n"
    assert asked(post) == [("must", "Clean hands")]


def test_a_must_that_is_named_again_as_nice_stays_a_must() -> None:
    post = "Clerk\nRequirements\n- Excel\nNice to have\n- Excel\n- Word\n"
    assert asked(post) == [("must", "Excel"), ("nice", "Word")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3 ans d'expérience minimum dans un poste similaire", "years"),
        ("Al menos 2 años de experiencia en ventas", "years"),
        ("At least 6 months' experience in a kitchen", "years"),
        ("Experience with children aged 3 to 5 years", "skill"),
        ("A three-year-old's patience", "skill"),
        ("You are over 18 years old", "skill"),
        ("CAP ou BEP cuisine", "degree"),
        ("Grado en ADE o similar", "degree"),
        ("Abgeschlossene Berufsausbildung", "degree"),
        ("Experience as Scrum Master", "tool"),
        ("Experience in a university", "skill"),
        ("Permis B", "licence"),
        ("Carné de conducir B", "licence"),
        ("Fahrerlaubnis der Klasse B", "licence"),
        ("Anglais courant", "language"),
        ("Nivel alto de inglés", "language"),
    ],
)
def test_what_kind_of_thing_a_line_asks_for(line: str, kind: str) -> None:
    assert [each.kind for each in read_post(f"Cook\nRequirements\n- {line}\n").requirements] == [
        kind
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Se valorará", "Francés"),
        ("Les plus", "Permis B"),
        ("Profil", "Anglais souhaité"),
        ("We would like", "Pastry"),
    ],
)
def test_what_is_nice_to_have_in_other_words(heading: str, line: str) -> None:
    assert asked(f"Cook\n{heading}\n- {line}\n") == [("nice", line)]


def test_signs_and_pictures_that_begin_a_line_are_bullets_or_mark_a_heading() -> None:
    post = """🚀 We're hiring: Sales Representative (Remote)
👉 What you'll do
✅ Prospect by phone
🎯 What we're looking for
✔ Resilience
➤ Experience with Salesloft
💛 What's in it for you
✅ Yearly offsite
"""
    assert read_post(post).title == "We're hiring: Sales Representative (Remote)"
    assert asked(post) == [
        ("must", "Prospect by phone"),
        ("must", "Resilience"),
        ("must", "Experience with Salesloft"),
    ]


def test_a_post_in_one_line_is_titled_by_its_first_sentence() -> None:
    post = "ELECTRICIAN WANTED. Driving licence essential. Testing and inspection desirable."
    assert read_post(post).title == "ELECTRICIAN WANTED."
    assert asked(post) == [
        ("must", "Driving licence essential"),
        ("nice", "Testing and inspection desirable"),
    ]


@pytest.mark.parametrize(
    ("heading", "heads"),
    [
        ("The Ideal Candidate", [("must", "Patience")]),
        ("¿Qué buscamos?", [("must", "Patience")]),
        ("You:", [("must", "Patience")]),
        ("Package Description", []),
        ("Additional Information", []),
        ("¿Qué ofrecemos?", []),
        ("## Recruitment process", []),
        ("Worauf Sie sich freuen können:", []),
    ],
)
def test_a_heading_ends_the_list_above_it(heading: str, heads: list[tuple[str, str]]) -> None:
    post = f"Clerk\nRequirements\nTidy desk\n{heading}\nPatience\n"
    assert asked(post) == [("must", "Tidy desk"), *heads]


@pytest.mark.parametrize("item", ["Deine Freude an Zahlen", "Votre sens du service"])
def test_an_item_that_begins_like_a_heading_is_an_item(item: str) -> None:
    assert asked(f"Clerk\nDein Profil\nOrdnung\n{item}\nGeduld\n") == [
        ("must", "Ordnung"),
        ("must", item),
        ("must", "Geduld"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Must haves: 2+ years in retail, cash handling", ["must", "must"]),
        ("Nice to haves: Excel, Spanish", ["nice", "nice"]),
        ("Avantages : tickets restaurant, RTT", []),
        ("Votre mission : tenir les comptes, et payer les salaires", ["must", "must"]),
    ],
)
def test_a_list_on_one_line_is_known_by_its_head(line: str, expected: list[str]) -> None:
    post = f"Clerk\nRequirements\nTidy desk\n{line}\n"
    assert [importance for importance, _ in asked(post)][1:] == expected


def test_a_sentence_before_a_list_that_names_the_selection_ends_no_list() -> None:
    post = """Policy officer
Behaviours
We'll assess you against these behaviours during the selection process:
Working together
"""
    assert asked(post) == [("must", "Working together")]


def test_prose_says_what_the_responsibilities_include() -> None:
    post = "Store manager\nResponsibilities include opening the store and hitting sales targets."
    assert [each.kind for each in read_post(post).requirements] == ["duty"]
