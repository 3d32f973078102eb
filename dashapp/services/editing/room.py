"""A room: who has a document open here, and the carets of those who have it open elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from dashapp.domain.people import Author, DocumentRole
from dashapp.services.editing import wire
from dashapp.services.editing.pace import Pace
from dashapp.services.editing.tickets import TicketClaims

_FRAMES_A_SECOND: Final = 60
_BURST: Final = 240
"""How many frames a browser may send at once."""
_MOST_QUESTIONS: Final = 4
"""How often a browser may ask for what it lacks: ours does once a connection."""
_MOST_WAITING_BYTES: Final = 4 * 1024 * 1024
_SILENT_SECONDS: Final = 45.0


class Channel(Protocol):
    """A way to one browser; ``send`` must not wait."""

    def send(self, frames: Sequence[bytes]) -> int:
        """Send frames, now or as soon as the browser reads; return how many bytes wait then."""
        ...

    def close(self, code: int, reason: str) -> None:
        """End the connection with a code that the editor understands."""
        ...


@dataclass(eq=False, slots=True)
class Member:
    """A browser in a room; ``stored`` counts its frames that it was told are durable."""

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
    questions: int = 0
    is_leaving: bool = False
    """Whether only the caret is still here, until the next request of the same editor brings it."""
    author: Author = field(init=False)

    def __post_init__(self) -> None:
        """Say once who writes."""
        self.author = Author(self.claims.participant.name, self.claims.who.person)

    def may_speak(self, now: float) -> bool:
        """Note that a frame came, and return whether it did not come too soon."""
        earned = (now - self.heard_at) * _FRAMES_A_SECOND
        self.allowance = min(_BURST, self.allowance + earned) - 1
        self.heard_at = now
        return self.allowance >= 0

    def may_ask(self) -> bool:
        """Note that they asked for what they lack, and return whether it was not too often."""
        self.questions += 1
        return self.questions <= _MOST_QUESTIONS

    def is_silent(self, now: float) -> bool:
        """Whether nothing was heard for long: editors say something every ten seconds."""
        return now - self.heard_at > _SILENT_SECONDS

    def send(self, frames: Sequence[bytes]) -> None:
        """Send frames; who reads too slowly is sent away, to come back with what is missing."""
        if self.channel.send(frames) > _MOST_WAITING_BYTES:
            self.channel.close(wire.TOO_SLOW, "The connection is slow; reconnecting.")

    def acknowledged(self, count: int, revision: int) -> bytes:
        """Return the word that so many more of their frames are durable, and the newest revision."""
        self.stored += count
        self.told = revision
        return wire.ack(self.stored, revision)


@dataclass(slots=True)
class Elsewhere:
    """Somebody's caret in another process, and when it was last heard of."""

    awareness: wire.Awareness
    heard_at: float


@dataclass(frozen=True, slots=True)
class _Held:
    """A frame that goes out in a moment: to everyone, but one, or to one alone."""

    frame: bytes
    but: object = None
    only: Member | None = None


@dataclass(slots=True)
class Room:
    """The members of one document, and the carets of those who are in another process.

    Where the loop is late, what is told is held for a moment, so that each member is written to once.
    """

    document: str
    pace: Pace
    members: set[Member] = field(default_factory=set)
    elsewhere: dict[int, Elsewhere] = field(default_factory=dict)
    revision: int = 0
    """The newest that is stored."""
    told: int = 0
    """The newest when everyone was told last."""
    is_telling: bool = False
    """Whether everyone will be told again in a moment."""
    noted_at: float = 0.0
    held: list[_Held] = field(default_factory=list)
    stored: dict[Member, int] = field(default_factory=dict)
    """Whom to tell in a moment that so many of their frames are durable."""

    def carets(self) -> Iterator[wire.Awareness]:
        """Give every caret that is known."""
        yield from (each.awareness for each in self.members if each.awareness is not None)
        yield from (each.awareness for each in self.elsewhere.values())

    def people(self) -> list[tuple[str, str]]:
        """Return everyone who is here, by name and colour."""
        states = (caret.state for caret in self.carets())
        users = [state["user"] for state in states if state and "user" in state]
        # Whoever has not shown a caret yet is here all the same.
        silent = [m.claims.participant for m in self.members if m.awareness is None]
        people = [(user["name"], user["color"]) for user in users]
        return people + [(each.name, each.colour) for each in silent]

    def tell(self, frame: bytes, but: object = None) -> None:
        """Send a frame to everyone but one."""
        if self._is_holding():
            self.held.append(_Held(frame, but))
            return
        frames = [frame]
        for member in list(self.members):
            if member is not but:
                member.send(frames)

    def say(self, member: Member, frame: bytes) -> None:
        """Send a frame to one."""
        if self._is_holding():
            self.held.append(_Held(frame, only=member))
        else:
            member.send([frame])

    def acknowledge(self, member: Member, count: int) -> None:
        """Tell one that so many more of their frames are durable."""
        if self._is_holding():
            self.stored[member] = self.stored.get(member, 0) + count
        else:
            member.send([member.acknowledged(count, self.revision)])

    def let_go(self) -> None:
        """Send what is held, to each member at once."""
        held, self.held = self.held, []
        stored, self.stored = self.stored, {}
        for member in list(self.members):
            frames = [
                each.frame
                for each in held
                if each.but is not member and (each.only is None or each.only is member)
            ]
            if member in stored:
                frames.append(member.acknowledged(stored[member], self.revision))
            if frames:
                member.send(frames)

    def _is_holding(self) -> bool:
        """Whether what is told now goes out later, in its order; if not, nothing is held any more."""
        is_late, is_held = self.pace.is_late(), bool(self.held or self.stored)
        if is_late and not is_held:
            self.pace.hold(self)
        elif is_held and not is_late:
            self.let_go()
        return is_late

    def show_elsewhere(self, shown: wire.Awareness, frame: bytes, now: float) -> None:
        """Show a caret of another process, or that it is gone."""
        if shown.state is None:
            self.elsewhere.pop(shown.client, None)
        else:
            self.elsewhere[shown.client] = Elsewhere(shown, now)
        self.tell(frame)

    def forget_silent(self, now: float) -> None:
        """Take away the carets of a process that fell silent; editors show theirs twice a minute."""
        for client, each in list(self.elsewhere.items()):
            if now - each.heard_at > _SILENT_SECONDS:
                del self.elsewhere[client]
                self.tell(wire.awareness(each.awareness.gone()))
