"""Refuses what another site's page asks a browser to do here."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class SameOrigin:
    """Lets a browser change things, or open a socket, only from a page of this host.

    Why:
        On a laptop nobody signs in, so a page of any site could otherwise post to the
        local port in the person's name. Programs send no ``Origin`` and are let through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "websocket" and not is_own(scope):
            await send({"type": "websocket.close", "code": 4403, "reason": "another site"})
            return
        if scope["type"] == "http" and scope["method"] not in _READING and not is_own(scope):
            sentence = "This request comes from a page of another site, so it was refused."
            answer = JSONResponse({"code": "wrong-origin", "message": sentence}, 403)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_own(scope: Scope) -> bool:
    """Whether a request comes from no page, or from one of this host."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:  # it is no address
        return False
