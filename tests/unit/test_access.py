"""Every act, tried by everyone: a new act without a row here fails."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import Engine

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.places import SqlPlaces
from dashapp.adapters.database.teams import SqlTeams
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import NotAllowed, NotFound, NotSignedIn
from dashapp.domain.job import Job
from dashapp.domain.people import (
    OPERATOR,
    AccessToken,
    Actor,
    Author,
    Link,
    LinkRole,
    Login,
    Person,
    Role,
    Scope,
)
from dashapp.services.access import Access, Stores
from dashapp.services.acts import SCOPES, Act
from dashapp.services.document_store import LogRow

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TEAM, CV, JOB = "team", "cv", "job"
SUBJECTS = (
    *("owner", "editor", "commenter", "viewer"),
    *("maker", "candidate", "stranger"),
    *("by-editor", "by-commenter", "by-viewer", "by-ended", "by-other", "nobody", "operator"),
)
# One letter for each subject: y may; n may not, but sees it; - it is not there for them;
# ? they are to sign in first. ``maker`` is the candidate who made the résumé and the job post.
TABLE = {
    #                    ownr edit comm view  makr cand strg  l-ed l-co l-vw l-en l-ot nobo oper
    Act.READ:           "y    y    y    y     y    -    -     y    y    y    -    -    ?    y",
    Act.SUGGEST:        "y    y    y    n     y    -    -     y    y    n    -    -    ?    y",
    Act.COMMENT:        "y    y    y    n     y    -    -     y    y    n    -    -    ?    y",
    Act.EDIT:           "y    y    n    n     y    -    -     y    n    n    -    -    ?    y",
    Act.HISTORY:        "y    y    n    n     y    -    -     y    n    n    -    -    ?    y",
    Act.BIN:            "y    n    n    n     y    -    -     n    n    n    -    -    ?    y",
    Act.SHARE:          "y    n    n    n     y    -    -     n    n    n    -    -    ?    y",
    Act.READ_JOB:       "y    y    y    y     y    -    -     -    -    -    -    -    ?    y",
    Act.DELETE_JOB:     "y    y    n    n     y    -    -     -    -    -    -    -    ?    y",
    Act.SEE:            "y    y    y    y     y    y    -     -    -    -    -    -    ?    y",
    Act.ADD:            "y    y    n    n     y    y    -     -    -    -    -    -    ?    y",
    Act.MANAGE:         "y    n    n    n     n    n    -     -    -    -    -    -    ?    y",
    Act.AUDIT:          "y    n    n    n     n    n    -     -    -    -    -    -    ?    y",
    Act.ACCOUNT:        "y    y    y    y     y    y    y     ?    ?    ?    ?    ?    ?    y",
}  # fmt: skip
TARGETS = {"document": CV, "job": JOB, "workspace": TEAM, "self": ""}
OUTCOMES: dict[str, type[Exception]] = {"n": NotAllowed, "-": NotFound, "?": NotSignedIn}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store with a team, a candidate's résumé and job post, and links to the résumé."""
    folder: Path = tmp_path_factory.mktemp("access")
    made = open_engine(f"sqlite:///{folder / 'a.sqlite3'}")
    migrate(made)
    people, teams, links = SqlPeople(made), SqlTeams(made), SqlLinks(made)
    for name in ("owner", "editor", "commenter", "viewer", "maker", "candidate", "stranger"):
        people.add(Person(name, f"{name}@example.org", name, NOW), None)
    teams.add(TEAM, "Team", "owner", NOW)
    for role in get_args(Role):
        teams.add_member(TEAM, role, role, NOW)
    teams.add_member(TEAM, "maker", "candidate", NOW)
    teams.add("else", "Elsewhere", "stranger", NOW)
    documents = SqlDocuments(made)
    for document in (CV, "other"):
        first = LogRow(document, Author("maker"), NOW, b"first")
        documents.create(DocumentSummary(document, "", NOW, NOW, TEAM, "maker"), "e", first)
    SqlJobs(made, lambda: NOW).add(Job(JOB, "Job", "text", NOW, TEAM, "maker"))
    tomorrow = NOW + timedelta(days=1)
    for linked in get_args(LinkRole):
        link = Link(f"by-{linked}", CV, linked, False, "maker", NOW, tomorrow)
        links.add(link, f"hash-{linked}", None)
    links.add(Link("by-ended", CV, "editor", False, "maker", NOW, NOW), "hash-ended", None)
    links.add(Link("by-other", "other", "editor", False, "maker", NOW, tomorrow), "h-other", None)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def access(engine: Engine) -> Access:
    stores = Stores(SqlPeople(engine), SqlTeams(engine), SqlLinks(engine), SqlPlaces(engine))
    return Access(stores, lambda: NOW)


def actor(subject: str, **more: Any) -> Actor:
    if subject in ("nobody", "operator"):
        return OPERATOR if subject == "operator" else Actor()
    if subject.startswith("by-"):
        return Actor(links=frozenset({subject}))
    return Actor(subject, subject, **more)


def outcome(access: Access, who: Actor, act: Act) -> str:
    """Return the letter of what happened."""
    try:
        access.require(who, act, TARGETS[act.partition(".")[0]])
    except (NotAllowed, NotFound, NotSignedIn) as error:
        return next(letter for letter, kind in OUTCOMES.items() if type(error) is kind)
    return "y"


def test_every_act_has_a_row() -> None:
    assert set(TABLE) == set(Act)
    assert set(SCOPES) == set(Act)


@pytest.mark.parametrize("act", Act)
def test_each_may_what_the_table_says(access: Access, act: Act) -> None:
    expected = dict(zip(SUBJECTS, TABLE[act].split(), strict=True))
    assert {name: outcome(access, actor(name), act) for name in SUBJECTS} == expected


@pytest.mark.parametrize("act", Act)
def test_a_token_opens_its_own_scope_and_no_other(access: Access, act: Act) -> None:
    for scope in get_args(Scope):
        who = actor("owner", scopes=frozenset({scope}))
        assert outcome(access, who, act) == ("y" if SCOPES[act] == scope else "n")
    # A token adds nothing to what its person may.
    every = frozenset(get_args(Scope))
    assert outcome(access, actor("stranger", scopes=every), act) != "y"


def test_who_opened_a_link_and_is_a_member_has_the_stronger_role(access: Access) -> None:
    both = Actor("viewer", links=frozenset({"by-editor", "by-ended"}))
    assert access.document_role(both, CV) == "editor"
    assert access.document_role(Actor("owner", links=frozenset({"by-viewer"})), CV) == "owner"


def test_of_many_together_each_is_what_they_are_alone(access: Access) -> None:
    several = Actor("viewer", links=frozenset({"by-editor", "by-ended", "by-other"}))
    here = [
        (who, document)
        for who in (*map(actor, SUBJECTS), several)
        for document in (CV, "other", *([] if who.is_operator else ["none"]))
    ]
    assert access.live_roles(here) == [access.document_role(*each) for each in here]
    assert access.live_roles([]) == []


def test_a_login_that_was_ended_has_no_role_where_it_stays_connected(access: Access) -> None:
    here = [(Actor("owner"), CV), (Actor("owner", login="ended"), CV)]
    assert access.live_roles(here) == ["owner", None]


def test_who_is_remembered_may_no_more_once_their_login_or_token_was_ended(engine: Engine) -> None:
    people = SqlPeople(engine)
    people.begin_login(Login("here", "owner", NOW, NOW, "", ""))
    token = AccessToken("token", "owner", "", frozenset({"read"}), NOW, NOW + timedelta(days=1))
    people.add_token(token, "hash-token")
    access = Access(
        Stores(people, SqlTeams(engine), SqlLinks(engine), SqlPlaces(engine)), lambda: NOW
    )
    by = [Actor("owner", login="here"), Actor("owner", token="token")]  # noqa: S106 - an id
    for who in (Actor.from_json(each.to_json()) for each in by):
        assert outcome(access, who, Act.READ) == "y"
    people.end_logins("owner", only="here")
    people.remove_token("owner", "token")
    for who in (Actor.from_json(each.to_json()) for each in by):
        assert {outcome(access, who, act) for act in Act} == {"?"}


def test_a_login_ends_by_itself_after_a_season(engine: Engine) -> None:
    people = SqlPeople(engine)
    people.begin_login(Login("old", "owner", NOW, NOW, "", ""))
    stores = Stores(people, SqlTeams(engine), SqlLinks(engine), SqlPlaces(engine))
    for days, role in ((90, "owner"), (91, None)):
        later = Access(stores, lambda days=days: NOW + timedelta(days=days))
        assert later.live_roles([(Actor("owner", login="old"), CV)]) == [role]


def test_something_new_goes_where_its_maker_may_add(access: Access) -> None:
    assert access.place_for(actor("candidate"), None) == TEAM
    assert access.place_for(actor("stranger"), None) == "else"
    for subject, place in (("viewer", None), ("by-editor", None), ("viewer", TEAM)):
        with pytest.raises(NotAllowed):
            access.place_for(actor(subject), place)
    with pytest.raises(NotFound):
        access.place_for(actor("stranger"), TEAM)
    with pytest.raises(NotSignedIn):
        access.place_for(Actor(), None)


def test_candidates_are_no_audience_of_each_other(access: Access) -> None:
    heard = {each.person for each in access.audience(CV)}
    assert heard == {"owner", "editor", "commenter", "viewer", "maker"}
