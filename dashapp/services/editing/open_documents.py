"""The documents in memory: opened from the log, thrown away where memory could say more than it."""

import threading
import time
from typing import Final

from dashapp.services.document_store import DocumentStore
from dashapp.services.editing.live_document import Listener, LiveDocument
from dashapp.services.editing.replica import Replicas

_MOST: Final = 200


class OpenDocuments:
    """Each document once, and who is told of what happens to them."""

    def __init__(self, store: DocumentStore, replicas: Replicas) -> None:
        self.listeners: list[Listener] = []
        self._store = store
        self._replicas = replicas
        self._known: dict[str, LiveDocument] = {}
        self._lock = threading.Lock()

    def document(self, document: str) -> LiveDocument:
        """Return a document, opened from the log where it is not in memory.

        Raises:
            NotFound: There is no such document.
            Unavailable: The store does not answer.
        """
        live = self.known(document)
        if live is None:
            stored = self._store.load(document)
            replica = self._replicas.rebuilt(stored.updates)
            made = LiveDocument(
                document, stored.epoch, replica, stored.revision, stored.behind_snapshot
            )
            made.size = sum(map(len, stored.updates))
            with self._lock:
                live = self._known.setdefault(document, made)
        live.used_at = time.monotonic()
        return live

    def locked(self, document: str) -> LiveDocument:
        """Return a document with its lock held, and not one that was just thrown away."""
        while True:
            live = self.document(document)
            live.lock.acquire()
            if not live.is_lost:
                return live
            live.lock.release()

    def known(self, document: str) -> LiveDocument | None:
        """Return a document that is in memory."""
        with self._lock:
            return self._known.get(document)

    def all(self) -> list[LiveDocument]:
        """Return what is in memory."""
        with self._lock:
            return list(self._known.values())

    def idle(self) -> list[LiveDocument]:
        """Return those that were used longest ago, as many as there are too many."""
        known = self.all()
        over = len(known) - _MOST
        return sorted(known, key=lambda live: live.used_at)[:over] if over > 0 else []

    def close(self, live: LiveDocument) -> None:
        """Forget a document, unless something of it is not stored yet."""
        with live.lock:
            if not live.unstored:
                self._forget(live)

    def drop(self, live: LiveDocument, sentence: str) -> None:
        """Throw away what memory says of a document, and tell why."""
        with live.lock:
            live.is_lost = True
            self._forget(live)
        for listener in self.listeners:
            listener.lost(live.id, sentence)

    def _forget(self, live: LiveDocument) -> None:
        with self._lock:
            if self._known.get(live.id) is live:
                del self._known[live.id]
