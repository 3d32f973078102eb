"""The résumés of a person: made, listed, read, restyled, put in the bin and taken out."""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dashapp.domain.account import Account
from dashapp.domain.characters import has_halves, mended
from dashapp.domain.comparison import PlacedText, texts_of
from dashapp.domain.document import DocumentSummary, Snapshot
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.domain.style import Style
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of
from dashapp.domain.tree.node import Tree
from dashapp.services.access import held
from dashapp.services.acts import Act
from dashapp.services.document_store import DocumentStore, LogRow
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.live_document import OwnStep
from dashapp.services.editing.replica import Replicas
from dashapp.services.guards import Guards

UNTITLED = "Résumé without a name"
MOST_BYTES = 4_000_000


class Documents:
    """What a person can do with whole résumés; callable from any thread."""

    def __init__(
        self,
        store: DocumentStore,
        live: LiveDocuments,
        replicas: Replicas,
        guards: Guards,
    ) -> None:
        self._store = store
        self._live = live
        self._replicas = replicas
        self._access = guards.access
        self._audit = guards.audit
        self._limiter = guards.limiter
        self._clock = guards.clock

    def place_for_import(self, who: Actor, workspace: str | None = None) -> str:
        """Return the workspace that a file about to be read goes into, and count the reading.

        Raises:
            NotAllowed: ``who`` may add nothing there.
            TooMany: They had many files read of late.
        """
        place = self._access.place_for(who, workspace)
        self._limiter.hit("import", who.person or "")
        return place

    def create(
        self,
        who: Actor,
        resume: Resume,
        *,
        account: Account | None = None,
        workspace: str | None = None,
        copied_from: str | None = None,
    ) -> str:
        """Store a new résumé and return its id; without a workspace, in one's own.

        Raises:
            InvalidInput: It is larger than a résumé can be.
            Unavailable: The store does not answer; nothing was stored.
        """
        place = self._access.place_for(who, workspace)
        if len(json.dumps(resume.data)) > MOST_BYTES:
            raise InvalidInput("This is more than a résumé can hold (4 MB of text). Shorten it.")
        if has_halves(resume.data):
            resume = Resume(mended(resume.data))
        now, document = self._clock(), new_id()
        first = self._replicas.seeded(nodes_of(resume, new_id))
        title = resume.name or UNTITLED
        summary = DocumentSummary(
            document, title, now, now, place, who.maker, copied_from=copied_from
        )
        self._store.create(summary, new_id(), LogRow(document, who.author, now, first))
        if account is not None:
            self._store.keep_account(document, account)
        return document

    def summaries(self, who: Actor, *, deleted: bool = False) -> list[DocumentSummary]:
        """Return the résumés that ``who`` may read, or those in the bin, the latest change first."""
        roles = {each.id: each.role for each in self._access.workspaces(who)}
        found = self._store.summaries(roles, deleted=deleted)
        return [s for s in found if held(who, roles[s.workspace], s.created_by) is not None]

    def titles(self, who: Actor, documents: Iterable[str]) -> dict[str, str]:
        """Return what some résumés are called, of those that ``who`` may read, by link as well."""
        return self._store.titles(
            [each for each in set(documents) if self._access.may(who, Act.READ, each)]
        )

    def workspace(self, document: str) -> str:
        """Return the workspace that a résumé is in."""
        return self._access.place_of(document)

    def snapshot(self, who: Actor, document: str) -> Snapshot:
        """Return what a résumé says now, whether or not that is stored yet.

        Raises:
            NotFound: There is no such résumé for ``who``.
            Unavailable: The store does not answer.
        """
        self._access.require(who, Act.READ, document)
        return self._live.snapshot(document)

    def tree(self, who: Actor, document: str) -> Tree:
        """Return the nodes of a résumé."""
        self._access.require(who, Act.READ, document)
        return self._live.tree(document)

    def texts(self, who: Actor, document: str) -> list[PlacedText]:
        """Return the texts of a résumé with the places by which a change names them."""
        self._access.require(who, Act.READ, document)
        return texts_of(self._live.tree(document))

    def kept(self, who: Actor, document: str) -> Resume:
        """Return what is stored of a résumé, also of one in the bin."""
        self._access.require(who, Act.READ, document)
        stored = self._store.load(document, even_deleted=True)
        return resume_of(self._replicas.rebuilt(stored.updates).tree())[0]

    def note_title(self, document: str) -> None:
        """Call a résumé in the list by the name that it now has."""
        self._store.retitle(document, self._live.snapshot(document).resume.name or UNTITLED)

    def account(self, who: Actor, document: str) -> Account | None:
        """Return the account of the import that made a résumé, until somebody has read it."""
        self._access.require(who, Act.READ, document)
        return self._store.account(document)

    def close_account(self, who: Actor, document: str) -> None:
        """Note that the account of the import was read; what has no place stays with the text."""
        self._access.require(who, Act.EDIT, document)
        self._store.drop_account(document)

    def restyle(self, who: Actor, document: str, changes: Mapping[str, Any]) -> None:
        """Change how a résumé looks, for everyone who has it open.

        Raises:
            InvalidInput: A choice does not exist; nothing was changed.
            NotAllowed: ``who`` may not edit it.
            Unavailable: It could not be stored; nothing was changed.
        """
        self._access.require(who, Act.EDIT, document)
        for name, value in changes.items():
            if told := Style.refusal(name, value):
                raise InvalidInput(told)
        values = {name: json.dumps(value) for name, value in changes.items()}
        self._live.change(
            document,
            lambda replica: replica.set_values("style", values),
            OwnStep(who.author),
        )

    def delete(self, who: Actor, document: str) -> None:
        """Put a résumé in the bin; it can be restored."""
        self._mark(who, document, self._clock())
        self._live.changed_beside(document)

    def restore(self, who: Actor, document: str) -> None:
        """Take a résumé out of the bin."""
        self._mark(who, document, None)

    def _mark(self, who: Actor, document: str, at: datetime | None) -> None:
        self._access.require(who, Act.BIN, document)
        self._store.mark(document, at)
        act = "document.restored" if at is None else "document.deleted"
        self._audit.note(who, act, self.workspace(document), document)


def new_id() -> str:
    """Return an id that nobody can guess, safe in addresses."""
    return secrets.token_hex(10)
