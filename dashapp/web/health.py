"""Whether this process lives, may be sent work, and what it leans on."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashapp.services.editing.rooms import Rooms
from dashapp.services.health import Health

_STATES = {None: "offline", False: "up", True: "resting"}


class HealthPaths:
    """The answers of one process; none of them tells a secret or an address."""

    def __init__(
        self,
        health: Health,
        rooms: Rooms,
        version: str,
        is_resting: Callable[[], bool | None] | None = None,
    ) -> None:
        """Tell, where something is written here, of the model that the operator gives."""
        self._health = health
        self._rooms = rooms
        self._version = version
        self._is_resting = is_resting

    def routes(self) -> list[Route]:
        """Return the paths."""
        return [
            Route("/healthz", self._calm),
            Route("/health/live", _live),
            Route("/health/ready", self._ready),
            Route("/health", self._report),
        ]

    async def _calm(self, _: Request) -> JSONResponse:
        # For whoever restarts instances: the database's bad minute must restart none. That it
        # answers says that it has started, and it starts on a migrated database only.
        if self._rooms.is_draining:
            return JSONResponse({"status": "stopping"}, 503)
        return JSONResponse({"status": "ok"})

    def _ready(self, _: Request) -> JSONResponse:
        if not self._rooms.is_draining and self._health.is_ready():
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "unavailable"}, 503)

    def _report(self, _: Request) -> JSONResponse:
        """Return the whole picture, for people and monitors."""
        found = self._health.report()
        is_well = all(each.state == "up" for each in found.values())
        told: dict[str, Any] = {
            "status": "ok" if is_well else "degraded",
            "version": self._version,
            "timestamp": datetime.now(UTC).isoformat(),
            "dependencies": {name: asdict(each) for name, each in found.items()},
        }
        if self._is_resting is not None:
            told["writer"] = _STATES[self._is_resting()]
        return JSONResponse(told)


async def _live(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})
