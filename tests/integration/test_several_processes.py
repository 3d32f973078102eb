"""The hub and two web processes on one PostgreSQL and one Redis, as in production."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Map

from tests.conftest import RedisServer, Server, free_port, new_database
from tests.integration.conftest import Peer, call
from tests.integration.typist import until
from tests.visitor import command

HANDSHAKE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
RESUME = {"basics": {"name": "Ada", "email": "ada@example.com"}}


@pytest.fixture
def system(
    postgres_url: str, redis: RedisServer, tmp_path: Path
) -> Iterator[tuple[Server, Server, Server]]:
    """The hub, and two web processes that share everything with it."""
    shared = {
        "DATABASE_URL": new_database(postgres_url),
        "REDIS_URL": redis.url,
        "LIVE_HUB": "elsewhere",
        "WEB_CONCURRENCY": "1",
    }
    servers = tuple(Server(free_port(), tmp_path) for _ in range(3))
    for server, role in zip(servers, ("live", "serve", "serve"), strict=True):
        server.start(role, **shared)
    yield servers  # type: ignore[misc]
    for server in servers:
        server.stop()


@pytest.fixture
def two_versions(postgres_url: str, tmp_path: Path) -> Iterator[list[Server]]:
    """Two servers on one PostgreSQL and no Redis, as for a moment between two versions."""
    database = new_database(postgres_url)
    servers = [Server(free_port(), tmp_path) for _ in range(2)]
    for server in servers:
        server.start(DATABASE_URL=database, WEB_CONCURRENCY="1")
    yield servers
    for server in servers:
        server.stop()


def written(peer: Peer) -> Any:
    return peer.doc.get("nodes", type=Map)["basics"]["v:email"]


def email(server: Server, resume: str) -> Any:
    return call(server, f"/api/resumes/{resume}")["basics"].get("email")


def test_what_the_hub_saved_is_read_everywhere(system: tuple[Server, ...]) -> None:
    hub, one, other = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    assert email(other, resume) == "ada@example.com"
    peer = Peer(hub, resume)
    for number in range(30):
        peer.set_email(f"{number}@example.com")
        peer.until_saved()
        assert email(one, resume) == f"{number}@example.com"
    assert email(other, resume) == "29@example.com"


def test_without_redis_two_servers_see_each_others_edits_a_little_later(
    two_versions: list[Server],
) -> None:
    resume = call(two_versions[0], "/api/resumes", RESUME)["id"]
    one, other = (Peer(server, resume) for server in two_versions)
    one.set_email("old@example.com")
    one.until_saved()
    other.until(lambda: written(other) == "old@example.com")
    other.set_email("new@example.com")
    other.until_saved()
    one.until(lambda: written(one) == "new@example.com")


def test_the_hub_carries_nothing_that_it_has_no_use_for(tmp_path: Path) -> None:
    hub = Server(free_port(), tmp_path)
    command(hub, "migrate")
    hub.start("live")
    assert hub.process is not None
    looks_after, [works] = loaded(hub.process.pid), [loaded(each) for each in hub.workers()]
    hub.stop()
    assert "pydantic_core" in works
    assert not looks_after & {"pydantic_core", "uvloop", "pycrdt"}
    names = subprocess.run(
        [sys.executable, "-c", "import sys, dashapp.asgi\ndashapp.asgi.hub\nprint(*sys.modules)"],
        env={**os.environ, "DATA_DIR": str(tmp_path)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert not {"fastapi", "dash", "flask", "mcp", "typst", "numpy"} & set(names.stdout.split())


def loaded(pid: int) -> set[str]:
    """Return the compiled libraries that a process holds, by the names of their packages."""
    lines = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    files = {Path(line.split(maxsplit=5)[-1]) for line in lines if ".so" in line}
    return {part.partition(".")[0] for file in files for part in (file.name, file.parent.name)}


def test_a_hub_without_its_store_ends_and_says_why(tmp_path: Path) -> None:
    hub = Server(free_port(), tmp_path)
    with (tmp_path / "log").open("wb") as hub.log:
        hub.launch("live", DATABASE_URL="postgresql://127.0.0.1:1/none")
        assert hub.process is not None
        assert hub.process.wait(30) == 3
    assert "The store cannot be opened" in (tmp_path / "log").read_text(encoding="utf-8")


def test_what_a_page_changes_reaches_whoever_writes(system: tuple[Server, ...]) -> None:
    hub, one, other = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    peers = [Peer(hub, resume), Peer(hub, resume)]
    for number, server in enumerate((one, other, one)):
        style(server, resume, 8 + number)
        for peer in peers:
            peer.until(partial(is_styled, peer, 8 + number))
        peers[0].set_email(f"{number}@example.com")
        peers[0].until_saved()
    stored = [call(server, f"/api/resumes/{resume}") for server in (one, other)]
    assert stored[0] == stored[1]
    assert stored[0]["meta"]["imaginator"]["style"]["font_size"] == 10
    assert stored[0]["basics"]["email"] == "2@example.com"


def test_what_a_page_brings_back_is_a_step_of_who_asked_for_it(
    system: tuple[Server, ...],
) -> None:
    hub, one, _ = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    peer = Peer(hub, resume)
    peer.set_email("new@example.com")
    peer.until_saved()
    call(one, f"/api/resumes/{resume}/history/1/restore", {})
    peer.until(lambda: peer.accepted == [""])
    assert peer.doc.get("nodes", type=Map)["basics"]["v:email"] == "ada@example.com"
    style(one, resume, 9)  # how it looks is a step as well
    peer.until(partial(is_styled, peer, 9))
    assert peer.accepted == ["", ""]


def is_styled(peer: Peer, size: float) -> bool:
    told = peer.doc.get("nodes", type=Map)["style"].get("v:font_size")
    return bool(told == json.dumps(size))


def reads(peer: Peer, email: str) -> bool:
    return bool(peer.doc.get("nodes", type=Map)["basics"]["v:email"] == email)


def style(server: Server, resume: str, size: float) -> None:
    request = urllib.request.Request(
        f"{server.address}/api/resumes/{resume}/style",
        data=json.dumps({"font_size": size}).encode(),
        headers={"content-type": "application/json"},
        method="PATCH",
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 204


def test_edits_are_saved_and_read_while_redis_is_gone(
    system: tuple[Server, ...], redis: RedisServer
) -> None:
    hub, one, _ = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    peer = Peer(hub, resume)
    redis.stop(9)
    peer.set_email("without@example.com")
    peer.until_saved()
    assert email(one, resume) == "without@example.com"
    style(one, resume, 9)
    redis.start()
    peer.until(partial(is_styled, peer, 9))


def test_a_deleted_resume_sends_whoever_writes_away(system: tuple[Server, ...]) -> None:
    hub, one, _ = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    peer = Peer(hub, resume)
    request = urllib.request.Request(f"{one.address}/api/resumes/{resume}", method="DELETE")
    urllib.request.urlopen(request, timeout=30).close()
    with pytest.raises(Exception, match="4500"):
        peer.until(lambda: False)


def test_a_session_is_known_to_all_and_outlives_redis(
    system: tuple[Server, ...], redis: RedisServer
) -> None:
    _, one, other = system
    resume = call(one, "/api/resumes", RESUME)["id"]
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    callback(browser, one, resume, "Grace")
    assert name_shown(browser, other, resume) == "Grace"
    redis.stop(9)
    assert name_shown(browser, other, resume) == ""
    assert "remembers you" in layout(browser, other)
    redis.start()
    assert name_shown(browser, one, resume) == "Grace"
    assert "remembers you" not in layout(browser, one)


def callback(browser: Any, server: Server, resume: str, name: str) -> None:
    """Ask for a ticket as the page does, under a name."""
    ask(
        browser,
        server,
        {
            "output": "editor.ticket",
            "outputs": {"id": "editor", "property": "ticket"},
            "inputs": [
                {"id": "editor", "property": "ticketWanted", "value": 1},
                {"id": "person-name", "property": "value", "value": name},
            ],
            "state": [{"id": "document", "property": "data", "value": resume}],
            "changedPropIds": ["person-name.value"],
        },
    )


def name_shown(browser: Any, server: Server, resume: str) -> str:
    page = ask(
        browser,
        server,
        {
            "output": "page.children",
            "outputs": {"id": "page", "property": "children"},
            "inputs": [{"id": "location", "property": "pathname", "value": f"/resume/{resume}"}],
            "changedPropIds": ["location.pathname"],
        },
    )
    found = [props for props in _props(page) if props.get("placeholder") == "Your name"]
    return str(found[0]["value"])


def layout(browser: Any, server: Server) -> str:
    with browser.open(f"{server.address}/_dash-layout", timeout=30) as answer:
        return str(answer.read().decode())


def ask(browser: Any, server: Server, said: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"{server.address}/_dash-update-component",
        data=json.dumps(said).encode(),
        headers={"content-type": "application/json"},
    )
    with browser.open(request, timeout=30) as answer:
        return json.loads(answer.read())


def _props(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("props"), dict):
            yield tree["props"]
        for value in tree.values():
            yield from _props(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _props(value)


def test_two_workers_of_one_server_hold_one_room(redis: RedisServer, tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    server.start(REDIS_URL=redis.url, WEB_CONCURRENCY="2")
    try:
        resume = call(server, "/api/resumes", RESUME)["id"]
        peers = []
        for other in server.workers():
            os.kill(other, signal.SIGSTOP)  # so that the one left takes the connection
            peers.append(Peer(server, resume))
            os.kill(other, signal.SIGCONT)
        assert len(peers) == 2
        for number in range(20):
            writer, reader = peers[number % 2], peers[(number + 1) % 2]
            said = f"{number}@example.com"
            writer.set_email(said)
            writer.until_saved()
            reader.until(partial(reads, reader, said))
    finally:
        server.stop()


def sockets_of(worker: int, server: Server) -> int:
    """Return how many connections of a server a worker holds."""
    there = f":{server.port:04X}"
    rows = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    established = {
        f"socket:[{row[9]}]" for row in rows if row[1].endswith(there) and row[3] == "01"
    }
    held = set()
    for each in Path(f"/proc/{worker}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            held.add(str(each.readlink()))
    return len(established & held)


def test_who_is_in_one_resume_meets_in_one_worker(redis: RedisServer, tmp_path: Path) -> None:
    hub, pages = Server(free_port(), tmp_path), Server(free_port(), tmp_path)
    shared = {"REDIS_URL": redis.url, "LIVE_HUB": "elsewhere"}
    pages.start(**shared, WEB_CONCURRENCY="1")
    hub.start("live", **shared, LIVE_CONCURRENCY="2")
    try:
        workers, kept = hub.workers(), list[Peer]()
        held = [0, 0]
        # Which worker is a résumé's is told by its name: among eight both have some, seldom not.
        while len(kept) < 16 or 0 in held:
            resume = call(pages, "/api/resumes", RESUME)["id"]
            writer, reader = Peer(hub, resume), Peer(hub, resume)
            writer.set_email("ada@example.org")
            reader.until(partial(reads, reader, "ada@example.org"))
            kept += [writer, reader]
            wanted = [[held[0] + 2, held[1]], [held[0], held[1] + 2]]
            until(lambda: [sockets_of(each, hub) for each in workers] in wanted, 5, "not in one")  # noqa: B023
            held = [sockets_of(each, hub) for each in workers]
    finally:
        hub.stop()
        pages.stop()


def asking(hub: Server, number: int, more: bytes = b"") -> socket.socket:
    """Return a connection that asks for the editing socket of a résumé."""
    line = socket.create_connection(("127.0.0.1", hub.port), 10)
    asked = f"GET /ws/resumes/{number} HTTP/1.1\r\nHost: localhost\r\n{HANDSHAKE}"
    line.sendall(asked.encode() + more + b"\r\n")
    return line


def test_a_request_with_odd_headers_is_answered_wherever_it_belongs(
    redis: RedisServer, tmp_path: Path
) -> None:
    hub = Server(free_port(), tmp_path)
    hub.start("live", REDIS_URL=redis.url, LIVE_CONCURRENCY="2")
    try:
        for number in range(8):
            with asking(hub, number, b"X-Odd: \xff\r\n") as line:
                assert line.recv(12) == b"HTTP/1.1 101"
    finally:
        assert hub.stop() == 0


def test_a_worker_that_ends_while_it_hands_over_ends_in_order(
    redis: RedisServer, tmp_path: Path
) -> None:
    hub = Server(free_port(), tmp_path)
    told = tmp_path / "log"
    with told.open("wb") as hub.log:
        hub.start("live", REDIS_URL=redis.url, LIVE_CONCURRENCY="2")
        stays, ends = hub.workers()
        os.kill(stays, signal.SIGSTOP)
        lines = [asking(hub, number) for number in range(8)]
        # Of those that belong to it one answers, and the others wait for who is frozen.
        answered, _, _ = select.select(lines, [], [], 10)
        assert 0 < len(answered) < len(lines)
        os.kill(ends, signal.SIGTERM)
        until(lambda: ends not in hub.workers(), 20, "it does not end")
        os.kill(stays, signal.SIGCONT)
        for line in lines:
            line.close()
        assert hub.stop() == 0
    assert "Traceback" not in told.read_text(encoding="utf-8")
