"""What one takes along: all that is one's own, and nothing of others."""

import io
import json
import zipfile
from typing import Any

import pytest

from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import Anchor, Change, Grounds
from dashapp.services.accounts import SignUp
from dashapp.services.catalogue import Services
from dashapp.services.documents import new_id
from tests.contract.conftest import Workers

RESUME = Resume({"basics": {"name": "Ada", "label": "Keeper of bees"}})


@pytest.fixture
def services(workers: Workers) -> Services:
    return workers[0].services


def somebody(services: Services, name: str) -> Actor:
    asked = SignUp(f"{new_id()}@example.org", name, "a long enough password")
    made = services.people.accounts.sign_up(asked, "")
    assert made is not None
    return Actor(made.id, made.name)


def taken(services: Services, who: Actor) -> dict[str, Any]:
    """Return the files that one takes along by their names, but for the job posts."""
    data = services.personal_data.everything(who)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: json.loads(archive.read(each)) for each in archive.namelist()}


def test_what_one_said_goes_along_also_from_where_one_was_taken_out(services: Services) -> None:
    ada, bo = somebody(services, "Ada"), somebody(services, "Bo")
    place = services.people.teams.create(ada, "Team")
    secret = services.people.teams.invite(ada, place, "editor")
    services.people.teams.accept(secret, services.people.accounts.person(bo), "")
    resume = services.documents.create(ada, RESUME, workspace=place)
    label = next(t for t in services.documents.texts(bo, resume) if t.text == "Keeper of bees")
    anchor = Anchor(label.node, label.field, "Keeper of bees")
    thread = services.comments.start(bo, resume, anchor, "How many hives?")
    services.comments.reply(ada, thread.id, "Forty of them")
    change = Change("rewrite", label.node, label.field, "Keeper of bees", "Beekeeper")
    services.suggestions.propose(bo, resume, [(change, Grounds("shorter"))])
    before = taken(services, bo)[f"said/{resume}.json"]
    assert before["of"] == "Ada"
    services.people.teams.remove_member(ada, place, bo.person or "")
    files = taken(services, bo)
    own = files[f"said/{resume}.json"]
    assert [each["text"] for each in own["remarks"]] == ["How many hives?"]
    assert [each["after"] for each in own["suggestions"]] == ["Beekeeper"]
    assert own == {**before, "of": ""}
    told = json.dumps({name: each for name, each in files.items() if name != "account.json"})
    assert "Forty" not in told
    assert "Keeper of bees" not in told


def test_what_one_said_goes_along_from_the_bin(services: Services) -> None:
    ada = somebody(services, "Ada")
    resume = services.documents.create(ada, RESUME)
    label = next(t for t in services.documents.texts(ada, resume) if t.text == "Keeper of bees")
    services.comments.start(ada, resume, Anchor(label.node, label.field, ""), "Since when?")
    assert [*taken(services, ada)][1:] == [
        f"resumes/{resume}.json",
        f"resumes/{resume}.beside.json",
    ]
    services.documents.delete(ada, resume)
    files = taken(services, ada)
    assert [*files][1:] == [f"deleted/{resume}.json", f"said/{resume}.json"]
    assert files[f"said/{resume}.json"]["remarks"][0]["text"] == "Since when?"
