"""What the co-writing needs a store and a seal for; adapters fulfil it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from dashapp.domain.cowriting import Fact, Message, Piece, Sending, WriterChoice
from dashapp.domain.durable_task import DurableTask
from dashapp.domain.writing.request import Persona


class FactStore(Protocol):
    """What people answered."""

    def add_fact(self, fact: Fact) -> None:
        """Keep an answer."""
        ...

    def facts(self, document: str) -> list[Fact]:
        """Return the answers about a document, the oldest first."""
        ...


class MessageStore(Protocol):
    """The chats beside documents."""

    def put_message(self, message: Message) -> None:
        """Keep a message, in place of one with its id."""
        ...

    def messages(self, document: str, most: int, before: datetime | None = None) -> list[Message]:
        """Return the latest messages of a document, before a time if one is given, oldest first."""
        ...


class PieceStore(Protocol):
    """Composed texts."""

    def put_piece(self, piece: Piece) -> None:
        """Keep a text, in place of one with its id."""
        ...

    def piece(self, piece_id: str) -> Piece:
        """Return a text.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def pieces(self, document: str) -> list[Piece]:
        """Return the texts of a document, the newest first."""
        ...

    def confirm_piece(self, piece_id: str, by: str) -> bool:
        """Note who says that a text is true; return whether it is there."""
        ...

    def remove_piece(self, piece_id: str) -> None:
        """Forget a text."""
        ...


class ChoiceStore(Protocol):
    """Which writer people want."""

    def choice(self, person: str) -> WriterChoice:
        """Return what a person chose; what is given where they chose nothing."""
        ...

    def choose(self, person: str, choice: WriterChoice) -> None:
        """Keep what a person chose."""
        ...


class SendingStore(Protocol):
    """What was sent to models."""

    def put_sending(self, sending: Sending) -> None:
        """Keep what was sent, in place of one with its id."""
        ...

    def sendings(self, person: str, most: int) -> list[Sending]:
        """Return what was sent for a person, the latest first."""
        ...

    def every_sending(self, person: str) -> Iterator[Sending]:
        """Yield all that was sent for a person, the latest first."""
        ...

    def tokens(self, since: datetime, *, person: str = "", workspace: str = "") -> int:
        """Return how many tokens were used since a time, by a person or in a workspace."""
        ...

    def forget_sendings(self, before: datetime) -> None:
        """Forget what was sent long ago."""
        ...


class TaskStore(Protocol):
    """Long work; each piece is in one hand at a time."""

    def add_task(self, task: DurableTask, most: int) -> DurableTask | None:
        """Keep new work, or return the same that is open; nothing where ``most`` are open."""
        ...

    def task(self, task_id: str) -> DurableTask:
        """Return a piece of work.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def tasks(self, document: str) -> list[DurableTask]:
        """Return the work on a document, the newest first."""
        ...

    def claim_task(self, now: datetime, until: datetime) -> DurableTask | None:
        """Take the oldest work that waits, or whose holder fell silent, until a time."""
        ...

    def keep_task(self, task: DurableTask, held: datetime | None) -> bool:
        """Keep how far work is, if it is still held until ``held``; return whether it was.

        Nobody else holds it until that very time: whoever fell silent and wakes up is told apart.
        """
        ...

    def cancel_task(self, task_id: str, told: str) -> bool:
        """Let nobody run work any more, unless it is over; return whether it was not."""
        ...

    def reopen_task(self, task_id: str, actor: Mapping[str, object]) -> bool:
        """Let work of somebody wait again that failed or was cancelled; return whether it was."""
        ...


class WritingStore(FactStore, MessageStore, PieceStore, ChoiceStore, SendingStore, Protocol):
    """All that is kept of the co-writing."""


class Seal(Protocol):
    """Closes secrets with the product's own, so that the store alone opens none."""

    def closed(self, text: str) -> str:
        """Return a secret as it is kept."""
        ...

    def opened(self, sealed: str) -> str:
        """Return the secret.

        Raises:
            Unavailable: It was closed with a secret that is not known any more.
        """
        ...


class Personas(Protocol):
    """The voices that can be chosen."""

    def personas(self) -> Sequence[Persona]:
        """Return them, by name."""
        ...

    def problems(self) -> Sequence[str]:
        """Return what is wrong with files that are not used, a sentence each."""
        ...
