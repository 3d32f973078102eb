"""Believes the proxies in front, as many as the settings say, about who asks and how."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

_SECURE = {"http": "https", "websocket": "wss"}


class Proxies:
    """Takes the client and the scheme from what the outermost believed proxy said.

    Each proxy appends whom it heard from; what stands before the last ``hops`` entries
    anybody may have written.
    """

    def __init__(self, app: ASGIApp, hops: int) -> None:
        self._app = app
        self._hops = hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as the outermost proxy saw it."""
        if scope["type"] in _SECURE and self._hops:
            headers = Headers(scope=scope)
            client = _believed(headers.getlist("x-forwarded-for"), self._hops)
            if client:
                scope["client"] = (client, 0)
            if _believed(headers.getlist("x-forwarded-proto"), self._hops) == "https":
                scope["scheme"] = _SECURE[scope["type"]]
        await self._app(scope, receive, send)


def _believed(values: list[str], hops: int) -> str:
    told = [each.strip() for value in values for each in value.split(",") if each.strip()]
    if not told:
        return ""
    return told[-hops] if len(told) >= hops else told[0]
