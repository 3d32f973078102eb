"""Edits that wait together are stored together; one that cannot be takes no other with it."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.tables import DOCUMENTS, LOG
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.people import HOME, LOCAL_PERSON, Author
from dashapp.domain.resume import Resume
from dashapp.domain.tree.encoding import nodes_of
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.replica import Replica

ADA = Author("Ada")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store of two documents."""
    made = open_engine(f"sqlite:///{tmp_path / 'log.sqlite3'}")
    migrate(made)
    store, now = SqlDocuments(made), datetime.now(UTC)
    for document in ("one", "two"):
        seed = YjsReplicas().seeded(nodes_of(Resume({"basics": {"name": "Ada"}}), new_id))
        summary = DocumentSummary(document, "", now, now, HOME, LOCAL_PERSON)
        store.create(summary, "epoch", LogRow(document, ADA, now, seed))
    yield made
    made.dispose()


@pytest.fixture
def live(engine: Engine) -> Iterator[LiveDocuments]:
    made = LiveDocuments(SqlDocuments(engine), YjsReplicas(), lambda: datetime.now(UTC))
    yield made
    made.close()


def mail(address: str) -> Callable[[Replica], bytes]:
    return lambda replica: replica.set_values("basics", {"email": address})


def mail_in(live: LiveDocuments, document: str) -> str:
    return live.snapshot(document).resume.basic("email")


class Outcomes:
    """What became of edits, once the writer was let go on; until then it is at the first of them."""

    def __init__(self, live: LiveDocuments) -> None:
        self._live = live
        self._go_on = threading.Event()
        self._ended = threading.Semaphore(0)
        self.of: dict[str, ImaginatorError | None] = {}
        at_it = threading.Event()

        def hold(_: ImaginatorError | None) -> None:
            at_it.set()
            self._go_on.wait(30)

        live.edit("two", mail("first@example.org"), ADA, None, hold)
        assert at_it.wait(30)

    def edit(self, document: str, address: str) -> None:
        def done(error: ImaginatorError | None) -> None:
            self.of[document] = error
            self._ended.release()

        self._live.edit(document, mail(address), ADA, None, done)

    def let_go(self) -> None:
        self._go_on.set()
        for _ in range(2):
            assert self._ended.acquire(timeout=30)


def test_a_document_that_is_gone_takes_no_edit_of_another_with_it(
    engine: Engine, live: LiveDocuments
) -> None:
    live.document("one")
    outcomes = Outcomes(live)
    with engine.begin() as connection:
        connection.execute(delete(LOG).where(LOG.c.document == "one"))
        connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == "one"))
    outcomes.edit("one", "lost@example.org")
    outcomes.edit("two", "kept@example.org")
    outcomes.let_go()
    assert isinstance(outcomes.of["one"], NotFound)
    assert outcomes.of["two"] is None
    again = LiveDocuments(SqlDocuments(engine), YjsReplicas(), lambda: datetime.now(UTC))
    assert mail_in(again, "two") == mail_in(live, "two") == "kept@example.org"
    again.close()


def test_a_document_that_is_not_stored_whole_is_not_forgotten(live: LiveDocuments) -> None:
    known, outcomes = live.document("one"), Outcomes(live)
    outcomes.edit("one", "new@example.org")
    outcomes.edit("two", "new@example.org")
    live.forget("one")
    assert live.document("one") is known
    assert mail_in(live, "one") == "new@example.org"
    outcomes.let_go()
    live.forget("one")
    assert live.document("one") is not known
    assert mail_in(live, "one") == "new@example.org"
