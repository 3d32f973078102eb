"""How much a request may carry to the doors for programs, read before anybody knows who asks."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashapp.domain.errors import TooLarge
from dashapp.web.uploads import MB

_PATHS = ("/api/", "/oauth/")
_TIMES_A_FILE = 10
"""Forms go to the disk, and their files say in a sentence that they are too large."""


class Bounded:
    """Refuses a body over a limit, before it is read where it says its length.

    Why:
        FastAPI reads a body before it asks who sends it, and JSON as a whole into memory.
    """

    def __init__(self, app: ASGIApp, *, most_mb: int, paths: Sequence[str] = _PATHS) -> None:
        self._app = app
        self._most = most_mb
        self._paths = tuple(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http" or not scope["path"].startswith(self._paths):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_form = headers.get("content-type", "").startswith("multipart/form-data")
        most_mb = self._most * (_TIMES_A_FILE if is_form else 1)
        sentence = f"This request carries more than {most_mb} MB."
        said = headers.get("content-length", "")
        if said.isdecimal() and int(said) > most_mb * MB:
            told = {"code": TooLarge.code, "message": sentence}
            await JSONResponse(told, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
            return
        come = 0

        async def receive_some() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > most_mb * MB:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence)
            return message

        await self._app(scope, receive_some, send)
