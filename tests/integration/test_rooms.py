"""Who in a room is told what, and who is sent away."""

import asyncio
import time
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.document import DocumentSummary
from dashapp.domain.people import HOME, LOCAL_PERSON, Actor, Author
from dashapp.domain.resume import Resume
from dashapp.domain.tree.encoding import nodes_of
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from dashapp.services.editing import wire
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.pace import Pace
from dashapp.services.editing.room import Member, Room
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import Participant, TicketClaims


class _Window:
    """A channel that notes what it hears."""

    def __init__(self) -> None:
        self.revisions: list[int] = []
        self.carets: list[wire.Awareness] = []
        self.updates: list[bytes] = []
        self.told = asyncio.Event()
        self.code = 0
        self.closed = asyncio.Event()

    def send(self, frames: Sequence[bytes]) -> int:
        for frame in frames:
            kind, at = wire.varint(frame, 0)
            if kind == 4:
                _, at = wire.varint(frame, at)
                self.revisions.append(wire.varint(frame, at)[0])
                self.told.set()
            if kind == 1:
                caret = wire.read(frame)
                assert isinstance(caret, wire.Awareness)
                self.carets.append(caret)
            if frame[:2] == b"\x00\x02":
                self.updates.append(frame)
        return 0

    def close(self, code: int, reason: str) -> None:
        self.code = code
        self.closed.set()

    async def until(self, revision: int) -> None:
        while not self.revisions or self.revisions[-1] < revision:
            self.told.clear()
            await asyncio.wait_for(self.told.wait(), 10)


class _Nobody:
    """Visitors that nobody asks for."""

    def left(self, who: Actor, document: str) -> None:
        """Note nothing."""

    def closed(self, document: str) -> None:
        """Note nothing."""

    def here(self, document: str, people: Sequence[tuple[str, str]]) -> None:
        """Note nothing."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveDocuments]:
    """Open documents of a store that has one, at its first revision."""
    engine = open_engine(f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    migrate(engine)
    store, now = SqlDocuments(engine), datetime.now(UTC)
    seed = YjsReplicas().seeded(nodes_of(Resume({"basics": {"name": "Ada"}}), new_id))
    summary = DocumentSummary("cv", "", now, now, HOME, LOCAL_PERSON)
    store.create(summary, "epoch", LogRow("cv", Author("Ada"), now, seed))
    made = LiveDocuments(store, YjsReplicas(), lambda: datetime.now(UTC))
    yield made
    made.close()
    engine.dispose()


def _run(story: Coroutine[None, None, None]) -> None:
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has this thread's loop
        apart.submit(asyncio.run, story).result()


async def _joined(rooms: Rooms, window: _Window) -> Member:
    claims = TicketClaims("cv", Actor(LOCAL_PERSON), Participant("Ada", "#000000"))
    member = await rooms.join("cv", None, window, claims)
    assert member is not None
    return member


def test_whoever_was_just_acknowledged_hears_of_later_revisions_a_moment_after_the_others(
    live: LiveDocuments,
) -> None:
    async def story() -> None:
        rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
        rooms.start()
        writes, reads = _Window(), _Window()
        writer = await _joined(rooms, writes)
        await _joined(rooms, reads)
        rooms.stored("cv", 2, writer, 1)
        rooms.stored("cv", 3, None, 0)
        await reads.until(3)
        assert (writes.revisions, reads.revisions) == ([2], [3])
        await writes.until(3)
        assert (writes.revisions, reads.revisions) == ([2, 3], [3])
        rooms.drain()

    _run(story())


async def _until_held(rooms: Rooms, window: _Window) -> None:
    """Keep the loop busy until what is told is held."""
    told = -1
    while told != len(window.updates):
        told = len(window.updates)
        until = time.monotonic() + 10 * Pace.LATE_S
        while time.monotonic() < until:
            pass
        await asyncio.sleep(0)
        rooms.changed("cv", b"\x00\x00", None)


@pytest.mark.parametrize("ends", ["drained", "not stored"])
def test_what_is_held_goes_out_before_a_restart_and_to_nobody_where_it_is_not_stored(
    live: LiveDocuments, ends: str
) -> None:
    async def story() -> None:
        rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
        rooms.start()
        window, back = _Window(), _Window()
        await _joined(rooms, window)
        await _until_held(rooms, window)
        told = len(window.updates)
        if ends == "not stored":
            rooms.lost("cv", "The store failed.")
            await _joined(rooms, back)
        rooms.drain()
        assert len(window.updates) - told == (ends == "drained")
        assert back.updates == []

    _run(story())


def test_a_window_shows_no_caret_but_its_own(live: LiveDocuments) -> None:
    async def story() -> None:
        rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
        rooms.start()
        shows, sees = _Window(), _Window()
        member = await _joined(rooms, shows)
        await _joined(rooms, sees)
        for client in (7, 8):
            rooms.hear("cv", member, wire.awareness(wire.Awareness(client, 1, {})))
        assert [each.client for each in sees.carets] == [7]
        assert shows.code == wire.MALFORMED
        rooms.drain()

    _run(story())


@pytest.mark.parametrize("question", [wire.step1(b"\x00"), b"\x03"])
def test_who_asks_again_and_again_and_reads_no_answer_is_sent_away(
    live: LiveDocuments, question: bytes
) -> None:
    class Deaf(_Window):
        waiting = 0

        def send(self, frames: Sequence[bytes]) -> int:
            self.waiting += 0 if self.code else sum(map(len, frames))
            return self.waiting

    async def story() -> None:
        rooms = Rooms(live, lambda here: ["viewer"] * len(here), _Nobody())
        rooms.start()
        for client in range(40):
            shows = await _joined(rooms, _Window())
            shows.claims = TicketClaims("cv", Actor(f"p{client}"), Participant("Bo", "#000000"))
            spot = {"type": None, "tname": "t" * 190, "item": None}
            state = {"cursor": {"anchor": spot, "head": spot}}
            rooms.hear("cv", shows, wire.awareness(wire.Awareness(client, 1, state)))
        deaf = Deaf()
        member = await _joined(rooms, deaf)
        for _ in range(2_000):
            member.allowance = 100
            rooms.hear("cv", member, question)
        assert deaf.code in (wire.TOO_SLOW, wire.TOO_FAST)
        assert deaf.waiting < 5_000_000
        rooms.drain()

    _run(story())


def test_a_caret_goes_with_the_last_connection_that_shows_it(live: LiveDocuments) -> None:
    async def story() -> None:
        rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
        rooms.start()
        sees = _Window()
        await _joined(rooms, sees)
        # One editor that speaks in requests: its next one is here before the last one leaves.
        last, following = [await _joined(rooms, _Window()) for _ in range(2)]
        for clock, member in enumerate((last, following)):
            rooms.hear("cv", member, wire.awareness(wire.Awareness(7, clock, {})))
        rooms.leave("cv", last)
        assert [each.state is None for each in sees.carets] == [False, False]
        rooms.leave("cv", following)
        assert [each.state is None for each in sees.carets] == [False, False, True]
        rooms.drain()

    _run(story())


def test_the_caret_of_a_process_that_fell_silent_is_taken_away() -> None:
    async def story() -> None:
        sees = _Window()
        room = Room("cv", Pace(asyncio.get_running_loop()))
        claims = TicketClaims("cv", Actor(LOCAL_PERSON), Participant("Ada", "#000000"))
        room.members.add(Member(sees, claims, "owner"))
        shown = wire.Awareness(7, 1, {})
        room.show_elsewhere(shown, wire.awareness(shown), now=100.0)
        room.forget_silent(145.0)
        assert list(room.carets()) == [shown]
        room.forget_silent(145.1)
        assert list(room.carets()) == []
        assert sees.carets == [shown, shown.gone()]

    _run(story())


def test_a_window_that_fell_silent_is_sent_away(live: LiveDocuments) -> None:
    async def story() -> None:
        rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
        rooms.start()
        silent, awake = _Window(), _Window()
        (await _joined(rooms, silent)).heard_at -= 60
        await _joined(rooms, awake)
        await asyncio.wait_for(silent.closed.wait(), 10)
        assert (silent.code, awake.code) == (wire.TOO_SLOW, 0)
        rooms.drain()

    _run(story())
