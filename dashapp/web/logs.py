"""Log lines: JSON in production, readable elsewhere, each with its request's id."""

import logging
import re
import secrets
import time
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_GIVEN_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
_READABLE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s [%(request_id)s]"


class OneLine(logging.Formatter):
    """A readable line; what a request says in it begins no line of its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """Return the line with its signs of control written out."""
        line = super().formatMessage(record)
        return "".join(each if each.isprintable() else repr(each)[1:-1] for each in line)


request_id: ContextVar[str] = ContextVar("request_id", default="-")

_log = logging.getLogger("imaginator.requests")


def set_up_logs(level: str, *, as_json: bool) -> None:
    """Send every log line of this process to standard error in one form."""
    handler = logging.StreamHandler()
    fields = "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s"
    handler.setFormatter(
        JsonFormatter(fields, rename_fields={"asctime": "time", "levelname": "level"})
        if as_json
        else OneLine(_READABLE, "%H:%M:%S")
    )
    handler.addFilter(_with_request_id)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for noisy in ("httpx", "fontTools", "alembic", "pypdf", "multipart", "mcp"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.root.level))


class RequestLog:
    """Gives each request an id, through both doors, and writes one line when it ends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        current = given if _GIVEN_ID.match(given) else secrets.token_hex(8)
        token = request_id.set(current)
        begun, status = time.monotonic(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = current
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            spent = round((time.monotonic() - begun) * 1000, 1)
            # Who looks every few seconds whether all is well would fill a log with that it is.
            is_look = scope["path"].startswith("/health") and status < 400
            level = logging.DEBUG if is_look else logging.INFO
            _log.log(level, "%s %s %s in %s ms", scope["method"], scope["path"], status, spent)
            request_id.reset(token)


def _with_request_id(record: logging.LogRecord) -> bool:
    record.request_id = request_id.get()
    return True
