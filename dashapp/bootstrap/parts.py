"""What was joined, at work until the end."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from dashapp.services.catalogue import Services
from dashapp.services.doorbell import Doorbell
from dashapp.services.durable_tasks import TaskRunner
from dashapp.services.health import Health, Probe
from dashapp.services.live import LiveDocuments
from dashapp.services.people_store import Limiter
from dashapp.services.ports import Shelf
from dashapp.services.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Shared:
    """What several processes share beside the database."""

    shelf: Shelf
    doorbell: Doorbell
    limiter: Callable[[], Limiter]
    probe: Probe
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was joined, for the doors and for the end."""

    services: Services
    rooms: Rooms
    live: LiveDocuments
    health: Health
    shelf: Shelf
    engine: Engine
    shared: Shared | None
    runner: TaskRunner

    @asynccontextmanager
    async def running(self, *, runs_tasks: bool) -> AsyncIterator[None]:
        """Keep the parts at work until the server stops; what is unsaved is saved then."""
        self.rooms.start()
        if runs_tasks:
            self.runner.start()
        try:
            yield
        finally:
            self.rooms.drain()
            self.close()

    def close(self) -> None:
        """Store what waits and let go of everything."""
        self.runner.close()
        self.services.tasks.close()
        self.services.people.mailed.close()
        self.live.close()
        self.health.close()
        self.engine.dispose()
        if self.shared is not None:
            self.shared.close()
