"""What two protocols of language models have in common: a request, and events to be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from dashapp.domain.characters import mended
from dashapp.services.cowriting.text_model import Endpoint, FaultKind, ModelFault, Prompt, Usage

_STATUSES: Final[dict[int, FaultKind]] = {
    401: "key", 402: "money", 403: "key", 404: "missing", 405: "missing", 408: "down",
    410: "missing", 429: "busy", 529: "busy",
}  # fmt: skip
_OK, _WRONG, _FAILED = 300, 400, 500


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
    def fault(self) -> FaultKind | None:
        """What its end was: a cut until the provider says that this was all."""
        ...


class ProviderProtocol(Protocol):
    """How a provider is asked, and how its answers are read."""

    def call(self, endpoint: Endpoint, prompt: Prompt) -> Call:
        """Return the request for a prompt."""
        ...

    def answer(self) -> Answer:
        """Return the reader of one answer."""
        ...


def fault_of(status: int, told: str) -> FaultKind:
    """Return what a status that is no success says."""
    if status == 429 and ("quota" in told or "credit" in told):
        return "money"
    if _OK <= status < _WRONG:  # it stands elsewhere: no key is carried there
        return "missing"
    return _STATUSES.get(status, "refused" if status < _FAILED else "down")


def joined(base: str, path: str) -> str:
    """Return an address with a path, of which it may end with a part: people paste all of it."""
    parts = path.split("/")
    said = ("/".join(parts[:count]) for count in range(len(parts), 1, -1))
    end = next((each for each in said if base.endswith(each)), "")
    return base.removesuffix(end) + path


def data_of(text: str) -> dict[str, Any]:
    """Return the JSON object of an event.

    Raises:
        ModelFault: It is none.
    """
    try:
        found = mended(json.loads(text))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelFault("cut", "an event that is no JSON")
    return found


def tokens(found: Any) -> int:
    """Return a count that a provider told, or none where it is no count."""
    return found if isinstance(found, int) and found >= 0 else 0
