"""Documents, their log and their snapshots in a database."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, true, update

from dashapp.adapters.database.engine import alone, answering, inserting
from dashapp.adapters.database.log import GONE, append
from dashapp.adapters.database.tables import (
    DOCUMENTS,
    IMPORTS,
    LOG,
    SNAPSHOTS,
    VERSIONS,
)
from dashapp.adapters.database.times import utc
from dashapp.domain.account import Account
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import NotFound
from dashapp.domain.people import Author
from dashapp.services.document_store import LaterRows, LogHead, LogRow, StoredDocument, Version


class SqlDocuments:
    """A document store over SQLAlchemy; any number of threads and processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, summary: DocumentSummary, epoch: str, first: LogRow) -> None:
        """Store a new document at revision 1."""
        with answering(self._engine) as connection:
            connection.execute(insert(DOCUMENTS).values(epoch=epoch, revision=0, **asdict(summary)))
            append(connection, [first])

    def append(self, rows: Sequence[LogRow]) -> list[int]:
        """Store changes, all or none, and return the revision that each made."""
        if not rows:
            return []
        with answering(self._engine) as connection:
            alone(connection)
            return append(connection, rows)

    def load(self, document: str, *, even_deleted: bool = False) -> StoredDocument:
        """Return what is stored of a document, not of one in the bin unless that is wanted."""
        is_wanted = true() if even_deleted else DOCUMENTS.c.deleted_at.is_(None)
        with answering(self._engine) as connection:
            found = connection.execute(
                select(DOCUMENTS).where(DOCUMENTS.c.id == document, is_wanted)
            ).one_or_none()
            if found is None:
                raise NotFound(GONE)
            snapshot = connection.execute(
                select(SNAPSHOTS).where(SNAPSHOTS.c.document == document)
            ).one_or_none()
            behind = connection.scalars(
                select(LOG.c.data)
                .where(
                    LOG.c.document == document,
                    LOG.c.revision > (snapshot.revision if snapshot else 0),
                )
                .order_by(LOG.c.revision)
            ).all()
        updates = [*([snapshot.data] if snapshot else []), *behind]
        return StoredDocument(found.epoch, found.revision, updates, len(behind))

    def later(self, document: str, revision: int) -> LaterRows:
        """Return what was logged after a revision."""
        with answering(self._engine) as connection:
            found = connection.execute(
                select(DOCUMENTS.c.epoch, DOCUMENTS.c.revision).where(
                    DOCUMENTS.c.id == document, DOCUMENTS.c.deleted_at.is_(None)
                )
            ).one_or_none()
            if found is None:
                raise NotFound(GONE)
            rows: Sequence[Row[Any]] = []
            if found.revision > revision:
                rows = connection.execute(
                    select(LOG)
                    .where(LOG.c.document == document, LOG.c.revision > revision)
                    .order_by(LOG.c.revision)
                ).all()
        return LaterRows(found.epoch, revision + len(rows), [_log_row(row) for row in rows])

    def master(self, document: str) -> tuple[str, str] | None:
        """Return the document that one is a copy of, and what for."""
        with answering(self._engine) as connection:
            row = connection.execute(
                select(DOCUMENTS.c.master, DOCUMENTS.c.purpose).where(DOCUMENTS.c.id == document)
            ).one_or_none()
        return (row.master, row.purpose) if row is not None and row.master else None

    def dedicate(self, document: str, purpose: str) -> None:
        """Note what a copy is for."""
        self._set(document, purpose=purpose)

    def heads(self, document: str) -> list[LogHead]:
        """Return who changed a document when, the oldest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(LOG.c.revision, LOG.c.who, LOG.c.at)
                .where(LOG.c.document == document)
                .order_by(LOG.c.revision)
            ).all()
        return [LogHead(row.revision, row.who, utc(row.at)) for row in rows]

    def until(self, document: str, revision: int) -> Sequence[bytes]:
        """Return the updates up to a revision that was stored; nothing where there is none."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(LOG.c.revision, LOG.c.data)
                .where(LOG.c.document == document, LOG.c.revision <= revision)
                .order_by(LOG.c.revision)
            ).all()
        return [row.data for row in rows] if rows and rows[-1].revision == revision else []

    def keep_version(self, document: str, version: Version) -> None:
        """Keep the name of a revision, in place of one that it had."""
        named = {"name": version.name, "who": version.who, "at": version.at}
        kept = inserting(self._engine, VERSIONS).values(
            document=document, revision=version.revision, **named
        )
        key = ["document", "revision"]
        with answering(self._engine) as connection:
            connection.execute(kept.on_conflict_do_update(index_elements=key, set_=named))

    def versions(self, document: str) -> list[Version]:
        """Return the revisions that have names, the oldest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(VERSIONS)
                .where(VERSIONS.c.document == document)
                .order_by(VERSIONS.c.revision)
            ).all()
        return [Version(row.revision, row.name, row.who, utc(row.at)) for row in rows]

    def merge(self, document: str, revision: int, data: bytes) -> None:
        """Keep one row in place of all up to a revision."""
        with answering(self._engine) as connection:
            connection.execute(
                delete(LOG).where(LOG.c.document == document, LOG.c.revision < revision)
            )
            connection.execute(
                update(LOG)
                .where(LOG.c.document == document, LOG.c.revision == revision)
                .values(data=data)
            )

    def keep_snapshot(self, document: str, revision: int, data: bytes) -> None:
        """Keep the document as one update, unless a newer snapshot is kept."""
        made = inserting(self._engine, SNAPSHOTS).values(
            document=document, revision=revision, data=data
        )
        news = {"revision": made.excluded.revision, "data": made.excluded.data}
        is_newer = SNAPSHOTS.c.revision < made.excluded.revision
        # In one statement: of several processes that close a document each keeps one.
        with answering(self._engine) as connection:
            connection.execute(
                made.on_conflict_do_update(index_elements=["document"], set_=news, where=is_newer)
            )

    def summaries(
        self, workspaces: Collection[str], *, deleted: bool = False
    ) -> list[DocumentSummary]:
        """Return the documents in some workspaces, or their bin, the latest change first."""
        is_deleted = DOCUMENTS.c.deleted_at.is_not(None)
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(DOCUMENTS)
                .where(
                    DOCUMENTS.c.workspace.in_(workspaces), is_deleted if deleted else ~is_deleted
                )
                .order_by(DOCUMENTS.c.updated_at.desc(), DOCUMENTS.c.id)
            ).all()
        return [_summary(row) for row in rows]

    def titles(self, documents: Collection[str]) -> dict[str, str]:
        """Return what some documents are called in the list, without those in the bin."""
        asked = select(DOCUMENTS.c.id, DOCUMENTS.c.title).where(
            DOCUMENTS.c.id.in_(documents), DOCUMENTS.c.deleted_at.is_(None)
        )
        with answering(self._engine) as connection:
            return {row.id: row.title for row in connection.execute(asked)}

    def retitle(self, document: str, title: str) -> None:
        """Note what the document is called in the list."""
        self._set(document, title=title)

    def mark(self, document: str, deleted_at: datetime | None) -> None:
        """Put a document in the bin, or take it out."""
        if not self._set(document, deleted_at=deleted_at):
            raise NotFound(GONE)

    def keep_account(self, document: str, account: Account) -> None:
        """Keep the account of the import that made the document."""
        with answering(self._engine) as connection:
            connection.execute(insert(IMPORTS).values(document=document, account=account.to_json()))

    def drop_account(self, document: str) -> None:
        """Forget the account of the import that made the document."""
        with answering(self._engine) as connection:
            connection.execute(delete(IMPORTS).where(IMPORTS.c.document == document))

    def account(self, document: str) -> Account | None:
        """Return the account of the import, if an import made the document."""
        with answering(self._engine) as connection:
            stored = connection.scalar(
                select(IMPORTS.c.account).where(IMPORTS.c.document == document)
            )
        return Account.from_json(stored) if stored is not None else None

    def _set(self, document: str, **values: Any) -> bool:
        with answering(self._engine) as connection:
            changed = connection.execute(
                update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(**values)
            )
        return bool(changed.rowcount)


def _log_row(row: Row[Any]) -> LogRow:
    who = Author(row.who, row.person)
    return LogRow(row.document, who, utc(row.at), row.data, row.accepts)


def _summary(row: Row[Any]) -> DocumentSummary:
    return DocumentSummary(
        row.id,
        row.title,
        utc(row.created_at),
        utc(row.updated_at),
        row.workspace,
        row.created_by,
        row.master,
        row.purpose,
        row.copied_from,
    )
