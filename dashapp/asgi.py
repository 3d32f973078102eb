"""One server from all the doors: the place where they are built and handed their parts."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from gunicorn.arbiter import Arbiter
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from dashapp import __version__
from dashapp.bootstrap import Parts, join
from dashapp.domain.errors import Unavailable
from dashapp.settings import Settings
from dashapp.web.api import resumes_router
from dashapp.web.bounds import Bounded
from dashapp.web.caller import caller_of
from dashapp.web.cowriter import cowriter_router
from dashapp.web.docs import add_docs
from dashapp.web.errors import answer_errors, refuse_unknown
from dashapp.web.headers import SecureHeaders
from dashapp.web.health import health_router
from dashapp.web.jobs import jobs_router
from dashapp.web.logs import RequestLog, set_up_logs
from dashapp.web.mcp.door import McpDoor, make_server
from dashapp.web.mcp.metadata import metadata_router
from dashapp.web.mcp.oauth import oauth_router
from dashapp.web.origin import SameOrigin
from dashapp.web.poll import poll_router
from dashapp.web.proxies import Proxies
from dashapp.web.review import review_router
from dashapp.web.socket import socket_router

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""
_PAGE_THREADS = 8


def create_app(settings: Settings) -> FastAPI:
    """Return the product as one ASGI application; without the hub where that is elsewhere."""
    parts = join(settings)
    assistants = _assistants(parts, settings)
    runs_tasks = settings.task_runner == "inside"
    app = _framed(parts, settings, assistants, runs_tasks=runs_tasks)
    services = parts.services
    caller = caller_of(services.people.tokens, signs_in=settings.signs_in)
    limit = settings.upload_limit_mb
    app.include_router(resumes_router(services, caller, limit))
    app.include_router(jobs_router(services.jobs, services.imports, caller, limit))
    app.include_router(review_router(services, caller))
    app.include_router(cowriter_router(services, caller))
    app.include_router(metadata_router(signs_in=settings.signs_in))
    if settings.signs_in:
        app.include_router(oauth_router(services.consents))
    if settings.live_hub == "inside":
        app.include_router(_live(parts))
    add_docs(app, BUILT / "docs")
    refuse_unknown(app)
    _open_pages(app, parts, settings)
    return app


def create_hub(settings: Settings) -> FastAPI:
    """Return the editing hub alone: the socket and its health."""
    parts = join(settings)
    app = _framed(parts, settings)
    app.include_router(_live(parts))
    return app


def create_mcp(settings: Settings) -> FastAPI:
    """Return the door of assistants alone, and its health; the ways in are with the pages."""
    parts = join(settings)
    app = _framed(parts, settings, _assistants(parts, settings))
    app.include_router(metadata_router(signs_in=False))
    return app


def _assistants(parts: Parts, settings: Settings) -> McpDoor:
    make = make_server(parts.services, parts.live, settings.secrets, __version__)
    return McpDoor(parts.services, make, signs_in=settings.signs_in)


def _live(parts: Parts) -> APIRouter:
    """Return the ways into the editing hub."""
    hub = parts.rooms, parts.services.tickets, parts.services.people.guards.limiter
    router = APIRouter()
    router.include_router(socket_router(*hub))
    router.include_router(poll_router(*hub))
    return router


def _framed(
    parts: Parts,
    settings: Settings,
    assistants: McpDoor | None = None,
    *,
    runs_tasks: bool = False,
) -> FastAPI:
    """Return an application with what every role has: its life, its health, its guards."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        running = parts.running(runs_tasks=runs_tasks)
        async with running, assistants.running() if assistants else nullcontext():
            yield

    app = FastAPI(
        title="Imaginator",
        version=__version__,
        summary="Résumés: read in, checked, matched with jobs, taken out.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.leaving = [] if assistants is None else [assistants.leave]
    answer_errors(app)
    writers = parts.services.writing.writers
    app.include_router(health_router(parts.health, parts.rooms, writers, __version__))
    if assistants is not None:
        app.router.routes.append(Route("/mcp", assistants))
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=1)
    app.add_middleware(Bounded, most_mb=settings.upload_limit_mb)
    app.add_middleware(SameOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts)
    app.add_middleware(SecureHeaders, only_https=settings.is_production)
    app.add_middleware(RequestLog)
    app.add_middleware(Proxies, hops=settings.proxy_hops)
    if settings.metrics:
        _count(app, parts)
    return app


def _count(app: FastAPI, parts: Parts) -> None:
    from dashapp.web.metrics import Metered, Metrics, metrics_router  # noqa: PLC0415 - 4 MB

    metrics = Metrics()
    parts.live.listen(metrics)
    app.include_router(metrics_router(metrics))
    app.add_middleware(Metered, metrics=metrics)


def _open_pages(app: FastAPI, parts: Parts, settings: Settings) -> None:
    # Dash and all that it brings: 20 MB, which the hub and the assistants' door have no use for.
    from a2wsgi import WSGIMiddleware  # noqa: PLC0415

    from dashapp.ui.server import UiSettings, create_ui  # noqa: PLC0415

    pages: Any = create_ui(
        parts.services,
        parts.shelf,
        BUILT,
        settings=UiSettings(
            debug=settings.debug,
            most_bytes=settings.upload_limit_mb * 1_000_000,
            only_https=settings.is_production,
            signs_in=settings.signs_in,
            sign_up=settings.sign_up,
            secrets=settings.secrets,
            security_contact=settings.security_contact,
            providers=settings.providers,
        ),
    )
    # Mounted last and at the root: whatever the programs' door does not know is a page.
    mounted: Any = WSGIMiddleware(pages, workers=_PAGE_THREADS)
    app.mount("/", mounted)


def __getattr__(name: str) -> FastAPI:
    """Build ``app`` or ``hub`` when a server asks for it: an import alone builds nothing."""
    makers = {"app": create_app, "hub": create_hub, "mcp": create_mcp}
    if name not in makers:
        raise AttributeError(name)
    settings = Settings.read()
    set_up_logs(settings.log_level, as_json=settings.is_production)
    try:
        return makers[name](settings)
    except Unavailable as error:
        logging.getLogger(__name__).critical(str(error))
        # What gunicorn takes for a worker that cannot start, and ends.
        raise SystemExit(Arbiter.WORKER_BOOT_ERROR) from None
    except AttributeError as error:
        # Python would take it for a missing ``app`` and hide what is wrong.
        raise RuntimeError("The app could not be built.") from error
