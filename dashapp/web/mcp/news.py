"""News of what changes, for programs that listen: an address changed, read it again.

Who listens is asked again and again whether they still may.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import anyio
from anyio import to_thread
from mcp.server import ServerRequestContext
from mcp.server.subscriptions import InMemorySubscriptionBus, ListenHandler
from mcp.shared.subscriptions import ResourceUpdated
from mcp_types import SubscriptionsListenRequestParams, SubscriptionsListenResult

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.web.mcp.desk import Desk, protocol_error
from dashapp.web.mcp.resources import resume_of

_AGAIN_SECONDS, _TOGETHER_SECONDS = 8.0, 0.2
_MOST_WATCHED, _MOST_STREAMS = 50, 1000


class News(InMemorySubscriptionBus):
    """Hears from documents, on any thread, and tells those who listen, on the loop."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._due: set[str] = set()
        self._telling: set[asyncio.Task[None]] = set()

    @contextmanager
    def watching(self, uris: Sequence[str]) -> Iterator[None]:
        """Tell of some addresses for as long as this lasts."""
        self._loop = asyncio.get_running_loop()
        self._watched.update(uris)
        try:
            yield
        finally:
            self._watched.subtract(uris)
            self._watched += Counter()  # forgets those of nobody

    def tell(self, document: str, *, beside: bool = False) -> None:
        """Tell of a document; what comes in a moment goes together."""
        loop = self._loop
        if loop is None or loop.is_closed() or not self._watched:
            return
        loop.call_soon_threadsafe(self._collect, document, beside)

    def _collect(self, document: str, beside: bool) -> None:  # noqa: FBT001
        of_it = {
            uri
            for uri in self._watched
            if resume_of(uri) == document and (beside or not uri.endswith("/todos"))
        }
        if of_it and not self._due and self._loop is not None:
            self._loop.call_later(_TOGETHER_SECONDS, self._say)
        self._due |= of_it

    def _say(self) -> None:
        due, self._due = self._due, set()
        for uri in sorted(due):
            task = asyncio.ensure_future(self.publish(ResourceUpdated(uri)))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

    # What documents tell, from whichever thread changed them.

    def changed(self, document: str, update: bytes, origin: object) -> None:
        """Wait until it is stored."""

    def stored(self, document: str, revision: int, origin: object, count: int) -> None:
        """Tell that a text has changed."""
        del revision, origin, count
        self.tell(document)

    def lost(self, document: str, sentence: str) -> None:
        """Tell that what was told may not be so."""
        del sentence
        self.tell(document, beside=True)

    def rights_changed(self) -> None:
        """Leave it to the next look."""

    def changed_beside(self, document: str) -> None:
        """Tell that something beside the text has changed."""
        self.tell(document, beside=True)

    def shown(self, document: str, caret: bytes) -> None:
        """Carets are no news."""


def add_news(desk: Desk, news: News) -> None:
    """Let programs listen to what they may read."""
    handler = ListenHandler(news, max_subscriptions=_MOST_STREAMS)
    desk.server.ends = handler.close

    async def listen(
        ctx: ServerRequestContext[Any, Any], params: SubscriptionsListenRequestParams
    ) -> SubscriptionsListenResult:
        uris = list(params.notifications.resource_subscriptions or ())
        revisions = await to_thread.run_sync(_admitted, desk, ctx, uris)
        with news.watching(uris):
            async with anyio.create_task_group() as group:
                group.start_soon(_look_again, desk, ctx, news, revisions, group.cancel_scope)
                result = await handler(ctx, params)
                group.cancel_scope.cancel()
                return result
        raise protocol_error(NotFound("You may not listen to this any more."))

    desk.server.answer("subscriptions/listen", SubscriptionsListenRequestParams, listen)


def _admitted(
    desk: Desk, ctx: ServerRequestContext[Any, Any], uris: Sequence[str]
) -> dict[str, int]:
    """Return the revisions of what is listened to; refuse what may not be read."""
    try:
        if len(uris) > _MOST_WATCHED:
            raise NotFound(f"At most {_MOST_WATCHED} addresses at once.")
        who = desk.assistant(ctx, again=True).actor
        found: dict[str, int] = {}
        for uri in uris:
            resume = resume_of(uri)
            if resume is None:
                raise NotFound(f"Nothing is told of {uri[:200]}.")
            # Opens it in this process, which then hears of it.
            found[resume] = desk.services.documents.snapshot(who, resume).revision
    except ImaginatorError as error:
        raise protocol_error(error) from None
    return found


async def _look_again(
    desk: Desk,
    ctx: ServerRequestContext[Any, Any],
    news: News,
    revisions: dict[str, int],
    scope: anyio.CancelScope,
) -> None:
    """End the stream once its token was revoked, or a résumé may not be read any more."""
    while True:
        await anyio.sleep(_AGAIN_SECONDS)
        try:
            now = await to_thread.run_sync(
                _admitted, desk, ctx, [f"resume://{each}" for each in revisions]
            )
        except Exception:  # noqa: BLE001 - whatever it is: who cannot be asked is not told
            scope.cancel()
            return
        for document, revision in now.items():
            if revision != revisions[document]:
                news.tell(document)
        revisions.update(now)
