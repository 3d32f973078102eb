"""Tells, beside the event loop, who comes to a document and who goes; one word after another."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import Actor
from dashapp.services.editing.room import Room


class Visitors(Protocol):
    """Is told who comes and goes; may wait, and is never called on the loop."""

    def left(self, who: Actor, document: str) -> None:
        """Hear that somebody saw a document until now."""
        ...

    def closed(self, document: str) -> None:
        """Hear that nobody has a document open here any more."""
        ...

    def here(self, document: str, people: Sequence[tuple[str, str]]) -> None:
        """Hear who is in a document, each by name and colour; now and then, and on a change."""
        ...


class Visits:
    """Everything here is called on the loop, and is told in a thread."""

    def __init__(self, visitors: Visitors, forget: Callable[[str], None]) -> None:
        """Tell ``visitors``; then ``forget`` a document that nobody has open any more."""
        self._visitors = visitors
        self._forget = forget
        self._noting: set[asyncio.Future[None]] = set()
        self._in_order = asyncio.Lock()

    def note(self, room: Room) -> None:
        """Tell who is in a room now."""
        room.noted_at = time.monotonic()
        task = asyncio.ensure_future(self._note(room.document, room.people()))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    def left(self, who: Actor, room: Room) -> None:
        """Tell that somebody left a room, and whether it is empty now."""
        asyncio.get_running_loop().run_in_executor(
            None, self._left, room.document, who, not room.members
        )

    async def _note(self, document: str, people: Sequence[tuple[str, str]]) -> None:
        # One after another: of two threads the earlier word could be kept last.
        async with self._in_order:
            await asyncio.to_thread(self._visitors.here, document, people)

    def _left(self, document: str, who: Actor, is_empty: bool) -> None:  # noqa: FBT001
        with contextlib.suppress(ImaginatorError):
            self._visitors.left(who, document)
        if is_empty:
            with contextlib.suppress(ImaginatorError):
                self._visitors.closed(document)
                self._forget(document)
