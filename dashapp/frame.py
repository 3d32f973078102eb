"""What the server of every role has around it: its health, its counts, its guards."""

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from dashapp.bootstrap.parts import Hub
from dashapp.settings import Settings
from dashapp.web.errors import answer_errors
from dashapp.web.headers import SecureHeaders
from dashapp.web.health import HealthPaths
from dashapp.web.logs import RequestLog
from dashapp.web.origin import SameOrigin
from dashapp.web.poll import poll_route
from dashapp.web.proxies import Proxies
from dashapp.web.socket import sockets


class Framed:
    """An application whose sockets come by a way of their own.

    Why:
        Each layer that a socket comes through waits in memory for its end, for everybody who is
        connected, and most have nothing to do with sockets.
    """

    def __init__(self, app: Starlette, sockets: ASGIApp | None) -> None:
        self._app = app
        self._sockets = sockets or app
        self.state = app.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes."""
        by = self._sockets if scope["type"] == "websocket" else self._app
        await by(scope, receive, send)


def framed(
    app: Starlette, hub: Hub, settings: Settings, health: HealthPaths, *, is_hub: bool
) -> Framed:
    """Return an application with what every role has around it, the editing hub where it is here."""
    answer_errors(app)
    app.state.leaving = []
    app.router.routes += health.routes()
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=1)
    app.add_middleware(SameOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts)
    app.add_middleware(SecureHeaders, only_https=settings.is_production)
    app.add_middleware(RequestLog)
    app.add_middleware(Proxies, hops=settings.proxy_hops)
    way: ASGIApp | None = None
    if is_hub:
        parts = hub.rooms, hub.tickets, hub.guards.limiter
        app.router.routes.append(poll_route(*parts))
        way = SameOrigin(sockets(*parts))
        way = TrustedHostMiddleware(way, allowed_hosts=settings.hosts)
    if settings.metrics:
        way = _counted(app, hub, way)
    return Framed(app, way)


def _counted(app: Starlette, hub: Hub, way: ASGIApp | None) -> ASGIApp | None:
    from dashapp.web.metrics import Metered, Metrics, metrics_route  # noqa: PLC0415 - 4 MB

    metrics = Metrics()
    hub.live.listen(metrics)
    app.router.routes.append(metrics_route(metrics))
    app.add_middleware(Metered, metrics=metrics)
    return Metered(way, metrics) if way else None
