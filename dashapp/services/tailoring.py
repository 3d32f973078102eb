"""Copies of a résumé for one job: how each differs from its master, and what is carried across."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Literal

from dashapp.domain.comparison import Difference, carried, compared
from dashapp.domain.document import DocumentSummary
from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import require_short
from dashapp.domain.people import Actor
from dashapp.services.access import held
from dashapp.services.acts import Act
from dashapp.services.copies import Copies
from dashapp.services.document_store import DocumentStore, LogRow
from dashapp.services.documents import UNTITLED, new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.live_document import OwnStep
from dashapp.services.guards import Guards

Way = Literal["to-master", "from-master"]
_LONGEST_PURPOSE = 80


@dataclass(frozen=True, slots=True)
class Divergence:
    """A place that is other in a copy: a node with all below it, or one field or its place.

    ``shown`` is the mark of the difference that somebody saw, where they saw one: words that they
    did not see stay.
    """

    node: str
    field: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Tailored:
    """A copy beside its master: what the copy says otherwise.

    ``takes_back`` says whether whoever asks may change the master too.
    """

    master: str
    title: str
    changes: tuple[Difference, ...]
    takes_back: bool


def purpose_of(title: str) -> str:
    """Return what a copy for a job is said to be for: its title, of a long one the beginning."""
    return shorten(title, _LONGEST_PURPOSE, placeholder="…")


class Tailoring:
    """What a person can do with copies that know their master."""

    def __init__(
        self, store: DocumentStore, live: LiveDocuments, copies: Copies, guards: Guards
    ) -> None:
        self._store = store
        self._live = live
        self._copies = copies
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock

    def copy(self, who: Actor, master: str, purpose: str = "", copy: str = "") -> str:
        """Store a copy that knows its master, in the same workspace, and return its id.

        Its nodes have the ids of the master's, by which the two are compared. One that was made
        under the id ``copy`` is not made again.

        Raises:
            InvalidInput: The purpose is longer than a few words.
            NotFound: There is no such résumé for ``who``.
            NotAllowed: They may add nothing to its workspace.
        """
        self._access.require(who, Act.READ, master)
        place = self._access.place_for(who, self._access.place_of(master))
        if copy and self._store.master(copy) is not None:
            return copy
        title = self._live.snapshot(master).resume.name or UNTITLED
        now, made = self._clock(), copy or new_id()
        purpose = _purpose(purpose)
        summary = DocumentSummary(made, title, now, now, place, who.maker, master, purpose)
        self._store.create(
            summary, new_id(), LogRow(made, who.author, now, self._live.state(master))
        )
        self._audit.note(who, "document.tailored", place, made, master=master)
        self._copies.tell(who, master, made)
        return made

    def compare(self, who: Actor, document: str) -> Tailored | None:
        """Return how a copy differs from its master; nothing where it has none for ``who``."""
        self._access.require(who, Act.READ, document)
        known = self._store.master(document)
        if known is None or not self._access.may(who, Act.READ, known[0]):
            return None
        master = known[0]
        try:
            title = self._live.snapshot(master).resume.name or UNTITLED
        except NotFound:  # in the bin
            return None
        changes = compared(self._live.tree(master), self._live.tree(document))
        takes_back = self._access.may(who, Act.EDIT, master)
        return Tailored(master, title, tuple(changes), takes_back)

    def copy_for(self, who: Actor, document: str, purpose: str) -> str | None:
        """Return the copy of a résumé for something, the last changed of several; or nothing.

        That may be the résumé itself.
        """
        self._access.require(who, Act.READ, document)
        wanted = _purpose(purpose)
        known = self._store.master(document)
        if known is not None and known[1] == wanted:
            return document
        roles = {each.id: each.role for each in self._access.workspaces(who)}
        copies = (
            each.id
            for each in self._store.summaries(roles)
            if (each.master, each.purpose) == (document, wanted)
            and held(who, roles[each.workspace], each.created_by) is not None
        )
        return next(copies, None)

    def purpose(self, who: Actor, document: str) -> str | None:
        """Return what a copy is for; nothing where it is no copy."""
        self._access.require(who, Act.READ, document)
        known = self._store.master(document)
        return known[1] if known is not None else None

    def dedicate(self, who: Actor, document: str, purpose: str) -> None:
        """Note what a copy is for; the list of résumés shows it.

        Raises:
            InvalidInput: It is longer than a few words.
            NotAllowed: ``who`` may not edit it.
        """
        self._access.require(who, Act.EDIT, document)
        self._store.dedicate(document, _purpose(purpose))

    def carry(self, who: Actor, document: str, wanted: Divergence, way: Way) -> None:
        """Make one place the same in both, as an edit like any other.

        Raises:
            InvalidInput: It differs otherwise than was shown.
            NotFound: It is no copy, or there is no such place.
            NotAllowed: ``who`` may not edit what is to change.
            Unavailable: It could not be stored; nothing was changed.
        """
        tailored = self.compare(who, document)
        if tailored is None:
            raise NotFound("This résumé has no master that you can read.")
        place = wanted.node, wanted.field
        now = next((c for c in tailored.changes if (c.node, c.field) == place), None)
        if wanted.shown and (now is None or now.mark != wanted.shown):
            raise InvalidInput("This place has changed since it was compared. Look at it again.")
        source, target = (
            (document, tailored.master) if way == "to-master" else (tailored.master, document)
        )
        self._access.require(who, Act.EDIT, target)
        found = carried(*place, self._live.tree(source), self._live.tree(target))
        if found is None:
            raise NotFound("This place is no longer there. Look at the comparison again.")
        self._live.change(target, lambda replica: replica.become(*found), OwnStep(who.author))


def _purpose(told: str) -> str:
    purpose = " ".join(told.split())
    require_short("What a copy is for", purpose, _LONGEST_PURPOSE)
    return purpose
