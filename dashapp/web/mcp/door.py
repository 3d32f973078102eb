"""The door of HTTP for assistants: who comes in is known, counted, and from no other site's page.

What the protocol needs is imported when the first one comes: a start does not wait for it.
"""

import asyncio
import functools
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashapp.domain.errors import ImaginatorError, NotSignedIn
from dashapp.refusals import headers_of, status_of
from dashapp.services.assistants import Assistant
from dashapp.services.catalogue import Services
from dashapp.services.editing.live import LiveDocuments
from dashapp.web.caller import NEEDED, address_of
from dashapp.web.mcp.known import AGAIN, ASSISTANT, METADATA, MOST_BYTES
from dashapp.web.origin import is_own

if TYPE_CHECKING:
    from dashapp.web.mcp.desk import OwnServer

MakeServer = Callable[[], "OwnServer"]


class McpDoor:
    """Answers ``/mcp``: Streamable HTTP without sessions, so that any worker answers anyone."""

    def __init__(self, services: Services, make_server: MakeServer, *, signs_in: bool) -> None:
        self._assistants = services.assistants
        self._make_server = make_server
        self._signs_in = signs_in
        self._opening = asyncio.Lock()
        self._ending = asyncio.Event()
        self._server: OwnServer | None = None
        self._app: ASGIApp | None = None
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        request = Request(scope)
        if not is_own(scope):
            told = {"code": "wrong-origin", "message": "This comes from a page of another site."}
            await JSONResponse(told, 403)(scope, receive, send)
            return
        ask = functools.partial(self._admitted, request)
        try:
            assistant = await asyncio.to_thread(ask)
        except ImaginatorError as error:
            await _refusal(request, error)(scope, receive, send)
            return
        if request.method != "POST":
            # A stream that is asked for by GET would stay with this worker, and nothing comes in it.
            told = {"code": "not-here", "message": "Send each message by POST; listen by one too."}
            await JSONResponse(told, 405, {"allow": "POST"})(scope, receive, send)
            return
        app = self._app or await self._opened()
        # Blanks around a value are no part of it (RFC 9110, 5.5), and servers may leave them.
        headers = [(name, value.strip(b" \t")) for name, value in scope["headers"]]
        known = {"headers": headers, ASSISTANT: assistant, AGAIN: ask}
        await app({**scope, **known}, receive, send)

    def leave(self) -> None:
        """End what listens: a server that stops would wait for it."""
        if self._server is not None:
            self._server.leave()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep it open until the server stops."""
        try:
            yield
        finally:
            self._ending.set()
            if self._running is not None:
                await self._running

    def _admitted(self, request: Request) -> Assistant:
        address = address_of(request)
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self._assistants.of_token(key.strip(), address)
        if self._signs_in:
            raise NotSignedIn(NEEDED)
        return self._assistants.of_laptop(address)

    async def _opened(self) -> ASGIApp:
        async with self._opening:
            if self._app is None:
                server = await asyncio.to_thread(self._make_server)
                self._server, app = server, _streamable(server)
                started = asyncio.Event()
                self._running = asyncio.create_task(self._run(server, started))
                await started.wait()
                self._app = app
            return self._app

    async def _run(self, server: "OwnServer", started: asyncio.Event) -> None:
        async with server.session_manager.run():
            started.set()
            await self._ending.wait()


def make_server(
    services: Services, live: LiveDocuments, secrets: Sequence[str], version: str
) -> MakeServer:
    """Return what makes the server when the first assistant comes."""

    def make() -> "OwnServer":
        from dashapp.web.mcp.server import create_server  # noqa: PLC0415 - 0.5 s, 40 MB

        server = create_server(lambda: services, secrets, version)
        live.listen(server.news)
        return server

    return make


def _streamable(server: "OwnServer") -> ASGIApp:
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

    # Host and Origin are checked before, for this door as for the others.
    checked = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return server.streamable_http_app(
        stateless_http=True, max_request_body_size=MOST_BYTES, transport_security=checked
    )


def _refusal(request: Request, error: ImaginatorError) -> JSONResponse:
    headers = headers_of(error)
    if isinstance(error, NotSignedIn):
        where = request.url.replace(path=f"{METADATA}{request.url.path}", query="")
        wrong = 'error="invalid_token", ' if "authorization" in request.headers else ""
        headers["www-authenticate"] = (
            f'Bearer {wrong}resource_metadata="{where}", scope="read suggest"'
        )
    return JSONResponse({"code": error.code, "message": str(error)}, status_of(error), headers)
