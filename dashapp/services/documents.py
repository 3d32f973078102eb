"""The résumés of a person: made, listed, read, restyled, put in the bin and taken out."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import Any

from dashapp.domain.account import Account
from dashapp.domain.document import DocumentSummary, Snapshot
from dashapp.domain.errors import ImaginatorError, InvalidInput, Unavailable
from dashapp.domain.resume import Resume
from dashapp.domain.style import Style
from dashapp.domain.tree.encoding import nodes_of
from dashapp.services.live import LiveDocuments
from dashapp.services.ports import Clock, DocumentStore, LogRow, Replica, Replicas

UNTITLED = "Résumé without a name"
_LOCAL = "local"
_STORE_SECONDS = 10.0
_MOST_BYTES = 4_000_000


class Documents:
    """What a person can do with whole résumés; callable from any thread."""

    def __init__(
        self, store: DocumentStore, live: LiveDocuments, replicas: Replicas, clock: Clock
    ) -> None:
        self._store = store
        self._live = live
        self._replicas = replicas
        self._clock = clock

    def create(self, resume: Resume, *, account: Account | None = None) -> str:
        """Store a new résumé and return its id.

        Raises:
            InvalidInput: It is larger than a résumé can be.
            Unavailable: The store does not answer; nothing was stored.
        """
        if len(json.dumps(resume.data)) > _MOST_BYTES:
            raise InvalidInput("This is more than a résumé can hold (4 MB of text). Shorten it.")
        now, document = self._clock(), new_id()
        first = self._replicas.seeded(nodes_of(resume, new_id))
        summary = DocumentSummary(document, resume.name or UNTITLED, now, now)
        self._store.create(summary, new_id(), LogRow(document, _LOCAL, now, first))
        if account is not None:
            self._store.keep_account(document, account)
        return document

    def duplicate(self, document: str) -> str:
        """Store a copy as a résumé of its own and return its id."""
        return self.create(self.snapshot(document).resume)

    def summaries(self) -> list[DocumentSummary]:
        """Return the résumés, the latest change first."""
        return self._store.summaries()

    def deleted(self) -> list[DocumentSummary]:
        """Return the résumés in the bin."""
        return self._store.summaries(deleted=True)

    def snapshot(self, document: str) -> Snapshot:
        """Return what a résumé says now, whether or not that is stored yet.

        Raises:
            NotFound: There is no such résumé.
            Unavailable: The store does not answer.
        """
        return self._live.snapshot(document)

    def note_title(self, snapshot: Snapshot) -> None:
        """Call a résumé in the list by the name that it now has."""
        self._store.retitle(snapshot.id, snapshot.resume.name or UNTITLED)

    def account(self, document: str) -> Account | None:
        """Return the account of the import that made a résumé."""
        return self._store.account(document)

    def restyle(self, document: str, changes: Mapping[str, Any]) -> None:
        """Change how a résumé looks, for everyone who has it open.

        Raises:
            InvalidInput: A choice does not exist; nothing was changed.
            Unavailable: It could not be stored; nothing was changed.
        """
        for name, value in changes.items():
            if not Style.accepts(name, value):
                raise InvalidInput(f"“{value}” is not a choice for {name.replace('_', ' ')}.")
        values = {name: json.dumps(value) for name, value in changes.items()}
        self._edit(document, lambda replica: replica.set_values("style", values))

    def delete(self, document: str) -> None:
        """Put a résumé in the bin; it can be restored."""
        self._store.mark(document, self._clock())
        self._live.changed_elsewhere(document)

    def restore(self, document: str) -> None:
        """Take a résumé out of the bin."""
        self._store.mark(document, None)

    def _edit(self, document: str, change: Callable[[Replica], bytes]) -> None:
        """Make a change of our own and return when it is stored."""
        ended = threading.Event()
        errors: list[ImaginatorError] = []

        def done(error: ImaginatorError | None) -> None:
            errors.extend([error] if error else [])
            ended.set()

        self._live.edit(document, change, _LOCAL, self, done)
        if not ended.wait(_STORE_SECONDS):
            raise Unavailable("The store is slow just now. Your change may still be saved.")
        if errors:
            raise errors[0]


def new_id() -> str:
    """Return an id that nobody can guess, safe in addresses."""
    return secrets.token_hex(10)
