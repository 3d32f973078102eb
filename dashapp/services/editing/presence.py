"""Who is in which résumé, what each of them saw last: told by the rooms, asked by the pages."""

import json
from collections.abc import Callable, Iterable, Sequence

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import Actor
from dashapp.services.documents import Documents
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.ports import Shelf
from dashapp.services.review_store import LookStore

_SECONDS = 40
_MOST_VISITS = 9


class Presence:
    """Keeps on the shelf, for every process, who has a résumé open."""

    def __init__(
        self,
        shelf: Shelf,
        looks: LookStore,
        documents: Documents,
        live: LiveDocuments,
        closed: Callable[[str], object],
    ) -> None:
        """Call ``closed`` with a résumé that nobody has open any more."""
        self._shelf = shelf
        self._looks = looks
        self._documents = documents
        self._live = live
        self._closed = closed

    def left(self, who: Actor, document: str) -> None:
        """Note what somebody who leaves has seen."""
        if who.person is not None:
            self._looks.look(who.person, document, self._live.snapshot(document).revision)

    def closed(self, document: str) -> None:
        """Call a résumé that nobody has open any more in the list by the name that it now has."""
        self._documents.note_title(document)
        self._closed(document)

    def here(self, document: str, people: Sequence[tuple[str, str]]) -> None:
        """Keep who has a résumé open; it is forgotten unless it is said again."""
        try:
            if people:
                kept = json.dumps(sorted(set(people))).encode()
                self._shelf.put(_key(document), kept, _SECONDS)
            else:
                self._shelf.remove(_key(document))
        except ImaginatorError:
            return  # nobody is told who is here: nothing is lost

    def visited(self, document: str, name: str, colour: str) -> None:
        """Keep that somebody works in a résumé without having it open; who is there stays."""
        try:
            known = self._shelf.get(_visits(document))
            others = [each for each in json.loads(known or b"[]") if each[0] != name]
            kept = json.dumps([*others[-_MOST_VISITS:], [name, colour]]).encode()
            self._shelf.put(_visits(document), kept, _SECONDS)
        except ImaginatorError:
            return  # nobody is told who is here: nothing is lost

    def who_is_in(self, documents: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Return the names and colours of those who have each of some résumés open."""
        asked = {key(each): each for each in documents for key in (_key, _visits)}
        try:
            kept = self._shelf.get_all(list(asked)) if asked else {}
        except ImaginatorError:
            return {}
        found: dict[str, list[tuple[str, str]]] = {}
        for key, said in kept.items():
            here = found.setdefault(asked[key], [])
            here += [
                (name, colour) for name, colour in json.loads(said) if (name, colour) not in here
            ]
        return found


def _key(document: str) -> str:
    return f"here/{document}"


def _visits(document: str) -> str:
    return f"visits/{document}"
