"""How late the loop of a process is, and what is therefore held for a moment and written together."""

import asyncio
from collections import deque
from typing import Final, Protocol

_ASKS_S: Final = 0.010
_HELD_S: Final = 0.050
_FORGETS: Final = 0.1
_STEP_S: Final = 0.005
_LONG_AGO_S: Final = 0.5


class Holder(Protocol):
    """Something that holds what it would send."""

    def let_go(self) -> None:
        """Send what is held."""
        ...


class Pace:
    """Says whether to hold, and when to let go; asked on the loop.

    A write costs as much for one frame as for five, so where a loop cannot keep up, frames that wait
    for each other arrive sooner. While it keeps up nothing is held.
    """

    LATE_S: Final = 0.004
    """A turn of the loop that takes so long, on average, is late.

    With 200 people in rooms of ten, whom one hub serves with ease, turns took 0.7 ms (median) and 4 ms
    at most; with 600, whom it hardly can, 9 and 20 ms.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._turn_s = 0.0
        self._asks_at = 0.0
        self._holders: deque[tuple[float, Holder]] = deque()

    def is_late(self) -> bool:
        """Return whether turns of the loop took long lately."""
        now = self._loop.time()
        if now > self._asks_at:
            if now > self._asks_at + _LONG_AGO_S:
                self._turn_s = 0.0
            self._asks_at = now + _ASKS_S
            self._loop.call_soon(self._answer, now)
        return self._turn_s > self.LATE_S

    def hold(self, holder: Holder) -> None:
        """Let ``holder`` send what it holds in a moment; in steps, so that not all do at once."""
        if not self._holders:
            self._loop.call_later(_HELD_S, self._let_go)
        self._holders.append((self._loop.time() + _HELD_S, holder))

    def _answer(self, asked_at: float) -> None:
        took = self._loop.time() - asked_at
        self._turn_s += _FORGETS * (took - self._turn_s)

    def _let_go(self) -> None:
        until = self._loop.time() + _STEP_S / 2
        while self._holders and self._holders[0][0] < until:
            _, holder = self._holders.popleft()
            self._loop.call_soon(holder.let_go)  # one that fails stops no other
        if self._holders:
            self._loop.call_later(_STEP_S, self._let_go)
