"""Copies of a résumé: who may read one may make one, and who made the original is told."""

from dashapp.domain.document import Copy
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.services.acts import Act
from dashapp.services.document_store import CopyStore
from dashapp.services.documents import MOST_BYTES, Documents
from dashapp.services.editing.replica import BrokenReplica, MalformedUpdate, Replicas
from dashapp.services.guards import Guards
from dashapp.services.notices import Notices


class Copies:
    """What a person can do about copies.

    Why:
        A copy belongs to who made it, and a candidate does not see what their coach made. It holds
        the candidate's life all the same: that it is there, and whose, they are told.
    """

    def __init__(
        self,
        store: CopyStore,
        documents: Documents,
        replicas: Replicas,
        notices: Notices,
        guards: Guards,
    ) -> None:
        self._store = store
        self._documents = documents
        self._replicas = replicas
        self._notices = notices
        self._access = guards.access
        self._audit = guards.audit

    def duplicate(self, who: Actor, document: str) -> str:
        """Store a copy as a résumé of its own, in the same workspace if one may, and return its id."""
        return self._stored(who, document, self._documents.snapshot(who, document).resume)

    def recover(self, who: Actor, document: str, update: bytes) -> str:
        """Store what one browser alone still had of a résumé, as a résumé of its own.

        Raises:
            InvalidInput: It cannot be read.
            NotFound: There is no such résumé for ``who``.
        """
        self._access.require(who, Act.READ, document)
        if len(update) > MOST_BYTES:
            raise InvalidInput("This is more than a résumé can hold (4 MB of text).")
        try:
            replica = self._replicas.rebuilt(())
            replica.apply(update)
        except (MalformedUpdate, BrokenReplica):
            raise InvalidInput("What this device kept cannot be read any more.") from None
        return self._stored(who, document, resume_of(replica.tree())[0])

    def of(self, who: Actor, document: str) -> list[Copy]:
        """Return the copies of a résumé, also such as ``who`` may not read.

        Raises:
            NotAllowed: It is not theirs, nor is its workspace.
        """
        self._access.require(who, Act.SHARE, document)
        return self._store.copies(document)

    def tell(self, who: Actor, source: str, made: str) -> None:
        """Tell who made a résumé, and what it was copied from, of a copy.

        The owners of its workspace are told as well where the copy goes out of that.
        """
        place, told = self._access.place_of(made), set[str]()
        for origin in self._store.origins(source):
            is_away = origin.workspace != place
            people = {origin.maker}
            if is_away:
                members = self._access.audience(origin.document)
                people |= {each.person for each in members if each.role == "owner"}
            what = "this résumé" if origin.document == source else "a copy of this résumé"
            where = " into another workspace" if is_away else ""
            self._notices.tell("copy", who, people - told, f"Copied {what}{where}", origin.document)
            told |= people

    def _stored(self, who: Actor, document: str, resume: Resume) -> str:
        place = self._access.place_of(document)
        wanted = place if self._access.may(who, Act.ADD, place) else None
        made = self._documents.create(who, resume, workspace=wanted, copied_from=document)
        self._audit.note(who, "document.copied", place, document, copy=made)
        self.tell(who, document, made)
        return made
