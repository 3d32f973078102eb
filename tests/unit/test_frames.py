"""What goes past the general protocol, to editors and from them, says what it would say there."""

import random
import socket
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from uvicorn import Config, Server
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.client import connect

from dashapp.web.prompt_socket import extent, framed
from dashapp.web.socket import PROMPT, Frames
from dashapp.web.worker import Worker

_HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
)


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 3_000_000])
def test_a_message_is_framed_as_the_protocol_says(size: int) -> None:
    message = b"a" * size
    assert framed(message) == Frame(Opcode.BINARY, message).serialize(mask=False)


def test_what_must_wait_is_not_overtaken() -> None:
    went: list[bytes] = []
    keeps_up = True

    def write(frames: Sequence[bytes]) -> bool:
        if keeps_up:
            went.extend(frames)
        return keeps_up

    frames = Frames(write)
    frames.send([b"first"])
    keeps_up = False
    frames.send([b"second", b"third"])
    keeps_up = True
    assert frames.send([b"fourth"]) == len(b"secondthirdfourth")
    assert went == [b"first"]
    assert list(frames.waiting) == [b"second", b"third", b"fourth"]


def test_a_reason_that_is_too_long_for_a_close_is_cut_between_letters() -> None:
    frames = Frames()
    frames.close(4500, "é" * 100)
    assert frames.closing == (4500, "é" * 61)


def test_messages_go_out_one_by_one_before_a_close_and_not_to_who_is_gone() -> None:
    left = threading.Event()
    said: list[bool] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        write = scope["extensions"][PROMPT].write
        if scope["path"] == "/gone":
            await receive()
            said.append(write([b"to nobody"]))
            left.set()
            return
        write([b"1", b"2"])
        await send({"type": "websocket.send", "bytes": b"3"})
        write([b"4"])
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


def test_messages_are_heard_whole_and_in_order_however_their_bytes_come() -> None:
    chance = random.Random(11)  # noqa: S311
    messages = [chance.randbytes(chance.choice((0, 1, 9, 125, 126, 4_000))) for _ in range(400)]
    messages += [chance.randbytes(70_000), chance.randbytes(200_000)] * 3
    chance.shuffle(messages)
    heard: list[bytes] = []
    ways: dict[str, int] = {"at once": 0, "received": 0}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})

        def hear(way: str, message: bytes) -> None:
            ways[way] += 1
            heard.append(message)

        # What comes before anybody listens waits, as does what is no short whole message.
        hear("received", (await receive())["bytes"])
        scope["extensions"][PROMPT].listen(lambda message: hear("at once", message))
        await send({"type": "websocket.send", "text": "listening"})
        while (message := await receive())["type"] != "websocket.disconnect":
            hear("received", message["bytes"])

    first, rest = messages[0], messages[1:]
    with _served(app) as port, connect(f"ws://127.0.0.1:{port}/") as browser:
        browser.send(first)
        assert browser.recv() == "listening"
        stream = b"".join(_as_frames(message, chance) for message in rest)
        at = 0
        while at < len(stream):
            size = chance.choice((1, 2, 5, 7, 200, 3_000, 90_000))
            browser.socket.sendall(stream[at : at + size])
            at += size
        browser.close()
    assert heard == messages
    assert min(ways.values()) > 0


def _as_frames(message: bytes, chance: random.Random) -> bytes:
    """Return a message as a browser may send it: whole or in parts, a ping before it or not."""
    cut = chance.randrange(len(message) + 1)
    parts = [message] if chance.random() < 0.8 else [message[:cut], b"", message[cut:]]
    frames = [Frame(Opcode.PING, b"here?")] if chance.random() < 0.1 else []
    for place, part in enumerate(parts):
        opcode = Opcode.CONT if place else Opcode.BINARY
        frames.append(Frame(opcode, part, fin=place == len(parts) - 1))
    return b"".join(each.serialize(mask=True) for each in frames)


def test_of_who_is_sent_away_nothing_more_is_heard() -> None:
    heard: list[bytes] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        scope["extensions"][PROMPT].listen(heard.append)
        await receive()  # a text, which nobody expects
        await send({"type": "websocket.close", "code": 4429})

    says = [Frame(Opcode.BINARY, b"1"), Frame(Opcode.TEXT, b"2"), Frame(Opcode.BINARY, b"3")]
    with (
        _served(app) as port,
        socket.create_connection(("127.0.0.1", port)) as line,
    ):
        line.sendall(_HANDSHAKE)
        told = line.makefile("rb")
        while told.readline() != b"\r\n":
            pass
        line.sendall(b"".join(each.serialize(mask=True) for each in says[:2]))
        assert told.read(4) == b"\x88\x02" + (4429).to_bytes(2)
        line.sendall(says[2].serialize(mask=True))
        line.shutdown(socket.SHUT_WR)
        assert told.read() == b""
    assert heard == [b"1"]


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
@pytest.mark.parametrize("mask", [True, False])
def test_a_head_tells_where_a_frame_ends_once_it_is_whole(size: int, mask: bool) -> None:
    frame = Frame(Opcode.BINARY, bytes(size)).serialize(mask=mask)
    head = len(frame) - size
    assert extent(b"xy" + frame, 2) == (2 + head, 2 + len(frame))
    for cut in range(head - 4 * mask):
        assert extent(frame[:cut], 0)[1] > cut


@contextmanager
def _served(app: Any) -> Iterator[int]:
    """Serve an application as the worker does, and give its port."""
    names = ("loop", "http", "ws", "ws_per_message_deflate")
    given = {each: Worker.CONFIG_KWARGS[each] for each in names}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(Config(app, log_level="critical", lifespan="off", **given))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
