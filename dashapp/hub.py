"""The editing hub alone: the socket, its stand-in, and its health.

It imports nothing of the pages, the API and the co-writer: half of what a process weighs.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from starlette.applications import Starlette

from dashapp import __version__
from dashapp.bootstrap.hub import join_hub
from dashapp.frame import Framed, framed
from dashapp.services.health import Health
from dashapp.settings import Settings
from dashapp.web.health import HealthPaths


def create_hub(settings: Settings) -> Framed:
    """Return the editing hub as an ASGI application."""
    hub = join_hub(settings)
    health = Health(hub.probes)
    paths = HealthPaths(health, hub.rooms, __version__)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        with closing(health):
            async with hub.running():
                yield

    app = Starlette(lifespan=lifespan)
    return framed(app, hub, settings, paths, is_hub=True)
