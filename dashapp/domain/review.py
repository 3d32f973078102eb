"""What people say beside the text: suggestions, threads of remarks, to-dos."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.tree.node import Tree, section_of, text_fields
from dashapp.domain.writing.placeholder import placeholders

SuggestionAct = Literal["rewrite", "add", "remove", "first"]
"""What a suggestion would do: change a text, add an item, remove a node, put one at the head."""

SuggestionState = Literal["open", "accepted", "declined", "withdrawn"]

Standing = Literal["fits", "overtaken", "gone"]
"""Whether what a suggestion was made of is still there: as it was, changed, or not at all."""

AuthorKind = Literal["person", "writer", "assistant"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a suggestion would change.

    ``rewrite`` says ``after`` in place of ``before`` in a field of a node, ``remove`` takes the
    node away that says ``before``, ``add`` puts an item that says ``after`` behind the item
    ``node``, or at the end of the list ``field`` of the entry ``node``, ``first`` puts the node whose
    ``field`` says ``before`` at the head of its list. Prose is inline Markdown.
    """

    act: SuggestionAct
    node: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a change is suggested, for which job, on what it leans, and what it newly claims."""

    reason: str = ""
    job: str = ""
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """What made a suggestion, and whom it is shown to be by where that is not who asked for it."""

    kind: AuthorKind = "person"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Under which id a window tells what was typed in it, and the suggestion it was typed over.

    Told again it is the same one. What its author suggests in another window is another.
    """

    id: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that waits for somebody who may make it; ``author`` is a person's id."""

    id: str
    document: str
    change: Change
    grounds: Grounds
    author: str
    by: str
    kind: AuthorKind
    at: datetime
    state: SuggestionState = "open"
    decided_by: str = ""
    decided_at: datetime | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it can be accepted without a second look: nothing is new in it, nothing open."""
        return not self.grounds.claims and not placeholders(self.change.after)

    def is_own(self, who: Actor) -> bool:
        """Whether ``who`` made it; those who share a machine are told apart by their names."""
        is_same = self.author == who.known_as and (
            self.author != LOCAL_PERSON or self.by == who.author.name
        )
        return self.kind == "person" and is_same


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that somebody said in a thread."""

    id: str
    thread: str
    author: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a thread hangs: a field, the words in it, and, as the editor wrote it, their place.

    ``place`` is a pair of Yjs relative positions as JSON; nothing where the whole field is meant.
    """

    node: str
    field: str
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Remarks about some words, the oldest first; resolved or not."""

    id: str
    document: str
    anchor: Anchor
    at: datetime
    remarks: tuple[Remark, ...] = ()
    resolved_by: str = ""

    @property
    def is_resolved(self) -> bool:
        """Whether somebody said that it is dealt with."""
        return bool(self.resolved_by)


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do about a résumé; ``source`` says what it came from, as ``thread:ID``.

    ``author`` is the id of the person whose words it is, where it is a person's.
    """

    id: str
    document: str
    text: str
    by: str
    at: datetime
    assignee: str = ""
    due: date | None = None
    node: str = ""
    field: str = ""
    source: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    author: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it was ticked off."""
        return self.done_at is not None


def is_there(tree: Tree, node: str) -> bool:
    """Whether a person sees a node: neither it nor anything it stands in was removed."""
    seen: set[str] = set()
    while node not in seen:
        seen.add(node)
        known = tree.nodes.get(node)
        if known is None or known.deleted:
            return False
        if known.kind == "root" or not known.at.parent:
            return True
        node = known.at.parent
    return False


def text_at(tree: Tree, node: str, field: str) -> str | None:
    """Return what a shared text says, and nothing where there is no such text."""
    known = tree.nodes.get(node)
    if known is None or not is_there(tree, node):
        return None
    if not any(each.name == field for each in text_fields(known, section_of(known, tree))):
        return None
    return known.texts.get(field, "")


def is_prose(tree: Tree, node: str, field: str) -> bool:
    """Whether a text is inline Markdown."""
    known = tree.nodes[node]
    fields = text_fields(known, section_of(known, tree))
    return any(each.name == field and each.kind == "prose" for each in fields)


def standing(change: Change, tree: Tree) -> Standing:
    """Return whether a change can still be made as it was meant."""
    if not is_there(tree, change.node):
        return "gone"
    if change.act == "add":
        return "fits"
    now = text_at(tree, change.node, change.field)
    if now is None:
        return "gone"
    is_there_already = change.act == "first" and is_first(tree, change.node)
    return "fits" if now == change.before and not is_there_already else "overtaken"


def is_first(tree: Tree, node: str) -> bool:
    """Whether a node stands at the head of its list."""
    at = tree.nodes[node].at
    return next(iter(tree.children(at.parent, at.list))).id == node
