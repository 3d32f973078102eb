"""Connections handed from one worker of a server to another, so that those of one résumé meet in one.

What its people write to each other then crosses neither Redis nor the store. Nothing depends on it:
any worker serves any résumé, and one that does not answer is passed over. Linux alone has the
addresses without files that this stands on; elsewhere every worker keeps what it takes.
"""

import asyncio
import os
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, TypeAlias

_WAIT_SECONDS: Final = 1.0
_MOST_HEAD_BYTES: Final = 64 * 1024
_BACKLOG: Final = 1024
_TAKEN: Final = b"\x01"
_CREDENTIALS: Final = struct.Struct("3i")
"""Process, user and group, as SO_PEERCRED tells them: unix(7)."""

Adopt: TypeAlias = Callable[[socket.socket, bytes], Awaitable[None]]
"""Serves a connection whose request was read already, and is given with it."""


class Handoff:
    """The workers of one server by number, each with a door where connections are handed in."""

    def __init__(self, server: str, workers: int) -> None:
        self._server, self._workers = server, workers
        self._own: int | None = None
        self._door: socket.socket | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self, adopt: Adopt) -> None:
        """Take the first number that is free, and have ``adopt`` serve what is handed in."""
        for number in range(self._workers):
            door = _unconnected()
            try:
                door.bind(self._address(number))
            except OSError:  # another's
                door.close()
                continue
            door.listen(_BACKLOG)
            self._own, self._door = number, door
            asyncio.get_running_loop().add_reader(door, self._let_in, door, adopt)
            return

    def close(self) -> None:
        """Take no more; who would hand something in keeps it."""
        if self._door is not None:
            asyncio.get_running_loop().remove_reader(self._door)
            self._door.close()
        self._own = self._door = None

    def is_elsewhere(self, path: str) -> bool:
        """Whether connections of a path belong to another worker."""
        return self._own is not None and self._home(path) != self._own

    async def hand_over(self, path: str, connection: int, head: bytes) -> bool:
        """Hand a connection, by its descriptor, and its request to whom they belong; say if that took it."""
        with _unconnected() as way:
            try:
                way.connect(self._address(self._home(path)))
                if not _is_ours(way) or len(head) > _MOST_HEAD_BYTES:
                    return False
                socket.send_fds(way, [head], [connection])
                with suppress(TimeoutError):
                    async with asyncio.timeout(_WAIT_SECONDS):
                        await _readable(way)
                # From here on it can no longer be taken; it may have been at the last moment.
                way.shutdown(socket.SHUT_RDWR)
                return way.recv(1) == _TAKEN
            except OSError:
                return False

    def _home(self, path: str) -> int:
        return zlib.crc32(path.encode()) % self._workers

    def _address(self, number: int) -> str:
        return f"\0imaginator {self._server} {number}"

    def _let_in(self, door: socket.socket, adopt: Adopt) -> None:
        with suppress(OSError):
            way, _ = door.accept()
            task = asyncio.create_task(_take(way, adopt))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


async def _take(way: socket.socket, adopt: Adopt) -> None:
    """Take what is handed in, unless who hands it has given up waiting."""
    way.settimeout(0)
    with way, suppress(OSError):
        if not _is_ours(way):
            return
        async with asyncio.timeout(_WAIT_SECONDS):
            await _readable(way)
        head, descriptors, _, _ = socket.recv_fds(way, _MOST_HEAD_BYTES, 1)
        for descriptor in descriptors:
            connection = socket.socket(fileno=descriptor)
            try:
                way.send(_TAKEN)
            except OSError:
                connection.close()
                raise
            await adopt(connection, head)


async def _readable(way: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    told = loop.create_future()
    loop.add_reader(way, told.set_result, None)
    try:
        await told
    finally:
        loop.remove_reader(way)


def _unconnected() -> socket.socket:
    return socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET | socket.SOCK_NONBLOCK)


def _is_ours(way: socket.socket) -> bool:
    said = way.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return bool(_CREDENTIALS.unpack(said)[1] == os.getuid())
