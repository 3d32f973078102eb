"""What became of a résumé: who wrote when, what differs from then, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dashapp.domain.comparison import Difference, carried, compared
from dashapp.domain.document import Snapshot
from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import require_short
from dashapp.domain.people import Actor
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.node import Tree
from dashapp.services.acts import Act
from dashapp.services.document_store import DocumentStore, LogHead, Version
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.live_document import OwnStep
from dashapp.services.editing.replica import Replicas
from dashapp.services.guards import Guards
from dashapp.services.review_store import LookStore

_ONE_SITTING = timedelta(minutes=10)
_LONGEST_NAME = 80
_FEWEST_MERGED = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """What one person wrote in one sitting; ``name`` is what somebody called its last state."""

    who: str
    since: datetime
    until: datetime
    revision: int
    changes: int
    name: str = ""


class History:
    """What a person can do with the past of a résumé; who may not edit it has none."""

    def __init__(
        self,
        store: DocumentStore,
        looks: LookStore,
        live: LiveDocuments,
        replicas: Replicas,
        guards: Guards,
    ) -> None:
        self._store = store
        self._looks = looks
        self._live = live
        self._replicas = replicas
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock

    def moments(self, who: Actor, document: str) -> list[Moment]:
        """Return who wrote when, the latest first."""
        self._access.require(who, Act.HISTORY, document)
        names = {each.revision: each.name for each in self._store.versions(document)}
        return _sittings(self._store.heads(document), names)

    def seen(self, who: Actor, document: str) -> int | None:
        """Return the revision that ``who`` saw last, where the résumé is another by now."""
        self._access.require(who, Act.HISTORY, document)
        seen = self._looks.looked(who.person, document) if who.person else None
        return seen if seen is not None and seen < self._live.snapshot(document).revision else None

    def snapshot(self, who: Actor, document: str, revision: int) -> Snapshot:
        """Return what a résumé said at a revision.

        Raises:
            NotFound: There is no such résumé for ``who``, or no such revision.
            NotAllowed: They may not edit it.
        """
        resume, spots = resume_of(self._tree(who, document, revision))
        return Snapshot(f"{document}@{revision}", revision, resume, spots)

    def changes(self, who: Actor, document: str, revision: int) -> list[Difference]:
        """Return what differs between then and now."""
        return compared(self._tree(who, document, revision), self._live.tree(document))

    def restore(
        self, who: Actor, document: str, revision: int, node: str | None = None, field: str = ""
    ) -> None:
        """Make a résumé what it was, or one node with all below it, or one field or its place.

        It is an edit like any other.

        Raises:
            InvalidInput: It names a field of no node.
            NotFound: There is no such résumé for ``who``, no such revision or place.
            NotAllowed: They may not edit it.
            Unavailable: It could not be stored; nothing was changed.
        """
        if field and node is None:
            raise InvalidInput("Say which node the field is of.")
        then = self._tree(who, document, revision)
        only: set[str] | None = None
        wanted = then
        if node is not None:
            found = carried(node, field, then, self._live.tree(document))
            if found is None:
                raise NotFound("This place is no longer there. Look at the history again.")
            wanted, only = found
        self._live.change(
            document, lambda replica: replica.become(wanted, only), OwnStep(who.author)
        )
        place = self._access.place_of(document)
        self._audit.note(who, "document.brought-back", place, document, revision=revision)

    def name(self, who: Actor, document: str, name: str) -> None:
        """Call the present state by a name.

        Raises:
            InvalidInput: It is empty, or longer than a name.
        """
        self._access.require(who, Act.HISTORY, document)
        named = " ".join(name.split())
        if not named:
            raise InvalidInput("Say what to call this version.")
        require_short("A name", named, _LONGEST_NAME)
        revision = self._live.snapshot(document).revision
        self._store.keep_version(document, Version(revision, named, who.name, self._clock()))

    def forget(self, document: str, days: int) -> int:
        """Merge the changes of a résumé that are older than some days into one; return how many.

        Nothing of what it says is lost, and no named version: only who wrote what when before.
        """
        if not days:
            return 0
        before = self._clock() - timedelta(days=days)
        named = min((each.revision for each in self._store.versions(document)), default=None)
        old = [
            head.revision
            for head in self._store.heads(document)
            if head.at < before and (named is None or head.revision <= named)
        ]
        if len(old) < _FEWEST_MERGED:
            return 0
        merged = self._replicas.rebuilt(self._store.until(document, old[-1]))
        self._store.merge(document, old[-1], merged.diff(b"\x00"))
        return len(old) - 1

    def _tree(self, who: Actor, document: str, revision: int) -> Tree:
        self._access.require(who, Act.HISTORY, document)
        updates = self._store.until(document, revision)
        if not updates:
            raise NotFound("There is no such version of this résumé.")
        return self._replicas.rebuilt(updates).tree()


def _sittings(heads: Iterable[LogHead], names: dict[int, str]) -> list[Moment]:
    """Join what one person wrote without a long pause; a name ends a sitting."""
    moments: list[Moment] = []
    for head in heads:
        last = moments[-1] if moments else None
        is_same = (
            last is not None
            and last.who == head.who
            and not last.name
            and last.revision > 1  # what the résumé began with stands by itself
            and head.at - last.until < _ONE_SITTING
        )
        if last is None or not is_same:
            moments.append(Moment(head.who, head.at, head.at, head.revision, 0))
        count = moments[-1].changes + 1
        moments[-1] = replace(
            moments[-1],
            until=head.at,
            revision=head.revision,
            changes=count,
            name=names.get(head.revision, ""),
        )
    return moments[::-1]
