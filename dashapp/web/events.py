"""Server-sent events: what a service gives, as it comes, with signs of life in between."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any, cast

from anyio import CancelScope
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.types import Send

from dashapp.domain.errors import ImaginatorError

Event = tuple[str, Any]
"""What kind of event, and what it says, as JSON."""

_ALIVE_S = 15.0
_OURS = "Something went wrong on our side. What was suggested is kept; please try again."
_log = logging.getLogger(__name__)


async def events(steps: AsyncGenerator[Event, None]) -> StreamingResponse:
    """Return the answer that gives each step as an event; a fault of the first is an HTTP error.

    Raises:
        ImaginatorError: The first step cannot be made.
    """
    first = await anext(steps)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return _Closing(_said(first, steps), media_type="text/event-stream", headers=headers)


class _Closing(StreamingResponse):
    """A stream that is closed when whoever listened has gone, and not when it is swept up."""

    async def stream_response(self, send: Send) -> None:
        """Send what comes, and close it whatever happens."""
        try:
            await super().stream_response(send)
        finally:
            with CancelScope(shield=True):
                await cast(AsyncGenerator[bytes, None], self.body_iterator).aclose()


async def _said(first: Event, steps: AsyncGenerator[Event, None]) -> AsyncGenerator[bytes, None]:
    pending: asyncio.Future[Event] | None = None
    try:
        yield _written(first)
        while True:
            pending = asyncio.ensure_future(anext(steps))
            while not (await asyncio.wait({pending}, timeout=_ALIVE_S))[0]:
                yield KEEPALIVE_COMMENT
            try:
                yield _written(pending.result())
            except StopAsyncIteration:
                return
            except ImaginatorError as error:
                yield _written(("error", {"code": error.code, "message": str(error)}))
                return
            except Exception:  # noqa: BLE001 - whoever listens must hear that it ended
                _log.exception("a stream of events failed")
                yield _written(("error", {"code": "error", "message": _OURS}))
                return
    finally:
        # Nobody listens any more: what is under way is stopped, and kept as far as it came. The
        # request is cancelled again at every wait, which this must outlast.
        with CancelScope(shield=True):
            if pending is not None and not pending.done():
                pending.cancel()
                with suppress(asyncio.CancelledError, StopAsyncIteration, ImaginatorError):
                    await pending
            await steps.aclose()


def _written(event: Event) -> bytes:
    kind, said = event
    return format_sse_event(event=kind, data_str=json.dumps(said, ensure_ascii=False, default=str))
