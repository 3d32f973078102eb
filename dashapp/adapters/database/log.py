"""Adds to the log, for every keystroke of everybody: what waits together is one statement, or a few.

Why:
    A statement for each row is a way to PostgreSQL and back for each, and SQLite's driver lets go of
    the interpreter for each: where other threads are busy, a hundred rows wait a hundred times for
    their turn.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC
from itertools import chain
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import Connection, update

from dashapp.adapters.database.tables import SUGGESTIONS
from dashapp.domain.errors import NotFound
from dashapp.services.document_store import LogRow

GONE: Final = "There is no résumé at this address. It may have been deleted."
_MOST_IN_A_STATEMENT: Final = 64
_Row = TypeVar("_Row")


class _Line(NamedTuple):
    """A row of the log, as it is stored."""

    document: str
    revision: int
    who: str
    person: str | None
    at: str
    data: bytes
    accepts: str


def append(connection: Connection, rows: Sequence[LogRow]) -> list[int]:
    """Add changes to the log and return the revision that each made.

    Raises:
        NotFound: A document is not there.
    """
    is_lite = connection.dialect.name == "sqlite"
    documents = {row.document for row in rows}
    held = _held_in_sqlite if is_lite else _held_in_postgresql
    newest = held(connection, documents)
    lines: list[_Line] = []
    for row in rows:
        if row.document not in newest:
            raise NotFound(GONE)
        newest[row.document] += 1
        lines.append(_line(row, newest[row.document]))
    store = _store_in_sqlite if is_lite else _store_in_postgresql
    store(connection, lines)
    for row in (each for each in rows if each.accepts):
        connection.execute(
            update(SUGGESTIONS)
            .where(SUGGESTIONS.c.id == row.accepts)
            .values(state="accepted", decided_by=row.who.name, decided_at=row.at)
        )
    return [line.revision for line in lines]


def _held_in_sqlite(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    """Return how far documents are; nobody else writes since the transaction began."""
    found = connection.exec_driver_sql(
        """
        SELECT json_group_object(id, revision) FROM documents
        WHERE id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps([*documents]),),
    )
    newest: dict[str, int] = json.loads(found.scalar_one())
    return newest


def _held_in_postgresql(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    """Return how far documents are, and keep others from writing to them.

    They are locked in the order of their ids, so that two writers never wait for each other in a ring.
    """
    found = connection.exec_driver_sql(
        """
        SELECT id, revision FROM documents
        WHERE id IN (SELECT json_array_elements_text(%s::json)) ORDER BY id FOR UPDATE
        """,
        (json.dumps([*documents]),),
    )
    return {row.id: row.revision for row in found}


def _store_in_sqlite(connection: Connection, lines: Sequence[_Line]) -> None:
    last = {line.document: (line.document, line.revision, line.at) for line in lines}
    for some in _parts([*last.values()]):
        connection.exec_driver_sql(
            f"""
            WITH told (document, revision, at) AS (VALUES {_places(some)})
            UPDATE documents SET (revision, updated_at) =
                (SELECT told.revision, told.at FROM told WHERE told.document = documents.id)
            WHERE id IN (SELECT document FROM told)
            """,  # noqa: S608 - question marks
            tuple(chain.from_iterable(some)),
        )
    for part in _parts(lines):
        connection.exec_driver_sql(
            f"""
            INSERT INTO log (document, revision, who, person, at, data, accepts)
            VALUES {_places(part)}
            """,  # noqa: S608 - question marks
            tuple(chain.from_iterable(part)),
        )


def _store_in_postgresql(connection: Connection, lines: Sequence[_Line]) -> None:
    said = json.dumps([line._asdict() for line in lines], default=bytes.hex)
    connection.exec_driver_sql(
        """
        WITH told AS (
            SELECT document, revision, who, person, at AT TIME ZONE 'UTC' AS at,
                decode(data, 'hex') AS data, accepts
            FROM json_to_recordset(%s::json) AS line (
                document text, revision integer, who text, person text, at timestamp, data text,
                accepts text
            )
        ), last AS (
            SELECT DISTINCT ON (document) document, revision, at
            FROM told ORDER BY document, revision DESC
        ), advanced AS (
            UPDATE documents SET revision = last.revision, updated_at = last.at
            FROM last WHERE documents.id = last.document
        )
        INSERT INTO log (document, revision, who, person, at, data, accepts)
        SELECT document, revision, who, person, at, data, accepts FROM told
        """,
        (said,),
    )


def _parts(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Give rows in parts of a few sizes: each size is a statement that the driver keeps."""
    at = 0
    while at < len(rows):
        size = min(_MOST_IN_A_STATEMENT, 1 << ((len(rows) - at).bit_length() - 1))
        yield rows[at : at + size]
        at += size


def _places(rows: Sequence[tuple[object, ...]]) -> str:
    return ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))


def _line(row: LogRow, revision: int) -> _Line:
    # As SQLAlchemy says times to SQLite; PostgreSQL stores every character but one.
    when = row.at if row.at.tzinfo is UTC else row.at.astimezone(UTC)
    who = row.who.name.replace("\0", "")
    at = when.isoformat(" ", "microseconds").removesuffix("+00:00")
    return _Line(row.document, revision, who, row.who.person, at, row.data, row.accepts)
