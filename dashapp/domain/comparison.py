"""What differs between two states of a résumé, place by place and word by word."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Literal

from dashapp.domain import inline
from dashapp.domain.alignment import aligned
from dashapp.domain.tree.node import Node, Position, Tree, section_of, text_fields

Kind = Literal["changed", "added", "removed", "moved"]
How = Literal["same", "new", "gone"]
Words = tuple[tuple[How, str], ...]

PLACE: Final = "@place"
"""Where a node stands, beside its fields."""

_LEAST_ALIKE = 0.35
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs: the node it is in, where a person finds it, and its words.

    ``field`` is the one text or value that differs, or the place; nothing where the node as a whole does.
    """

    node: str
    kind: Kind
    where: str
    words: Words
    field: str = ""

    @property
    def mark(self) -> str:
        """What tells it from the same place when that differs otherwise."""
        return sha256(f"{self.kind} {self.words}".encode("utf-8", "replace")).hexdigest()[:12]


def compared(old: Tree, new: Tree) -> list[Difference]:
    """Return what differs, in the order of the new state; what was removed stands last.

    What goes or comes as a whole is one difference, not one for each of its parts.
    """
    before, after = _View(old), _View(new)
    found: list[Difference] = []
    for node in after.nodes.values():
        known = before.nodes.get(node.id)
        if known is not None:
            found += _changed(before, known, after, node)
        elif node.at.parent in before.nodes and (text := after.text(node)):
            found.append(Difference(node.id, "added", after.where(node), (("new", text),)))
    for node in before.nodes.values():
        is_top = node.id not in after.nodes and node.at.parent in after.nodes
        if is_top and (text := before.text(node)):
            found.append(Difference(node.id, "removed", before.where(node), (("gone", text),)))
    return found


def words_of(before: str, after: str) -> Words:
    """Return both texts in one, word by word."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[tuple[How, str]] = []
    gone, come = "", ""

    def close() -> None:
        nonlocal gone, come
        found.extend(each for each in (("gone", gone), ("new", come)) if each[1])
        gone, come = "", ""

    steps = aligned(old, new)
    kept = sum(j - i for how, i, j, *_ in steps if how == "equal")
    if 2 * kept < _LEAST_ALIKE * (len(old) + len(new)):  # a word or two in common say nothing
        return tuple(each for each in (("gone", before), ("new", after)) if each[1])
    for how, i, j, m, n in steps:
        text = "".join(old[i:j])
        # A blank between two words that changed belongs to both: a phrase reads as one.
        if how == "equal" and not ((gone or come) and text.isspace() and j < len(old)):
            close()
            found.append(("same", text))
        else:
            gone, come = gone + text, come + "".join(new[m:n])
    close()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text that can be changed: its node and field, where a person finds it, what it says."""

    node: str
    field: str
    where: str
    text: str
    entry: str = ""
    """The node of the entry that an item stands in."""


def texts_of(tree: Tree) -> list[PlacedText]:
    """Return every text that a person sees, in the order in which they are read."""
    view = _View(tree)
    return [
        PlacedText(
            node.id,
            each.name,
            view.where(node),
            node.texts[each.name],
            node.at.parent if node.kind == "item" else "",
        )
        for node in view.nodes.values()
        for each in text_fields(node, section_of(node, tree))
        if node.texts.get(each.name)
    ]


def place_of(tree: Tree, node: str) -> str:
    """Return where a node stands, as a person would say it; nothing where there is none."""
    known = tree.nodes.get(node)
    return _View(tree).where(known) if known is not None else ""


def with_all_below(node: str, *trees: Tree) -> set[str]:
    """Return a node with everything that stands, or stood, below it."""
    found, size = {node}, 0
    while len(found) > size:
        size = len(found)
        for tree in trees:
            found |= {each.id for each in tree.nodes.values() if each.at.parent in found}
    return found


def carried(node: str, field: str, source: Tree, target: Tree) -> tuple[Tree, set[str]] | None:
    """Return what ``target`` is to become to have one place of ``source``, and which nodes differ.

    It is a field alone, where a node stands, or a node with all below it; nothing where there is
    no such place.
    """
    theirs, ours = source.nodes.get(node), target.nodes.get(node)
    if not field:
        is_there = theirs is not None or ours is not None
        return (source, with_all_below(node, source, target)) if is_there else None
    if theirs is None or ours is None:
        return None
    if field == PLACE:
        is_open = theirs.at.parent in _View(target).nodes
        moved = replace(ours, at=theirs.at)
        return (Tree({**target.nodes, node: moved}.values()), {node}) if is_open else None
    if not any(field in {**each.texts, **each.values} for each in (theirs, ours)):
        return None
    wanted = replace(
        ours,
        texts=_with(ours.texts, theirs.texts, field),
        values=_with(ours.values, theirs.values, field),
        sources=_with(ours.sources, theirs.sources, field),
    )
    return Tree({**target.nodes, node: wanted}.values()), {node}


def _with(ours: dict[str, str], theirs: dict[str, str], field: str) -> dict[str, str]:
    """Return ours, but for a field, which is theirs."""
    rest = {name: value for name, value in ours.items() if name != field}
    return {**rest, field: theirs[field]} if field in theirs else rest


class _View:
    """The nodes that a person sees, in the order in which they are read."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.nodes: dict[str, Node] = {}
        self._lists: dict[str, set[str]] = {}
        self._called: dict[str, str] = {}
        for node in tree.nodes.values():
            self._lists.setdefault(node.at.parent, set()).add(node.at.list)
        self._add(tree.nodes["root"])

    def below(self, node: Node) -> Iterator[Node]:
        """Give what stands in the lists of a node."""
        for name in sorted(self._lists.get(node.id, ())):
            yield from self.tree.children(node.id, name)

    def fields(self, node: Node) -> Iterator[tuple[str, str]]:
        """Give the fields of a node with their labels; the one of an item needs none."""
        section = section_of(node, self.tree)
        if node.kind == "style":
            yield from ((name, name.replace("_", " ")) for name in sorted(node.values))
        elif node.kind in ("item", "section"):
            yield from ((each.name, "") for each in text_fields(node, section))
        elif section is not None:
            yield from ((each.name, each.label) for each in section.fields)

    def said(self, node: Node, name: str) -> str:
        """Return what a field says, without its marks."""
        if name in node.values:
            return node.values[name]
        text = node.texts.get(name, "")
        fields = text_fields(node, section_of(node, self.tree))
        if any(each.name == name and each.kind == "prose" for each in fields):
            return "".join(run.text for run in inline.runs(text))
        return text

    def text(self, node: Node) -> str:
        """Return what a node and all below it say, in a line."""
        own = (self.said(node, name) for name, _ in self.fields(node))
        below = (self.text(each) for each in self.below(node))
        return " · ".join(text for text in (*own, *below) if text)

    def where(self, node: Node) -> str:
        """Return where a node stands, as a person would say it."""
        if node.kind == "style":
            return "Design"
        if node.kind in ("root", "basics"):
            return "About"
        if node.kind == "section":
            return node.texts.get("title") or self._label(node)
        parent = self.tree.nodes.get(node.at.parent)
        above = self.where(parent) if parent is not None else ""
        named = self._name(node) if node.kind == "entry" else ""
        return " › ".join(each for each in (above, named) if each)

    def _name(self, entry: Node) -> str:
        """Return what an entry is called; by more of its heading where another is called the same."""
        if entry.id not in self._called:
            siblings = self.tree.children(entry.at.parent, entry.at.list)
            short = {each.id: self._heading(each)[:1] for each in (*siblings, entry)}
            count = Counter(tuple(each) for each in short.values())
            for each in (*siblings, entry):
                is_alone = count[tuple(short[each.id])] == 1
                self._called[each.id] = ", ".join(
                    short[each.id] if is_alone else self._heading(each)
                )
        return self._called[entry.id]

    def _heading(self, entry: Node) -> list[str]:
        section = section_of(entry, self.tree)
        heading = section.heading if section is not None else ()
        return [text for name in heading if (text := entry.texts.get(name))]

    def _label(self, node: Node) -> str:
        """Return what the outline calls a section: by what an entry of it would be."""
        section = section_of(Node("", "entry", Position(node.id, "entries", "")), self.tree)
        return section.label if section is not None else ""

    def _add(self, node: Node) -> None:
        if node.id not in self.nodes:
            self.nodes[node.id] = node
            for child in self.below(node):
                self._add(child)


def _changed(before: _View, known: Node, after: _View, node: Node) -> Iterator[Difference]:
    where = after.where(node)
    for name, label in after.fields(node):
        was, now = before.said(known, name), after.said(node, name)
        if was == now:  # what is bold or leads elsewhere is told by its signs
            was, now = known.texts.get(name, ""), node.texts.get(name, "")
        if was != now:
            place = f"{where} › {label}" if label else where
            yield Difference(node.id, "changed", place, words_of(was, now), name)
    if known.at != node.at and (text := after.text(node)):
        yield Difference(node.id, "moved", where, (("same", text),), PLACE)
