"""What the services need from outside, named in their own words; adapters fulfil it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from dashapp.domain.account import Account
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.document import DocumentSummary
from dashapp.domain.job import Job, Verdict
from dashapp.domain.people import Author
from dashapp.domain.resume import Resume
from dashapp.domain.tree.node import Node, Tree

if TYPE_CHECKING:
    # numpy comes with the first match: a start does not wait for it.
    from dashapp.domain.matching.theme_vectors import ThemeVectors, Vectors


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def __call__(self) -> datetime: ...


class MalformedUpdate(Exception):
    """Bytes that are no update; the replica is as it was."""


class BrokenReplica(Exception):
    """The replica cannot be trusted any more and must be rebuilt from the log."""


class Replica(Protocol):
    """A shared document in memory; an update is what one change did to it."""

    def apply(self, update: bytes) -> bytes:
        """Take in an update and return what was new in it, which may be nothing.

        Raises:
            MalformedUpdate: The bytes are no update.
            BrokenReplica: The update broke the document, or stands on one never seen.
        """
        ...

    def diff(self, state_vector: bytes) -> bytes:
        """Return what a peer with this state vector does not have yet."""
        ...

    def state_vector(self) -> bytes:
        """Return what this replica has."""
        ...

    def tree(self) -> Tree:
        """Return the nodes as they are now."""
        ...

    def set_values(self, node: str, values: Mapping[str, str]) -> bytes:
        """Set registers of a node and return the update that says so."""
        ...

    def become(self, then: Tree, only: Collection[str] | None) -> bytes:
        """Say what ``then`` says, in some nodes or in all, and return the update that does so.

        What is not in ``then`` is marked as deleted.
        """
        ...


class Replicas(Protocol):
    """Makes replicas."""

    def seeded(self, nodes: Iterable[Node]) -> bytes:
        """Return the first update of a new document, which says what ``nodes`` say."""
        ...

    def rebuilt(self, updates: Iterable[bytes]) -> Replica:
        """Return the replica that these updates make."""
        ...


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

    def account(self, document: str) -> Account | None:
        """Return the account of the import, if an import made the document."""
        ...


@dataclass(frozen=True, slots=True)
class Grown:
    """An update that was stored, and the revision of which epoch that made."""

    epoch: str
    revision: int
    update: bytes


@dataclass(frozen=True, slots=True)
class Ring:
    """Word of one process to the others.

    ``document`` has grown (or, without one, any may have), something ``beside`` its text has
    changed, or ``shown`` says where somebody's caret in it is; or somebody's ``rights`` are others.
    ``grown`` says at once by what a document has grown, where that is short.
    """

    document: str | None = None
    beside: bool = False
    shown: bytes = b""
    rights: bool = False
    grown: Grown | None = None


class Doorbell(Protocol):
    """Tells processes of each other's changes; what changed is read from the log."""

    def ring(self, ring: Ring) -> None:
        """Tell the others; must not raise."""
        ...

    def listen(self, heard: Callable[[Ring], None]) -> None:
        """Call ``heard`` with what others ring for, and with a ring for all where some may be lost."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class Shelf(Protocol):
    """Keeps things for a while under a key, for every process to see."""

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def get(self, key: str) -> bytes | None:
        """Return what is kept, if it still is.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def get_all(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept of some keys, all at once.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def remove(self, key: str) -> None:
        """Keep it no longer.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...


class JobStore(Protocol):
    """Job posts, and what a person said of the evidence for them."""

    def add(self, job: Job) -> None:
        """Keep a job post."""
        ...

    def jobs(self, workspaces: Collection[str]) -> list[Job]:
        """Return the job posts in some workspaces, the newest first."""
        ...

    def job(self, job_id: str) -> Job:
        """Return a job post.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def delete(self, job_id: str) -> None:
        """Delete a job post with what was said of it; one that is gone is fine."""
        ...

    def judge(self, document: str, job_id: str, verdict: Verdict) -> None:
        """Keep what a person said of a piece of evidence, in place of what they said before."""
        ...

    def verdicts(self, document: str, job_id: str) -> list[Verdict]:
        """Return what was said of the evidence in a document for a job."""
        ...


class Reader(Protocol):
    """Reads a file into a résumé, apart from this process."""

    def read(self, content: bytes, filename: str, progress: Any) -> tuple[Resume, Account]:
        """Return the résumé and the account of how it was read.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
        """
        ...

    def post(self, content: bytes, progress: Any) -> str:
        """Return the text of a job post.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
        """
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness in meaning."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one row a text, 384 wide, each of length 1.

        Raises:
            Unavailable: The model is not there.
        """
        ...

    def themes(self) -> "ThemeVectors":
        """Return the vectors of the themes that matching knows.

        Raises:
            Unavailable: The model is not there.
        """
        ...


class Renderer(Protocol):
    """Sets a résumé on paper: one engine for the preview and the PDF."""

    def pdf(self, resume: Resume, *, with_source: bool = True) -> bytes:
        """Return the PDF; ``with_source`` lets it come back whole on import."""
        ...

    def pages(self, resume: Resume, ppi: int) -> list[bytes]:
        """Return each page as PNG, ``ppi`` pixels an inch, from the PDF's own layout."""
        ...


class DocxWriter(Protocol):
    """Writes a résumé as a Word document."""

    def __call__(self, resume: Resume) -> bytes: ...


class PdfInspector(Protocol):
    """Gathers the facts of a PDF that the rules of files ask for."""

    def __call__(self, pdf: bytes) -> PdfFacts: ...
