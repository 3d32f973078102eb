"""A browser's part of the wire, for tests that need many edits and no pixels."""

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pycrdt import Doc, Map
from websockets.sync.client import ClientConnection, connect

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from tests.conftest import Server, free_port
from tests.visitor import Visitor, owner

LOCAL = Actor(LOCAL_PERSON)
SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
_WAIT_S = 15.0


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server where people sign in."""
    made = Server(free_port(), tmp_path_factory.mktemp("guarded"), secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ada(guarded: Server) -> Visitor:
    """Who owns it."""
    return owner(guarded)


class Peer:
    """One browser: a document and a socket; knows what the server acknowledged."""

    def __init__(
        self, server: Server, resume: str, doc: Doc[Any] | None = None, ticket: str | None = None
    ) -> None:
        self.doc: Doc[Any] = doc or Doc()
        self.sent = self.stored = self.revision = 0
        self.hello: dict[str, Any] = {}
        self.awareness: list[bytes] = []
        self.accepted: list[str] = []
        self.beside = 0
        self.synced = False
        if ticket is None:
            ticket = Tickets([server.secret]).mint(resume, LOCAL, Participant("Ada", "#123456"))
        address = server.address.replace("http", "ws")
        self.socket: ClientConnection = connect(
            f"{address}/ws/resumes/{resume}?ticket={ticket}", legacy=True, max_size=None
        )
        self.until(lambda: bool(self.hello))
        self.socket.send(wire.step1(self.doc.get_state()))
        self.until(lambda: self.synced)

    def change(self, act: Callable[[Map[Any]], None]) -> None:
        """Change the nodes and send what changed."""
        before = self.doc.get_state()
        with self.doc.transaction():
            act(self.doc.get("nodes", type=Map))
        self.send(wire.update(self.doc.get_update(before)))

    def write(self, node: str, fields: dict[str, Any]) -> None:
        """Change fields of a node and send what changed."""
        self.change(lambda nodes: nodes[node].update(fields))

    def set_email(self, value: str) -> None:
        """Change the person's e-mail address and send what changed."""
        self.write("basics", {"v:email": value})

    def send(self, frame: bytes) -> None:
        self.sent += 1
        self.socket.send(frame)

    def until(self, holds: Callable[[], bool]) -> None:
        """Take frames until something holds."""
        deadline = time.monotonic() + _WAIT_S
        while not holds():
            left = deadline - time.monotonic()
            if left <= 0:
                pytest.fail("nothing came for long")
            self._take(self.socket.recv(timeout=left))

    def until_saved(self) -> None:
        self.until(lambda: self.stored >= self.sent)

    def _take(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        if frame[0] == 5:
            self.hello = json.loads(frame[frame.index(b'{"') :])
        elif frame[0] == 4:
            self.stored, at = wire.varint(frame, 1)
            self.revision, _ = wire.varint(frame, at)
        elif frame[0] == 1:
            self.awareness.append(frame)
        elif frame[0] == 7:
            self.beside += 1
        elif frame[0] == 6:
            size, at = wire.varint(frame, 1)
            self.accepted.append(frame[at : at + size].decode())
            self.doc.apply_update(wire._last_bytes(frame, at + size))
        elif frame[:2] == b"\x00\x00":
            message = wire.read(frame)
            assert isinstance(message, wire.Step1)
            self.sent += 1
            self.socket.send(wire.step2(self.doc.get_update(message.state_vector)))
        else:
            message = wire.read(frame)
            assert isinstance(message, wire.Update)
            self.doc.apply_update(message.update)
            self.synced = self.synced or frame[1] == 1


def call(server: Server, path: str, body: Any = None, method: str | None = None) -> Any:
    """Call the API and return its answer."""
    data = json.dumps(body).encode() if body is not None else None
    headers = {"content-type": "application/json"}
    if server.key:
        headers["authorization"] = f"Bearer {server.key}"
    request = urllib.request.Request(f"{server.address}{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        content = answer.read()
    return json.loads(content) if content else None
