"""What waits is decided by who may, once, and by nobody else; what came of gaps waits as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.domain.errors import InvalidInput, NotAllowed
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import Byline, Change, Draft, Grounds
from dashapp.settings import Settings

ADA = Actor(LOCAL_PERSON, "Ada")
WRITER, PROGRAM = Byline("writer", "Co-writer"), Byline("assistant", "A program")
BULLETS = ["Baked bread", "Cut fish", "Served tea"]
RESUME = Resume({"work": [{"name": "Firm", "position": "Cook", "highlights": BULLETS}]})


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = join(Settings(data_dir=tmp_path))
    yield made
    made.close()


@pytest.fixture
def cv(parts: Parts) -> str:
    return parts.services.documents.create(ADA, RESUME)


def said(parts: Parts, cv: str) -> list[str]:
    """Return the bullets as they are now."""
    work = parts.services.documents.snapshot(ADA, cv).resume.data["work"]
    return list(work[0]["highlights"])


def rewriting(parts: Parts, cv: str, wanted: dict[str, str]) -> list[tuple[Change, Grounds]]:
    places = {each.text: each for each in parts.services.documents.texts(ADA, cv)}
    return [
        (Change("rewrite", places[was].node, places[was].field, was, after), Grounds())
        for was, after in wanted.items()
    ]


def test_of_all_that_is_accepted_what_is_new_or_open_waits_for_a_second_look(
    parts: Parts, cv: str
) -> None:
    suggestions = parts.services.suggestions
    new, still_open = "Cut fish for 300 guests", "Served tea to [how many?] guests"
    wanted = {"Baked bread": "Baked good bread", "Cut fish": new, "Served tea": still_open}
    made = suggestions.propose(ADA, cv, rewriting(parts, cv, wanted), WRITER)
    assert suggestions.accept_all(ADA, cv, [each.id for each in made]) == 1
    assert said(parts, cv) == ["Baked good bread", "Cut fish", "Served tea"]
    left = [each.suggestion.change.after for each in suggestions.listed(ADA, cv)]
    assert sorted(left) == [new, still_open]


def test_only_what_was_declined_or_taken_back_is_brought_back(parts: Parts, cv: str) -> None:
    suggestions = parts.services.suggestions
    wanted = {"Baked bread": "Baked good bread", "Cut fish": "Cut fish well"}
    accepted, waiting = suggestions.propose(ADA, cv, rewriting(parts, cv, wanted))
    suggestions.accept(ADA, accepted.id)
    for each in (accepted, waiting):
        with pytest.raises(InvalidInput, match="This was not declined"):
            suggestions.bring_back(ADA, each.id)
    assert [each.suggestion.id for each in suggestions.listed(ADA, cv)] == [waiting.id]
    assert suggestions.decline(ADA, waiting.id) == "withdrawn"
    suggestions.bring_back(ADA, waiting.id)
    assert [each.suggestion.id for each in suggestions.listed(ADA, cv)] == [waiting.id]
    assert said(parts, cv) == ["Baked good bread", "Cut fish", "Served tea"]


def test_no_more_waits_than_can_be_looked_through(parts: Parts, cv: str) -> None:
    suggestions = parts.services.suggestions
    (spot,) = (each for each in parts.services.documents.texts(ADA, cv) if each.text == "Cut fish")

    def adding(numbers: range) -> list[str]:
        wanted = [
            (Change("add", spot.node, spot.field, "", f"Way {number} to cut fish"), Grounds())
            for number in numbers
        ]
        return [each.id for each in suggestions.propose(ADA, cv, wanted, PROGRAM)]

    made = [*adding(range(200)), *adding(range(200, 400)), *adding(range(400, 500))]
    with pytest.raises(InvalidInput, match="Decide some first"):
        adding(range(500, 501))
    assert len(suggestions.listed(ADA, cv)) == 500
    suggestions.decline(ADA, made[0])
    assert len(adding(range(500, 501))) == 1
    with pytest.raises(InvalidInput, match="At most 200 suggestions at once"):
        adding(range(600, 801))


def test_what_could_not_be_accepted_can_be_once_it_fits_again(parts: Parts, cv: str) -> None:
    suggestions = parts.services.suggestions
    (late,) = suggestions.propose(
        ADA, cv, rewriting(parts, cv, {"Baked bread": "Baked good bread"}), WRITER
    )

    def say(was: str, after: str) -> None:
        (made,) = suggestions.propose(ADA, cv, rewriting(parts, cv, {was: after}))
        suggestions.accept(ADA, made.id)

    say("Baked bread", "Baked rye bread")
    with pytest.raises(InvalidInput, match="has changed since this was suggested"):
        suggestions.accept(ADA, late.id)
    assert said(parts, cv)[0] == "Baked rye bread"
    say("Baked rye bread", "Baked bread")
    suggestions.accept(ADA, late.id)
    assert said(parts, cv)[0] == "Baked good bread"


def test_a_program_makes_true_nothing_that_a_person_has_not_said(parts: Parts, cv: str) -> None:
    suggestions = parts.services.suggestions
    program = Actor(LOCAL_PERSON, "Ada", scopes=frozenset(("read", "suggest", "write")))
    wanted = {"Baked bread": "Baked good bread", "Cut fish": "Cut fish for 300 guests"}
    plain, new = suggestions.propose(program, cv, rewriting(parts, cv, wanted), PROGRAM)
    for text, is_confirmed in ((None, False), (None, True), ("Cut fish for 400 guests", True)):
        with pytest.raises(NotAllowed, match="Only a person"):
            suggestions.accept(program, new.id, text, is_confirmed=is_confirmed)
    with pytest.raises(NotAllowed, match="Only a person"):
        suggestions.accept(program, plain.id, "Baked bread for 400 guests")
    assert said(parts, cv) == BULLETS
    suggestions.accept(program, plain.id)
    suggestions.accept(program, new.id, is_vouched=True)
    assert said(parts, cv) == ["Baked good bread", "Cut fish for 300 guests", "Served tea"]
    assert suggestions.listed(ADA, cv) == []


def test_a_gap_stays_to_be_done_while_it_cannot_be_said_whether_it_is_filled(
    parts: Parts, cv: str
) -> None:
    jobs, followups = parts.services.jobs, parts.services.followups
    job = jobs.add(ADA, "Cook wanted\nYou bring:\n- Experience with sushi").id
    made = followups.from_gap(ADA, cv, job, "Experience with sushi")
    jobs.delete(ADA, job)
    assert followups.listed(ADA, cv) == [made]


def test_who_share_a_machine_take_each_others_place_by_no_suggestion(parts: Parts, cv: str) -> None:
    suggestions, bo = parts.services.suggestions, Actor(LOCAL_PERSON, "Bo")
    first = ""
    for who, after in ((ADA, "Baked good bread"), (bo, "Baked rye bread"), (ADA, "Baked buns")):
        wanted = rewriting(parts, cv, {"Baked bread": after})
        [made] = suggestions.propose(who, cv, wanted, draft=Draft(replaces=first))
        first = first or made.id
    left = [
        (each.suggestion.by, each.suggestion.change.after) for each in suggestions.listed(ADA, cv)
    ]
    assert sorted(left) == [("Ada", "Baked buns"), ("Bo", "Baked rye bread")]
