"""The node, and the order of nodes: what the shared document is made of.

One résumé is one flat set of nodes. Each knows its parent, the list of the parent it
stands in, and a fractional key that orders it there; those three are one register, so
that two people who move the same bullet leave one copy. Deleting is a mark.

Fixed nodes, which every document has: ``root``, ``basics``, ``style`` and one section a
standard section, under its JSON Resume name. Everything else has a random id.

=========== ======================== =========================================
kind        parent, list             holds
=========== ======================== =========================================
``root``    –                        leftovers of the top level
``basics``  root, ``basics``         the fields of the basics
``style``   root, ``style``          the values of the style, as JSON texts
``section`` root, ``sections``       its title; entries stand below it
``entry``   a section, ``entries``;  the fields of the outline's section
            basics, ``profiles``
``item``    an entry, a list's name; one text, the field ``text``
            root, ``leftovers``
=========== ======================== =========================================

An untouched value leaves as it came: ``sources`` keeps the JSON of a value that its text
does not say exactly (a number, ``null``, other Markdown), ``keys`` the order of the
keys, ``rest`` what the outline does not know.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from fractional_indexing import generate_n_keys_between

from dashapp.domain import inline
from dashapp.domain.outline import BASICS, BY_KEY, CUSTOM, PROFILES, Field, Section
from dashapp.domain.resume import text_of

Kind = Literal["root", "basics", "style", "section", "entry", "item"]
KeyPath = tuple[str, ...]

FIXED = ("root", "basics", "style")
"""The nodes that every document has and that stand alone; each is its own kind."""

TITLE = Field("title", "line", "Title")
LINE_ITEM = Field("text", "line", "Text")
PROSE_ITEM = Field("text", "prose", "Text")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a node stands: under which parent, in which of its lists, and where there."""

    parent: str
    list: str
    key: str


@dataclass(slots=True)
class Node:
    """One node; ``texts`` are inline Markdown for prose and plain for lines."""

    id: str
    kind: Kind
    at: Position
    deleted: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    keys: list[KeyPath] = field(default_factory=list)
    rest: list[tuple[KeyPath, Any]] = field(default_factory=list)
    custom: bool = False


class Tree:
    """Nodes by id, with the living children of each list in order."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self._children: dict[tuple[str, str], list[Node]] = {}
        for node in self.nodes.values():
            if not node.deleted:
                self._children.setdefault((node.at.parent, node.at.list), []).append(node)
        for siblings in self._children.values():
            siblings.sort(key=lambda node: (node.at.key, node.id))

    def children(self, parent: str, list_name: str) -> list[Node]:
        """Return the nodes of a list that are not deleted, in order."""
        return self._children.get((parent, list_name), [])


def fixed(name: str) -> Node:
    """Return a fixed node as it is before anybody writes in it."""
    if name == "root":
        return Node("root", "root", Position("", "", ""))
    if name == "basics":
        return Node("basics", "basics", Position("root", "basics", "a0"))
    if name == "style":
        return Node("style", "style", Position("root", "style", "a0"))
    raise ValueError(name)


def section_of(node: Node, tree: Tree) -> Section | None:
    """Return the part of the outline that names a node's fields; an item has its entry's."""
    if node.kind == "item":
        entry = tree.nodes.get(node.at.parent)
        return section_of(entry, tree) if entry is not None and entry.kind == "entry" else None
    if node.kind == "basics":
        return BASICS
    if node.at.list == "profiles":
        return PROFILES
    parent = tree.nodes.get(node.at.parent)
    if parent is None:
        return None
    return CUSTOM if parent.custom else BY_KEY.get(parent.id)


def text_fields(node: Node, section: Section | None) -> tuple[Field, ...]:
    """Return the fields of a node that are shared text."""
    if node.kind == "section":
        return (TITLE,)
    if node.kind == "item":
        lists = section.lists if section is not None else ()
        is_prose = any(each.name == node.at.list and each.kind == "bullets" for each in lists)
        return (PROSE_ITEM,) if is_prose else (LINE_ITEM,)
    if section is None:
        return ()
    return tuple(each for each in section.fields if each.kind in ("line", "prose"))


def keys_after(last: str | None, count: int) -> list[str]:
    """Return fractional keys for ``count`` nodes behind ``last``."""
    return list(generate_n_keys_between(last, None, count))


def canonical(text: str, kind: str) -> str:
    """Return a text as the shared document gives it back."""
    clean = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    if kind == "prose":
        return inline.markdown(inline.runs(clean))
    return " ".join(filter(None, clean.split("\n")))  # of lines begun at once one is made


def restored(now: str, source: str | None, kind: str) -> Any:
    """Return the value that leaves: the source where nobody changed what it says."""
    if source is not None:
        value = json.loads(source)
        if canonical(text_of(value), kind) == now:
            return value
    return now
