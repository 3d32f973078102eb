"""Whether this process lives, may be sent work, and what it leans on."""

from datetime import UTC, datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel

from dashapp.services.health import Health


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


def health_router(health: Health, version: str) -> APIRouter:
    """Return the health paths; none of them tells a secret or an address."""
    router = APIRouter(prefix="/health", tags=["health"])

    @router.get("/live", summary="Answers while the process lives")
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready", summary="Answers 200 when everything it leans on answers")
    def ready(response: Response) -> dict[str, str]:
        if health.is_ready():
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
        )

    return router
