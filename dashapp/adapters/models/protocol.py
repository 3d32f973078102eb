"""What two protocols of language models have in common: a request, and events to be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dashapp.services.text_model import Endpoint, ModelFault, Prompt, Usage


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a provider."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class Answer(Protocol):
    """Reads one answer, event by event."""

    def read(self, event: str, data: Mapping[str, Any]) -> list[str | Usage]:
        """Return what an event says; an empty text is a sign of life.

        Raises:
            ModelFault: It says that something went wrong.
        """
        ...

    @property
    def is_whole(self) -> bool:
        """Whether the provider said that this was all."""
        ...


class ProviderProtocol(Protocol):
    """How a provider is asked, and how its answers are read."""

    def call(self, endpoint: Endpoint, prompt: Prompt) -> Call:
        """Return the request for a prompt."""
        ...

    def answer(self) -> Answer:
        """Return the reader of one answer."""
        ...


def data_of(text: str) -> dict[str, Any]:
    """Return the JSON object of an event.

    Raises:
        ModelFault: It is none.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelFault("cut", "an event that is no JSON")
    return found


def tokens(found: Any) -> int:
    """Return a count that a provider told, or none where it is no count."""
    return found if isinstance(found, int) and found >= 0 else 0
