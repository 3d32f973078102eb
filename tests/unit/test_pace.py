"""A loop that is late holds what rooms tell, for a moment; nothing of it is lost or out of order."""

import asyncio
from collections.abc import Sequence

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.editing import wire
from dashapp.services.editing.pace import Holder, Pace
from dashapp.services.editing.room import Member, Room
from dashapp.services.editing.tickets import Participant, TicketClaims


class _Holder:
    """Something that holds a frame, as a room does."""

    def __init__(self) -> None:
        self.went = asyncio.Event()

    def let_go(self) -> None:
        self.went.set()


def test_a_loop_that_is_late_holds_what_goes_out_and_one_that_keeps_up_does_not() -> None:
    async def story() -> None:
        loop = asyncio.get_running_loop()
        pace = Pace(loop)
        assert not pace.is_late()
        while not pace.is_late():
            busy_until = loop.time() + 10 * Pace.LATE_S
            while loop.time() < busy_until:
                pass
            await asyncio.sleep(0)
        while pace.is_late():  # until it keeps up again
            holders = _Holder(), _Holder()
            for each in holders:
                pace.hold(each)
            for each in holders:
                await each.went.wait()

    asyncio.run(asyncio.wait_for(story(), 20))


class _Late(Pace):
    """A loop that is late while it is told to be."""

    def __init__(self) -> None:
        self.late = True
        self.holders: list[Holder] = []

    def is_late(self) -> bool:
        return self.late

    def hold(self, holder: Holder) -> None:
        self.holders.append(holder)


class _Line:
    """A channel that notes what is sent together."""

    def __init__(self) -> None:
        self.sent: list[list[bytes]] = []
        self.waiting = 0
        self.code = 0

    def send(self, frames: Sequence[bytes]) -> int:
        self.sent.append([*frames])
        return self.waiting

    def close(self, code: int, _: str) -> None:
        self.code = code


def _room_of(count: int) -> tuple[Room, _Late, list[Member], list[_Line]]:
    pace, lines = _Late(), [_Line() for _ in range(count)]
    room = Room("cv", pace)
    claims = TicketClaims("cv", Actor(LOCAL_PERSON), Participant("Ada", "#000000"))
    members = [Member(line, claims, "owner") for line in lines]
    room.members.update(members)
    return room, pace, members, lines


def test_what_is_held_goes_to_each_at_once_in_its_order_and_not_back_to_its_author() -> None:
    room, pace, (ada, bo, _), lines = _room_of(3)
    room.tell(b"of Ada", but=ada)
    room.say(bo, b"for Bo")
    room.tell(b"of Bo", but=bo)
    room.revision = 7
    room.acknowledge(ada, 1)
    room.revision = 9
    room.acknowledge(ada, 2)
    assert [line.sent for line in lines] == [[], [], []]
    assert (ada.stored, pace.holders) == (0, [room])
    room.let_go()
    assert [line.sent for line in lines] == [
        [[b"of Bo", wire.ack(3, 9)]],
        [[b"of Ada", b"for Bo"]],
        [[b"of Ada", b"of Bo"]],
    ]
    assert (ada.stored, ada.told) == (3, 9)
    room.let_go()  # once more, when nothing is left
    assert [len(line.sent) for line in lines] == [1, 1, 1]


def test_a_loop_that_keeps_up_again_sends_what_is_held_before_anything_else() -> None:
    room, pace, (ada, _), (hears, other) = _room_of(2)
    room.tell(b"1")
    room.acknowledge(ada, 1)
    pace.late = False
    room.tell(b"2")
    assert hears.sent == [[b"1", wire.ack(1, 0)], [b"2"]]
    assert other.sent == [[b"1"], [b"2"]]


def test_who_left_or_reads_too_slowly_holds_up_nobody() -> None:
    room, _, (gone, *_), lines = _room_of(3)
    room.tell(b"1")
    room.acknowledge(gone, 1)
    room.members.discard(gone)
    lines[1].waiting = 5_000_000
    room.let_go()
    assert [line.sent for line in lines] == [[], [[b"1"]], [[b"1"]]]
    assert [line.code for line in lines] == [0, wire.TOO_SLOW, 0]
