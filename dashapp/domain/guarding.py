"""What a change that no person wrote claims anew; some things it may not touch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dashapp.domain import inline
from dashapp.domain.change import checked, list_of, seen_in
from dashapp.domain.comparison import texts_of, with_all_below
from dashapp.domain.errors import InvalidInput
from dashapp.domain.facts import Source, new_claims, raised, unsaid
from dashapp.domain.review import Change, Grounds, is_prose
from dashapp.domain.tree.node import Tree, section_of
from dashapp.domain.writing.cleaning import new_links
from dashapp.domain.writing.placeholder import without_placeholders

_LONGEST_REASON: Final = 600
_NAMED: Final = ("courses",)
"""Lists of bullets whose items are names of things, as tags are."""
_SHARED: Final = ("skills", "interests")
"""Sections whose tags say of the whole résumé what it is about."""


class Guard:
    """Compares changes with what a résumé says, which it reads once for all of them.

    A bullet is compared with its entry, so that what was done elsewhere is not moved here; what
    speaks of the whole résumé with all of it.
    """

    def __init__(
        self,
        tree: Tree,
        facts: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        is_strict: bool = False,
    ) -> None:
        """Read a résumé.

        Args:
            tree: The résumé as it is.
            facts: What the person answered about each node.
            is_strict: Whether it also stops what is only likely to be new: for whoever would write
                at once.
        """
        self._tree = tree
        self._facts = facts
        self._is_strict = is_strict
        self._sources: dict[str, tuple[Source, str]] = {}

    def claims(self, change: Change) -> tuple[str, ...]:
        """Return what a change claims anew.

        Raises:
            InvalidInput: It would change a name, an employer, a title or a date, or empty an item.
        """
        if change.act in ("remove", "first"):
            return ()
        node = self._tree.nodes[change.node]
        is_headline = (node.id, change.field) == ("basics", "label")
        is_free = node.kind == "item" or (
            change.act == "add" or is_prose(self._tree, change.node, change.field)
        )
        if not is_free and not is_headline:
            raise InvalidInput("Names, employers, titles and dates are for people to change.")
        if node.kind == "item" and not change.after.strip():
            raise InvalidInput("An item says something. To take it away, use act `remove`.")
        entry = node.at.parent if node.kind == "item" else node.id
        is_name, is_shared = self._named(change)
        source, linked = self._known("" if is_shared else entry)
        after = inline.plain(without_placeholders(change.after))
        found = [*new_claims(source, after, is_strict=self._is_strict)]
        if node.kind == "item" and change.before and not is_shared:
            found += raised(inline.plain(change.before), after)
        if is_name:
            is_known = not after.strip() or source.names.has(after)
            found += [] if is_known else [f"it stands nowhere yet: {after.strip()}"]
        elif is_headline or (self._is_strict and change.act == "add"):
            found += unsaid(source, after)
        found += [f"the link {each}" for each in new_links(linked, change.after)]
        return tuple(dict.fromkeys(found))

    def _named(self, change: Change) -> tuple[bool, bool]:
        """Return whether a change is of an item that names a thing, and whether all may know it."""
        parent, name = list_of(change, self._tree) or ("", "")
        entry = self._tree.nodes.get(parent)
        section = section_of(entry, self._tree) if entry is not None else None
        if entry is None or section is None or (change.act != "add" and not name):
            return False, False
        is_tag = any(each.name == name and each.kind == "tags" for each in section.lists)
        return is_tag or name in _NAMED, is_tag and section.key in _SHARED

    def _known(self, entry: str) -> tuple[Source, str]:
        """Return what is known of an entry, and where its words lead to; of all where that is none."""
        node = self._tree.nodes.get(entry)
        key = entry if node is not None and node.kind == "entry" else ""
        if key not in self._sources:
            below = with_all_below(key, self._tree) if key else None
            places = texts_of(self._tree)
            texts = [each.text for each in places if below is None or each.node in below]
            told = self._facts.items()
            answers = [each for of, said in told if below is None or of in below for each in said]
            source = Source(" \n".join([*map(inline.plain, texts), *answers]))
            self._sources[key] = source, " \n".join([*texts, *answers])
        return self._sources[key]


def guarded(
    change: Change, grounds: Grounds, tree: Tree, guard: Guard | None, *, is_exact: bool
) -> tuple[Change, Grounds]:
    """Return a change as it would be made, with what it claims where no person wrote it.

    Raises:
        InvalidInput: It cannot be made.
    """
    grounds = replace(grounds, reason=grounds.reason.strip()[:_LONGEST_REASON])
    if guard is None:
        return checked(change, tree, is_exact=is_exact), grounds
    change = checked(seen_in(change), tree, is_exact=is_exact)
    return change, replace(grounds, claims=guard.claims(change))
