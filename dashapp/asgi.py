"""One server from all the doors: the place where they are built and handed their parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from a2wsgi import WSGIMiddleware
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashapp.bootstrap import BUILT, Parts, join
from dashapp.settings import Settings
from dashapp.ui.server import create_ui
from dashapp.web.api import resumes_router
from dashapp.web.docs import add_docs
from dashapp.web.errors import answer_errors
from dashapp.web.health import health_router
from dashapp.web.jobs import jobs_router
from dashapp.web.logs import RequestLog, set_up_logs
from dashapp.web.origin import SameOrigin
from dashapp.web.socket import socket_router

_VERSION = version("imaginator")
_PAGE_THREADS = 8


def create_app(settings: Settings) -> FastAPI:
    """Return the whole product as one ASGI application."""
    parts = join(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with parts.running():
            yield

    app = FastAPI(
        title="Imaginator",
        version=_VERSION,
        summary="Résumés: read in, checked, matched with jobs, taken out.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    answer_errors(app)
    _open_doors(app, parts, settings)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=1)
    app.add_middleware(SameOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts)
    app.add_middleware(RequestLog)
    return app


def _open_doors(app: FastAPI, parts: Parts, settings: Settings) -> None:
    services = parts.services
    app.include_router(health_router(parts.health, _VERSION))
    app.include_router(resumes_router(services, settings.upload_limit_mb))
    app.include_router(jobs_router(services.jobs))
    app.include_router(socket_router(parts.rooms, services.tickets))
    add_docs(app, BUILT / "docs")
    pages: Any = create_ui(
        services,
        BUILT,
        debug=settings.debug,
        most_bytes=settings.upload_limit_mb * 1_000_000,
        version=_VERSION,
    )
    # Mounted last and at the root: whatever the programs' door does not know is a page.
    mounted: Any = WSGIMiddleware(pages, workers=_PAGE_THREADS)
    app.mount("/", mounted)


def __getattr__(name: str) -> FastAPI:
    """Build ``app`` when a server asks for it, so that an import alone builds nothing."""
    if name != "app":
        raise AttributeError(name)
    settings = Settings.read()
    set_up_logs(settings.log_level, as_json=settings.is_production)
    try:
        return create_app(settings)
    except AttributeError as error:
        # Python would take it for a missing ``app`` and hide what is wrong.
        raise RuntimeError("The app could not be built.") from error
