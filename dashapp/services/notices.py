"""What people are told inside the product, and what they do not want to be told."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dashapp.domain.errors import InvalidInput
from dashapp.domain.notice import KINDS, Notice, NoticeKind
from dashapp.domain.people import Actor
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.review_store import NoticeStore

_MOST_SHOWN = 100
_LONGEST = 300
_KEPT = timedelta(days=180)
"""Older notices go when the next one comes."""


class Notices:
    """Tells people, and shows a person what they were told."""

    def __init__(self, store: NoticeStore, guards: Guards) -> None:
        self._store = store
        self._access = guards.access
        self._clock = guards.clock

    def tell(
        self, kind: NoticeKind, who: Actor, people: Iterable[str], text: str, document: str = ""
    ) -> None:
        """Tell people of what ``who`` did, but not ``who``, nor those who do not want to hear it."""
        wanted = {each for each in people if each and each != who.person}
        if not wanted:
            return
        now, by = self._clock(), who.author.name
        self._store.add_notices(
            [
                Notice(new_id(), person, now, kind, by, document, text[:_LONGEST])
                for person, muted in sorted(self._store.muted(wanted).items())
                if kind not in muted
            ],
            since=now - _KEPT,
        )

    def told(self, who: Actor) -> list[Notice]:
        """Return what ``who`` was told, the latest first, without what leads nowhere any more."""
        self._access.require(who, Act.ACCOUNT)
        found = self._store.notices(who.person or "", _MOST_SHOWN)
        about = {each.document for each in found if each.document}
        closed = {each for each in about if not self._access.may(who, Act.READ, each)}
        return [each for each in found if each.document not in closed]

    def every(self, who: Actor) -> Iterator[Notice]:
        """Yield all that ``who`` was told, the latest first, but what leads nowhere any more."""
        self._access.require(who, Act.ACCOUNT)
        is_open: dict[str, bool] = {"": True}
        for each in self._store.every_notice(who.person or ""):
            if each.document not in is_open:
                is_open[each.document] = self._access.may(who, Act.READ, each.document)
            if is_open[each.document]:
                yield each

    def unread(self, who: Actor) -> int:
        """Return how much of it they have not seen; nothing for a guest."""
        if not who.person or not self._store.unread(who.person):
            return 0
        return sum(not each.is_read for each in self.told(who))

    def read(self, who: Actor) -> None:
        """Note that they have seen all of it."""
        self._access.require(who, Act.ACCOUNT)
        self._store.read(who.person or "", self._clock())

    def muted(self, who: Actor) -> frozenset[str]:
        """Return the kinds that they do not want to be told of."""
        self._access.require(who, Act.ACCOUNT)
        person = who.person or ""
        return self._store.muted([person]).get(person, frozenset())

    def want(self, who: Actor, kinds: Iterable[str]) -> None:
        """Tell ``who`` of these kinds from now on, and of no others.

        Raises:
            InvalidInput: There is no such kind.
        """
        self._access.require(who, Act.ACCOUNT)
        wanted = set(kinds)
        if unknown := wanted.difference(KINDS):
            raise InvalidInput(f"There is no kind of notice “{min(unknown)}”.")
        self._store.mute(who.person or "", set(KINDS) - wanted)
