"""A backup of either database fills either, and is taken while people write."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashapp.adapters.database.backup import back_up, restore
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import HEAD, migrate
from dashapp.adapters.database.review import SqlReview
from dashapp.adapters.database.writing import SqlWriting
from dashapp.domain.account import Account
from dashapp.domain.cowriting import Fact, Message, Piece, WriterChoice
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import InvalidInput
from dashapp.domain.job import Job, Verdict
from dashapp.domain.people import HOME, LOCAL_PERSON, Author
from dashapp.domain.review import Anchor, Change, Grounds, Remark, Suggestion, Thread, Todo
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from tests.conftest import new_database

NOW = datetime(2026, 3, 4, 5, 6, 7, 123456, tzinfo=UTC)
PAIRS = [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite")]


@pytest.fixture
def engines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Engine]]:
    """Two empty databases, of the kinds that the test names."""
    made = []
    for number, kind in enumerate(request.param):
        url = f"sqlite:///{tmp_path / f'{number}.sqlite3'}"
        if kind == "postgresql":
            url = new_database(request.getfixturevalue("postgres_url"))
        made.append(open_engine(url))
        migrate(made[-1])
    yield made
    for engine in made:
        engine.dispose()


def filled(engine: Engine) -> list[str]:
    store, jobs = SqlDocuments(engine), SqlJobs(engine, lambda: NOW)
    documents = [new_id() for _ in range(3)]
    for document in documents:
        first = LogRow(document, Author("Ada"), NOW, b"\x00\xff first")
        store.create(
            DocumentSummary(document, "Łukasz 😀", NOW, NOW, HOME, LOCAL_PERSON), new_id(), first
        )
    store.append([LogRow(documents[0], Author("Bo"), NOW, bytes(range(256))) for _ in range(600)])
    store.keep_snapshot(documents[0], 400, b"snapshot")
    store.keep_account(documents[1], Account("cv.pdf", "PDF"))
    store.mark(documents[2], NOW)
    jobs.add(Job("job", "Cook", "Cook for us", NOW, HOME, LOCAL_PERSON))
    review, writing = SqlReview(engine), SqlWriting(engine)
    change = Change("rewrite", "n1", "text", "Ran it", "Led it")
    claims = Grounds("Sharper.", claims=("“Led” is more than it said",))
    review.add_suggestions(
        [Suggestion("s", documents[0], change, claims, "", "Bo", "person", NOW)], "", NOW
    )
    remark = Remark("r", "t", "", "Bo", NOW, "Is this so?")
    review.add_thread(Thread("t", documents[0], Anchor("n1", "text", "Ran"), NOW, (remark,)))
    review.add_todo(Todo("d", documents[0], "Call", "Bo", NOW, due=date(2026, 3, 9)))
    writing.add_fact(Fact("f", documents[0], "", "Bo", NOW, "n1", "text", "How many?", "Twelve"))
    writing.put_message(Message("m", documents[0], "", "Bo", NOW, "Make it better"))
    writing.put_piece(Piece("p", documents[0], "letter", "job", "Bo", NOW, "Dear …"))
    writing.choose(LOCAL_PERSON, WriterChoice("openai", "https://model.test", "large", "sealed"))
    jobs.judge(documents[0], "job", Verdict("asked", "shown", "confirmed"))
    return documents


def everything(engine: Engine) -> list[object]:
    store, jobs = SqlDocuments(engine), SqlJobs(engine, lambda: NOW)
    summaries = [*store.summaries([HOME]), *store.summaries([HOME], deleted=True)]
    review, writing = SqlReview(engine), SqlWriting(engine)
    of_each = (review.waiting, review.threads, review.todos, writing.facts, writing.pieces)
    return [
        *summaries,
        *(listed(each.id) for each in summaries for listed in of_each),
        *(writing.messages(each.id, 10) for each in summaries),
        writing.choice(LOCAL_PERSON),
        *(store.load(each.id) for each in store.summaries([HOME])),
        *(store.account(each.id) for each in summaries),
        *jobs.jobs([HOME]),
        *(jobs.verdicts(each.id, "job") for each in summaries),
    ]


@pytest.mark.parametrize("engines", PAIRS, indirect=True, ids="-to-".join)
def test_everything_comes_back(engines: list[Engine], tmp_path: Path) -> None:
    source, empty = engines
    documents = filled(source)
    counts = back_up(source, tmp_path / "all.zip")
    assert restore(empty, tmp_path / "all.zip") == counts
    assert counts["documents"] == 3
    assert counts["log"] == 603
    kept = ("suggestions", "threads", "remarks", "todos", "facts", "messages", "pieces", "writers")
    assert [counts[each] for each in kept] == [1] * len(kept)
    assert everything(empty) == everything(source)
    assert SqlDocuments(empty).append([LogRow(documents[0], Author("Bo"), NOW, b"on")]) == [602]


@pytest.mark.parametrize("engines", [("sqlite", "sqlite")], indirect=True)
def test_nothing_is_restored_over_what_is_there(engines: list[Engine], tmp_path: Path) -> None:
    source, other = engines
    filled(source)
    filled(other)
    before = everything(other)
    back_up(source, tmp_path / "all.zip")
    with pytest.raises(InvalidInput, match="empty database"):
        restore(other, tmp_path / "all.zip")
    assert everything(other) == before


@pytest.mark.parametrize("engines", [("sqlite", "sqlite")], indirect=True)
@pytest.mark.parametrize("fault", ["cut", "no-zip", "missing-row", "newer"])
def test_a_broken_backup_restores_nothing(
    engines: list[Engine], tmp_path: Path, fault: str
) -> None:
    source, empty = engines
    filled(source)
    file = tmp_path / "all.zip"
    back_up(source, file)
    if fault == "cut":
        file.write_bytes(file.read_bytes()[:-400])
    elif fault == "no-zip":
        file.write_bytes(b"no backup")
    else:
        _spoil(file, fault)
    with pytest.raises(InvalidInput):
        restore(empty, file)
    assert SqlDocuments(empty).summaries([HOME]) == []


def _spoil(file: Path, fault: str) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if fault == "missing-row":
        parts["log.jsonl"] = parts["log.jsonl"].split(b"\n", 1)[1]
    else:
        parts["manifest.json"] = parts["manifest.json"].replace(f'"{HEAD}"'.encode(), b'"9999"')
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("engines", [("sqlite", "sqlite")], indirect=True)
def test_a_backup_is_never_written_over(engines: list[Engine], tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        back_up(engines[0], tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_bytes() == b"precious"
