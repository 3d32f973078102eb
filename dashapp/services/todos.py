"""To-dos of a résumé: by hand, from a thread, a check or a gap; with whom and until when."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.people import Actor
from dashapp.domain.review import Todo
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.notices import Notices
from dashapp.services.review_store import TodoStore

_LONGEST, _MOST = 500, 500
_ITSELF = "Imaginator"


@dataclass(frozen=True, slots=True)
class WantedTodo:
    """What a to-do is to be; ``assignee`` is a person's id, ``source`` what it came from.

    ``by`` is whom it is shown to be by, where that is not who asked for it.
    """

    text: str
    assignee: str = ""
    due: date | None = None
    node: str = ""
    field: str = ""
    source: str = ""
    by: str = ""


class Todos:
    """What a person can do with to-dos; whoever may comment may keep them."""

    def __init__(
        self, store: TodoStore, live: LiveDocuments, notices: Notices, guards: Guards
    ) -> None:
        self._store = store
        self._live = live
        self._notices = notices
        self._access = guards.access
        self._clock = guards.clock

    def listed(self, who: Actor, document: str) -> list[Todo]:
        """Return the to-dos of a résumé: what is open first, then what is done."""
        self._access.require(who, Act.READ, document)
        return sorted(self._store.todos(document), key=lambda each: each.is_done)

    def add(self, who: Actor, document: str, wanted: WantedTodo) -> Todo:
        """Keep a to-do; one from a source that has an open one already is that one.

        Raises:
            InvalidInput: It says nothing, or is given to somebody who cannot see the résumé.
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.COMMENT, document)
        text = " ".join(wanted.text.split())[:_LONGEST]
        if not text:
            raise InvalidInput("Say what is to be done.")
        kept = self._store.todos(document)
        if len(kept) >= _MOST:
            raise InvalidInput("This list is full. Remove what is done first.")
        for each in kept:
            if wanted.source and each.source == wanted.source and not each.is_done:
                return each
        readers = {each.person for each in self._access.audience(document)}
        if wanted.assignee and wanted.assignee not in readers:
            raise InvalidInput(
                "Only somebody who can see this résumé can be given something to do."
            )
        made = Todo(
            new_id(),
            document,
            text,
            wanted.by or who.author.name,
            self._clock(),
            wanted.assignee,
            wanted.due,
            wanted.node,
            wanted.field,
            wanted.source,
            author="" if wanted.by else who.person or "",
        )
        if (known := self._store.add_todo(made)) is not made:
            return known  # somebody else was quicker
        self._notices.tell("todo", who, [wanted.assignee], text, document)
        self._live.changed_beside(document)
        return made

    def tick(self, who: Actor, todo_id: str, *, is_done: bool) -> Todo:
        """Say that a to-do is done, or is not."""
        known = self._of(who, todo_id)
        now = self._clock() if is_done else None
        ticked = replace(known, done_by=who.author.name if is_done else "", done_at=now)
        if not self._store.tick_todo(known.id, ticked.done_by, now):
            raise NotFound("This to-do is not there any more.")
        self._live.changed_beside(known.document)
        return ticked

    def settle(self, document: str, kind: str, still: Collection[str]) -> None:
        """Tick off what came from findings of a kind that are gone; nobody asked, so none is told."""
        for each in self._store.todos(document):
            is_gone = each.source.startswith(f"{kind}:") and each.source not in still
            if is_gone and self._store.settle_todo(each.id, _ITSELF, self._clock()):
                self._live.changed_beside(document)

    def remove(self, who: Actor, todo_id: str) -> None:
        """Forget a to-do."""
        known = self._of(who, todo_id)
        self._store.remove_todo(known.id)
        self._live.changed_beside(known.document)

    def _of(self, who: Actor, todo_id: str) -> Todo:
        known = self._store.todo(todo_id)
        self._access.require(who, Act.COMMENT, known.document)
        return known
