"""Every document store keeps the same promises."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import event, text

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import HEAD, _config, is_migrated, migrate
from dashapp.domain.account import Account
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import NotFound, Unavailable
from dashapp.domain.job import Job, Verdict
from dashapp.domain.people import HOME, LOCAL_PERSON, Author
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from tests.conftest import new_database

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    return new_database(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(url: str) -> Iterator[SqlDocuments]:
    engine = open_engine(url)
    migrate(engine)
    yield SqlDocuments(engine)
    engine.dispose()


def created(store: SqlDocuments, title: str = "Ada") -> str:
    document = new_id()
    store.create(
        DocumentSummary(document, title, NOW, NOW, HOME, LOCAL_PERSON),
        "epoch",
        row(document, b"first"),
    )
    return document


def row(document: str, data: bytes) -> LogRow:
    return LogRow(document, Author("Ada"), NOW + timedelta(minutes=1), data)


def test_a_new_document_is_at_revision_one(store: SqlDocuments) -> None:
    stored = store.load(created(store))
    assert (stored.revision, list(stored.updates), stored.epoch) == (1, [b"first"], "epoch")


def test_appended_changes_get_revisions_in_their_order(store: SqlDocuments) -> None:
    one, other = created(store), created(store)
    rows = [row(one, b"a"), row(other, b"x"), row(one, b"b")]
    assert store.append(rows) == [2, 2, 3]
    assert list(store.load(one).updates) == [b"first", b"a", b"b"]


@pytest.mark.parametrize("count", [1, 63, 64, 65, 130, 512])
def test_what_is_stored_together_comes_back_as_it_was(store: SqlDocuments, count: int) -> None:
    documents = [created(store) for _ in range(min(count, 70))]
    rows = [
        LogRow(
            documents[number % len(documents)],
            Author("A\0da", LOCAL_PERSON if number % 2 else None),
            (NOW + timedelta(seconds=number, microseconds=number)).astimezone(
                timezone(timedelta(hours=number % 20 - 9))
            ),
            bytes(range(number % 256)),
            "nothing" if number % 3 == 0 else "",
        )
        for number in range(count)
    ]
    made = store.append(rows)
    for document in documents:
        own = [
            (row, revision)
            for row, revision in zip(rows, made, strict=True)
            if row.document == document
        ]
        assert [revision for _, revision in own] == list(range(2, 2 + len(own)))
        later = store.later(document, 1)
        said = [replace(row, who=replace(row.who, name="Ada")) for row, _ in own]
        assert (later.rows, later.revision) == (said, 1 + len(own))
    updated = {each.id: each.updated_at for each in store.summaries([HOME])}
    assert updated == {row.document: row.at for row in rows}


def test_writers_of_the_same_documents_wait_for_each_other_and_number_on(
    store: SqlDocuments,
) -> None:
    documents = [created(store) for _ in range(8)]
    writers, times = 4, 25

    def write(writer: int) -> list[tuple[str, int]]:
        chance = random.Random(writer)  # noqa: S311
        made = []
        for _ in range(times):
            rows = [row(each, b"x") for each in chance.sample(documents, 6)]
            revisions = store.append(rows)
            made += [(row.document, at) for row, at in zip(rows, revisions, strict=True)]
        return made

    with ThreadPoolExecutor(writers) as pool:
        made = [each for own in pool.map(write, range(writers)) for each in own]
    assert len(made) == len(set(made)) == writers * times * 6
    for document in documents:
        revisions = sorted(revision for name, revision in made if name == document)
        assert revisions == list(range(2, 2 + len(revisions)))
        assert store.load(document).revision == revisions[-1]


def test_appending_to_a_document_that_is_not_there_stores_nothing(store: SqlDocuments) -> None:
    document = created(store)
    with pytest.raises(NotFound):
        store.append([row(document, b"a"), row(new_id(), b"b")])
    assert store.load(document).revision == 1


def test_a_snapshot_stands_for_the_log_before_it_and_an_older_one_is_refused(
    store: SqlDocuments,
) -> None:
    document = created(store)
    store.append([row(document, b"a"), row(document, b"b")])
    store.keep_snapshot(document, 2, b"snap")
    store.keep_snapshot(document, 1, b"older")
    stored = store.load(document)
    assert (list(stored.updates), stored.behind_snapshot) == ([b"snap", b"b"], 1)


def test_of_snapshots_that_are_kept_at_once_the_newest_stays(store: SqlDocuments) -> None:
    for _ in range(20):
        document = created(store)
        both = threading.Barrier(4)

        def keep(revision: int, of: str = document, both: threading.Barrier = both) -> None:
            both.wait()
            store.keep_snapshot(of, revision, b"at %d" % revision)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(keep, range(2, 6)))
        store.append([row(document, b"x")] * 5)
        assert list(store.load(document).updates) == [b"at 5", b"x"]


def test_a_document_in_the_bin_is_not_found_and_comes_back_whole(store: SqlDocuments) -> None:
    document = created(store)
    store.mark(document, NOW)
    with pytest.raises(NotFound, match="no résumé"):
        store.load(document)
    assert document in [summary.id for summary in store.summaries([HOME], deleted=True)]
    store.mark(document, None)
    assert list(store.load(document).updates) == [b"first"]


def test_times_come_back_in_utc_and_titles_change(store: SqlDocuments) -> None:
    document = created(store)
    store.retitle(document, "Ada Lovelace")
    summary = next(each for each in store.summaries([HOME]) if each.id == document)
    assert (summary.title, summary.created_at) == ("Ada Lovelace", NOW)


def test_a_character_that_no_database_need_store_is_no_fault(store: SqlDocuments) -> None:
    document = created(store, "A\0da")
    assert [each.title.replace("\0", "") for each in store.summaries([HOME])] == ["Ada"]
    store.retitle(document, "\0Bo\0")
    assert store.summaries([HOME])[0].title.strip("\0") == "Bo"


def test_the_account_of_an_import_is_kept(store: SqlDocuments) -> None:
    document = created(store)
    assert store.account(document) is None
    account = Account("pdf", "a.pdf", {"work": 2}, 1, ("A note.",))
    store.keep_account(document, account)
    assert store.account(document) == account
    store.drop_account(document)
    assert store.account(document) is None


def test_migrating_twice_changes_nothing(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    migrate(engine)
    assert is_migrated(engine)
    engine.dispose()


@pytest.mark.parametrize("released", ["0001"])
def test_every_released_form_comes_up_with_its_data(url: str, released: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, released)
        connection.commit()
    with engine.begin() as connection:
        # As that version wrote it.
        connection.execute(
            text(
                "INSERT INTO documents (id, epoch, title, revision, created_at, updated_at)"
                " VALUES ('old', 'epoch', 'from before', 1, :now, :now)"
            ),
            {"now": NOW.isoformat(" ")},
        )
        connection.execute(
            text(
                "INSERT INTO log (document, revision, who, at, data) VALUES ('old', 1, 'Ada', :now, :data)"
            ),
            {"now": NOW.isoformat(" "), "data": b"first"},
        )
    assert not is_migrated(engine)
    # As two replicas that start at once.
    starts = [threading.Thread(target=migrate, args=(engine,)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert is_migrated(engine)
    store = SqlDocuments(engine)
    assert list(store.load("old").updates) == [b"first"]
    assert [each.id for each in store.summaries([HOME])] == ["old"]
    engine.dispose()


def test_the_newest_form_is_the_last_script() -> None:
    assert ScriptDirectory.from_config(_config()).get_heads() == [HEAD]


def test_sqlite_survives_a_power_cut(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()


def test_the_last_word_on_evidence_counts_and_goes_with_its_job(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    jobs, document = SqlJobs(engine, lambda: NOW), created(SqlDocuments(engine))
    job = Job(new_id(), "Nurse", "text", NOW, HOME, LOCAL_PERSON)
    jobs.add(job)
    assert jobs.job(job.id) == job
    jobs.judge(document, job.id, Verdict("Asked", "Said", "confirmed"))
    jobs.judge(document, job.id, Verdict("Asked", "Said", "rejected"))
    assert jobs.verdicts(document, job.id) == [Verdict("Asked", "Said", "rejected")]
    jobs.delete(job.id)
    assert jobs.verdicts(document, job.id) == []
    with pytest.raises(NotFound):
        jobs.job(job.id)
    engine.dispose()


def test_a_full_disk_stores_nothing_and_says_so(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'small.sqlite3'}")
    migrate(engine)
    store = SqlDocuments(engine)
    document = created(store)
    engine.dispose()

    def shrink(connection: Any, _: object) -> None:
        # SQLite then answers as it does on a full disk: «database or disk is full».
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(engine, "connect", shrink)
    with pytest.raises(Unavailable, match="no room left"):
        store.append([row(document, b"x" * 200_000)])
    assert list(store.load(document).updates) == [b"first"]
    engine.dispose()
