"""Who made a résumé is told of its copies, and sees whose they are and nothing of what they say."""

import pytest

from dashapp.domain.errors import NotAllowed, NotFound
from dashapp.domain.people import Actor, Role
from dashapp.domain.resume import Resume
from dashapp.services.accounts import SignUp
from dashapp.services.catalogue import Services
from dashapp.services.documents import new_id
from tests.contract.conftest import Workers

RESUME = Resume({"basics": {"name": "Cleo", "summary": "Bakes bread."}})


class Cast:
    """Ada owns a workspace where Bo coaches and Vera reads; Cleo, a candidate, made a résumé there."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.ada = self._somebody("Ada")
        self.place = services.people.teams.create(self.ada, "Team")
        self.bo = self._member("Bo", "editor")
        self.vera = self._member("Vera", "viewer")
        self.cleo = self._member("Cleo", "candidate")
        self.resume = services.documents.create(self.cleo, RESUME, workspace=self.place)

    def told(self, who: Actor) -> list[tuple[str, str, str]]:
        return [
            (each.by, each.text, each.document)
            for each in self.services.people.notices.told(who)
            if each.kind == "copy"
        ]

    def deeds(self, act: str) -> list[tuple[str, str]]:
        lines = self.services.people.guards.audit.lines(self.ada, self.place)
        return [(each.name, each.object) for each in lines if each.act == act]

    def _somebody(self, name: str) -> Actor:
        asked = SignUp(f"{new_id()}@example.org", name, "a long enough password")
        made = self.services.people.accounts.sign_up(asked, "")
        assert made is not None
        return Actor(made.id, made.name)

    def _member(self, name: str, role: Role) -> Actor:
        who, teams = self._somebody(name), self.services.people.teams
        secret = teams.invite(self.ada, self.place, role)
        teams.accept(secret, self.services.people.accounts.person(who), "")
        return who


@pytest.fixture
def cast(workers: Workers) -> Cast:
    return Cast(workers[0].services)


def test_a_candidate_is_told_of_a_copy_that_their_coach_made(cast: Cast) -> None:
    made = cast.services.tailoring.copy(cast.bo, cast.resume, "The bakery", "a-copy")
    assert cast.services.tailoring.copy(cast.bo, cast.resume, "The bakery", "a-copy") == made
    assert cast.told(cast.cleo) == [("Bo", "Copied this résumé", cast.resume)]
    assert cast.told(cast.bo) == cast.told(cast.ada) == cast.told(cast.vera) == []
    (known,) = cast.services.copies.of(cast.cleo, cast.resume)
    assert (known.id, known.by, known.workspace) == (made, "Bo", cast.place)
    assert (known.is_tailored, known.is_deleted) == (True, False)
    with pytest.raises(NotFound):
        cast.services.documents.snapshot(cast.cleo, made)
    assert cast.services.copies.of(cast.ada, cast.resume) == [known]
    for who in (cast.bo, cast.vera):
        with pytest.raises(NotAllowed):
            cast.services.copies.of(who, cast.resume)
    cast.services.documents.delete(cast.bo, made)
    assert cast.services.copies.of(cast.cleo, cast.resume)[0].is_deleted


def test_a_copy_that_leaves_the_workspace_is_told_to_its_owners_too(cast: Cast) -> None:
    cast.services.copies.duplicate(cast.vera, cast.resume)
    away = ("Vera", "Copied this résumé into another workspace", cast.resume)
    assert cast.told(cast.cleo) == cast.told(cast.ada) == [away]
    assert cast.told(cast.bo) == []
    assert cast.deeds("document.copied") == [("Vera", cast.resume)]
    (known,) = cast.services.copies.of(cast.cleo, cast.resume)
    assert (known.by, known.is_tailored) == ("Vera", False)
    assert known.workspace != cast.place


def test_a_copy_of_a_copy_is_told_to_everybody_before(cast: Cast) -> None:
    first = cast.services.copies.duplicate(cast.bo, cast.resume)
    second = cast.services.tailoring.copy(cast.ada, first)
    third = cast.services.copies.duplicate(cast.bo, second)
    assert [text for _, text, _ in cast.told(cast.cleo)].count("Copied a copy of this résumé") == 2
    assert ("Ada", "Copied this résumé", first) in cast.told(cast.bo)
    assert cast.told(cast.ada) == [("Bo", "Copied this résumé", second)]
    assert {each.id for each in cast.services.copies.of(cast.cleo, cast.resume)} == {
        *(first, second, third)
    }
    assert {each.id for each in cast.services.copies.of(cast.ada, second)} == {third}


def test_what_a_device_alone_had_is_a_copy_as_well(cast: Cast, workers: Workers) -> None:
    update = workers[0].hub.live.state(cast.resume)
    made = cast.services.copies.recover(cast.bo, cast.resume, update)
    assert [each.id for each in cast.services.copies.of(cast.cleo, cast.resume)] == [made]
    assert cast.told(cast.cleo) == [("Bo", "Copied this résumé", cast.resume)]


def test_ones_own_copies_are_no_news(cast: Cast) -> None:
    made = cast.services.copies.duplicate(cast.cleo, cast.resume)
    assert cast.told(cast.cleo) == cast.told(cast.ada) == []
    assert [each.id for each in cast.services.copies.of(cast.cleo, cast.resume)] == [made]
    cast.services.copies.duplicate(cast.bo, made)
    assert cast.told(cast.cleo) == [("Bo", "Copied this résumé", made)]  # once


def test_a_copy_of_somebody_who_is_gone_is_still_told_of(cast: Cast) -> None:
    cast.services.copies.duplicate(cast.bo, cast.resume)
    cast.services.people.accounts.delete(cast.bo, "a long enough password")
    assert [each.by for each in cast.services.copies.of(cast.cleo, cast.resume)] == [""]
