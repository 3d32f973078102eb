"""Changes that somebody suggests: which can be made, and making them."""

from collections.abc import Callable
from dataclasses import replace

from fractional_indexing import generate_key_between

from dashapp.domain.characters import seen
from dashapp.domain.errors import InvalidInput
from dashapp.domain.review import Change, is_first, is_prose, is_there, standing, text_at
from dashapp.domain.tree.node import Node, Position, Tree, canonical, section_of, text_fields

_LONGEST = 20_000
_STANDING = {
    "overtaken": "The text has changed since this was suggested. Compare them and edit it by hand.",
    "gone": "The text that this suggestion is about is gone.",
}

_NO_NODE = "There is no such node in this résumé. Read its places again."


def checked(change: Change, tree: Tree, *, is_exact: bool) -> Change:
    """Return a change as it would be made; refuse one that cannot be."""
    if len(change.after) > _LONGEST:
        raise InvalidInput(f"A suggested text has at most {_LONGEST} letters.")
    if not is_there(tree, change.node):
        is_known = change.node in tree.nodes
        raise InvalidInput(_STANDING["gone"] if is_known else _NO_NODE)
    if change.act == "add":
        if not change.after.strip() or list_of(change, tree) is None:
            told = "Only an item of a list can be added, and it must say something."
            raise InvalidInput(f"{told}{_named('Lists', list_names(tree, change.node))}")
        return replace(change, before="")
    if change.act == "remove" and tree.nodes[change.node].kind != "item":
        raise InvalidInput("Only an item of a list can be suggested to go.")
    if change.act == "first" and tree.nodes[change.node].kind not in ("item", "entry"):
        raise InvalidInput("Only an item or an entry of a list can be put first.")
    now = text_at(tree, change.node, change.field)
    if now is None:
        names = text_names(tree, change.node)
        raise InvalidInput(f"There is no such text in this résumé.{_named('Texts', names)}")
    if is_exact and now and not change.before:
        raise InvalidInput("Give `before`: what the text says now, to the letter.")
    if is_exact and now != change.before:
        raise InvalidInput("The text has changed since you read it. Read it again.")
    if change.act == "first" and is_first(tree, change.node):
        raise InvalidInput("This stands first already.")
    if change.act in ("remove", "first"):
        return replace(change, after="")
    after = written(change, tree)
    if after == change.before:
        raise InvalidInput("This suggestion changes nothing.")
    return replace(change, after=after)


def text_names(tree: Tree, node: str) -> list[str]:
    """Return the fields of a node that are texts."""
    known = tree.nodes[node]
    return [each.name for each in text_fields(known, section_of(known, tree))]


def list_names(tree: Tree, node: str) -> list[str]:
    """Return the lists of an entry."""
    known = tree.nodes[node]
    section = section_of(known, tree) if known.kind == "entry" else None
    return [each.name for each in section.lists] if section is not None else []


def _named(what: str, names: list[str]) -> str:
    return f" {what} of this node: {', '.join(names)}." if names else ""


def seen_in(change: Change) -> Change:
    """Return a change without what nobody would see in it."""
    return replace(change, after=seen(change.after))


def written(change: Change, tree: Tree) -> str:
    """Return what a text says once it is rewritten so: as the shared document gives it back."""
    is_of_lines = is_prose(tree, change.node, change.field)
    return canonical(change.after, "prose" if is_of_lines else "line")


def is_made(change: Change, tree: Tree) -> bool:
    """Whether a résumé is already as a change would make it."""
    if change.act == "remove":
        return change.node in tree.nodes and not is_there(tree, change.node)
    if not is_there(tree, change.node):
        return False
    if change.act == "first":
        known = tree.nodes[change.node]
        return known.kind in ("item", "entry") and is_first(tree, change.node)
    after = seen_in(change)
    if change.act == "rewrite":
        return text_at(tree, change.node, change.field) == written(after, tree)
    parent, name = list_of(change, tree) or ("", "")
    return any(each.texts.get("text") == after.after for each in tree.children(parent, name))


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
    parent, name = list_of(change, tree) or ("", "")
    siblings = tree.children(parent, name)
    keys = [each.at.key for each in siblings]
    ids = [each.id for each in siblings]
    place = ids.index(change.node) + 1 if change.node in ids else len(keys)
    before = keys[place - 1] if place else None
    # Two people can have made the same key at the same time: then there is no room between.
    after = next((key for key in keys[place:] if before is None or key > before), None)
    at = Position(parent, name, generate_key_between(before, after))
    return Node(new_id(), "item", at, texts={"text": change.after})


def list_of(change: Change, tree: Tree) -> tuple[str, str] | None:
    """Return the list that an item stands in, or would be added to: its parent and name."""
    node = tree.nodes[change.node]
    if node.kind == "item":
        return node.at.parent, node.at.list
    section = section_of(node, tree) if node.kind == "entry" else None
    lists = section.lists if section is not None else ()
    return (node.id, change.field) if any(x.name == change.field for x in lists) else None
