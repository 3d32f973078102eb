"""Every store of people keeps the same promises."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashapp.adapters.database.audit import SqlAudit
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.places import SqlPlaces
from dashapp.adapters.database.teams import SqlTeams
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import NotFound
from dashapp.domain.job import Job
from dashapp.domain.notice import Notice
from dashapp.domain.people import (
    AccessToken,
    Author,
    Deed,
    Invitation,
    Link,
    Login,
    Person,
    Visit,
    Workspace,
)
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from tests.conftest import new_database

NOW = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'a.sqlite3'}"
    if request.param == "postgresql":
        url = new_database(request.getfixturevalue("postgres_url"))
    made = open_engine(url)
    migrate(made)
    yield made
    made.dispose()


def somebody(people: SqlPeople, name: str) -> Person:
    made = Person(new_id(), f"{name}@example.org", name, NOW)
    assert people.add(made, f"hash of {name}")
    return made


def test_an_address_is_one_persons(engine: Engine) -> None:
    people = SqlPeople(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    assert people.by_email("ada@example.org") == (ada, "hash of ada")
    assert not people.add(Person("x", "ada@example.org", "Eve", NOW), "hash")
    assert not people.change(bo.id, email="ada@example.org")
    assert people.change(bo.id, email="bobo@example.org", name="Bobo", password="new")  # noqa: S106
    assert people.person(bo.id) == Person(bo.id, "bobo@example.org", "Bobo", NOW)
    assert people.password(bo.id) == "new"
    assert people.by_email("bo@example.org") is None


def test_a_login_lasts_until_it_is_ended(engine: Engine) -> None:
    people = SqlPeople(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    logins = [Login(new_id(), ada.id, NOW, NOW, "Browser", "10.0.0.1") for _ in range(3)]
    for login in (*logins, Login("of-bo", bo.id, NOW, NOW, "", "")):
        people.begin_login(login)
    assert people.login(logins[0].id) == (logins[0], ada)
    people.see_login(logins[1].id, LATER, "10.0.0.2")
    assert people.logins(ada.id)[0] == Login(
        logins[1].id, ada.id, NOW, LATER, "Browser", "10.0.0.2"
    )
    assert people.end_logins(ada.id, only="of-bo") == 0
    assert people.end_logins(ada.id, but=logins[0].id) == 2
    assert [each.id for each in people.logins(ada.id)] == [logins[0].id]
    assert people.end_logins(ada.id) == 1
    assert people.login(logins[0].id) is None
    assert people.login("of-bo") is not None
    assert people.lasting([logins[0].id, "of-bo"]) == [Login("of-bo", bo.id, NOW, NOW, "", "")]


def test_logins_from_before_a_time_are_forgotten(engine: Engine) -> None:
    people = SqlPeople(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    for name, owner, began in (("old", ada, NOW), ("of-bo", bo, NOW), ("new", ada, LATER)):
        people.begin_login(Login(name, owner.id, began, LATER, "", ""))
    people.forget_logins(LATER)
    assert [each.id for each in people.logins(ada.id)] == ["new"]
    assert people.logins(bo.id) == []


def test_a_token_is_found_by_its_hash_and_goes_with_its_person(engine: Engine) -> None:
    people = SqlPeople(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    token = AccessToken(new_id(), ada.id, "mine", frozenset({"read", "write"}), NOW, LATER)
    people.add_token(token, "hash")
    assert people.token("hash") == (token, ada)
    people.see_token(token.id, LATER)
    assert people.tokens(ada.id)[0].used_at == LATER
    assert not people.remove_token(bo.id, token.id)
    people.remove(ada.id)
    assert people.token("hash") is None
    assert people.person(ada.id) is None


def test_who_is_in_a_workspace_and_as_what(engine: Engine) -> None:
    people, teams = SqlPeople(engine), SqlTeams(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    teams.add("team", "Team", ada.id, NOW)
    assert teams.add_member("team", bo.id, "viewer", LATER)
    assert not teams.add_member("team", bo.id, "owner", NOW)
    assert teams.change_member("team", bo.id, "editor")
    assert [(m.person, m.role, m.since) for m in teams.members("team")] == [
        (ada.id, "owner", NOW), (bo.id, "editor", LATER),
    ]  # fmt: skip
    assert teams.role(bo.id, "team") == "editor"
    assert teams.role(bo.id, "home") is None
    found = {(ada.id, "team"): "owner", (bo.id, "team"): "editor"}
    assert teams.roles([ada.id, bo.id, "none"], ["team", "home"]) == found
    teams.rename("team", "Our team")
    assert teams.workspaces(bo.id) == [Workspace("team", "Our team", "editor")]
    assert {each.id for each in teams.all()} == {"home", "team"}
    assert not teams.change_member("team", ada.id, "viewer")
    assert not teams.change_member("team", ada.id, None)
    assert teams.change_member("team", bo.id, None)
    with pytest.raises(NotFound):
        teams.change_member("team", bo.id, "viewer")
    assert teams.workspaces(bo.id) == []


def test_an_invitation_is_found_by_its_hash(engine: Engine) -> None:
    teams = SqlTeams(engine)
    made = Invitation(new_id(), "home", "candidate", "bo@example.org", "local", LATER)
    teams.invite(made, "hash")
    assert teams.invitation("hash") == made
    assert teams.invitations("home") == [made]
    assert not teams.withdraw("elsewhere", made.id)
    assert teams.withdraw("home", made.id)
    assert teams.invitation("hash") is None


def document(engine: Engine, workspace: str, maker: str) -> str:
    made = new_id()
    summary = DocumentSummary(made, "", NOW, NOW, workspace, maker)
    SqlDocuments(engine).create(summary, "epoch", LogRow(made, Author(maker, maker), NOW, b"first"))
    return made


def test_a_link_lasts_until_its_end_or_until_it_is_revoked(engine: Engine) -> None:
    links, cv = SqlLinks(engine), document(engine, "home", "local")
    made = Link(new_id(), cv, "editor", True, "local", NOW, LATER)
    links.add(made, "hash", "password's hash")
    assert links.by_secret("hash") == (made, "password's hash")
    assert links.role(made.id, cv, NOW) == "editor"
    assert links.role(made.id, cv, LATER) is None
    assert links.role(made.id, "another", NOW) is None
    assert links.roles([made.id, "none"], NOW) == {(made.id, cv): "editor"}
    assert links.roles([made.id], LATER) == {}
    links.visited(Visit(made.id, NOW, "Bo", "10.0.0.1"))
    links.visited(Visit(made.id, LATER, "Cy", "10.0.0.2"))
    assert [each.name for each in links.visits(cv)] == ["Cy", "Bo"]
    for number in range(200):
        links.visited(Visit(made.id, LATER, f"Guest {number}", "10.0.0.2"))
    shown = [each.name for each in links.visits(cv)]
    assert (len(shown), shown[0], shown[-1]) == (200, "Guest 199", "Guest 0")
    assert not links.remove("another", made.id)
    assert links.remove(cv, made.id)
    assert links.visits(cv) == []
    assert links.by_secret("hash") is None


def test_what_is_in_a_workspace_goes_or_moves_with_it(engine: Engine) -> None:
    people, teams, places = SqlPeople(engine), SqlTeams(engine), SqlPlaces(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")
    teams.add("team", "Team", ada.id, NOW)
    teams.add("own", "Own", bo.id, NOW)
    adas, bos = document(engine, "team", ada.id), document(engine, "team", bo.id)
    job = Job(new_id(), "Job", "text", NOW, "team", bo.id)
    SqlJobs(engine, lambda: NOW).add(job)
    assert places.document_place(bos) == ("team", bo.id)
    teams.move_made("team", bo.id, "own")
    assert places.document_place(bos) == ("own", bo.id)
    found = {adas: ("team", ada.id), bos: ("own", bo.id)}
    assert places.document_places([adas, bos, "none"]) == found
    assert places.job_place(job.id) == ("own", bo.id)
    assert places.document_place(adas) == ("team", ada.id)
    teams.remove_made("own", bo.id)
    assert places.document_place(bos) is None
    assert places.job_place(job.id) is None
    SqlAudit(engine).add("team", Deed(NOW, ada.id, "Ada", "done", "", "", {"a": 1}))
    assert not teams.remove("team", bo.id)
    assert teams.remove("team", ada.id)
    assert places.document_place(adas) is None
    assert SqlAudit(engine).lines("team", 9) == []
    with pytest.raises(NotFound):
        SqlDocuments(engine).load(adas)


def test_the_audit_log_keeps_the_order(engine: Engine) -> None:
    audit = SqlAudit(engine)
    deeds = [Deed(NOW, "ada", "Ada", f"act {n}", "x", "10.0.0.1", {"n": n}) for n in range(5)]
    for deed in deeds:
        audit.add("home", deed)
    audit.add(None, Deed(NOW, "ada", "Ada", "alone", "", ""))
    assert audit.lines("home", 3) == [deeds[4], deeds[3], deeds[2]]
    assert [each.act for each in audit.of_person("ada")] == [
        "alone",
        *(d.act for d in reversed(deeds)),
    ]


def test_old_notices_of_a_person_go_when_another_comes(engine: Engine) -> None:
    people, notices = SqlPeople(engine), SqlNotices(engine)
    ada, bo = somebody(people, "ada"), somebody(people, "bo")

    def told(person: Person, at: datetime) -> Notice:
        return Notice(new_id(), person.id, at, "mention", "Eve", "", "Eve mentioned you.")

    old, older, new = told(ada, NOW), told(bo, NOW), told(ada, LATER)
    notices.add_notices([old, older], since=NOW)
    notices.add_notices([], since=LATER)
    assert notices.notices(ada.id, 9) == [old]
    notices.add_notices([new], since=LATER)
    assert notices.notices(ada.id, 9) == [new]
    assert notices.notices(bo.id, 9) == [older]
