"""What a process that was killed had in hand is told plainly, and is not forgotten by who counts."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.database.writing import SqlWriting
from dashapp.adapters.unlimited import Unlimited
from dashapp.bootstrap.joining import join
from dashapp.domain.cowriting import Message
from dashapp.domain.errors import NotFound, Unavailable
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.resume import Resume
from dashapp.services.cowriting.metering import Addressee, Meter
from dashapp.services.cowriting.text_model import Prompt
from dashapp.services.tasks import Progress, Tasks
from dashapp.settings import Settings
from tests.contract.conftest import Workers

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
ADA = Actor(LOCAL_PERSON, "Ada")


def test_work_of_which_nobody_speaks_any_more_is_over(workers: Workers) -> None:
    moment, begun, go_on = [NOW], threading.Event(), threading.Event()
    tasks = Tasks(SqlShelf(workers[0].hub.engine, lambda: moment[-1]))

    def work(told: Progress) -> str:
        told(0.5, "Reading…")
        begun.set()
        go_on.wait(20)
        return "read"

    waits = tasks.start(ADA, work)
    assert begun.wait(20)
    assert not tasks.state(ADA, waits).done
    moment.append(NOW + timedelta(minutes=4))  # its process was killed, for all that one hears
    with pytest.raises(NotFound, match="start it again"):
        tasks.state(ADA, waits)
    go_on.set()
    tasks.close()
    assert tasks.state(ADA, waits).result == "read"


def test_a_store_without_room_is_told_to_who_runs_it_and_nobodys_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    parts = join(Settings(data_dir=tmp_path))
    with parts.hub.engine.connect() as connection:  # which is the one that is used next
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are
    with pytest.raises(Unavailable, match="no room left"):
        parts.services.documents.create(ADA, Resume({"basics": {"name": "Secret " * 100_000}}))
    parts.close()
    assert "the store refused: database or disk is full" in caplog.text
    assert "Secret" not in caplog.text


def test_a_question_whose_process_was_killed_counts_and_is_told(workers: Workers) -> None:
    moment = [NOW]
    writing, shelf = (
        SqlWriting(workers[0].hub.engine),
        SqlShelf(workers[0].hub.engine, lambda: moment[-1]),
    )
    meter = Meter(writing, shelf, Unlimited(), lambda: moment[-1])
    asked = Prompt("rewrite", "Be brief.", "A résumé. " * 100, (("user", "Say it better."),))
    meter.began(Addressee(LOCAL_PERSON, LOCAL_PERSON, "home", "cv", "model.test", "small"), asked)
    assert writing.tokens(NOW - timedelta(days=1), person=LOCAL_PERSON) >= len(asked.text) // 4 > 0
    assert [each.outcome for each in meter.sendings(LOCAL_PERSON, 9)] == ["under way"]
    moment.append(NOW + timedelta(minutes=11))
    assert [each.outcome for each in meter.sendings(LOCAL_PERSON, 9)] == ["interrupted"]


def test_an_answer_of_which_nothing_is_heard_any_more_was_interrupted(workers: Workers) -> None:
    here, _ = workers
    made = here.services.documents.create(ADA, Resume({"basics": {"name": "Ada"}}))
    begun = Message(
        "m1", made, "", "Co-writer", NOW, "So far.", is_writer=True, state="writing"
    )  # fmt: skip
    SqlWriting(here.hub.engine).put_message(begun)
    chats, shelf = here.services.writing.chats, here.hub.shelf
    shelf.put("answer:m1", b"", 30)
    assert [(each.state, each.text) for each in chats.messages(ADA, made)] == [
        ("writing", "So far.")
    ]
    shelf.remove("answer:m1")
    assert [(each.state, each.text) for each in chats.messages(ADA, made)] == [
        ("failed", "So far.")
    ]
