"""A connection that one worker took is served by the one it belongs to, or by the first, and never by both."""

import asyncio
import secrets
import socket
import sys
import threading
from collections.abc import Iterator

import pytest

from dashapp.web.handoff import Handoff

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is for Linux alone")
WORKERS = 2


class Worker:
    """A loop of its own that serves what is handed in: it says with which request, to the other end."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.handoff = Handoff(server, WORKERS)
        self.loop = asyncio.new_event_loop()
        self.adopted = 0
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        self.told(self._open())

    def told(self, task: object) -> object:
        return asyncio.run_coroutine_threadsafe(task, self.loop).result(10)  # type: ignore[arg-type]

    def hand_over(self, path: str, connection: socket.socket) -> bool:
        return bool(self.told(self.handoff.hand_over(path, connection.fileno(), path.encode())))

    def freeze(self) -> threading.Event:
        """Do nothing until what is returned is set."""
        thaw, frozen = threading.Event(), threading.Event()
        self.loop.call_soon_threadsafe(frozen.set)
        self.loop.call_soon_threadsafe(thaw.wait, 10)
        assert frozen.wait(10)
        return thaw

    def leave(self) -> None:
        self.loop.call_soon_threadsafe(self.handoff.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    async def _open(self) -> None:
        self.handoff.open(self._adopt)

    async def _adopt(self, connection: socket.socket, head: bytes) -> None:
        self.adopted += 1
        with connection:
            connection.sendall(head)


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    server = secrets.token_hex(8)
    made = [Worker(server) for _ in range(WORKERS)]
    yield made
    for each in made:
        each.leave()


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection, and the browser's end of it."""
    here, there = socket.socketpair()
    there.settimeout(10)
    with here, there:
        yield here, there


def path_of(worker: Worker) -> str:
    """Return a path that belongs to a worker."""
    return next(f"/{n}" for n in range(100) if not worker.handoff.is_elsewhere(f"/{n}"))


def test_a_connection_goes_to_whom_its_path_belongs(
    workers: list[Worker], ends: tuple[socket.socket, socket.socket]
) -> None:
    taker, owner = workers
    path = path_of(owner)
    assert taker.handoff.is_elsewhere(path)
    assert taker.hand_over(path, ends[0])
    ends[0].close()  # here; the owner has it
    assert ends[1].recv(100) == path.encode()
    assert owner.adopted == 1


def test_whom_it_belongs_to_may_be_gone(
    workers: list[Worker], ends: tuple[socket.socket, socket.socket]
) -> None:
    taker, owner = workers
    path = path_of(owner)

    async def close() -> None:
        owner.handoff.close()

    owner.told(close())
    assert not taker.hand_over(path, ends[0])
    assert not owner.handoff.is_elsewhere(path_of(taker))  # it hands over nothing either


def test_what_was_kept_is_not_taken_later(
    workers: list[Worker], ends: tuple[socket.socket, socket.socket]
) -> None:
    taker, owner = workers
    path = path_of(owner)
    thaw = owner.freeze()
    assert not taker.hand_over(path, ends[0])
    thaw.set()
    second, browser = socket.socketpair()
    with second, browser:
        assert taker.hand_over(path, second)  # behind the first, which was let in before
        second.close()
        assert browser.recv(100) == path.encode()
    assert owner.adopted == 1


def test_one_worker_more_than_there_are_numbers_keeps_what_it_takes(workers: list[Worker]) -> None:
    more = Worker(workers[0].server)
    try:
        assert not any(more.handoff.is_elsewhere(f"/{number}") for number in range(20))
    finally:
        more.leave()


def test_a_request_too_long_to_hand_over_is_kept(
    workers: list[Worker], ends: tuple[socket.socket, socket.socket]
) -> None:
    taker, owner = workers
    path = path_of(owner) + "?" + "x" * 100_000
    assert not taker.told(taker.handoff.hand_over(path_of(owner), ends[0].fileno(), path.encode()))
    assert owner.adopted == 0
