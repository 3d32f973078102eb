"""Rooms: who has a document open, and what is sent to whom.

A room speaks to channels, not to sockets. Everything here runs on one event loop;
documents call in from other threads through ``LoopListener``.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.people import Actor, DocumentRole
from dashapp.services import wire
from dashapp.services.access import WRITERS
from dashapp.services.live import LiveDocuments
from dashapp.services.ports import BrokenReplica, MalformedUpdate
from dashapp.services.tickets import TicketClaims

MOST_WAITING_BYTES = 4 * 1024 * 1024
MOST_AWARENESS_BYTES = 4096
_BURST = 240
_FRAMES_A_SECOND = 60
_RECHECK_SECONDS = 10.0
_GONE = "There is no résumé at this address for you any more."

RoleOf = Callable[[Actor, str], DocumentRole | None]
"""Says what somebody is to a document now, and nothing where they may not have it open."""


class Channel(Protocol):
    """A way to one browser; ``send`` must not wait."""

    def send(self, frame: bytes) -> None:
        """Queue a frame."""
        ...

    def close(self, code: int, reason: str) -> None:
        """End the connection with a code that the editor understands."""
        ...

    def waiting_bytes(self) -> int:
        """Return how much is queued and not yet sent."""
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


@dataclass(slots=True)
class Room:
    """The members of one document."""

    document: str
    members: set[Member] = field(default_factory=set)


class Rooms:
    """All rooms of this process."""

    def __init__(
        self, live: LiveDocuments, role_of: RoleOf, note_title: Callable[[str], None]
    ) -> None:
        self._live = live
        self._role_of = role_of
        self._note_title = note_title
        self._rooms: dict[str, Room] = {}
        self._asking: set[asyncio.Future[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.is_draining = False
        live.listen(self)

    def start(self) -> None:
        """Take the running event loop as the one that rooms live on."""
        self._loop = asyncio.get_running_loop()
        self.is_draining = False
        self._loop.call_later(_RECHECK_SECONDS, self._recheck_often)

    def drain(self) -> None:
        """Send everyone away with a code that makes them come back at once."""
        self.is_draining = True
        for room in list(self._rooms.values()):
            for member in list(room.members):
                member.channel.close(wire.RESTART, "The server restarts; reconnecting.")

    async def join(
        self, document: str, epoch: str | None, channel: Channel, claims: TicketClaims
    ) -> Member | None:
        """Let a browser in and greet it; return nothing where it was sent away."""
        try:
            role = await asyncio.to_thread(self._role_of, claims.who, document)
            if role is None:
                channel.close(wire.NOT_FOUND, _GONE)
                return None
            live = await asyncio.to_thread(self._live.document, document)
        except NotFound as error:
            channel.close(wire.NOT_FOUND, str(error))
            return None
        except ImaginatorError as error:
            channel.close(wire.CANNOT_STORE, str(error))
            return None
        if epoch is not None and epoch != live.epoch:
            channel.close(wire.EPOCH_CHANGED, "This résumé was restored from a backup.")
            return None
        member = Member(channel, claims, role, heard_at=asyncio.get_running_loop().time())
        room = self._rooms.setdefault(document, Room(document))
        person = {"name": claims.participant.name, "colour": claims.participant.colour}
        hello = {
            "epoch": live.epoch,
            "revision": live.revision,
            "role": role,
            "person": person,
        }
        channel.send(wire.hello(json.dumps(hello)))
        with live.lock:
            channel.send(wire.step1(live.replica.state_vector()))
        room.members.add(member)
        for other in room.members:
            if other is not member and other.awareness is not None:
                channel.send(wire.awareness(other.awareness))
        return member

    def leave(self, document: str, member: Member) -> None:
        """Take a browser out, with its caret; an empty room closes."""
        room = self._rooms.get(document)
        if room is None or member not in room.members:
            return
        room.members.discard(member)
        if member.awareness is not None:
            self._tell(room, wire.awareness(member.awareness.gone()), but=member)
        if not room.members:
            del self._rooms[document]
            asyncio.get_running_loop().run_in_executor(None, self._close, document)

    def hear(self, document: str, member: Member, frame: bytes) -> None:
        """Take a frame from a browser; a bad one ends its connection and nothing else."""
        if not self._may_speak(member):
            member.channel.close(wire.TOO_FAST, "Too many edits at once; reconnecting.")
            return
        try:
            self._hear(document, member, frame)
        except (MalformedUpdate, wire.Malformed):
            member.channel.close(
                wire.MALFORMED, "The editor sent something unreadable; reconnecting."
            )
        except BrokenReplica:
            member.channel.close(wire.MALFORMED, "The edit could not be applied; reconnecting.")
        except ImaginatorError as error:
            member.channel.close(wire.CANNOT_STORE, str(error))

    def _hear(self, document: str, member: Member, frame: bytes) -> None:
        message = wire.read(frame)
        if isinstance(message, wire.Step1):
            live = self._live.document(document)
            with live.lock:
                member.channel.send(wire.step2(live.replica.diff(message.state_vector)))
        elif isinstance(message, wire.Update):
            if member.role not in WRITERS:
                member.channel.close(
                    wire.NOT_ALLOWED, "You can read this résumé but not change it."
                )
                return
            who = member.claims.participant.name
            self._live.edit(document, lambda replica: replica.apply(message.update), who, member)
        elif isinstance(message, wire.Awareness):
            self._show(document, member, message)
        elif isinstance(message, wire.QueryAwareness):
            room = self._rooms.get(document)
            for other in room.members if room else ():
                if other is not member and other.awareness is not None:
                    member.channel.send(wire.awareness(other.awareness))

    def _show(self, document: str, member: Member, shown: wire.Awareness) -> None:
        known = member.awareness
        if known is not None and known.client != shown.client:
            raise wire.Malformed
        participant = member.claims.participant
        person = {"name": participant.name, "colour": participant.colour}
        member.awareness = shown.signed(person)
        if room := self._rooms.get(document):
            self._tell(room, wire.awareness(member.awareness), but=member)

    def _may_speak(self, member: Member) -> bool:
        now = asyncio.get_running_loop().time()
        earned = (now - member.heard_at) * _FRAMES_A_SECOND
        member.allowance = min(_BURST, member.allowance + earned) - 1
        member.heard_at = now
        return member.allowance >= 0

    def _tell(self, room: Room, frame: bytes, but: object = None) -> None:
        for member in list(room.members):
            if member is but:
                continue
            if member.channel.waiting_bytes() > MOST_WAITING_BYTES:
                member.channel.close(wire.TOO_SLOW, "The connection is slow; reconnecting.")
                continue
            member.channel.send(frame)

    def _close(self, document: str) -> None:
        try:
            self._note_title(document)
        except ImaginatorError:
            return
        self._live.forget(document)

    # What documents tell, from whichever thread changed them.

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Pass a change on to everyone but its author."""
        self._on_loop(self._pass_on, document, update, origin)

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Acknowledge to the author, and tell everyone the new revision."""
        self._on_loop(self._acknowledge, document, revision, origin, count)

    def lost(self, document: str, sentence: str) -> None:
        """Send everyone away to come back with what they still have."""
        self._on_loop(self._send_away, document, sentence)

    def rights_changed(self) -> None:
        """Ask of everyone here whether they may stay, and as what."""
        self._on_loop(self._recheck)

    def _recheck_often(self) -> None:
        # A link or a login may also end by itself, of which nobody tells.
        if self._loop is not None and not self.is_draining:
            self._recheck()
            self._loop.call_later(_RECHECK_SECONDS, self._recheck_often)

    def _recheck(self) -> None:
        for document, room in self._rooms.items():
            for member in room.members:
                task = asyncio.ensure_future(self._recheck_member(document, member))
                self._asking.add(task)
                task.add_done_callback(self._asking.discard)

    async def _recheck_member(self, document: str, member: Member) -> None:
        try:
            role = await asyncio.to_thread(self._role_of, member.claims.who, document)
        except ImaginatorError:
            return  # the store does not answer: edits cannot be stored either
        if role is None:
            member.channel.close(wire.NOT_ALLOWED, _GONE)
        elif role != member.role:
            member.role = role  # the edits under way are judged by it already
            member.channel.close(wire.RESTART, "Your role has changed; reconnecting.")

    def _pass_on(self, document: str, update: bytes, origin: object) -> None:
        if room := self._rooms.get(document):
            self._tell(room, wire.update(update), but=origin)

    def _acknowledge(self, document: str, revision: int, origin: object, count: int) -> None:
        if isinstance(origin, Member):
            origin.stored += count
        if room := self._rooms.get(document):
            for member in list(room.members):
                member.channel.send(wire.ack(member.stored, revision))

    def _send_away(self, document: str, sentence: str) -> None:
        if room := self._rooms.get(document):
            for member in list(room.members):
                member.channel.close(wire.CANNOT_STORE, sentence)

    def _on_loop(self, act: Callable[..., None], *args: object) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        try:
            on_it = asyncio.get_running_loop() is self._loop
        except RuntimeError:
            on_it = False
        if on_it:
            act(*args)
        else:
            self._loop.call_soon_threadsafe(act, *args)
