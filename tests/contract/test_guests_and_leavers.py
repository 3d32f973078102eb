"""Guests are told apart, and whoever is out stays out."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from pyotp import TOTP

from dashapp.adapters.database.durable_tasks import SqlDurableTasks
from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.domain.errors import (
    ImaginatorError,
    InvalidInput,
    NotAllowed,
    NotFound,
    TooMany,
    Unavailable,
)
from dashapp.domain.people import Actor, Person
from dashapp.domain.resume import Resume
from dashapp.domain.review import Byline, Change, Draft, Grounds
from dashapp.domain.writing.request import Wish
from dashapp.services.accounts import SignUp
from dashapp.services.acts import Act
from dashapp.services.cowriting.cowriter import Ask, Asked
from dashapp.services.cowriting.metering import Addressee, Metered
from dashapp.services.cowriting.provision import Budget
from dashapp.services.cowriting.text_model import Prompt
from dashapp.services.durable_tasks import _actor_from_json
from dashapp.services.editing.tickets import Participant, TicketClaims
from dashapp.services.tailoring import Divergence, purpose_of
from dashapp.settings import Settings

RESUME = Resume(
    {
        "basics": {"name": "Ada"},
        "work": [{"name": "Firm", "position": "Cook", "highlights": ["Baked bread", "Cut fish"]}],
    }
)
HERE = "http://cv.example.org/"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Parts]:
    """Everything, where people sign in."""
    settings = Settings(data_dir=tmp_path, sign_in=True, secret_key=SecretStr("x" * 64))
    made = join(settings)
    yield made
    made.close()


def person(team: Parts, name: str) -> tuple[Person, Actor]:
    sign_up = SignUp(f"{name}@example.org", name.title(), f"correct horse {name * 3} staple 99")
    made = team.services.people.accounts.sign_up(sign_up, "10.0.0.1")
    assert made is not None
    return made, Actor(made.id, made.name, address="10.0.0.1")


def guest(team: Parts, owner: Actor, document: str, name: str, number: int) -> Actor:
    sharing = team.services.people.sharing
    link = sharing.open(
        Actor(address="10.0.0.9"), sharing.share(owner, document, "commenter", 3), name
    )
    return Actor(None, name, frozenset([link.id]), guest=f"guest:{number}")


def suggest(
    team: Parts, who: Actor, document: str, said: str, wanted: str, *, replaces: str = ""
) -> str:
    found = team.services.documents.texts(who, document)
    text = next(each for each in found if each.text == said)
    change = Change("rewrite", text.node, text.field, said, wanted)
    made = team.services.suggestions.propose(
        who, document, [(change, Grounds())], draft=Draft(replaces=replaces)
    )
    return made[0].id


def waiting(team: Parts, who: Actor, document: str) -> list[str]:
    found = team.services.suggestions.listed(who, document)
    return sorted(each.suggestion.change.after for each in found)


def test_who_is_out_does_not_come_back_by_what_they_made(team: Parts) -> None:
    people = team.services.people
    _, ada = person(team, "ada")
    bobs, bob = person(team, "bob")
    place = people.teams.create(ada, "Careers")
    people.teams.accept(people.teams.invite(ada, place, "owner"), bobs, "")
    own = people.teams.invite(bob, place, "owner")
    document = team.services.documents.create(bob, RESUME, workspace=place)
    link = people.sharing.share(bob, document, "editor", 300)
    elsewhere = team.services.documents.create(bob, RESUME)
    other = people.sharing.share(bob, elsewhere, "viewer", 300)
    opened = people.sharing.open(Actor(address="10.0.0.9"), link, "Friend")
    assert opened.document == document
    people.teams.remove_member(ada, place, bobs.id)
    with pytest.raises(NotFound):
        people.teams.accept(own, bobs, "")
    with pytest.raises(NotFound):
        people.sharing.open(bob, link, "Bob")
    friend = Actor(None, "Friend", frozenset([opened.id]))
    assert people.guards.access.document_role(friend, document) is None
    assert people.sharing.open(Actor(address="10.0.0.9"), other, "Friend").document == elsewhere


def test_a_candidate_who_leaves_takes_along_no_link_that_others_made(team: Parts) -> None:
    people = team.services.people
    _, ada = person(team, "ada")
    cleos, cleo = person(team, "cleo")
    place = people.teams.create(ada, "Careers")
    people.teams.accept(people.teams.invite(ada, place, "candidate"), cleos, "")
    document = team.services.documents.create(cleo, RESUME, workspace=place)
    theirs, own = (people.sharing.share(each, document, "editor", 300) for each in (ada, cleo))
    came = people.sharing.open(ada, theirs, "Ada")
    again = replace(ada, links=frozenset([came.id]))
    people.teams.remove_member(cleo, place, cleos.id)
    assert people.guards.access.document_role(again, document) is None
    with pytest.raises(NotFound):
        people.sharing.link(theirs)
    assert people.sharing.link(own).document == document


def test_a_link_is_opened_again_and_again_from_one_address_only_so_often(team: Parts) -> None:
    sharing, (_, ada) = team.services.people.sharing, person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    link = sharing.share(ada, document, "viewer", 3)
    for number in range(60):
        sharing.open(Actor(address="10.0.0.9"), link, f"Guest {number}")
    with pytest.raises(TooMany):
        sharing.open(Actor(address="10.0.0.9"), link, "Guest 60")
    sharing.open(Actor(address="10.0.0.8"), link, "Somebody else")
    assert len(sharing.visits(ada, document)) == 61


def test_an_owner_who_steps_down_invites_no_more(team: Parts) -> None:
    people = team.services.people
    _, ada = person(team, "ada")
    bobs, bob = person(team, "bob")
    place = people.teams.create(ada, "Careers")
    people.teams.accept(people.teams.invite(ada, place, "owner"), bobs, "")
    own = people.teams.invite(bob, place, "owner")
    people.teams.change_role(ada, place, bobs.id, "viewer")
    with pytest.raises(NotFound):
        people.teams.accept(own, bobs, "")
    assert people.guards.access.role(bob, Act.SEE, place) == "viewer"


def test_an_owner_who_steps_down_keeps_the_links_to_what_they_made_alone(team: Parts) -> None:
    people, documents = team.services.people, team.services.documents
    _, ada = person(team, "ada")
    bobs, bob = person(team, "bob")
    place = people.teams.create(ada, "Careers")
    people.teams.accept(people.teams.invite(ada, place, "owner"), bobs, "")
    of_ada, of_bob = (documents.create(each, RESUME, workspace=place) for each in (ada, bob))
    links = [people.sharing.share(bob, each, "editor", 300) for each in (of_ada, of_bob)]
    came = people.sharing.open(Actor(address="10.0.0.9"), links[0], "Friend")
    people.teams.change_role(ada, place, bobs.id, "viewer")
    again = replace(bob, links=frozenset([came.id]))
    assert people.guards.access.document_role(again, of_ada) == "viewer"
    with pytest.raises(NotFound):
        people.sharing.open(Actor(address="10.0.0.9"), links[0], "Friend")
    assert people.sharing.open(Actor(address="10.0.0.9"), links[1], "Friend").document == of_bob


def test_two_guests_of_one_name_keep_their_own_suggestions(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    first, second = (guest(team, ada, document, "Sam", number) for number in (1, 2))
    one = suggest(team, first, document, "Baked bread", "Baked rye bread")
    other = suggest(team, second, document, "Baked bread", "Baked white bread")
    assert waiting(team, ada, document) == ["Baked rye bread", "Baked white bread"]
    # One's own takes the place of one's own, and is taken back by nobody else.
    suggest(team, second, document, "Baked bread", "Baked good bread", replaces=one)
    assert waiting(team, ada, document) == [
        "Baked good bread",
        "Baked rye bread",
        "Baked white bread",
    ]
    team.services.suggestions.decline(second, other)
    assert waiting(team, ada, document) == ["Baked good bread", "Baked rye bread"]
    suggestion = next(
        each.suggestion
        for each in team.services.suggestions.listed(ada, document)
        if each.suggestion.id == one
    )
    assert suggestion.is_own(first)
    assert not suggestion.is_own(second)


def test_who_changes_their_name_keeps_their_suggestions(team: Parts) -> None:
    made, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    first = suggest(team, ada, document, "Baked bread", "Baked rye bread")
    renamed = Actor(made.id, "Ada King")
    suggest(team, renamed, document, "Baked bread", "Baked white bread", replaces=first)
    [shown] = team.services.suggestions.listed(ada, document)
    assert shown.suggestion.change.after == "Baked white bread"
    assert shown.suggestion.is_own(ada)


def test_many_come_by_one_link(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    sharing = team.services.people.sharing
    link = sharing.open(
        Actor(address="10.0.0.9"), sharing.share(ada, document, "viewer", 3), "Somebody"
    )
    closed: list[tuple[int, str]] = []

    class Channel:
        def send(self, frames: Sequence[bytes]) -> int:
            return 0 * len(frames)

        def close(self, code: int, reason: str) -> None:
            closed.append((code, reason))

    async def come() -> None:
        team.hub.rooms.start()
        for number in range(40):
            who = Actor(None, "Somebody", frozenset([link.id]), guest=f"guest:{number}")
            claims = TicketClaims(document, who, Participant("Somebody", "#123456"))
            await team.hub.rooms.join(document, None, Channel(), claims)
        for _ in range(31):
            who = Actor(None, "Somebody", frozenset([link.id]), guest="guest:one")
            claims = TicketClaims(document, who, Participant("Somebody", "#123456"))
            await team.hub.rooms.join(document, None, Channel(), claims)

    asyncio.run(come())
    assert [code for code, _ in closed] == [4429]


def test_guests_of_others_are_not_counted_with_one(team: Parts) -> None:
    _, ada = person(team, "ada")
    _, bob = person(team, "bob")
    places = [team.services.documents.create(each, RESUME) for each in (ada, bob)]
    one = guest(team, ada, places[0], "Zed", 1)
    other = guest(team, bob, places[1], "Yan", 2)

    async def say(who: Actor, document: str) -> None:
        async for _ in team.services.writing.chats.say(who, document, "Hello", Ask()):
            continue

    async def often(who: Actor, document: str) -> None:
        for _ in range(41):  # twenty a minute, and one minute may end meanwhile
            await say(who, document)

    async def talk() -> None:
        with pytest.raises(TooMany):
            await often(one, places[0])
        await say(other, places[1])

    asyncio.run(talk())


def test_work_that_another_begins_again_is_theirs(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    friend = guest(team, ada, document, "Zed", 1)
    tasks = team.services.writing.tasks
    begun = tasks.begin(ada, document, "rewrite", Ask(Wish()))
    tasks.cancel(ada, begun.id)
    tasks.retry(friend, begun.id)
    kept = SqlDurableTasks(team.hub.engine).task(begun.id)
    assert _actor_from_json(dict(kept.actor)).known_as == "guest:1"


def test_a_job_post_that_is_deleted_stands_in_the_log(team: Parts) -> None:
    _, ada = person(team, "ada")
    job = team.services.jobs.add(ada, "Baker wanted\nFive years of ovens")
    team.services.jobs.delete(ada, job.id)
    deeds = team.services.people.guards.audit.lines(ada, job.workspace)
    told = [(each.person, each.object, each.detail) for each in deeds if each.act == "job.deleted"]
    assert told == [(ada.person, job.id, {"title": "Baker wanted"})]


def test_names_that_are_too_long_are_refused_in_a_sentence(team: Parts) -> None:
    """Cut, they would be other names, and nobody would have heard of it."""
    _, ada = person(team, "ada")
    services = team.services
    document = services.documents.create(ada, RESUME)
    copy = services.tailoring.copy(ada, document, "n" * 80)
    services.history.name(ada, document, "n" * 80)
    for give in (
        lambda: services.history.name(ada, document, "n" * 81),
        lambda: services.tailoring.copy(ada, document, "n" * 81),
        lambda: services.tailoring.dedicate(ada, copy, "n" * 81),
    ):
        with pytest.raises(InvalidInput, match="at most 80 letters; this has 81"):
            give()
    with pytest.raises(InvalidInput, match="at most 60 letters; this has 61"):
        services.people.tokens.make(ada, "n" * 61, ["read"], 5)
    assert services.tailoring.purpose(ada, copy) == "n" * 80
    assert services.history.moments(ada, document)[0].name == "n" * 80
    assert services.people.tokens.tokens(ada) == []
    # What a job is called is said by its post: of a long title the beginning, and so it shows.
    job = services.jobs.add(ada, f"Baker {'of bread ' * 12}\n\nRequirements:\n- Sourdough")
    assert len(job.title) > 80
    made = services.tailoring.copy(ada, document, purpose_of(job.title))
    assert services.tailoring.purpose(ada, made) == purpose_of(job.title)
    assert purpose_of(job.title).endswith("…")
    assert services.writing.copies.made(ada, document, job.id) == made
    assert services.writing.copies.made(ada, made, job.id) == made
    services.documents.delete(ada, made)
    assert services.writing.copies.made(ada, document, job.id) is None


def test_work_ends_with_the_token_that_it_was_begun_with(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    tokens, tasks = team.services.people.tokens, team.services.writing.tasks
    key = tokens.make(ada, "A program", ["read", "suggest"], 5)
    program = tokens.bearer(key, "10.0.0.2")
    begun = tasks.begin(program, document, "rewrite", Ask(Wish()))
    tokens.revoke(ada, str(program.token))
    team.runner.start()
    while (found := tasks.task(ada, begun.id)).state in ("waiting", "running"):
        continue
    assert (found.state, found.suggested) == ("failed", 0)
    assert "token was revoked" in found.told
    # The person's own goes on, also when they sign out meanwhile.
    of_person = tasks.begin(replace(ada, login="ended"), document, "rewrite", Ask(Wish()))
    kept = SqlDurableTasks(team.hub.engine).task(of_person.id)
    assert team.services.documents.snapshot(_actor_from_json(dict(kept.actor)), document)


def test_all_are_accepted_but_one_text_is_said_once(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    texts = {each.text: each for each in team.services.documents.texts(ada, document)}

    def draft(said: str, wanted: str) -> tuple[Change, Grounds]:
        return Change("rewrite", texts[said].node, texts[said].field, said, wanted), Grounds()

    drafts = [
        draft("Baked bread", "Baked good bread"),
        draft("Baked bread", "Baked bread well"),
        draft("Cut fish", "Cut fish well"),
    ]
    made = team.services.suggestions.propose(ada, document, drafts, Byline("writer", "Co-writer"))
    wanted = [each.id for each in made]
    assert team.services.suggestions.accept_all(ada, document, wanted) == 2
    now = [each.text for each in team.services.documents.texts(ada, document)]
    assert "Cut fish well" in now
    assert len({"Baked good bread", "Baked bread well"} & set(now)) == 1
    assert len(team.services.suggestions.listed(ada, document)) == 1


def test_an_answer_that_is_given_twice_is_one_fact(team: Parts) -> None:
    _, ada = person(team, "ada")
    document = team.services.documents.create(ada, RESUME)
    text = next(
        each for each in team.services.documents.texts(ada, document) if "bread" in each.text
    )
    asked = Asked(text.node, text.field, "", "How many?")
    given = [
        team.services.writing.interviews.answer(ada, document, asked, "It was 40 loaves").id
        for _ in range(2)
    ]
    assert given[0] == given[1]


def test_a_second_factor_is_replaced_by_nobody_without_the_password(team: Parts) -> None:
    _, ada = person(team, "ada")
    factor, password = team.services.people.factor, "correct horse adaadaada staple 99"
    with pytest.raises(InvalidInput, match="Your password is not right"):
        factor.begin(ada, "")
    secret = factor.begin(ada, password)
    factor.confirm(ada, secret, TOTP(secret).now(), HERE)
    with pytest.raises(InvalidInput, match="Turn it off first"):
        factor.begin(ada, password)
    with pytest.raises(InvalidInput, match="Turn it off first"):
        factor.confirm(ada, secret, TOTP(secret).now(), HERE)


def test_what_could_not_be_sent_is_not_being_answered(team: Parts) -> None:
    made, ada = person(team, "ada")
    meter = team.services.writing.writers._meter

    class Model:
        async def stream(self, _: Prompt) -> Any:
            yield "hi"

    asked = Prompt("chat", "Be brief.", "A résumé.", (("user", "Say it."),), 10)
    nobody = Addressee("nobody", ada.counted, "home", "cv", "model.test", "small")

    async def ask(addressee: Addressee) -> None:
        async for _ in Metered(Model(), meter, addressee).stream(asked):
            continue

    for _ in range(5):  # of whom the database knows nothing: nothing can be kept
        with pytest.raises(Unavailable):
            asyncio.run(ask(nobody))
    asyncio.run(ask(Addressee(made.id, ada.counted, "home", "cv", "model.test", "small")))
    assert not meter._answering


def test_a_resume_that_is_gone_takes_no_edit_of_another_with_it(team: Parts) -> None:
    _, ada = person(team, "ada")
    _, bob = person(team, "bob")
    place = team.services.people.teams.create(bob, "Gone")
    kept = team.services.documents.create(ada, RESUME)
    gone = team.services.documents.create(bob, RESUME, workspace=place)
    live = team.hub.live
    for each in (kept, gone):  # both are open in memory
        live.snapshot(each)
    team.services.people.teams.delete(bob, place, "Gone")
    edits = {document: threading.Event() for document in (kept, gone)}
    errors: dict[str, ImaginatorError | None] = {}

    def done(document: str, error: ImaginatorError | None) -> None:
        errors[document] = error
        edits[document].set()

    for document in (gone, kept):  # within a moment: they are committed together
        live.edit(
            document,
            lambda replica: replica.set_values("style", {"template": '"modern"'}),
            ada.author,
            None,
            partial(done, document),
        )
    assert all(each.wait(10) for each in edits.values())
    assert errors[kept] is None
    assert isinstance(errors[gone], NotFound)
    assert live.snapshot(kept).resume.style.template == "modern"


def test_words_that_nobody_saw_are_not_carried_over(team: Parts) -> None:
    _, ada = person(team, "ada")
    tailoring = team.services.tailoring
    master = team.services.documents.create(ada, RESUME)
    copy = tailoring.copy(ada, master)

    def accepted(document: str, said: str, wanted: str) -> None:
        team.services.suggestions.accept(ada, suggest(team, ada, document, said, wanted))

    accepted(copy, "Baked bread", "Baked rye bread")
    tailored = tailoring.compare(ada, copy)
    assert tailored is not None
    [shown] = tailored.changes
    accepted(master, "Baked bread", "Baked bread for 300 guests")
    seen = Divergence(shown.node, shown.field, shown.mark)
    with pytest.raises(InvalidInput, match="changed since it was compared"):
        tailoring.carry(ada, copy, seen, "to-master")
    texts = [each.text for each in team.services.documents.texts(ada, master)]
    assert "Baked bread for 300 guests" in texts
    tailoring.carry(ada, copy, Divergence(shown.node, shown.field), "to-master")
    assert tailoring.compare(ada, copy) is not None
    texts = [each.text for each in team.services.documents.texts(ada, master)]
    assert "Baked rye bread" in texts


def test_a_guest_of_a_copy_learns_nothing_of_its_master(team: Parts) -> None:
    _, ada = person(team, "ada")
    tailoring = team.services.tailoring
    master = team.services.documents.create(ada, RESUME)
    copy = tailoring.copy(ada, master)
    team.services.suggestions.accept(ada, suggest(team, ada, copy, "Cut fish", "Cut fresh fish"))
    friend = guest(team, ada, copy, "Zed", 1)
    assert tailoring.compare(friend, copy) is None
    tailored = tailoring.compare(ada, copy)
    assert tailored is not None
    [shown] = tailored.changes
    with pytest.raises(NotFound, match="no master that you can read"):
        tailoring.carry(friend, copy, Divergence(shown.node, shown.field), "from-master")


def test_what_differs_is_carried_only_to_where_one_may_write(team: Parts) -> None:
    _, ada = person(team, "ada")
    sharing, tailoring = team.services.people.sharing, team.services.tailoring
    master = team.services.documents.create(ada, RESUME)
    copy = tailoring.copy(ada, master)
    team.services.suggestions.accept(ada, suggest(team, ada, copy, "Cut fish", "Cut fresh fish"))
    links = [
        sharing.open(Actor(address="10.0.0.9"), sharing.share(ada, each, role, 3), "Zed")
        for each, role in ((master, "viewer"), (copy, "editor"))
    ]
    friend = Actor(None, "Zed", frozenset(each.id for each in links), guest="guest:1")
    tailored = tailoring.compare(friend, copy)
    assert tailored is not None
    [shown] = tailored.changes
    place = Divergence(shown.node, shown.field)
    with pytest.raises(NotAllowed):
        tailoring.carry(friend, copy, place, "to-master")
    assert tailoring.compare(ada, copy) == replace(tailored, takes_back=True)
    tailoring.carry(friend, copy, place, "from-master")
    texts = [each.text for each in team.services.documents.texts(ada, copy)]
    assert "Cut fish" in texts
    assert "Cut fresh fish" not in texts


def test_who_is_being_answered_asks_only_so_much_beside_it(team: Parts) -> None:
    _, ada = person(team, "ada")
    _, bob = person(team, "bob")
    meter, budget = team.services.writing.writers._meter, Budget(at_once=2)
    with meter.answering(ada.counted):
        meter.require(ada, "", budget)
        with meter.answering(ada.counted):
            meter.require(bob, "", budget)
            with pytest.raises(TooMany, match="still being answered"):
                meter.require(ada, "", budget)
    meter.require(ada, "", budget)


class Heard:
    """A listener that counts how often it is told that somebody's rights have changed."""

    def __init__(self) -> None:
        self.rights = 0

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Note nothing."""

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Note nothing."""

    def lost(self, document: str, sentence: str) -> None:
        """Note nothing."""

    def rights_changed(self) -> None:
        self.rights += 1

    def changed_beside(self, document: str) -> None:
        """Note nothing."""

    def shown(self, document: str, caret: bytes) -> None:
        """Note nothing."""


def test_every_open_window_is_asked_again_at_once_when_somebodys_rights_end(team: Parts) -> None:
    people, heard = team.services.people, Heard()
    adas, ada = person(team, "ada")
    bobs, bob = person(team, "bob")
    place = people.teams.create(ada, "Careers")
    document = team.services.documents.create(ada, RESUME, workspace=place)
    people.teams.accept(people.teams.invite(ada, place, "editor"), bobs, "")
    secret = people.sharing.share(ada, document, "viewer", 3)
    link = people.sharing.link(secret)
    login = people.accounts.begin_login(adas.id, "10.0.0.1", "A browser")
    here = Actor(adas.id, "Ada", login=login.id)
    old, new = "correct horse adaadaada staple 99", "another horse with the same staple 98"
    team.hub.live.listen(heard)
    ends: list[Callable[[], object]] = [
        partial(people.sharing.revoke, ada, document, link.id),
        partial(people.teams.change_role, ada, place, bobs.id, "viewer"),
        partial(people.teams.remove_member, ada, place, bobs.id),
        partial(people.accounts.end_login, here, None),
        partial(people.accounts.change_password, here, old, new, HERE),
        partial(people.accounts.reset_password, adas.email, old),
        partial(people.accounts.sign_out, here),
        partial(people.teams.delete, ada, place, "Careers"),
        partial(people.accounts.delete, bob, "correct horse bobbobbob staple 99"),
    ]
    for number, end in enumerate(ends, 1):
        end()
        assert heard.rights == number, end
