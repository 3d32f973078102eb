"""The headers that every answer carries, whichever door it comes from."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_A_YEAR = 31_536_000
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


class SecureHeaders:
    """Adds what keeps an answer from being framed, guessed at, or fetched without TLS.

    An answer that says nothing of what it may load may load nothing: pages say it. One that says
    nothing of how long it may be kept is kept nowhere, but for files, which have a mark to ask by.
    """

    def __init__(self, app: ASGIApp, *, only_https: bool) -> None:
        self._app = app
        self._headers = dict(_ALWAYS)
        if only_https:
            self._headers["strict-transport-security"] = f"max-age={_A_YEAR}; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", _NOTHING)
                if "etag" not in headers:
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
