"""Rooms: who has a document open, and what is sent to whom.

A room speaks to channels, not to sockets. Everything here runs on one event loop;
documents call in from other threads, and are heard on it.
"""

import asyncio
import json
import time

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.people import Actor
from dashapp.services.acts import WRITERS
from dashapp.services.editing import wire
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.live_document import LiveDocument, OwnStep
from dashapp.services.editing.loop_calls import LoopCalls
from dashapp.services.editing.pace import Pace
from dashapp.services.editing.rechecks import GONE, Rechecks, RolesOf
from dashapp.services.editing.replica import BrokenReplica, MalformedUpdate
from dashapp.services.editing.room import Channel, Member, Room
from dashapp.services.editing.tickets import TicketClaims
from dashapp.services.editing.visits import Visitors, Visits

_TICK_SECONDS = 0.5
_NOTED_SECONDS = 15.0
_REVISION_SECONDS = 0.2
_MOST_ROOMS = 30


class Rooms:
    """All rooms of this process."""

    def __init__(self, live: LiveDocuments, roles_of: RolesOf, visitors: Visitors) -> None:
        self._live = live
        self._roles_of = roles_of
        self._visits = Visits(visitors, live.forget)
        self._rooms: dict[str, Room] = {}
        self._rechecks = Rechecks(roles_of)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pace: Pace
        self._calls = LoopCalls()
        self.is_draining = False
        live.listen(self)

    def start(self) -> None:
        """Take the running event loop as the one that rooms live on."""
        self._loop = asyncio.get_running_loop()
        self._calls.start()
        self.is_draining = False
        self._pace = Pace(self._loop)
        self._loop.call_later(_TICK_SECONDS, self._look_around)

    def drain(self) -> None:
        """Send everyone away with a code that makes them come back at once."""
        self.is_draining = True
        for room in list(self._rooms.values()):
            room.let_go()
            for member in list(room.members):
                member.channel.close(wire.RESTART, "The server restarts; reconnecting.")

    async def join(
        self, document: str, epoch: str | None, channel: Channel, claims: TicketClaims
    ) -> Member | None:
        """Let a browser in and greet it; return nothing where it was sent away."""
        try:
            (role,) = await asyncio.to_thread(self._roles_of, [(claims.who, document)])
            if role is None:
                channel.close(wire.NOT_FOUND, GONE)
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
        if self._open_by(claims.who) >= _MOST_ROOMS:
            channel.close(wire.TOO_FAST, "You have too many windows open. Close some of them.")
            return None
        now = time.monotonic()
        newest = live.revision
        member = Member(
            channel, claims, role, heard_at=now, checked_at=now, revision=newest, told=newest
        )
        room = self._rooms.setdefault(
            document, Room(document, self._pace, revision=newest, told=newest)
        )
        channel.send([_greeting(live, member)])
        with live.lock:
            channel.send([wire.step1(live.replica.state_vector())])
        for caret in room.carets():
            channel.send([wire.awareness(caret)])
        room.members.add(member)
        self._visits.note(room)
        return member

    def _open_by(self, who: Actor) -> int:
        return sum(
            (member.claims.who.known_as, member.claims.who.links) == (who.known_as, who.links)
            and not member.is_leaving
            for room in self._rooms.values()
            for member in room.members
        )

    def leave(self, document: str, member: Member) -> None:
        """Take a browser out, with its caret; an empty room closes."""
        room = self._rooms.get(document)
        if room is None or member not in room.members:
            return
        room.members.discard(member)
        shown = member.awareness
        # An editor that speaks in requests is here again before its last one leaves.
        if shown is not None and all(caret.client != shown.client for caret in room.carets()):
            self._show_everywhere(room, wire.awareness(shown.gone()), but=member)
        if not room.members:
            del self._rooms[document]
        self._visits.note(room)
        self._visits.left(member.claims.who, room)

    def hear(self, document: str, member: Member, frame: bytes) -> None:
        """Take a frame from a browser; a bad one ends its connection and nothing else."""
        if not member.may_speak(time.monotonic()):
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
            if not member.may_ask():
                member.channel.close(wire.TOO_FAST, "The same was asked too often; reconnecting.")
                return
            live = self._live.document(document)
            with live.lock:
                member.channel.send([wire.step2(live.replica.diff(message.state_vector))])
        elif isinstance(message, wire.Update):
            if member.role not in WRITERS:
                member.channel.close(
                    wire.NOT_ALLOWED, "You can read this résumé but not change it."
                )
                return
            self._live.edit(
                document, lambda replica: replica.apply(message.update), member.author, member
            )
        elif isinstance(message, wire.Awareness):
            self._show(document, member, message)
        elif isinstance(message, wire.QueryAwareness):
            room = self._rooms.get(document)
            for caret in room.carets() if room else ():
                if caret is not member.awareness:
                    member.send([wire.awareness(caret)])

    def _show(self, document: str, member: Member, shown: wire.Awareness) -> None:
        known = member.awareness
        if known is not None and known.client != shown.client:
            raise wire.Malformed
        participant = member.claims.participant
        person = {"name": participant.name, "colour": participant.colour}
        member.awareness = shown.signed(person)
        if room := self._rooms.get(document):
            self._show_everywhere(room, wire.awareness(member.awareness), but=member)

    def _show_everywhere(self, room: Room, frame: bytes, but: Member) -> None:
        room.tell(frame, but)
        self._live.shown(room.document, frame)

    # What documents tell, from whichever thread changed them.

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Pass a change on to everyone but its author."""
        self._calls.make(self._pass_on, document, update, origin)

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Acknowledge to the author, and tell everyone the new revision."""
        self._calls.make(self._acknowledge, document, revision, origin, count)

    def lost(self, document: str, sentence: str) -> None:
        """Send everyone away to come back with what they still have."""
        self._calls.make(self._send_away, document, sentence)

    def rights_changed(self) -> None:
        """Ask of everyone here whether they may stay, and as what."""
        self._calls.make(self._recheck_all)

    def changed_beside(self, document: str) -> None:
        """Tell everyone that something beside the text has changed."""
        self._calls.make(self._tell_beside, document)

    def shown(self, document: str, caret: bytes) -> None:
        """Show a caret of another process."""
        self._calls.make(self._show_elsewhere, document, caret)

    def _look_around(self) -> None:
        if self._loop is None or self.is_draining:
            return
        now = time.monotonic()
        here = self._everyone()
        self._rechecks.ask_of_some(here)
        for _, member in here:
            if member.is_silent(now):
                member.channel.close(wire.TOO_SLOW, "Nothing was heard for long; reconnecting.")
        for room in self._rooms.values():
            room.forget_silent(now)
            if now - room.noted_at > _NOTED_SECONDS:
                self._visits.note(room)
        self._loop.call_later(_TICK_SECONDS, self._look_around)

    def _recheck_all(self) -> None:
        self._rechecks.ask(self._everyone())

    def _everyone(self) -> list[tuple[str, Member]]:
        rooms = self._rooms.values()
        return [(room.document, member) for room in rooms for member in room.members]

    def _pass_on(self, document: str, update: bytes, origin: object) -> None:
        room = self._rooms.get(document)
        if room is None:
            return
        if not isinstance(origin, OwnStep):
            room.tell(wire.update(update), origin)
            return
        for member in list(room.members):
            is_own = member.claims.who.author == origin.who
            frame = wire.done_for(origin.suggestion, update) if is_own else wire.update(update)
            room.say(member, frame)

    def _tell_beside(self, document: str) -> None:
        if room := self._rooms.get(document):
            room.tell(wire.beside())

    def _show_elsewhere(self, document: str, caret: bytes) -> None:
        room = self._rooms.get(document)
        try:
            shown = wire.read(caret)
        except wire.Malformed:
            return
        if room is None or not isinstance(shown, wire.Awareness):
            return
        room.show_elsewhere(shown, caret, time.monotonic())

    def _acknowledge(self, document: str, revision: int, origin: object, count: int) -> None:
        room = self._rooms.get(document)
        if room is None:
            return
        room.revision = revision
        if isinstance(origin, Member):
            room.acknowledge(origin, count)
        if not room.is_telling:
            self._tell_revision_soon(room)

    def _tell_revision_soon(self, room: Room) -> None:
        # The others hear of a new revision now and then: their dashboards follow no faster.
        if self._loop is not None:
            self._loop.call_later(_REVISION_SECONDS, self._tell_revision, room)
            room.is_telling = True

    def _tell_revision(self, room: Room) -> None:
        lately, room.told, room.is_telling = room.told, room.revision, False
        for member in [each for each in room.members if each.told < room.revision]:
            if member.told > lately:  # of an edit of their own, since everyone was told last
                if not room.is_telling:
                    self._tell_revision_soon(room)
            else:
                room.acknowledge(member, 0)

    def _send_away(self, document: str, sentence: str) -> None:
        if room := self._rooms.get(document):
            room.held.clear()  # nobody who comes back is told what is not stored
            for member in list(room.members):
                member.channel.close(wire.CANNOT_STORE, sentence)


def _greeting(live: LiveDocument, member: Member) -> bytes:
    asks, participant = member.claims.who, member.claims.participant
    person = {
        "name": participant.name,
        "colour": participant.colour,
        "key": asks.person or " ".join(sorted(asks.links)),
    }
    said = {"epoch": live.epoch, "revision": live.revision, "role": member.role, "person": person}
    return wire.hello(json.dumps(said))
