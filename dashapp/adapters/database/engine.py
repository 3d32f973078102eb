"""The connection to the database, set so that what is committed stays."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, select, text
from sqlalchemy.exc import SQLAlchemyError

from dashapp.domain.errors import Unavailable
from dashapp.services.health import Full

_BUSY_SECONDS = 5
_LEAST_ROOM = 32 * 1024 * 1024
_REASONS = (
    "Connection refused",
    "No such file or directory",
    "Not a directory",
    "Permission denied",
    "Read-only file system",
    "connection timeout expired",
    "database is locked",
    "database or disk is full",
    "does not exist",
    "failed to resolve host",
    "file is not a database",
    "No space left on device",
    "password authentication failed",
    "readonly database",
    "the database system is starting up",
    "too many clients",
    "unable to open database file",
)
"""What databases and the machine call what an operator can mend."""

_log = logging.getLogger(__name__)


def open_engine(url: str) -> Engine:
    """Return the engine for an SQLAlchemy URL; SQLite's folder is made where it is missing."""
    if not url.startswith("sqlite"):
        options = {"connect_timeout": 2, "application_name": "imaginator"}
        engine = create_engine(url, pool_pre_ping=True, pool_size=8, connect_args=options)
        event.listen(engine, "connect", _set_up_postgresql)
        return engine
    database = make_url(url).database
    if database:
        # For nobody else on the machine.
        Path(database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def ping(engine: Engine) -> None:
    """Return when the database answers a question; raise when it does not.

    Raises:
        Full: It answers, and its disk, where that is here, is as good as full.
    """
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    file = engine.url.database
    if (
        engine.dialect.name == "sqlite"
        and file
        and disk_usage(Path(file).parent).free < _LEAST_ROOM
    ):
        raise Full


def reason_of(error: Exception) -> str:
    """Return why a database refused, for a log.

    Why:
        Drivers quote what they were given: a part of a résumé, or of a password. Of what they say
        only known words are told.
    """
    said = str(getattr(error, "orig", error))
    return next((each for each in _REASONS if each in said), type(error).__name__)


@contextmanager
def answering(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that ends as a whole.

    Raises:
        Unavailable: The database refused or did not answer; nothing was changed.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        _log.warning("the store refused: %s", reason_of(error))
        raise Unavailable(
            "The store does not answer or has no room left, so nothing was saved just now."
            " Please try again in a moment."
        ) from error


@contextmanager
def holding(engine: Engine, table: Table, key: str) -> Iterator[Connection]:
    """Give a transaction that has a row to itself: what it reads first holds until it ends.

    Why:
        A rule over several rows, as that one owner stays, no ``WHERE`` of one statement keeps:
        of two transactions neither sees what the other is about to change.

    Raises:
        Unavailable: As :func:`answering`.
    """
    with answering(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(table.c.id).where(table.c.id == key).with_for_update())
        alone(connection)
        yield connection


def alone(connection: Connection) -> None:
    """Let nobody else write from the first read on, where a database has one writer: SQLite.

    Why:
        Python's driver begins no transaction before the first write: what is read until then,
        others may change.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def inserting(engine: Engine, table: Table) -> Any:
    """Return an ``INSERT`` that can be told what to do where there is such a row: ``ON CONFLICT``."""
    # Each database's own, which is loaded with its driver: the other's would cost a start 25 ms.
    if engine.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment] # noqa: PLC0415
    return insert(table)


def _set_up_postgresql(connection: Any, _: object) -> None:
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415 - 4 MB

    class WithoutNul(StrDumperUnknown):
        """PostgreSQL stores every character but this, which nobody types and files may hold."""

        def dump(self, obj: str) -> Any:
            """Return a text as it goes over the wire."""
            return super().dump(obj.replace("\0", ""))

    connection.adapters.register_dumper(str, WithoutNul)


def _set_up_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    # FULL: a commit that was acknowledged survives a power cut, not only a crash.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
