"""What was joined, at work until the end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from dashapp.services.documents import Documents
from dashapp.services.editing.doorbell import Doorbell
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.presence import Presence
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import Tickets
from dashapp.services.guards import Guards
from dashapp.services.health import Health, Probe
from dashapp.services.history import History
from dashapp.services.ports import Limiter, Once, Shelf

if TYPE_CHECKING:  # the hub alone has no use for the rest
    from dashapp.services.catalogue import Services
    from dashapp.services.durable_tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Shared:
    """What several processes share beside the database."""

    shelf: Shelf
    doorbell: Doorbell
    limiter: Callable[[], Limiter]
    probe: Probe
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Hub:
    """What live editing stands on, and every other service with it."""

    documents: Documents
    history: History
    presence: Presence
    guards: Guards
    tickets: Tickets
    rooms: Rooms
    live: LiveDocuments
    once: Once
    shelf: Shelf
    engine: Engine
    shared: Shared | None
    probes: Mapping[str, Probe]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the rooms open until the server stops; what is unsaved is saved then."""
        self.rooms.start()
        try:
            yield
        finally:
            self.rooms.drain()
            self.close()

    def close(self) -> None:
        """Store what waits and let go of everything."""
        self.live.close()
        self.engine.dispose()
        if self.shared is not None:
            self.shared.close()


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was joined, for the doors and for the end."""

    hub: Hub
    services: Services
    health: Health
    runner: TaskRunner

    @asynccontextmanager
    async def running(self, *, runs_tasks: bool) -> AsyncIterator[None]:
        """Keep the parts at work until the server stops; what is unsaved is saved then."""
        if runs_tasks:
            self.runner.start()
        self.hub.rooms.start()
        try:
            yield
        finally:
            self.hub.rooms.drain()
            self.close()

    def close(self) -> None:
        """Store what waits and let go of everything."""
        self.runner.close()
        self.services.tasks.close()
        self.services.people.outbox.close()
        self.health.close()
        self.hub.close()
