"""Live documents: the only place where an edit is applied, logged and made known.

An edit is applied in memory, told to the others at once, and stored by one writer that
commits all that waits together. Only then is it acknowledged. If storing fails the
document in memory is thrown away, so that memory never says more than the log.
"""

import threading
from collections.abc import Callable, Sequence

from dashapp.domain.document import Snapshot
from dashapp.domain.errors import ImaginatorError, TooLarge, Unavailable
from dashapp.domain.people import Author
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.node import Tree
from dashapp.services.document_store import DocumentStore, LogRow
from dashapp.services.editing.doorbell import Doorbell, Grown, Ring
from dashapp.services.editing.live_document import Edit, Listener, LiveDocument, OwnStep
from dashapp.services.editing.log_reader import LogReader
from dashapp.services.editing.log_writer import LogWriter, Stored
from dashapp.services.editing.open_documents import OpenDocuments
from dashapp.services.editing.replica import BrokenReplica, Replica, Replicas
from dashapp.services.editing.snapshots import Snapshots
from dashapp.services.ports import Clock

_STORE_SECONDS = 10.0
_MOST_TOLD = 64 * 1024
_FULL = "This résumé is as large as one can be. Shorten a text in it, or go on in a copy of it."


class LiveDocuments:
    """All open documents of this process and the writer of their log."""

    def __init__(
        self,
        store: DocumentStore,
        replicas: Replicas,
        clock: Clock,
        doorbell: Doorbell | None = None,
    ) -> None:
        """Open documents of ``store``; without a doorbell no other process may write."""
        self._doorbell = doorbell
        self._clock = clock
        self._replicas = replicas
        self._open = OpenDocuments(store, replicas)
        self._reader = LogReader(store, self._open)
        self._snapshots = Snapshots(store)
        self._writer = LogWriter(store, self._stored, self._lose)
        if doorbell is not None:
            doorbell.listen(self._reader.heard)

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of every change from now on."""
        self._open.listeners.append(listener)

    def document(self, document: str) -> LiveDocument:
        """Return a document, opened from the log where it is not in memory.

        Raises:
            NotFound: There is no such document.
            Unavailable: The store does not answer.
        """
        return self._open.document(document)

    def edit(
        self,
        document: str,
        change: Callable[[Replica], bytes],
        who: Author,
        origin: object,
        done: Callable[[ImaginatorError | None], None] = lambda _: None,
    ) -> None:
        """Make a change, tell the others, and have it stored; ``done`` hears the outcome.

        Where ``origin`` accepts a suggestion, that is stored with it.

        Raises:
            MalformedUpdate: The change is no update; nothing happened.
            BrokenReplica: The change broke the document in memory, which is rebuilt.
            TooLarge: The document is as large as one can be, and would not be smaller.
        """
        live = self._open.locked(document)
        try:
            if live.is_full and not live.shortens(change, self._replicas):
                raise TooLarge(_FULL)
            try:
                update = change(live.replica)
            except BrokenReplica:
                self._open.drop(live, "The document was reloaded from what is stored.")
                raise
            if update:
                live.changes += 1
                live.size += len(update)
                for listener in self._open.listeners:
                    listener.changed(document, update, origin)
            accepts = origin.suggestion if isinstance(origin, OwnStep) else ""
            row = LogRow(document, who, self._clock(), update, accepts) if update else None
            live.unstored += 1
            # Queued under the lock: the log has the order in which memory changed.
            self._writer.put(Edit(live, row, origin, done))
        finally:
            live.lock.release()

    def change(
        self,
        document: str,
        change: Callable[[Replica], bytes],
        step: OwnStep,
    ) -> None:
        """Make a change for somebody, who can undo it, and return when it is stored.

        Raises:
            Unavailable: It was not stored in time, or not at all.
        """
        ended = threading.Event()
        errors: list[ImaginatorError] = []

        def done(error: ImaginatorError | None) -> None:
            errors.extend([error] if error else [])
            ended.set()

        self._newest(document)  # so that it is made of what others have logged as well
        self.edit(document, change, step.who, step, done)
        if not ended.wait(_STORE_SECONDS):
            raise Unavailable("The store is slow just now. Your change may still be saved.")
        if errors:
            raise errors[0]

    def snapshot(self, document: str) -> Snapshot:
        """Return what a document says now; quick where nothing changed since."""
        live = self._newest(document)
        with live.lock:
            if live.decoded is None or live.decoded[0] != live.changes:
                resume, spots = resume_of(live.replica.tree())
                live.decoded = (live.changes, Snapshot(document, live.revision, resume, spots))
            known = live.decoded[1]
            return Snapshot(document, live.revision, known.resume, known.spots)

    def tree(self, document: str) -> Tree:
        """Return the nodes of a document as they are now."""
        live = self._newest(document)
        with live.lock:
            return live.replica.tree()

    def state(self, document: str) -> bytes:
        """Return what a document says now as one update."""
        live = self._newest(document)
        with live.lock:
            return live.replica.diff(b"\x00")

    def forget(self, document: str) -> None:
        """Close a document that nobody needs in memory; what is unstored is stored first."""
        live = self._open.known(document)
        if live is not None:
            self._snapshots.keep(live)
            self._open.close(live)

    def changed_beside(self, document: str) -> None:
        """Hear, here and in other processes, that a document was changed beside its log."""
        self._tell(Ring(document, beside=True))

    def shown(self, document: str, caret: bytes) -> None:
        """Tell other processes where somebody's caret is."""
        if self._doorbell is not None:
            self._doorbell.ring(Ring(document, shown=caret))

    def visited(self, document: str, caret: bytes) -> None:
        """Show, here and in other processes, somebody who is in no room."""
        self._tell(Ring(document, shown=caret))

    def rights_changed(self) -> None:
        """Tell this process and the others that somebody's rights have changed."""
        self._tell(Ring(rights=True))

    def close(self) -> None:
        """Store everything that waits, keep snapshots, and stop the writer."""
        if self._doorbell is not None:
            self._doorbell.close()
        self._writer.close()
        self._snapshots.close()
        for live in self._open.all():
            self.forget(live.id)

    def _newest(self, document: str) -> LiveDocument:
        """Return a document with all that any process has logged."""
        live = self.document(document)
        return self._reader.caught_up(live) if self._doorbell is not None else live

    def _tell(self, ring: Ring) -> None:
        self._reader.heard(ring)
        if self._doorbell is not None:
            self._doorbell.ring(ring)

    def _stored(self, batch: Sequence[Edit], made: Sequence[Stored]) -> None:
        for edit, revision in made:
            with edit.live.lock:
                edit.live.advance(revision)
        self._acknowledge(batch)
        if self._doorbell is not None:
            self._doorbell.ring(*(_ring(edit, revision) for edit, revision in made))
        self._tidy({edit.live.id: edit.live for edit in batch})

    def _acknowledge(self, batch: Sequence[Edit]) -> None:
        counts: dict[tuple[str, int], tuple[Edit, int]] = {}
        for edit in batch:
            with edit.live.lock:
                edit.live.unstored -= 1
            key = (edit.live.id, id(edit.origin))
            counts[key] = (edit, counts.get(key, (edit, 0))[1] + 1)
            edit.done(None)
        for edit, count in counts.values():
            for listener in self._open.listeners:
                listener.stored(edit.live.id, edit.live.revision, edit.origin, count)

    def _lose(self, batch: Sequence[Edit], error: ImaginatorError) -> None:
        for live in {id(edit.live): edit.live for edit in batch}.values():
            self._open.drop(live, str(error))
        for edit in batch:
            edit.done(error)

    def _tidy(self, touched: dict[str, LiveDocument]) -> None:
        for live in touched.values():
            self._snapshots.keep_soon(live)
        for live in self._open.idle():
            self.forget(live.id)


def _ring(edit: Edit, revision: int) -> Ring:
    """Return the word that an edit is stored, with the edit where it is short."""
    row, grown = edit.row, None
    # What accepts a suggestion is told with more than its bytes: that is in the log.
    if row is not None and len(row.data) <= _MOST_TOLD and not row.accepts:
        by = edit.origin.who if isinstance(edit.origin, OwnStep) else None
        grown = Grown(edit.live.epoch, revision, row.data, by)
    return Ring(edit.live.id, grown=grown)
