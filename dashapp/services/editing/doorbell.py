"""How processes hear of each other: rings of what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from dashapp.domain.people import Author


@dataclass(frozen=True, slots=True)
class Grown:
    """An update that was stored, and the revision of which epoch that made.

    ``by`` is for whom it was made, where their editor may undo it.
    """

    epoch: str
    revision: int
    update: bytes
    by: Author | None = None


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

    def ring(self, *rings: Ring) -> None:
        """Tell the others, of all at once; must not raise."""
        ...

    def listen(self, heard: Callable[[Ring], None]) -> None:
        """Call ``heard`` with what others ring for, and with a ring for all where some may be lost."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...
