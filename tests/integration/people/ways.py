"""What the tests of people share: somebody new, their windows, and how a window is closed."""

import json
import sqlite3
from collections import deque
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.conftest import Server
from tests.integration.conftest import Peer
from tests.visitor import Visitor, api

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
RESUME = {"basics": {"name": "Nadia Okafor", "email": "nadia@example.com"}}
SIGN_IN = {
    "SIGN_IN": "true",
    "SECRET_KEY": SECRET,
    "PROXY_HOPS": "1",
    "SECURITY_CONTACT": "mailto:security@example.org",
}


def made(server: Server, key: str, workspace: str = "home") -> str:
    answer = api(server, key, f"/api/resumes?workspace={workspace}", RESUME)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def joined(server: Server, host: Visitor, role: str, name: str, workspace: str = "home") -> Visitor:
    """Return somebody new in a workspace."""
    invitation = host.invite(workspace, role)
    return Visitor(server).join(invitation, f"{name.lower()}@example.org", name)


def ticketed(server: Server, visitor: Visitor, resume: str, hub: Server | None = None) -> Peer:
    """Return a window of a visitor, opened with the ticket that their page gets."""
    visitor.server = server
    return Peer(hub or server, resume, ticket=visitor.ticket(resume))


def closed_with(peer: Peer) -> int:
    frames = iter(lambda: peer.socket.recv(timeout=15), None)
    with pytest.raises(ConnectionClosed) as told:
        deque(frames, maxlen=0)
    assert told.value.rcvd is not None
    return told.value.rcvd.code


def knock(server: Server, resume: str, ticket: str) -> int:
    """Return the code with which a socket is closed."""
    address = server.address.replace("http", "ws")
    with connect(f"{address}/ws/resumes/{resume}?ticket={ticket}") as socket:
        with pytest.raises(ConnectionClosed) as told:
            socket.recv(timeout=10)
        assert told.value.rcvd is not None
        return told.value.rcvd.code


def stored(server: Server) -> sqlite3.Connection:
    return sqlite3.connect(server.data / "imaginator.sqlite3", timeout=10)


def one(database: sqlite3.Connection, question: str, *values: Any) -> Any:
    return database.execute(question, values).fetchone()[0]


def shown(visitor: Visitor, path: str) -> str:
    """Return what the page at an address holds."""
    visitor.get(path)
    asked = {"id": "location", "property": "pathname", "value": path}
    answer = visitor.callback(
        {
            "output": "page.children",
            "outputs": {"id": "page", "property": "children"},
            "inputs": [asked],
            "changedPropIds": ["location.pathname"],
        }
    )
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json(), ensure_ascii=False)
