"""What a store of résumés promises: a log of changes, snapshots, versions with names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dashapp.domain.account import Account
from dashapp.domain.document import Copy, DocumentSummary
from dashapp.domain.people import Author


@dataclass(frozen=True, slots=True)
class LogRow:
    """One stored change: whose, when, the update, and the suggestion that it accepts."""

    document: str
    who: Author
    at: datetime
    data: bytes
    accepts: str = ""


@dataclass(frozen=True, slots=True)
class LogHead:
    """A stored change without its bytes."""

    revision: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A revision that somebody gave a name."""

    revision: int
    name: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is stored of a document: the snapshot's update first, then the log behind it."""

    epoch: str
    revision: int
    updates: Sequence[bytes]
    behind_snapshot: int
    """How many of the updates stand behind the snapshot."""


@dataclass(frozen=True, slots=True)
class LaterRows:
    """What was logged after a revision, and the revision that makes."""

    epoch: str
    revision: int
    rows: Sequence[LogRow]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document that another was copied from: where it is, and who made it."""

    document: str
    workspace: str
    maker: str


class CopyStore(Protocol):
    """Which documents are copies of which; a copy of a copy is one too."""

    def copies(self, document: str) -> list[Copy]:
        """Return the copies of a document, in the bin or not, the newest first."""
        ...

    def origins(self, document: str) -> list[Origin]:
        """Return a document and what it was copied from, back to the first."""
        ...


class DocumentStore(Protocol):
    """The truth: an append-only log a document, with snapshots to open it quickly."""

    def create(self, summary: DocumentSummary, epoch: str, first: LogRow) -> None:
        """Store a new document at revision 1."""
        ...

    def append(self, rows: Sequence[LogRow]) -> list[int]:
        """Store changes, all or none, and return the revision that each made.

        A suggestion that a row accepts is accepted with it.

        Raises:
            Unavailable: Nothing was stored.
        """
        ...

    def load(self, document: str, *, even_deleted: bool = False) -> StoredDocument:
        """Return what is stored.

        Raises:
            NotFound: There is no such document, or it is in the bin and not wanted from there.
            Unavailable: The store does not answer.
        """
        ...

    def later(self, document: str, revision: int) -> LaterRows:
        """Return what was logged after a revision.

        Raises:
            NotFound: There is no such document, or it is in the bin.
            Unavailable: The store does not answer.
        """
        ...

    def master(self, document: str) -> tuple[str, str] | None:
        """Return the document that one is a copy of, and what for."""
        ...

    def dedicate(self, document: str, purpose: str) -> None:
        """Note what a copy is for."""
        ...

    def heads(self, document: str) -> list[LogHead]:
        """Return who changed a document when, the oldest first."""
        ...

    def until(self, document: str, revision: int) -> Sequence[bytes]:
        """Return the updates up to a revision that was stored; nothing where there is none."""
        ...

    def keep_version(self, document: str, version: Version) -> None:
        """Keep the name of a revision, in place of one that it had."""
        ...

    def versions(self, document: str) -> list[Version]:
        """Return the revisions that have names, the oldest first."""
        ...

    def merge(self, document: str, revision: int, data: bytes) -> None:
        """Keep one row in place of all up to a revision, with what they made of the document."""
        ...

    def keep_snapshot(self, document: str, revision: int, data: bytes) -> None:
        """Keep the document as one update, unless a newer snapshot is kept."""
        ...

    def summaries(
        self, workspaces: Collection[str], *, deleted: bool = False
    ) -> list[DocumentSummary]:
        """Return the documents in some workspaces, or their bin, the latest change first."""
        ...

    def titles(self, documents: Collection[str]) -> dict[str, str]:
        """Return what some documents are called in the list, without those in the bin."""
        ...

    def retitle(self, document: str, title: str) -> None:
        """Note what the document is called in the list."""
        ...

    def mark(self, document: str, deleted_at: datetime | None) -> None:
        """Put a document in the bin, or take it out.

        Raises:
            NotFound: There is no such document.
        """
        ...

    def keep_account(self, document: str, account: Account) -> None:
        """Keep the account of the import that made the document."""
        ...

    def drop_account(self, document: str) -> None:
        """Forget the account of the import that made the document."""
        ...

    def account(self, document: str) -> Account | None:
        """Return the account of the import, if an import made the document."""
        ...
