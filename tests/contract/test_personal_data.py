"""What one takes along: all that is one's own, and nothing of others."""

import io
import json
import secrets
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashapp.domain.cowriting import Sending
from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import Anchor, Change, Grounds
from dashapp.services.accounts import SignUp
from dashapp.services.catalogue import Services
from dashapp.services.documents import new_id
from dashapp.services.todos import WantedTodo
from tests.contract.conftest import Workers, after

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
    data = b"".join(services.personal_data.everything(who))
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


def test_all_news_and_all_one_did_go_along(services: Services) -> None:
    ada, bo = somebody(services, "Ada"), somebody(services, "Bo")
    for number in range(130):
        services.people.notices.tell("access", bo, [ada.person or ""], f"{number}.")
        services.people.guards.audit.note(ada, f"act {number}", None)
    account = taken(services, ada)["account.json"]
    assert {each["text"] for each in account["told"]} == {f"{number}." for number in range(130)}
    assert len(account["told"]) == 130
    done = [each["act"] for each in account["done"]]
    assert done == [*(f"act {number}" for number in reversed(range(130))), "account.made"]
    moments = [each["at"] for each in account["told"]]
    assert moments == sorted(moments, reverse=True)


def test_news_of_what_one_sees_no_more_stay(services: Services) -> None:
    ada, bo = somebody(services, "Ada"), somebody(services, "Bo")
    resume = services.documents.create(ada, RESUME)
    services.people.notices.tell("mention", ada, [bo.person or ""], "Look, Bo", resume)
    assert taken(services, bo)["account.json"]["told"] == []


def test_to_dos_go_along_that_one_kept_or_was_given_beside_others_resumes(
    services: Services,
) -> None:
    ada, bo = somebody(services, "Ada"), somebody(services, "Bo")
    place = services.people.teams.create(ada, "Team")
    secret = services.people.teams.invite(ada, place, "editor")
    services.people.teams.accept(secret, services.people.accounts.person(bo), "")
    resume = services.documents.create(ada, RESUME, workspace=place)
    keep = services.todos.add
    keep(bo, resume, WantedTodo("Ask how many hives"))
    keep(bo, resume, WantedTodo("Found by a program", by="Imaginator"))
    keep(bo, resume, WantedTodo("Mine, for Ada", assignee=ada.person or ""))
    keep(ada, resume, WantedTodo("For Bo", assignee=bo.person or ""))
    keep(ada, resume, WantedTodo("Ada's own"))
    said = taken(services, bo)[f"said/{resume}.json"]
    assert [each["text"] for each in said["to-do"]] == ["Ask how many hives", "Mine, for Ada"]
    assert [each["text"] for each in said["to-do-given"]] == ["For Bo"]
    beside = taken(services, ada)[f"resumes/{resume}.beside.json"]
    assert len(beside["to-do"]) == 5
    services.people.teams.remove_member(ada, place, bo.person or "")
    said = taken(services, bo)[f"said/{resume}.json"]
    assert [*said] == ["of", "to-do"]  # what others wrote stays with them


def test_a_resume_that_is_gone_when_its_turn_comes_is_left_out(workers: Workers) -> None:
    services = workers[0].services
    ada = somebody(services, "Ada")
    place = services.people.teams.create(ada, "Team")
    gone = services.documents.create(ada, RESUME, workspace=place)
    stays = services.documents.create(ada, RESUME)
    gives_up = partial(services.people.teams.delete, ada, place, "Team")
    with after(workers[0].hub.engine, "FROM documents", gives_up):
        files = taken(services, ada)
    assert f"resumes/{stays}.json" in files
    assert gone not in json.dumps([*files])


def test_what_goes_along_never_lies_in_memory_as_a_whole(
    services: Services, tmp_path: Path
) -> None:
    ada = somebody(services, "Ada")
    meter, size, many = services.writing.writers._meter, 100_000, 400
    now = services.people.guards.clock()
    for number in range(many):
        text = f"{number} {secrets.token_hex(size // 2)}"
        meter._store.put_sending(
            Sending(
                new_id(), ada.person or "", "home", "", now, "chat", "model.test", "small", text
            )
        )
    tracemalloc.start()
    with (tmp_path / "mine.zip").open("wb") as file:
        file.writelines(services.personal_data.everything(ada))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        sent = json.loads(archive.read("account.json"))["sent"]
    # At the same moment all of them: none is left out, and none twice.
    assert {each["sent"].split()[0] for each in sent} == {str(each) for each in range(many)}
    assert len(sent) == many
    assert most < size * many / 2
