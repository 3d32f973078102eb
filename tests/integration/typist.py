"""Somebody who types through every fault, and remembers what was shown to them as saved."""

import contextlib
import random
import secrets
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any, Self

from pycrdt import Doc, Map
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from tests.conftest import Server

_FIRST_WAIT_S, _WAIT_S = 0.05, 0.02


class Typist(threading.Thread):
    """A browser that reconnects, to any of some servers; each of its edits is its own mark."""

    def __init__(self, servers: Sequence[Server], resume: str, name: str, rate: float = 25) -> None:
        super().__init__(name=name, daemon=True)
        self.doc: Doc[Any] = Doc()
        self.lock = threading.Lock()
        self.saved: set[str] = set()
        """The edits that the server acknowledged as stored."""
        self.made: list[str] = []
        self.connections = 0
        self.is_typing = threading.Event()
        self.is_typing.set()
        self._servers = servers
        self._resume = resume
        self._pause = 1 / rate
        self._ended = threading.Event()
        self._random = random.Random(name)  # noqa: S311 - the same in each run
        self._mark = secrets.token_hex(3)

    def run(self) -> None:
        """Type until told to end."""
        while not self._ended.is_set():
            try:
                with self._connected() as socket:
                    self._converse(socket)
            except (OSError, WebSocketException, TimeoutError, EOFError):
                self._ended.wait(_FIRST_WAIT_S)

    def end(self) -> None:
        """Go away."""
        self._ended.set()
        self.join(20)

    @property
    def is_saved(self) -> bool:
        """Whether everything that was typed is acknowledged."""
        return len(self.saved) == len(self.made)

    @property
    def said(self) -> dict[str, Any]:
        """What their document says."""
        with self.lock:
            return said(self.doc)

    def _connected(self) -> ClientConnection:
        server = self._random.choice(self._servers)
        asks = Actor(LOCAL_PERSON, self.name)
        ticket = Tickets([server.secret]).mint(
            self._resume, asks, Participant(self.name, "#123456")
        )
        address = f"{server.address.replace('http', 'ws')}/ws/resumes/{self._resume}"
        made = connect(f"{address}?ticket={ticket}", legacy=True, open_timeout=3, max_size=None)
        self.connections += 1
        return made

    def _converse(self, socket: ClientConnection) -> None:
        waiting: list[set[str]] = []
        with self.lock:
            has = self.doc.get_state()
        socket.send(wire.step1(has))
        typed_at = time.monotonic()
        is_open = False
        while not self._ended.is_set():
            with contextlib.suppress(TimeoutError):
                frame = socket.recv(timeout=_WAIT_S)
                with self.lock:
                    self._take(socket, frame, waiting)
            is_open = is_open or "basics" in self.said
            is_time = time.monotonic() - typed_at > self._pause
            if is_open and is_time and self.is_typing.is_set():
                typed_at = time.monotonic()
                with self.lock:
                    mark, update = self._typed()
                waiting.append({mark})
                socket.send(wire.update(update))

    def _typed(self) -> tuple[str, bytes]:
        mark = f"{self._mark}-{len(self.made)}"
        before = self.doc.get_state()
        with self.doc.transaction():
            self.doc.get("nodes", type=Map)["basics"].update({f"v:{mark}": mark})
        self.made.append(mark)
        return mark, self.doc.get_update(before)

    def _take(self, socket: ClientConnection, frame: Any, waiting: list[set[str]]) -> None:
        if frame[0] == 4:
            stored, _ = wire.varint(frame, 1)
            for marks in waiting[:stored]:
                self.saved |= marks
        elif frame[:2] == b"\x00\x00":
            message = wire.read(frame)
            assert isinstance(message, wire.Step1)
            waiting.append(set(self.made) - self.saved)
            socket.send(wire.step2(self.doc.get_update(message.state_vector)))
        elif frame[0] == 0:
            message = wire.read(frame)
            assert isinstance(message, wire.Update)
            self.doc.apply_update(message.update)


class Team:
    """Typists who write in one résumé while something breaks."""

    def __init__(self, servers: Sequence[Server], resume: str, size: int = 4) -> None:
        self.typists = [Typist(servers, resume, f"Typist {number}") for number in range(size)]

    def __enter__(self) -> Self:
        for each in self.typists:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.typists:
            each.end()

    def wrote(self, more: int, within: float = 60) -> None:
        """Return when so many more edits were saved."""
        wanted = self.count + more
        until(lambda: self.count >= wanted, within, "nobody could save")

    @property
    def count(self) -> int:
        """How many edits were saved."""
        return sum(len(each.saved) for each in self.typists)

    def settled(self) -> dict[str, Any]:
        """Stop typing, wait until everybody has everything, and return what it is.

        Nothing that was shown as saved may be missing, with anybody.
        """
        for each in self.typists:
            each.is_typing.clear()
        until(
            lambda: all(each.is_saved for each in self.typists), 60, "some edits were never saved"
        )
        until(
            lambda: len({str(sorted(each.said.get("basics", ()))) for each in self.typists}) == 1,
            60,
            "they differ",
        )
        for each in self.typists:
            each.end()
        states = [each.said for each in self.typists]
        assert all(state == states[0] for state in states)
        saved = {f"v:{mark}" for each in self.typists for mark in each.saved}
        assert saved <= states[0]["basics"].keys()
        told = f"{len(saved)} saved edits, none lost; {self.reconnected} reconnections"
        sys.stderr.write(f"{told}\n")
        return states[0]

    @property
    def reconnected(self) -> int:
        """How often somebody had to connect again."""
        return sum(each.connections - 1 for each in self.typists)


def said(doc: Doc[Any]) -> dict[str, Any]:
    """Return what a document says, node by node."""
    nodes: dict[str, Any] = doc.get("nodes", type=Map).to_py() or {}
    return nodes


def until(holds: Any, within: float, otherwise: str) -> None:
    """Wait for what other threads do."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, otherwise
        threading.Event().wait(0.02)
