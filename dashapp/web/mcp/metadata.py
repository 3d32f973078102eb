"""What a client that was turned away reads to find its way in (RFC 9728)."""

from typing import Any

from fastapi import APIRouter, Request

from dashapp.services.consents import OFFERED
from dashapp.web.mcp.known import METADATA


def metadata_router(*, signs_in: bool) -> APIRouter:
    """Return the paths that describe ``/mcp`` as a protected resource."""
    router = APIRouter(include_in_schema=False)

    @router.get(METADATA)
    @router.get(f"{METADATA}/mcp")
    def protected(request: Request) -> dict[str, Any]:
        here = str(request.base_url).rstrip("/")
        return {
            "resource": f"{here}/mcp",
            "resource_name": "Imaginator",
            "resource_documentation": f"{here}/account/assistants",
            "bearer_methods_supported": ["header"],
            "scopes_supported": list(OFFERED),
            **({"authorization_servers": [here]} if signs_in else {}),
        }

    return router
