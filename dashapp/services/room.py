"""A room: who has a document open here, and the carets of those who have it open elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from dashapp.domain.people import DocumentRole
from dashapp.services import wire
from dashapp.services.tickets import TicketClaims

_FRAMES_A_SECOND: Final = 60
_BURST: Final = 240
"""How many frames a browser may send at once."""


class Channel(Protocol):
    """A way to one browser; ``send`` must not wait."""

    def send(self, frame: bytes) -> int:
        """Send a frame, now or as soon as the browser reads; return how many bytes wait then."""
        ...

    def close(self, code: int, reason: str) -> None:
        """End the connection with a code that the editor understands."""
        ...


@dataclass(eq=False, slots=True)
class Member:
    """A browser in a room; ``stored`` counts its frames that are durable."""

    channel: Channel
    claims: TicketClaims
    role: DocumentRole
    stored: int = 0
    awareness: wire.Awareness | None = None
    allowance: float = _BURST
    heard_at: float = 0.0
    checked_at: float = 0.0
    revision: int = 0
    """What was stored when they came."""
    told: int = 0
    """The newest revision that they were told of."""
    is_leaving: bool = False
    """Whether only the caret is still here, until the next request of the same editor brings it."""

    def may_speak(self, now: float) -> bool:
        """Note that a frame came, and return whether it did not come too soon."""
        earned = (now - self.heard_at) * _FRAMES_A_SECOND
        self.allowance = min(_BURST, self.allowance + earned) - 1
        self.heard_at = now
        return self.allowance >= 0


@dataclass(slots=True)
class Elsewhere:
    """Somebody's caret in another process, and when it was last heard of."""

    awareness: wire.Awareness
    heard_at: float


@dataclass(slots=True)
class Room:
    """The members of one document, and the carets of those who are in another process."""

    document: str
    members: set[Member] = field(default_factory=set)
    elsewhere: dict[int, Elsewhere] = field(default_factory=dict)
    revision: int = 0
    """The newest that is stored."""
    told: int = 0
    """The newest when everyone was told last."""
    is_telling: bool = False
    """Whether everyone will be told again in a moment."""
    noted_at: float = 0.0

    def carets(self) -> Iterator[wire.Awareness]:
        """Give every caret that is known."""
        yield from (each.awareness for each in self.members if each.awareness is not None)
        yield from (each.awareness for each in self.elsewhere.values())
