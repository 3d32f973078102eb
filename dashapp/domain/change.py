"""Changes that somebody suggests: which can be made, what they claim anew, and making them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from fractional_indexing import generate_key_between

from dashapp.domain import inline
from dashapp.domain.comparison import texts_of, with_all_below
from dashapp.domain.errors import InvalidInput
from dashapp.domain.facts import new_claims, raised
from dashapp.domain.review import Change, is_first, is_prose, is_there, standing, text_at
from dashapp.domain.tree.node import Node, Position, Tree, canonical, section_of
from dashapp.domain.writing.cleaning import new_links
from dashapp.domain.writing.placeholder import without_placeholders

_LONGEST = 20_000
_STANDING = {
    "overtaken": "The text has changed since this was suggested. Compare them and edit it by hand.",
    "gone": "The text that this suggestion is about is gone.",
}


def checked(change: Change, tree: Tree, *, is_exact: bool) -> Change:
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
    if change.act == "first" and tree.nodes[change.node].kind not in ("item", "entry"):
        raise InvalidInput("Only an item or an entry of a list can be put first.")
    now = text_at(tree, change.node, change.field)
    if now is None:
        raise InvalidInput("There is no such text in this résumé.")
    if is_exact and now != change.before:
        raise InvalidInput("The text has changed since you read it. Read it again.")
    if change.act == "first" and is_first(tree, change.node):
        raise InvalidInput("This stands first already.")
    if change.act in ("remove", "first"):
        return replace(change, after="")
    kind = "prose" if is_prose(tree, change.node, change.field) else "line"
    after = canonical(change.after, kind)
    if kind == "line":
        after = " ".join(after.split("\n"))
    if after == change.before:
        raise InvalidInput("This suggestion changes nothing.")
    return replace(change, after=after)


def guarded(
    change: Change, tree: Tree, facts: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return what a change that no person wrote claims anew; some things it may not touch.

    A bullet is compared with its entry, so that what was done elsewhere is not moved here; what
    speaks of the whole résumé with all of it.

    Args:
        change: What would be changed.
        tree: The résumé as it is.
        facts: What the person answered about each node.

    Raises:
        InvalidInput: It would change a name, an employer, a title or a date.
    """
    if change.act in ("remove", "first"):
        return ()
    node = tree.nodes[change.node]
    is_free = node.kind == "item" or (
        change.act == "add" or is_prose(tree, change.node, change.field)
    )
    if not is_free and (node.id, change.field) != ("basics", "label"):
        raise InvalidInput("Names, employers, titles and dates are for people to change.")
    entry = node.at.parent if node.kind == "item" else node.id
    below = with_all_below(entry, tree) if tree.nodes[entry].kind == "entry" else None
    known = [each.text for each in texts_of(tree) if below is None or each.node in below]
    for node_id, answers in facts.items():
        known += answers if below is None or node_id in below else ()
    source = " \n".join(known)
    after = inline.plain(without_placeholders(change.after))
    own = (
        raised(inline.plain(change.before), after) if node.kind == "item" and change.before else []
    )
    links = [f"the link {each}" for each in new_links(source, change.after)]
    return tuple(dict.fromkeys([*new_claims(inline.plain(source), after), *own, *links]))


def applied(change: Change, tree: Tree, new_id: Callable[[], str]) -> tuple[Tree, str]:
    """Return the tree in which a change is made, and the one node that differs.

    Raises:
        InvalidInput: The change does not fit any more.
    """
    how = standing(change, tree)
    if how != "fits":
        raise InvalidInput(_STANDING[how])
    if change.act == "add":
        node = _added(change, tree, new_id)
        return Tree([*tree.nodes.values(), node]), node.id
    wanted = tree.nodes[change.node]
    if change.act == "remove":
        wanted.deleted = True
    elif change.act == "first":
        head = tree.children(wanted.at.parent, wanted.at.list)[0].at.key
        wanted.at = replace(wanted.at, key=generate_key_between(None, head))
    else:
        wanted.texts[change.field] = change.after
    return tree, change.node


def _added(change: Change, tree: Tree, new_id: Callable[[], str]) -> Node:
    parent, name = _list_of(change, tree) or ("", "")
    siblings = tree.children(parent, name)
    keys = [each.at.key for each in siblings]
    ids = [each.id for each in siblings]
    place = ids.index(change.node) + 1 if change.node in ids else len(keys)
    before = keys[place - 1] if place else None
    # Two people can have made the same key at the same time: then there is no room between.
    after = next((key for key in keys[place:] if before is None or key > before), None)
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
