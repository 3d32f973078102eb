"""Calls that come from any thread and are made on one event loop, in the order in which they came."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable


class LoopCalls:
    """Makes calls on a loop; those that come on it are made at once."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._waiting: deque[tuple[Callable[..., None], tuple[object, ...]]] = deque()
        self._is_woken = False

    def start(self) -> None:
        """Make calls on the running loop from now on; before, and once it is closed, none is made."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._waiting.clear()
        self._is_woken = False

    def make(self, act: Callable[..., None], *args: object) -> None:
        """Make a call, now or soon."""
        if self._loop is None or self._loop.is_closed():
            return
        # Not by asking for the running loop: until Python 3.12 that is a system call each time.
        if threading.get_ident() == self._thread:
            act(*args)
            return
        self._waiting.append((act, args))
        # One wake-up for all that come before it: each costs a system call.
        if not self._is_woken:
            self._is_woken = True
            self._loop.call_soon_threadsafe(self._catch_up, self._loop)

    def _catch_up(self, loop: asyncio.AbstractEventLoop) -> None:
        self._is_woken = False  # before the first: what comes from now on wakes again
        while self._waiting:
            act, args = self._waiting.popleft()
            loop.call_soon(act, *args)
