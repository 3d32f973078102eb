"""A document in memory, an edit of it, and who is told of what happens to it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from dashapp.domain.document import Snapshot
from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import Author
from dashapp.services.document_store import LogRow
from dashapp.services.editing.replica import Replica, Replicas

MOST_BYTES: Final = 8_000_000
"""Of a document with all that was ever taken out of it: twice of what a new one may say."""
_NOTHING: Final = b"\x00"


class Listener(Protocol):
    """Is told what happens to documents, in the order it happens to each; must not wait."""

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Hear that ``origin`` changed a document; it is not stored yet."""
        ...

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Hear that ``count`` edits of ``origin`` are durable, the last as ``revision``."""
        ...

    def lost(self, document: str, sentence: str) -> None:
        """Hear that edits could not be stored and memory was thrown away."""
        ...

    def rights_changed(self) -> None:
        """Hear that somebody may do more, or less, than before."""
        ...

    def changed_beside(self, document: str) -> None:
        """Hear that something beside the text has changed: a remark, a suggestion, a to-do."""
        ...

    def shown(self, document: str, caret: bytes) -> None:
        """Hear from another process where somebody's caret is."""
        ...


@dataclass(frozen=True, slots=True)
class OwnStep:
    """The origin of an edit that is made for somebody, whose editor may undo it like one of its own.

    ``suggestion`` is the one that it accepts, if any.
    """

    who: Author
    suggestion: str = ""


@dataclass(slots=True)
class LiveDocument:
    """A document in memory, with its lock; ``revision`` is the last that is stored."""

    id: str
    epoch: str
    replica: Replica
    revision: int
    behind_snapshot: int
    lock: threading.RLock = field(default_factory=threading.RLock)
    ahead: set[int] = field(default_factory=set)
    """Revisions that memory has and that stand behind one that it lacks."""
    size: int = 0
    """How many bytes it had when it was measured last, and has got since: at least as many as it has."""
    used_at: float = 0.0
    unstored: int = 0
    changes: int = 0
    """Counts changes since opening; tells whether a decoded résumé is still right."""
    decoded: tuple[int, Snapshot] | None = None
    is_lost: bool = False
    is_in_line: bool = False
    """Whether a snapshot of it is about to be kept."""

    @property
    def is_full(self) -> bool:
        """Whether it is as large as one can be."""
        if self.size > MOST_BYTES:
            self.size = len(self.replica.diff(_NOTHING))
        return self.size > MOST_BYTES

    def shortens(self, change: Callable[[Replica], bytes], replicas: Replicas) -> bool:
        """Whether it would be smaller after a change, which is made in a copy."""
        whole = self.replica.diff(_NOTHING)
        copy = replicas.rebuilt([whole])
        change(copy)
        return len(copy.diff(_NOTHING)) < len(whole)

    def advance(self, revision: int) -> None:
        """Note a stored revision; it counts once those of other processes before it are here."""
        if revision > self.revision:
            self.ahead.add(revision)
        while self.revision + 1 in self.ahead:
            self.revision += 1
            self.ahead.remove(self.revision)
            self.behind_snapshot += 1


@dataclass(slots=True)
class Edit:
    """One edit on its way into the log; ``done`` hears the outcome."""

    live: LiveDocument
    row: LogRow | None
    origin: object
    done: Callable[[ImaginatorError | None], None]
