"""What is asked and saved, counted for Prometheus at ``/metrics``."""

import os
import re
import time

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A few groups and never the path itself: each pair of values is kept for ever.
_GROUPS = (
    (re.compile(r"^/api/"), "api"),
    (re.compile(r"^/_dash-update-component$"), "callback"),
    (re.compile(r"^/resume/[^/]+/pages$"), "preview"),
    (re.compile(r"^/resume/[^/]+/export/"), "export"),
    (re.compile(r"^/(built|assets|_dash-component-suites|docs|redoc)"), "file"),
    (re.compile(r"^/(health|metrics)"), "look"),
)
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counts of this process; told to hear of edits by ``listen``."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Histogram(
            "imaginator_request_seconds",
            "How long requests took",
            ("group", "status"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._edits = Counter(
            "imaginator_edits_stored", "Edits that are durable", registry=self._registry
        )
        self._lost = Counter(
            "imaginator_edits_refused",
            "Times that edits could not be stored",
            registry=self._registry,
        )
        self.sockets = Gauge(
            "imaginator_sockets",
            "Editors that are connected",
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Hear of a change; it counts when it is stored."""

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Hear that edits are durable."""
        self._edits.inc(count)

    def changed_beside(self, document: str) -> None:
        """Nothing is counted of it."""

    def shown(self, document: str, caret: bytes) -> None:
        """Nothing is counted of it."""

    def lost(self, document: str, sentence: str) -> None:
        """Hear that edits could not be stored."""
        self._lost.inc()

    def rights_changed(self) -> None:
        """Hear nothing that is counted."""

    def text(self) -> bytes:
        """Return the counts of every worker here, as Prometheus reads them."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:  # as prometheus_client itself looks
            return generate_latest(self._registry)
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


class Metered:
    """Counts each request with the time it took, and each socket while it is open."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count it when it ends."""
        if scope["type"] == "websocket":
            with self._metrics.sockets.track_inprogress():
                await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.monotonic(), 500

        async def send_and_look(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_look)
        finally:
            seconds = time.monotonic() - begun
            self._metrics.requests.labels(_group(scope["path"]), str(status)).observe(seconds)


def metrics_route(metrics: Metrics) -> Route:
    """Return the path that Prometheus asks."""

    def told(_: Request) -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", told)


def _group(path: str) -> str:
    return next((name for pattern, name in _GROUPS if pattern.match(path)), "page")
