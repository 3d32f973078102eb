"""Suggestions: changes that wait for somebody who may make them; people's and the AI's alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from fractional_indexing import generate_key_between

from dashapp.domain import inline
from dashapp.domain.comparison import Words, place_of, texts_of, with_all_below, words_of
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotAllowed
from dashapp.domain.facts import new_claims, raised
from dashapp.domain.people import Actor
from dashapp.domain.review import (
    Byline,
    Change,
    Grounds,
    Standing,
    Suggestion,
    SuggestionState,
    is_prose,
    is_there,
    standing,
    text_at,
)
from dashapp.domain.tree.node import Node, Position, Tree, canonical, section_of
from dashapp.services.access import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.live import LiveDocuments
from dashapp.services.live_document import Acceptance
from dashapp.services.notices import Notices
from dashapp.services.ports import Replica
from dashapp.services.review_store import SuggestionStore

_LONGEST, _LONGEST_REASON = 20_000, 600
_MOST_OPEN, _MOST_AT_ONCE = 500, 200
_CLAIM = timedelta(seconds=30)
_BY_HAND: Final = Byline()
_STANDING = {
    "overtaken": "The text has changed since this was suggested. Compare them and edit it by hand.",
    "gone": "The text that this suggestion is about is gone.",
}


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """A suggestion, whether it still fits, where it is, and its words beside what they replace."""

    suggestion: Suggestion
    standing: Standing
    where: str
    words: Words


class Suggestions:
    """What a person can do with suggestions; accepting one is an edit like any other."""

    def __init__(
        self, store: SuggestionStore, live: LiveDocuments, notices: Notices, guards: Guards
    ) -> None:
        self._store = store
        self._live = live
        self._notices = notices
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock

    def listed(self, who: Actor, document: str) -> list[SuggestionShown]:
        """Return the suggestions that wait in a résumé, the oldest first."""
        self._access.require(who, Act.READ, document)
        waiting = [each for each in self._store.suggestions(document) if each.state == "open"]
        tree = self._live.tree(document) if waiting else Tree(())
        return [_shown(each, tree) for each in waiting]

    def propose(
        self,
        who: Actor,
        document: str,
        wanted: Sequence[tuple[Change, Grounds]],
        byline: Byline = _BY_HAND,
        *,
        is_exact: bool = True,
    ) -> list[Suggestion]:
        """Keep suggestions, all or none; a new one for a text takes the place of one's last.

        Args:
            who: Whose they are.
            document: The résumé.
            wanted: What to change, and why.
            byline: What made them.
            is_exact: Whether a text that says something else than ``before`` is refused; else the
                suggestion is kept, and shown as overtaken.

        Raises:
            InvalidInput: A change cannot be made, or changes nothing.
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.SUGGEST, document)
        if len(wanted) > _MOST_AT_ONCE:
            raise InvalidInput(f"At most {_MOST_AT_ONCE} suggestions at once.")
        tree = self._live.tree(document)
        waiting = [each for each in self._store.suggestions(document) if each.state == "open"]
        if len(waiting) + len(wanted) > _MOST_OPEN:
            raise InvalidInput("Too many suggestions wait in this résumé. Decide some first.")
        now, kind, by = self._clock(), byline.kind, byline.name or who.author.name
        made = []
        for change, grounds in wanted:
            checked = _checked(change, tree, is_exact=is_exact)
            if kind != "person":
                grounds = replace(grounds, claims=_guarded(checked, tree))  # noqa: PLW2901
            grounds = replace(grounds, reason=grounds.reason.strip()[:_LONGEST_REASON])  # noqa: PLW2901
            author = who.person or ""
            made.append(Suggestion(new_id(), document, checked, grounds, author, by, kind, now))
        for old in waiting:
            if kind == "person" and is_own(who, old) and any(_same_text(old, new) for new in made):
                self._store.decide(old.id, "withdrawn", by, now)
        self._store.add_suggestions(made)
        if made:
            told = f"suggests {len(made)} change{'s' * (len(made) != 1)}"
            self._notices.tell("suggestion", who, [self._access.maker_of(document)], told, document)
            self._live.changed_beside(document)
        return made

    def accept(
        self, who: Actor, suggestion_id: str, text: str | None = None, *, is_confirmed: bool = False
    ) -> None:
        """Make the change, once; ``text`` is what to say instead, where it was edited first.

        Raises:
            InvalidInput: It was decided already, does not fit any more, or claims something new
                that was not confirmed as true.
            NotAllowed: ``who`` may not edit, or a program would say what only a person may.
            Unavailable: It could not be stored; nothing was changed.
        """
        known = self._open(who, suggestion_id, Act.EDIT)
        is_program = who.scopes is not None
        if is_program and (text is not None or known.grounds.claims):
            raise NotAllowed("Only a person says that something new is true, or says it otherwise.")
        if known.grounds.claims and text is None and not is_confirmed:
            claims = "; ".join(known.grounds.claims)
            raise InvalidInput(f"This says something new: {claims}. Confirm that it is true first.")
        change = known.change if text is None else replace(known.change, after=text)
        now = self._clock()
        if not self._store.claim(known.id, now, now - _CLAIM):
            raise InvalidInput("Somebody else is deciding this just now.")
        try:
            self._live.change(
                known.document, _making(change), who.author, Acceptance(known.id, who.author)
            )
        except ImaginatorError:
            self._store.release(known.id)
            raise
        # Stored together with the edit; but a change that changed nothing left no edit.
        self._store.decide(known.id, "accepted", who.author.name, now)
        self._decided(who, known, "accepted")

    def accept_all(self, who: Actor, document: str, only: Iterable[str]) -> int:
        """Accept those of some suggestions that fit and claim nothing new; return how many."""
        chosen, count = set(only), 0
        for each in self.listed(who, document):
            known = each.suggestion
            if known.id in chosen and each.standing == "fits" and not known.grounds.claims:
                self.accept(who, known.id)
                count += 1
        return count

    def decline(self, who: Actor, suggestion_id: str) -> None:
        """Say no to a suggestion, or take one's own back.

        Raises:
            InvalidInput: It was decided already.
            NotAllowed: ``who`` may not edit, and it is not theirs.
        """
        known = self._store.suggestion(suggestion_id)
        self._access.require(who, Act.READ, known.document)
        is_mine = is_own(who, known)
        if not is_mine and not self._access.may(who, Act.EDIT, known.document):
            raise NotAllowed("Only who may change this résumé decides on suggestions.")
        self._open(who, suggestion_id, Act.SUGGEST if is_mine else Act.EDIT)
        state: SuggestionState = "withdrawn" if is_mine else "declined"
        if not self._store.decide(known.id, state, who.author.name, self._clock()):
            raise InvalidInput("This was decided a moment ago.")
        self._decided(who, known, state)

    def reopen(self, who: Actor, suggestion_id: str) -> None:
        """Let a suggestion wait again whose acceptance was undone."""
        known = self._store.suggestion(suggestion_id)
        self._access.require(who, Act.EDIT, known.document)
        now = self._clock()
        if self._store.decide(known.id, "open", "", now, was="accepted"):
            self._live.changed_beside(known.document)

    def _open(self, who: Actor, suggestion_id: str, act: Act) -> Suggestion:
        known = self._store.suggestion(suggestion_id)
        self._access.require(who, act, known.document)
        if known.state != "open":
            raise InvalidInput(f"{known.decided_by} has {known.state} this already.")
        return known

    def _decided(self, who: Actor, known: Suggestion, how: str) -> None:
        place = self._access.place_of(known.document)
        self._audit.note(who, f"suggestion.{how}", place, known.document, suggestion=known.id)
        if known.kind == "person":
            text = f"{how} your suggestion: {known.change.after}"
            self._notices.tell("decision", who, [known.author], text, known.document)
        self._live.changed_beside(known.document)


def is_own(who: Actor, suggestion: Suggestion) -> bool:
    """Whether ``who`` made a suggestion; a guest is known by name alone."""
    return suggestion.kind == "person" and (
        (suggestion.author, suggestion.by) == (who.person or "", who.author.name)
    )


def _same_text(old: Suggestion, new: Suggestion) -> bool:
    acts = (old.change.act, new.change.act)
    places = (old.change.node, old.change.field), (new.change.node, new.change.field)
    return acts == ("rewrite", "rewrite") and places[0] == places[1]


def _shown(known: Suggestion, tree: Tree) -> SuggestionShown:
    change = known.change
    before = "" if change.act == "add" else inline.plain(change.before)
    after = "" if change.act == "remove" else inline.plain(change.after)
    where = place_of(tree, change.node)
    return SuggestionShown(known, standing(change, tree), where, words_of(before, after))


def _checked(change: Change, tree: Tree, *, is_exact: bool) -> Change:
    """Return a change as it would be made; refuse one that cannot be."""
    if len(change.after) > _LONGEST:
        raise InvalidInput(f"A suggested text has at most {_LONGEST} letters.")
    if not is_there(tree, change.node):
        raise InvalidInput(_STANDING["gone"])
    if change.act == "add":
        if not change.after.strip() or _list_of(change, tree) is None:
            raise InvalidInput("Only an item of a list can be added, and it must say something.")
        return replace(change, before="")
    if change.act == "remove" and tree.nodes[change.node].kind != "item":
        raise InvalidInput("Only an item of a list can be suggested to go.")
    now = text_at(tree, change.node, change.field)
    if now is None:
        raise InvalidInput("There is no such text in this résumé.")
    if is_exact and now != change.before:
        raise InvalidInput("The text has changed since you read it. Read it again.")
    if change.act == "remove":
        return replace(change, after="")
    kind = "prose" if is_prose(tree, change.node, change.field) else "line"
    after = canonical(change.after, kind)
    if kind == "line":
        after = " ".join(after.split("\n"))
    if after == change.before:
        raise InvalidInput("This suggestion changes nothing.")
    return replace(change, after=after)


def _guarded(change: Change, tree: Tree) -> tuple[str, ...]:
    """Return what a change that no person wrote claims anew; some things it may not touch.

    A bullet is compared with its entry, so that what was done elsewhere is not moved here; what
    speaks of the whole résumé with all of it.

    Raises:
        InvalidInput: It would change a name, an employer, a title or a date.
    """
    if change.act == "remove":
        return ()
    node = tree.nodes[change.node]
    is_free = node.kind == "item" or (
        change.act == "add" or is_prose(tree, change.node, change.field)
    )
    if not is_free and (node.id, change.field) != ("basics", "label"):
        raise InvalidInput("Names, employers, titles and dates are for people to change.")
    entry = node.at.parent if node.kind == "item" else node.id
    below = with_all_below(entry, tree) if tree.nodes[entry].kind == "entry" else None
    source = " \n".join(each.text for each in texts_of(tree) if below is None or each.node in below)
    after = inline.plain(change.after)
    own = (
        raised(inline.plain(change.before), after) if node.kind == "item" and change.before else []
    )
    return tuple(dict.fromkeys([*new_claims(inline.plain(source), after), *own]))


def _making(change: Change) -> Callable[[Replica], bytes]:
    """Return what makes a change in a replica that it still fits."""

    def make(replica: Replica) -> bytes:
        tree = replica.tree()
        how = standing(change, tree)
        if how != "fits":
            raise InvalidInput(_STANDING[how])
        if change.act == "add":
            node = _added(change, tree)
            return replica.become(Tree([*tree.nodes.values(), node]), {node.id})
        wanted = tree.nodes[change.node]
        if change.act == "remove":
            wanted.deleted = True
        else:
            wanted.texts[change.field] = change.after
        return replica.become(tree, {change.node})

    return make


def _added(change: Change, tree: Tree) -> Node:
    parent, name = _list_of(change, tree) or ("", "")
    siblings = tree.children(parent, name)
    keys = [each.at.key for each in siblings]
    ids = [each.id for each in siblings]
    place = ids.index(change.node) + 1 if change.node in ids else len(keys)
    before = keys[place - 1] if place else None
    after = keys[place] if place < len(keys) else None
    # Two people can have made the same key at the same time: then there is no room between.
    if before is not None and after is not None and before >= after:
        after = None
    at = Position(parent, name, generate_key_between(before, after))
    return Node(new_id(), "item", at, texts={"text": change.after})


def _list_of(change: Change, tree: Tree) -> tuple[str, str] | None:
    """Return the list that an item would be added to: its parent and name."""
    node = tree.nodes[change.node]
    if node.kind == "item":
        return node.at.parent, node.at.list
    section = section_of(node, tree) if node.kind == "entry" else None
    lists = section.lists if section is not None else ()
    return (node.id, change.field) if any(x.name == change.field for x in lists) else None
