"""The pages, the API and the assistants' door: the place where they are built and handed their parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.routing import Route

from dashapp import __version__
from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.frame import Framed, framed
from dashapp.settings import Settings
from dashapp.web.api import resumes_router
from dashapp.web.bounds import Bounded
from dashapp.web.caller import caller_of
from dashapp.web.cowriter import cowriter_router
from dashapp.web.docs import add_docs
from dashapp.web.health import HealthPaths
from dashapp.web.jobs import jobs_router
from dashapp.web.mcp.door import McpDoor, make_server
from dashapp.web.mcp.metadata import metadata_router
from dashapp.web.mcp.oauth import oauth_router
from dashapp.web.misshapen import PROBLEMS, answer_misshapen, refuse_unknown
from dashapp.web.review import review_router

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""
_PAGE_THREADS = 8


def create_app(settings: Settings) -> Framed:
    """Return the product as one ASGI application; without the hub where that is elsewhere."""
    parts = join(settings)
    app, whole = _programs(
        parts,
        settings,
        _assistants(parts, settings),
        runs_tasks=settings.task_runner == "inside",
        is_hub=settings.live_hub == "inside",
    )
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
    add_docs(app, BUILT / "docs")
    refuse_unknown(app)
    _open_pages(app, parts, settings)
    return whole


def create_mcp(settings: Settings) -> Framed:
    """Return the door of assistants alone, and its health; the ways in are with the pages."""
    parts = join(settings)
    app, whole = _programs(parts, settings, _assistants(parts, settings))
    app.include_router(metadata_router(signs_in=False))
    return whole


def _assistants(parts: Parts, settings: Settings) -> McpDoor:
    make = make_server(parts.services, parts.hub.live, settings.secrets, __version__)
    return McpDoor(parts.services, make, signs_in=settings.signs_in)


def _programs(
    parts: Parts,
    settings: Settings,
    assistants: McpDoor,
    *,
    runs_tasks: bool = False,
    is_hub: bool = False,
) -> tuple[FastAPI, Framed]:
    """Return an application with the door of assistants, and the same with its frame."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with parts.running(runs_tasks=runs_tasks), assistants.running():
            yield

    app = FastAPI(
        title="Imaginator",
        version=__version__,
        summary="Résumés: read in, checked, matched with jobs, taken out.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
    )
    answer_misshapen(app)
    app.add_middleware(Bounded, most_mb=settings.upload_limit_mb)
    writers = parts.services.writing.writers
    health = HealthPaths(parts.health, parts.hub.rooms, __version__, lambda: writers.is_resting)
    whole = framed(app, parts.hub, settings, health, is_hub=is_hub)
    app.state.leaving.append(assistants.leave)
    app.router.routes.append(Route("/mcp", assistants))
    return app, whole


def _open_pages(app: FastAPI, parts: Parts, settings: Settings) -> None:
    # Dash and all that it brings: 20 MB, which the assistants' door has no use for.
    from a2wsgi import WSGIMiddleware  # noqa: PLC0415

    from dashapp.ui.server import UiSettings, create_ui  # noqa: PLC0415

    pages: Any = create_ui(
        parts.services,
        parts.hub.shelf,
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
