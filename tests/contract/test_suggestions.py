"""What waits is decided by who may, once; no more waits than can be looked through."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import Byline, Change, Grounds
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
