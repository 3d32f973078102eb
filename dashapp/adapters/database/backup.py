"""One file with everything that is stored, taken while the system runs, for either database.

A ZIP with one JSON-lines file a table and a manifest that says from which form of the
database and how many rows. It is read in one transaction, so that all of it is of one moment.
"""

import base64
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import (
    Connection,
    Engine,
    LargeBinary,
    Table,
    delete,
    func,
    insert,
    select,
    text,
)

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.migration import revision_of
from dashapp.adapters.database.people_tables import MEMBERS, PEOPLE, WORKSPACES
from dashapp.adapters.database.writing_tables import FACTS
from dashapp.domain.errors import InvalidInput

# What a new database has already: the local person in a workspace of their own.
_BEGUN = (PEOPLE, WORKSPACES, MEMBERS)
# The shelf is not worth keeping; logins are not kept, so that a backup lets nobody in.
_LEFT_OUT = ("shelf", "logins")
# In the order in which each may refer to the ones before.
_TABLES = tuple(each for each in FACTS.metadata.sorted_tables if each.name not in _LEFT_OUT)
_FORMAT = 1
_BATCH = 500


def back_up(engine: Engine, file: Path) -> dict[str, int]:
    """Write everything to a new file and return how many rows each table has.

    Raises:
        Unavailable: The database does not answer.
        FileExistsError: There is such a file; it is left as it is.
    """
    # Whoever else is on the machine reads nobody's résumé.
    with open(file, "xb", opener=lambda path, flags: os.open(path, flags, 0o640)) as out:
        try:
            return _write(engine, out)
        except BaseException:
            file.unlink()  # half a backup looks like a whole one
            raise


def _write(engine: Engine, file: BinaryIO) -> dict[str, int]:
    counts: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, answering(engine) as now:
        if engine.dialect.name == "postgresql":
            now.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        else:
            now.execute(text("BEGIN"))  # Python's driver begins none for what only reads
        for table in _TABLES:
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as out:
                counts[table.name] = 0
                for row in now.execute(select(table).order_by(*table.primary_key)).mappings():
                    out.write(json.dumps({k: _said(v) for k, v in row.items()}).encode() + b"\n")
                    counts[table.name] += 1
        manifest = {"format": _FORMAT, "revision": revision_of(now), "rows": counts}
        archive.writestr("manifest.json", json.dumps(manifest))
    return counts


def restore(engine: Engine, file: Path) -> dict[str, int]:
    """Fill an empty database from a file, all or nothing, and return the counts.

    Raises:
        InvalidInput: The file is no whole backup, or the database is not empty.
        Unavailable: The database does not answer; nothing was restored.
    """
    try:
        with zipfile.ZipFile(file) as archive, answering(engine) as now:
            manifest = json.loads(archive.read("manifest.json"))
            if manifest["format"] != _FORMAT or manifest["revision"] > revision_of(now):
                raise InvalidInput(
                    "This backup is of a newer Imaginator. Restore it with that version."
                )
            if engine.dialect.name == "sqlite":
                now.execute(text("BEGIN IMMEDIATE"))  # what is seen to be empty stays so
            if _is_used(now):
                raise InvalidInput(
                    "There are résumés or people here already. Restore into an empty database."
                )
            tables = [table for table in _TABLES if table.name in manifest["rows"]]
            for begun in reversed(_BEGUN):
                if begun in tables:
                    now.execute(delete(begun))
            counts = {table.name: _fill(now, table, archive) for table in tables}
            if counts != manifest["rows"]:
                raise InvalidInput("This backup is not whole. Nothing was restored.")
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise InvalidInput("This file is no whole backup. Nothing was restored.") from error
    return counts


def _is_used(now: Connection) -> bool:
    """Whether anything is stored beside what every new database has."""
    return any(
        (now.scalar(select(func.count()).select_from(each)) or 0) > (each in _BEGUN)
        for each in _TABLES
    )


def _fill(now: Connection, table: Table, archive: zipfile.ZipFile) -> int:
    count, batch = 0, []
    for row in _rows(table, archive):
        batch.append(row)
        count += 1
        if len(batch) == _BATCH:
            now.execute(insert(table), batch)
            batch = []
    if batch:
        now.execute(insert(table), batch)
    return count


def _rows(table: Table, archive: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    with archive.open(f"{table.name}.jsonl") as lines:
        for line in lines:
            row = json.loads(line)
            # A number that the database gives out it gives anew, lest it give one out twice.
            if table.autoincrement_column is not None:
                del row[table.autoincrement_column.name]
            yield {name: _read(table.c[name].type, value) for name, value in row.items()}


def _said(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if kind.python_type in (date, datetime):
        return kind.python_type.fromisoformat(value)
    return value
