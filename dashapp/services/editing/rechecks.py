"""Asks, of those who have a document open, whether they may stay, and as what."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import Actor, DocumentRole
from dashapp.services.editing import wire
from dashapp.services.editing.room import Member

RolesOf = Callable[[Sequence[tuple[Actor, str]]], list[DocumentRole | None]]
"""Says what each of some is to a document now, and nothing where they may not have it open."""

GONE: Final = (
    "You are signed out, or this résumé is not shared with you any more. Reload this page."
)
_EVERY_S: Final = 8.0
_PARTS: Final = 10
"""How many of all are asked of at once."""
_TOGETHER: Final = 50
"""Of about how many the store is asked in one go: a thread for each would cost more than the asking."""

Here = tuple[str, Member]
"""A document, and somebody who has it open."""


class Rechecks:
    """Asks the store beside the event loop; who may not stay is sent away on it."""

    def __init__(self, roles_of: RolesOf) -> None:
        self._roles_of = roles_of
        self._asking: set[asyncio.Future[None]] = set()

    def ask_of_some(self, here: Sequence[Here]) -> None:
        """Ask of a few who were not asked of lately.

        Why:
            A link or a login may also end by itself, of which nobody tells.
        """
        now = time.monotonic()
        due = [each for each in here if now - each[1].checked_at > _EVERY_S]
        self.ask(due[: 1 + len(here) // _PARTS])

    def ask(self, here: Sequence[Here]) -> None:
        """Ask of everyone in ``here``."""
        now = time.monotonic()
        for _, member in here:
            member.checked_at = now
        for at in range(0, len(here), _TOGETHER):
            task = asyncio.ensure_future(self._ask(here[at : at + _TOGETHER]))
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)

    async def _ask(self, here: Sequence[Here]) -> None:
        asked = [(member.claims.who, document) for document, member in here]
        try:
            roles = await asyncio.to_thread(self._roles_of, asked)
        except ImaginatorError:
            return  # until the store answers, no edit is stored either
        for (_, member), role in zip(here, roles, strict=True):
            if role is None:
                member.channel.close(wire.NOT_ALLOWED, GONE)
            elif role != member.role:
                member.role = role  # the edits under way are judged by it already
                member.channel.close(wire.RESTART, "Your role has changed; reconnecting.")
