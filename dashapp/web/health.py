"""Whether this process lives, may be sent work, and what it leans on."""

from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Response
from pydantic import BaseModel

from dashapp.services.health import Health
from dashapp.services.rooms import Rooms
from dashapp.services.writers import Writers


class Dependency(BaseModel):
    """One thing the product leans on."""

    state: str
    latency_ms: float


class HealthReport(BaseModel):
    """The whole picture, for people and monitors."""

    status: str
    version: str
    timestamp: datetime
    dependencies: dict[str, Dependency]
    writer: str
    """Who writes: ``offline``, or the model that the operator gives, ``up`` or ``resting``."""


_STATES: Final = {None: "offline", False: "up", True: "resting"}


def health_router(health: Health, rooms: Rooms, writers: Writers, version: str) -> APIRouter:
    """Return the health paths; none of them tells a secret or an address."""
    outer = APIRouter(tags=["health"])
    router = APIRouter(prefix="/health")

    @outer.get("/healthz", summary="Answers 200 from the start until it is told to stop")
    async def calm(response: Response) -> dict[str, str]:
        # For whoever restarts instances: the database's bad minute must restart none. That it
        # answers says that it has started, and it starts on a migrated database only.
        if rooms.is_draining:
            response.status_code = 503
            return {"status": "stopping"}
        return {"status": "ok"}

    @router.get("/live", summary="Answers while the process lives")
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready", summary="Answers 200 when everything it leans on answers")
    def ready(response: Response) -> dict[str, str]:
        if not rooms.is_draining and health.is_ready():
            return {"status": "ok"}
        response.status_code = 503
        return {"status": "unavailable"}

    @router.get("", summary="The state of each dependency")
    def report() -> HealthReport:
        found = {
            name: Dependency(state=each.state, latency_ms=each.latency_ms)
            for name, each in health.report().items()
        }
        is_well = all(each.state == "up" for each in found.values())
        return HealthReport(
            status="ok" if is_well else "degraded",
            version=version,
            timestamp=datetime.now(UTC),
            dependencies=found,
            writer=_STATES[writers.is_resting],
        )

    outer.include_router(router)
    return outer
