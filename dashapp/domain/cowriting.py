"""What is kept of the co-writing: facts, the chat, composed texts, which writer, what was sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dashapp.domain.writing.request import PieceKind

WriterKind = Literal["given", "offline", "openai", "anthropic"]
"""Which writer somebody wants: the one that the operator gives, none but rules, or their own."""

MessageState = Literal["writing", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a person answered about a text, and is true because they say so."""

    id: str
    document: str
    person: str
    by: str
    at: datetime
    node: str
    field: str
    asked: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the chat beside a résumé; ``claims`` is what no text of the résumé carries."""

    id: str
    document: str
    author: str
    by: str
    at: datetime
    text: str
    is_writer: bool = False
    state: MessageState = "done"
    note: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A composed text; whoever confirmed its claims made them theirs."""

    id: str
    document: str
    kind: PieceKind
    job: str
    by: str
    at: datetime
    text: str
    claims: tuple[str, ...] = ()
    confirmed_by: str = ""

    @property
    def is_free(self) -> bool:
        """Whether it may be taken out: it claims nothing new, or a person stands for it."""
        return not self.claims or bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """The writer that a person wants; the key is kept sealed and shown to nobody."""

    kind: WriterKind = "given"
    base_url: str = ""
    model: str = ""
    sealed_key: str = ""
    persona: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent to a model: by whom, where, what, and what came of it."""

    id: str
    person: str
    workspace: str
    document: str
    at: datetime
    purpose: str
    host: str
    model: str
    sent: str
    outcome: str = ""
    tokens_read: int = 0
    tokens_written: int = 0
    first_ms: int = 0
    total_ms: int = 0
