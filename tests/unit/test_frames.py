"""What goes to editors past the general protocol is framed as the general protocol frames it."""

import asyncio

import pytest
from websockets.frames import Frame, Opcode

from dashapp.web.pace import Pace
from dashapp.web.socket import Frames
from dashapp.web.worker import framed


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 3_000_000])
def test_a_message_is_framed_as_the_protocol_says(size: int) -> None:
    message = b"a" * size
    assert framed(message) == Frame(Opcode.BINARY, message).serialize(mask=False)


def test_what_must_wait_is_not_overtaken() -> None:
    went: list[bytes] = []
    keeps_up = True

    def write(frame: bytes) -> bool:
        if keeps_up:
            went.append(frame)
        return keeps_up

    frames = Frames(write)
    frames.send(b"first")
    keeps_up = False
    frames.send(b"second")
    keeps_up = True
    frames.send(b"third")
    assert went == [b"first"]
    assert list(frames.waiting) == [b"second", b"third"]
    assert frames.waiting_bytes() == len(b"secondthird")


class _Holder:
    """Something that holds a frame, as a socket does."""

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
