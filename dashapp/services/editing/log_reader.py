"""Takes in what other processes wrote: they ring, and the log says what a document is."""

import logging

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.services.document_store import DocumentStore, LaterRows
from dashapp.services.editing.doorbell import Grown, Ring
from dashapp.services.editing.live_document import LiveDocument, OwnStep
from dashapp.services.editing.open_documents import OpenDocuments
from dashapp.services.editing.replica import BrokenReplica, MalformedUpdate

_log = logging.getLogger(__name__)


class LogReader:
    """Keeps the documents in memory up with the log, and passes on what others ring for."""

    def __init__(self, store: DocumentStore, documents: OpenDocuments) -> None:
        self._store = store
        self._open = documents

    def heard(self, ring: Ring) -> None:
        """Pass on what others ring for, and read what they logged of one document, or of all."""
        document = ring.document
        for listener in self._open.listeners:
            if ring.rights:
                listener.rights_changed()
            elif document is not None and ring.shown:
                listener.shown(document, ring.shown)
            elif document is not None and ring.beside:
                listener.changed_beside(document)
        if ring.shown or ring.rights:
            return
        if document is None:
            chosen = self._open.all()
        else:
            live = self._open.known(document)
            if live is None or (ring.grown is not None and self._has_grown(live, ring.grown)):
                return
            chosen = [live]
        for live in chosen:
            try:
                self.caught_up(live)
            except NotFound as error:
                self._open.drop(live, str(error))
            except ImaginatorError:
                _log.warning("the log could not be read; it is read at the next ring")

    def caught_up(self, live: LiveDocument) -> LiveDocument:
        """Return the document with all that is in its log; opened anew where it was restored.

        Raises:
            NotFound: It was deleted.
            Unavailable: The store does not answer.
        """
        later = self._store.later(live.id, live.revision)
        if later.epoch != live.epoch:
            self._open.drop(live, "This résumé was restored from a backup.")
            return self._open.document(live.id)
        try:
            with live.lock:
                self._take_in(live, later)
        except (BrokenReplica, MalformedUpdate):
            self._open.drop(live, "The document was reloaded from what is stored.")
            return self._open.document(live.id)
        return live

    def _has_grown(self, live: LiveDocument, grown: Grown) -> bool:
        """Take in what another process says that it stored; whether the log need not be read."""
        with live.lock:
            if grown.epoch != live.epoch or grown.revision > live.revision + 1:
                return False
            if grown.revision == live.revision + 1:
                origin = OwnStep(grown.by) if grown.by is not None else None
                try:
                    self._apply(live, grown.update, origin)
                except (BrokenReplica, MalformedUpdate):
                    return False
                live.advance(grown.revision)
                self._tell_stored(live)
        return True

    def _take_in(self, live: LiveDocument, later: LaterRows) -> None:
        for row in later.rows:
            origin = OwnStep(row.who, row.accepts) if row.accepts else None
            self._apply(live, row.data, origin)
        if later.revision > live.revision:
            live.behind_snapshot += later.revision - live.revision
            live.revision = later.revision
            live.ahead = {each for each in live.ahead if each > live.revision}
            self._tell_stored(live)

    def _apply(self, live: LiveDocument, update: bytes, origin: OwnStep | None) -> None:
        news = live.replica.apply(update)
        if not news:
            return
        live.changes += 1
        live.size += len(news)
        for listener in self._open.listeners:
            listener.changed(live.id, news, origin)

    def _tell_stored(self, live: LiveDocument) -> None:
        for listener in self._open.listeners:
            listener.stored(live.id, live.revision, None, 0)
