"""What goes to editors past the general protocol is framed as the general protocol frames it."""

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from uvicorn import Config, Server
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.client import connect

from dashapp.web.pace import Pace
from dashapp.web.socket import WRITE_NOW, Frames
from dashapp.web.worker import Worker, framed


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


def test_what_is_held_goes_out_before_a_close_and_not_to_who_is_gone() -> None:
    left = threading.Event()
    said: list[bool] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            assert (await receive())["type"] == "lifespan.startup"
            scope["state"]["pace"] = _Late(asyncio.get_running_loop())
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await receive()
        await send({"type": "websocket.accept"})
        write = scope["extensions"][WRITE_NOW]
        if scope["path"] == "/gone":
            await receive()
            said.append(write(b"to nobody"))
            left.set()
            return
        for frame in (b"1", b"2"):
            write(frame)
        await send({"type": "websocket.send", "bytes": b"3"})
        write(b"4")
        await send({"type": "websocket.close", "code": 4400})

    with _served(app) as port:
        with connect(f"ws://127.0.0.1:{port}/") as browser:
            assert [browser.recv() for _ in range(4)] == [b"1", b"2", b"3", b"4"]
            with pytest.raises(ConnectionClosed):
                browser.recv()
            assert browser.close_code == 4400
        gone = connect(f"ws://127.0.0.1:{port}/gone")
        linger = struct.pack("ii", 1, 0)  # its end is a reset, and no word of goodbye
        gone.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        gone.socket.close()
        assert left.wait(10)
    assert said == [False]


class _Late(Pace):
    """A loop that is always late."""

    def is_late(self) -> bool:
        return True


@contextmanager
def _served(app: Any) -> Iterator[int]:
    """Serve an application as the worker does, and give its port."""
    given = {each: Worker.CONFIG_KWARGS[each] for each in ("loop", "http", "ws")}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(Config(app, log_level="critical", lifespan="on", **given))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
