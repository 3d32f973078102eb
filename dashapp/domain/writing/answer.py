"""What a writer answers with, piece by piece."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Other words for a place, why, the requirement they serve, and on which places they lean."""

    place: str
    text: str
    reason: str = ""
    serves: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """A place that should stand at the head of its list, and which requirement that serves."""

    place: str
    reason: str
    serves: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the person knows, about a place."""

    place: str
    asks: str


@dataclass(frozen=True, slots=True)
class Said:
    """Some more words of a text; ``is_by_rule`` where no model chose them."""

    text: str
    is_by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What was said until now was a thought, and no part of the answer."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A to-do that the writer proposes to keep (``add``) or to tick off."""

    act: Literal["add", "tick"]
    text: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of an answer that cannot be used, and why."""

    why: str


Piece = Rewrite | First | Question | Said | Unsaid | Noted | Refused
