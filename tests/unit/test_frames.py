"""What goes to editors past the general protocol is framed as the general protocol frames it."""

import pytest
from websockets.frames import Frame, Opcode

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
