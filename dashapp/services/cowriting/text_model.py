"""A language model as the co-writer knows it: a prompt in, words out as they come, or a fault."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal, Protocol

from dashapp.domain.errors import ImaginatorError

ModelKind = Literal["openai", "anthropic"]

USUAL_ADDRESSES: Final[dict[ModelKind, str]] = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
}
"""Where the providers themselves are asked."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked; rules and material are the same for many questions."""

    purpose: str
    rules: str
    material: str
    turns: tuple[tuple[str, str], ...]
    most_tokens: int = 2_000

    @property
    def text(self) -> str:
        """All of it, as it leaves."""
        said = (f"[{role}]\n{text}" for role, text in self.turns)
        return "\n\n".join([self.rules, self.material, *said])


@dataclass(frozen=True, slots=True)
class Usage:
    """How many tokens a model says that it read and wrote."""

    read: int
    written: int


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, and with which key."""

    kind: ModelKind
    base_url: str
    model: str
    key: str = field(repr=False)
    is_own: bool = False
    """Whether a person typed it, so that it may not lead into the operator's network."""


def is_key(text: str) -> bool:
    """Whether a text can be sent as a key: letters without blanks, of those that every machine has."""
    return all(32 < ord(each) < 127 for each in text)


FaultKind = Literal[
    "key", "money", "busy", "down", "missing", "refused", "cut", "stalled", "endless", "private",
    "empty", "resting", "unreached", "length",
]  # fmt: skip

_SENTENCES: Final[dict[FaultKind, str]] = {
    "key": "The model's provider does not accept the key. Check it on the writer's page.",
    "money": "The account at the model's provider has no credit left.",
    "busy": "The model's provider has too much to do just now.",
    "down": "The model's provider does not answer.",
    "missing": "The provider knows no such model, or there is no model at this address.",
    "refused": "The model's provider refused this question.",
    "cut": "The answer of the model ended before it was whole.",
    "stalled": "The model began to answer and then fell silent.",
    "endless": "The answer of the model did not end.",
    "private": "This address leads into a private network, where no model may be asked from here.",
    "empty": "The model answered nothing.",
    "resting": "The model's provider failed several times; it is asked again in a moment.",
    "unreached": "No connection can be made to the address of the model.",
    "length": "The model came to the most that it may write before its answer was whole.",
}
_PASSING: Final = frozenset({"busy", "down", "stalled", "unreached"})
_OUTAGES: Final = frozenset({"busy", "down", "stalled", "cut", "endless", "empty", "unreached"})
_UNQUOTED: Final = frozenset({"key", "money", "busy"})
"""Of which providers like to say whose key it is, and how much is left."""
_LONGEST_TOLD, _RECOGNIZED = 200, 8


class ModelFault(ImaginatorError):
    """A model did not answer, or not whole."""

    code: ClassVar[str] = "unavailable"

    def __init__(self, kind: FaultKind, told: str = "", after: float | None = None) -> None:
        """Keep what went wrong, what the provider told, and when to come again, in seconds."""
        said = "" if kind in _UNQUOTED else " ".join(told.split())[:_LONGEST_TOLD]
        super().__init__(f"{_SENTENCES[kind]} It says: “{said}”." if said else _SENTENCES[kind])
        self.kind = kind
        self.told = told
        self.after = after

    def without(self, key: str) -> "ModelFault":
        """Return this fault so that nothing of a key can be read in it."""
        parts = {key[at : at + _RECOGNIZED] for at in range(max(1, len(key) - _RECOGNIZED + 1))}
        is_told = bool(key) and any(part in self.told for part in parts)
        return ModelFault(self.kind, "", self.after) if is_told else self

    @property
    def may_pass(self) -> bool:
        """Whether trying again may help."""
        return self.kind in _PASSING

    @property
    def is_outage(self) -> bool:
        """Whether it is the provider's fault and not the question's."""
        return self.kind in _OUTAGES


class TextModel(Protocol):
    """A language model."""

    def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """Give the words of the answer as they come; an answer that is not whole is a fault.

        Raises:
            ModelFault: It does not answer, or stops before the end.
        """
        ...


class Models(Protocol):
    """Reaches models."""

    def model(self, endpoint: Endpoint) -> TextModel:
        """Return the model at an address; nothing is asked yet."""
        ...

    def is_resting(self, endpoint: Endpoint) -> bool:
        """Whether it failed so often of late that it is not asked just now."""
        ...
