"""Snapshots of open documents, kept in the background so that opening one reads little."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from dashapp.domain.errors import ImaginatorError
from dashapp.services.document_store import DocumentStore
from dashapp.services.editing.live_document import LiveDocument

_AFTER: Final = 500
"""How many revisions behind the log a snapshot may be."""

_log = logging.getLogger(__name__)


class Snapshots:
    """Keeps them one after the other; nobody who writes waits for the store meanwhile."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="snapshots")

    def keep_soon(self, live: LiveDocument) -> None:
        """Have one kept if the last is far behind."""
        if live.behind_snapshot >= _AFTER and not live.is_in_line:
            live.is_in_line = True
            self._pool.submit(self.keep, live, _AFTER)

    def keep(self, live: LiveDocument, at_least: int = 1) -> None:
        """Keep one now if the last is behind; only what is stored may be in it."""
        with live.lock:
            live.is_in_line = False
            if live.unstored or live.is_lost or live.behind_snapshot < at_least:
                return
            revision, behind = live.revision, live.behind_snapshot
            data = live.replica.diff(b"\x00")
        try:
            self._store.keep_snapshot(live.id, revision, data)
        except ImaginatorError:
            _log.warning("a snapshot could not be kept; the log has everything")
            return
        with live.lock:
            live.behind_snapshot -= behind

    def close(self) -> None:
        """End when what is in line is kept."""
        self._pool.shutdown()
