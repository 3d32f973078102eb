"""The one writer of the log in this process: commits together what waits together."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.services.document_store import DocumentStore
from dashapp.services.editing.live_document import Edit

_MOST_IN_A_COMMIT: Final = 512
_LEAST_S: Final = 0.008
_MOST_S: Final = 0.020
_COMMITS: Final = 6
"""How long edits are gathered: so short that nobody sees it, and as long as some commits keep a core
busy, so that a dear store is asked less."""
_log = logging.getLogger(__name__)

Stored = tuple[Edit, int]
"""An edit and the revision that it made."""


class LogWriter:
    """Stores edits in the order in which they were put in, and tells what became of them."""

    def __init__(
        self,
        store: DocumentStore,
        stored: Callable[[Sequence[Edit], Sequence[Stored]], None],
        lost: Callable[[Sequence[Edit], ImaginatorError], None],
    ) -> None:
        """Write to ``store``; both are told on the writer's thread.

        Args:
            store: Where the log is.
            stored: Hears of a batch that is durable, and of those in it that made a revision.
            lost: Hears of edits that are not stored, and why.
        """
        self._store = store
        self._stored = stored
        self._lost = lost
        self._gathers_s = _LEAST_S
        self._edits: queue.SimpleQueue[Edit | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="log-writer", daemon=True)
        self._thread.start()

    def put(self, edit: Edit) -> None:
        """Have an edit stored, soon."""
        self._edits.put(edit)

    def close(self) -> None:
        """Store everything that waits, and end."""
        self._edits.put(None)
        self._thread.join()

    def _write(self) -> None:
        while True:
            edits = [self._edits.get()]
            if edits[0] is not None:
                # A commit costs as much for one edit as for ten: those of a moment go together.
                time.sleep(self._gathers_s)
            while len(edits) < _MOST_IN_A_COMMIT and not self._edits.empty():
                edits.append(self._edits.get())
            batch = [edit for edit in edits if edit is not None]
            if batch:
                self._commit(batch)
            if None in edits:
                return

    def _commit(self, batch: list[Edit]) -> None:
        sound = [edit for edit in batch if not edit.live.is_lost]
        rows = [edit.row for edit in sound if edit.row is not None]
        begun = time.thread_time()
        try:
            revisions = iter(self._store.append(rows) if rows else [])
        except NotFound as error:
            self._part(batch, error)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing was stored
            sentence = error if isinstance(error, ImaginatorError) else None
            if sentence is None:
                _log.exception("the log could not be written")
            self._lost(batch, sentence or ImaginatorError("The store failed; nothing was saved."))
            return
        took = time.thread_time() - begun
        self._gathers_s = min(_MOST_S, max(_LEAST_S, _COMMITS * took))
        self._stored(sound, [(each, next(revisions)) for each in sound if each.row is not None])
        unsound = [edit for edit in batch if edit.live.is_lost]
        if unsound:
            self._lost(unsound, ImaginatorError("Please send it again."))

    def _part(self, batch: list[Edit], error: NotFound) -> None:
        """Commit each document for itself, as one of them is gone: the others lose nothing by that."""
        documents: dict[str, list[Edit]] = {}
        for edit in batch:
            documents.setdefault(edit.live.id, []).append(edit)
        if len(documents) == 1:
            self._lost(batch, error)
            return
        for own in documents.values():
            self._commit(own)
