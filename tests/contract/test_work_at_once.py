"""Two people or two workers at one résumé at the same moment: nothing is lost, doubled or undone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashapp.adapters.database.backup import back_up, restore
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.durable_tasks import SqlDurableTasks
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.review import SqlReview
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.database.writing import SqlWriting
from dashapp.bootstrap.parts import Parts
from dashapp.domain.cowriting import Piece, WriterChoice
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotFound
from dashapp.domain.job import Verdict
from dashapp.domain.people import LOCAL_PERSON, OPERATOR, Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import Anchor, Byline, Change, Draft, Grounds, Todo
from dashapp.domain.writing.request import Wish
from dashapp.services.cowriting.cowriter import Ask
from dashapp.services.document_store import Version
from dashapp.services.documents import new_id
from dashapp.services.todos import WantedTodo
from tests.contract.conftest import Workers, after, at_once

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ROUNDS = 12
ADA = Actor(LOCAL_PERSON, "Ada")
BO = Actor(LOCAL_PERSON, "Bo")
LABEL = Change("rewrite", "basics", "label", "Baker", "Master baker")


def resume(worker: Parts) -> str:
    return worker.services.documents.create(
        ADA, Resume({"basics": {"name": "Ada", "label": "Baker"}})
    )


def outcomes(came: list[Any]) -> list[Any]:
    """Return how those were refused who were."""
    return [each for each in came if isinstance(each, ImaginatorError)]


def test_what_somebody_is_accepting_nobody_declines_meanwhile(workers: Workers) -> None:
    review = SqlReview(workers[0].hub.engine)
    mine, other = (each.services.suggestions for each in workers)
    cv, now = resume(workers[0]), datetime.now(UTC)
    [made] = mine.propose(BO, cv, [(LABEL, Grounds())])
    assert review.claim(made.id, now, now - MINUTE)
    for who in (Actor(None, "Cy", is_operator=True), BO):
        with pytest.raises(InvalidInput, match="a moment ago"):
            other.decline(who, made.id)
    assert review.suggestion(made.id).state == "open"
    review.release(made.id)
    other.decline(BO, made.id)
    assert review.suggestion(made.id).state == "withdrawn"


def test_what_is_being_accepted_is_not_replaced_by_its_authors_next(workers: Workers) -> None:
    review = SqlReview(workers[0].hub.engine)
    suggestions = workers[0].services.suggestions
    cv = resume(workers[0])
    [made] = suggestions.propose(BO, cv, [(LABEL, Grounds())])
    assert review.claim(made.id, datetime.now(UTC), datetime.now(UTC) - MINUTE)
    again = Change("rewrite", "basics", "label", "Baker", "Chief baker")
    suggestions.propose(BO, cv, [(again, Grounds())], draft=Draft(replaces=made.id))
    assert review.suggestion(made.id).state == "open"


def test_what_one_suggests_twice_at_once_waits_once(workers: Workers) -> None:
    one, other = (each.services.suggestions for each in workers)
    for byline in (Byline(), Byline("assistant", "A program for Ada")):
        for _ in range(ROUNDS):
            cv = resume(workers[0])
            wanted = [(LABEL, Grounds("Because.", claims=()))]
            came = at_once(*(partial(e.propose, BO, cv, wanted, byline) for e in (one, other)))
            assert outcomes(came) == []
            assert len(one.listed(ADA, cv)) == 1


def test_what_one_suggests_in_two_windows_waits_from_both(workers: Workers) -> None:
    one, other = (each.services.suggestions for each in workers)
    rewritten = [
        Change("rewrite", "basics", "label", "Baker", f"{how} baker") for how in ("Master", "Chief")
    ]
    for _ in range(ROUNDS):
        cv = resume(workers[0])
        pairs = zip((one, other), rewritten, strict=True)
        came = at_once(*(partial(e.propose, BO, cv, [(said, Grounds())]) for e, said in pairs))
        assert outcomes(came) == []
        left = sorted(each.suggestion.change.after for each in one.listed(ADA, cv))
        assert left == ["Chief baker", "Master baker"]


def test_what_is_told_twice_is_kept_once_whatever_became_of_it(workers: Workers) -> None:
    suggestions, cv = workers[0].services.suggestions, resume(workers[0])
    [first] = suggestions.propose(BO, cv, [(LABEL, Grounds())])
    better = Change("rewrite", "basics", "label", "Baker", "Chief baker")
    again = partial(
        suggestions.propose, BO, cv, [(better, Grounds())], draft=Draft("0" * 20, first.id)
    )
    for _ in range(2):  # the answer to the first did not arrive
        assert [each.id for each in again()] == ["0" * 20]
        assert [each.suggestion.id for each in suggestions.listed(ADA, cv)] == ["0" * 20]
    suggestions.decline(Actor(None, "Cy", is_operator=True), "0" * 20)
    again()
    assert suggestions.listed(ADA, cv) == []


def test_a_reply_opens_a_thread_that_is_resolved_while_it_is_written(workers: Workers) -> None:
    one, other = (each.services.comments for each in workers)
    cv = resume(workers[0])
    thread = one.start(ADA, cv, Anchor("basics", "label", "Baker"), "Is this so?")
    with after(
        workers[0].hub.engine,
        "FROM threads JOIN remarks",
        lambda: other.resolve(BO, thread.id),
    ):
        one.reply(ADA, thread.id, "Not quite yet.")
    assert not one.listed(ADA, cv)[0].thread.is_resolved


def test_a_finding_is_one_todo_however_many_ask_at_once(workers: Workers) -> None:
    one, other = (each.services.todos for each in workers)
    for _ in range(ROUNDS):
        cv, task = resume(workers[0]), WantedTodo("Mend it", source="check:rule:basics/label")
        came = at_once(*(partial(each.add, ADA, cv, task) for each in (one, other)))
        assert outcomes(came) == []
        assert came[0] == came[1]
        assert one.listed(ADA, cv) == [came[0]]


def test_a_todo_that_is_removed_while_it_is_ticked_stays_away(workers: Workers) -> None:
    one, other = (each.services.todos for each in workers)
    cv = resume(workers[0])
    made = one.add(ADA, cv, WantedTodo("Call"))
    with (
        after(workers[0].hub.engine, "FROM todos WHERE", lambda: other.remove(BO, made.id)),
        pytest.raises(NotFound, match="not there any more"),
    ):
        one.tick(ADA, made.id, is_done=True)
    assert one.listed(ADA, cv) == []


def test_who_ticked_a_todo_did_so_though_its_finding_goes_at_the_same_moment(
    workers: Workers,
) -> None:
    one, other = (each.services.todos for each in workers)
    cv = resume(workers[0])
    made = one.add(ADA, cv, WantedTodo("Mend it", source="check:rule:basics/label"))
    with after(
        workers[0].hub.engine, "FROM todos WHERE", lambda: other.tick(BO, made.id, is_done=True)
    ):
        one.settle(cv, "check", [])
    assert [each.done_by for each in one.listed(ADA, cv)] == ["Bo"]


def test_a_text_that_is_removed_while_it_is_confirmed_stays_away(workers: Workers) -> None:
    one, other = (each.services.writing.pieces for each in workers)
    cv = resume(workers[0])
    piece = Piece(new_id(), cv, "about", "", "Ada", NOW, "Runs a bakery", ("bakery",))
    SqlWriting(workers[0].hub.engine).put_piece(piece)
    with (
        after(workers[0].hub.engine, "FROM pieces WHERE", lambda: other.remove(BO, piece.id)),
        pytest.raises(NotFound, match="not there any more"),
    ):
        one.confirm(ADA, piece.id)
    assert one.listed(ADA, cv) == []


def test_what_replaces_what_was_kept_is_kept_by_whoever_asks(workers: Workers) -> None:
    engine = workers[0].hub.engine
    cv, job = resume(workers[0]), workers[0].services.jobs.add(ADA, "Baker wanted")
    documents, notices, writing = SqlDocuments(engine), SqlNotices(engine), SqlWriting(engine)
    jobs, shelf = SqlJobs(engine, lambda: NOW), SqlShelf(engine, lambda: NOW)
    for number in range(1, ROUNDS + 1):
        came = at_once(
            *[partial(documents.keep_version, cv, Version(number, "Final", "Ada", NOW))] * 3
        )
        came += at_once(
            *[partial(jobs.judge, cv, job.id, Verdict("asked", "shown", "rejected"))] * 3
        )
        came += at_once(*[partial(shelf.put, f"key {number}", b"value", 60)] * 3)
        came += at_once(*[partial(notices.look, LOCAL_PERSON, cv, 2 * number)] * 3)
        choice = WriterChoice("openai", "https://model.test", f"model {number}", "sealed")
        came += at_once(*[partial(writing.choose, LOCAL_PERSON, choice)] * 3)
        assert came == [None] * 15
        assert shelf.get(f"key {number}") == b"value"
        assert writing.choice(LOCAL_PERSON) == choice
    notices.look(LOCAL_PERSON, cv, 1)
    assert notices.looked(LOCAL_PERSON, cv) == 2 * ROUNDS
    assert [each.revision for each in documents.versions(cv)] == list(range(1, ROUNDS + 1))
    assert jobs.verdicts(cv, job.id) == [Verdict("asked", "shown", "rejected")]


def test_what_is_cancelled_keeps_what_came_just_now(workers: Workers) -> None:
    tasks, store = workers[0].services.writing.tasks, SqlDurableTasks(workers[1].hub.engine)
    cv = resume(workers[0])
    begun = tasks.begin(ADA, cv, "rewrite", Ask())
    held = store.claim_task(NOW, NOW + MINUTE)
    assert held is not None

    def go_on() -> None:
        later = replace(held, copy="a copy", suggested=7, lease_until=NOW + 2 * MINUTE)
        assert store.keep_task(later, held.lease_until)

    with after(workers[0].hub.engine, "FROM durable_tasks WHERE", go_on):
        tasks.cancel(ADA, begun.id)
    found = tasks.task(ADA, begun.id)
    assert (found.state, found.copy, found.suggested) == ("cancelled", "a copy", 7)
    tasks.retry(ADA, begun.id)
    found = tasks.task(ADA, begun.id)
    assert (found.state, found.copy, found.suggested) == ("waiting", "a copy", 7)


def test_what_is_taken_up_just_now_can_be_cancelled(workers: Workers) -> None:
    tasks, store = workers[0].services.writing.tasks, SqlDurableTasks(workers[1].hub.engine)
    begun = tasks.begin(ADA, resume(workers[0]), "rewrite", Ask())
    with after(
        workers[0].hub.engine,
        "FROM durable_tasks WHERE",
        lambda: store.claim_task(NOW, NOW + MINUTE),
    ):
        tasks.cancel(ADA, begun.id)
    assert tasks.task(ADA, begun.id).state == "cancelled"


def test_whoever_was_given_up_keeps_nothing_any_more(workers: Workers) -> None:
    tasks = workers[0].services.writing.tasks
    one, other = (SqlDurableTasks(each.hub.engine) for each in workers)
    begun = tasks.begin(ADA, resume(workers[0]), "rewrite", Ask())
    first = one.claim_task(NOW, NOW + MINUTE)
    second = other.claim_task(NOW + 2 * MINUTE, NOW + 3 * MINUTE)
    assert first is not None
    assert second is not None
    assert first.id == second.id == begun.id
    assert not one.keep_task(first, first.lease_until)  # it slept, and woke up
    assert other.keep_task(second, second.lease_until)
    # Nor once it was cancelled and begun again.
    tasks.cancel(ADA, begun.id)
    tasks.retry(ADA, begun.id)
    third = other.claim_task(NOW + 4 * MINUTE, NOW + 5 * MINUTE)
    assert third is not None
    assert third.tries == 1
    assert not one.keep_task(first, first.lease_until)
    assert not other.keep_task(second, second.lease_until)


def test_what_is_begun_twice_at_once_is_begun_once_and_no_more_than_may_be(
    workers: Workers,
) -> None:
    one, other = (each.services.writing.tasks for each in workers)
    for _ in range(ROUNDS):
        cv = resume(workers[0])
        came = at_once(*(partial(each.begin, ADA, cv, "rewrite", Ask()) for each in (one, other)))
        assert came[0].id == came[1].id
        wanted = [Ask(Wish("tone", tone)) for tone in ("warm", "dry", "brief", "plain", "proud")]
        came = at_once(*(partial(one.begin, ADA, cv, "rewrite", each) for each in wanted))
        assert [type(each) for each in outcomes(came)] == [InvalidInput]
        assert len(one.listed(ADA, cv)) == 5


def test_each_piece_of_work_is_in_one_hand(workers: Workers) -> None:
    tasks = workers[0].services.writing.tasks
    one, other = (SqlDurableTasks(each.hub.engine) for each in workers)
    for _ in range(ROUNDS):
        tasks.begin(ADA, resume(workers[0]), "rewrite", Ask())
        claim = [partial(each.claim_task, NOW, NOW + MINUTE) for each in (one, other)]
        came = at_once(*claim, *claim)
        assert sum(each is not None for each in came) == 1


def test_a_copy_is_made_once_however_often_its_work_is_begun(workers: Workers) -> None:
    tailoring = [each.services.tailoring for each in workers]
    cv, copy = resume(workers[0]), new_id()
    assert [each.copy(ADA, cv, "A job", copy) for each in tailoring] == [copy, copy]
    assert len(workers[0].services.documents.summaries(OPERATOR)) == 2


@pytest.fixture
def empty(tmp_path: Path) -> Engine:
    made = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    migrate(made)
    return made


def test_a_backup_is_of_one_moment(workers: Workers, empty: Engine, tmp_path: Path) -> None:
    resume(workers[0])
    with after(
        workers[0].hub.engine,
        "FROM documents ORDER BY",
        lambda: [resume(workers[1]) for _ in range(3)],
    ):
        counts = back_up(workers[0].hub.engine, tmp_path / "all.zip")
    assert (counts["documents"], counts["log"]) == (1, 1)
    assert restore(empty, tmp_path / "all.zip") == counts
    empty.dispose()


def test_the_todo_of_another_source_is_another(workers: Workers) -> None:
    review = SqlReview(workers[0].hub.engine)
    cv = resume(workers[0])
    made = [Todo(new_id(), cv, "Mend it", "Ada", NOW, source=of) for of in ("", "", "a", "b")]
    assert [review.add_todo(each) for each in made] == made
    assert review.tick_todo(made[2].id, "Ada", NOW)
    again = Todo(new_id(), cv, "Mend it", "Ada", NOW, source="a")
    assert review.add_todo(again) == again
