"""Threads of remarks about some words of a résumé."""

import re
from dataclasses import dataclass

from dashapp.domain.comparison import place_of
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor, Member
from dashapp.domain.review import Anchor, Remark, Thread, text_at
from dashapp.domain.tree.node import Tree
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.notices import Notices
from dashapp.services.review_store import ThreadStore

_LONGEST, _LONGEST_QUOTE, _LONGEST_PLACE = 4_000, 300, 1_000
_MOST_THREADS, _MOST_REMARKS = 500, 500


@dataclass(frozen=True, slots=True)
class ThreadShown:
    """A thread, where it hangs, and whether its text is gone."""

    thread: Thread
    where: str
    is_gone: bool


class Comments:
    """What a person can do with threads; whoever may comment may also resolve."""

    def __init__(
        self, store: ThreadStore, live: LiveDocuments, notices: Notices, guards: Guards
    ) -> None:
        self._store = store
        self._live = live
        self._notices = notices
        self._access = guards.access
        self._clock = guards.clock

    def listed(self, who: Actor, document: str) -> list[ThreadShown]:
        """Return the threads of a résumé, the oldest first."""
        self._access.require(who, Act.READ, document)
        threads = self._store.threads(document)
        tree = self._live.tree(document) if threads else Tree(())
        return [
            ThreadShown(each, place_of(tree, each.anchor.node), _is_gone(tree, each))
            for each in threads
        ]

    def start(self, who: Actor, document: str, anchor: Anchor, text: str) -> Thread:
        """Begin a thread about some words.

        Raises:
            InvalidInput: Nothing is said, or too much, or there are no such words.
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.COMMENT, document)
        tree = self._live.tree(document)
        if text_at(tree, anchor.node, anchor.field) is None:
            raise InvalidInput("The text that this is about is gone.")
        if len(self._store.threads(document)) >= _MOST_THREADS:
            raise InvalidInput("This résumé has more threads than can be kept. Resolve some first.")
        place = anchor.place if len(anchor.place) <= _LONGEST_PLACE else ""
        hung = Anchor(anchor.node, anchor.field, anchor.quote[:_LONGEST_QUOTE], place)
        now, made = self._clock(), new_id()
        first = self._remark(who, made, text)
        thread = Thread(made, document, hung, now, (first,))
        self._store.add_thread(thread)
        self._told(who, thread, text)
        return thread

    def reply(self, who: Actor, thread_id: str, text: str) -> None:
        """Say something in a thread; a thread that was resolved is open again."""
        thread = self._of(who, thread_id)
        if len(thread.remarks) >= _MOST_REMARKS:
            raise InvalidInput("This thread is full. Begin a new one.")
        self._store.add_remark(self._remark(who, thread.id, text))
        self._told(who, thread, text)

    def resolve(self, who: Actor, thread_id: str) -> None:
        """Say that a thread is dealt with."""
        self._note(who, thread_id, who.author.name)

    def reopen(self, who: Actor, thread_id: str) -> None:
        """Say that it is not."""
        self._note(who, thread_id, "")

    def mentionable(self, who: Actor, document: str) -> list[str]:
        """Return the names of those who can be mentioned."""
        self._access.require(who, Act.COMMENT, document)
        others = (each for each in self._access.audience(document) if each.person != who.person)
        return sorted({each.name for each in others})

    def _of(self, who: Actor, thread_id: str) -> Thread:
        thread = self._store.thread(thread_id)
        self._access.require(who, Act.COMMENT, thread.document)
        return thread

    def _note(self, who: Actor, thread_id: str, resolved_by: str) -> None:
        thread = self._of(who, thread_id)
        self._store.resolve(thread.id, resolved_by)
        self._live.changed_beside(thread.document)

    def _remark(self, who: Actor, thread: str, text: str) -> Remark:
        said = text.strip()
        if not said:
            raise InvalidInput("Write something first.")
        if len(said) > _LONGEST:
            raise InvalidInput(f"A remark has at most {_LONGEST} letters. Shorten it.")
        return Remark(new_id(), thread, who.person or "", who.author.name, self._clock(), said)

    def _told(self, who: Actor, thread: Thread, text: str) -> None:
        mentioned = {each.person for each in mentions(text, self._access.audience(thread.document))}
        before = {remark.author for remark in thread.remarks} - mentioned
        self._notices.tell("mention", who, mentioned, text, thread.document)
        self._notices.tell("reply", who, before, text, thread.document)
        self._live.changed_beside(thread.document)


def mentions(text: str, people: list[Member]) -> list[Member]:
    """Return whom a text names with an ``@``; of two names the longer one is meant."""
    found: list[Member] = []
    for each in sorted(people, key=lambda person: -len(person.name)):
        named = re.compile(rf"@{re.escape(each.name)}(?!\w)", re.IGNORECASE)
        if each.name and named.search(text):
            found.append(each)
            text = named.sub("", text)
    return found


def _is_gone(tree: Tree, thread: Thread) -> bool:
    """Whether there is nothing left of what a thread was about; the editor knows more exactly."""
    return not text_at(tree, thread.anchor.node, thread.anchor.field)
