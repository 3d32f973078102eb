"""What differs between two states is told place by place, and nothing that does not."""

import itertools
from dataclasses import replace

from dashapp.adapters.yjs.replica import YjsReplica, YjsReplicas
from dashapp.domain.comparison import (
    PLACE,
    carried,
    compared,
    texts_of,
    with_all_below,
    words_of,
)
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of
from dashapp.domain.tree.node import Tree

RESUME = {
    "basics": {"name": "Ada", "email": "ada@example.com", "summary": "I **build** things."},
    "work": [
        {"name": "Bakery", "position": "Cook", "highlights": ["Baked bread", "Led a team of four"]},
        {"name": "Café", "position": "Waiter"},
    ],
    "skills": [{"name": "Baking", "keywords": ["bread", "cake"]}],
}


def replica() -> YjsReplica:
    numbers = itertools.count()
    seed = YjsReplicas().seeded(nodes_of(Resume(RESUME), lambda: f"n{next(numbers)}"))
    return YjsReplicas().rebuilt([seed])


def named(tree: Tree, text: str) -> str:
    """Return the id of the node with a text."""
    return next(n.id for n in tree.nodes.values() if text in n.texts.values())


def test_words_are_told_apart_and_nothing_is_lost() -> None:
    words = words_of("Led a team of four.", "Led a team of six cooks.")
    assert words == (
        ("same", "Led a team of "),
        ("gone", "four"),
        ("new", "six cooks"),
        ("same", "."),
    )
    assert "".join(text for how, text in words if how != "new") == "Led a team of four."
    assert "".join(text for how, text in words if how != "gone") == "Led a team of six cooks."
    assert words_of("", "") == ()
    assert words_of("Baked fresh bread", "Sold old cake") == (
        ("gone", "Baked fresh bread"),
        ("new", "Sold old cake"),
    )


def test_the_same_state_differs_in_nothing() -> None:
    tree = replica().tree()
    assert compared(tree, tree) == []


def test_a_change_of_marks_alone_is_told_by_its_signs() -> None:
    old, new = replica().tree(), replica().tree()
    new.nodes[named(new, "Baked bread")].texts["text"] = "Baked [bread](https://bread.example)"
    changes = compared(old, new)
    assert [each.kind for each in changes] == ["changed"]
    assert "".join(text for how, text in changes[0].words if how != "gone") == (
        "Baked [bread](https://bread.example)"
    )


def test_each_kind_of_change_is_told_once_with_its_place() -> None:
    made = replica()
    old = made.tree()
    new = made.tree()
    new.nodes[named(new, "Led a team of four")].texts["text"] = "Led a team of six"
    new.nodes["basics"].values["email"] = "ada@example.org"
    new.nodes[named(new, "Café")].deleted = True
    new.nodes[named(new, "cake")].at = new.nodes[named(new, "bread")].at
    told = compared(old, Tree(new.nodes.values()))
    assert [(each.kind, each.where) for each in told] == [
        ("changed", "About › E-mail"),
        ("changed", "Experience › Cook"),
        ("moved", "Skills › Baking"),
        ("removed", "Experience › Waiter"),
    ]
    assert told[-1].words == (("gone", "Waiter · Café"),)
    back = compared(Tree(new.nodes.values()), old)
    assert ("added", "Experience › Waiter") in [(each.kind, each.where) for each in back]


def test_a_document_becomes_what_it_was_as_an_update_like_any_other() -> None:
    made = replica()
    then, before = made.tree(), made.diff(b"\x00")
    for name, text in (("Baked bread", "Burnt bread"), ("I **build** things.", "Nothing")):
        node = then.nodes[named(then, name)]
        field = next(key for key, value in node.texts.items() if value == name)
        node_now = Tree([*made.tree().nodes.values()])
        node_now.nodes[node.id].texts[field] = text
        made.become(node_now, {node.id})
    gone = made.tree()
    gone.nodes[named(gone, "Café")].deleted = True
    made.become(gone, None)
    other = YjsReplicas().rebuilt([before, made.diff(b"\x00")])
    assert resume_of(made.tree())[0].data != RESUME
    then = YjsReplicas().rebuilt([before]).tree()
    update = made.become(then, None)
    assert resume_of(made.tree())[0].data == RESUME
    # Whoever has the document open gets it as an edit, and says the same.
    other.apply(update)
    assert resume_of(other.tree())[0].data == RESUME
    # What says so already is not touched.
    assert other.apply(made.become(then, None)) == b""


def test_one_place_is_brought_back_with_what_stood_below_it() -> None:
    made = replica()
    then = made.tree()
    bakery, team = named(then, "Bakery"), named(then, "Led a team of four")
    changed = made.tree()
    changed.nodes[bakery].deleted = True
    changed.nodes[team].texts["text"] = "Led nobody"
    changed.nodes["basics"].texts["name"] = "Ada B."
    made.become(changed, None)
    assert len(resume_of(made.tree())[0].data["work"]) == 1
    made.become(then, with_all_below(bakery, then, made.tree()))
    now = resume_of(made.tree())[0].data
    assert now["work"] == RESUME["work"]
    assert now["basics"]["name"] == "Ada B."


def test_of_two_fields_that_differ_one_is_brought_back_alone() -> None:
    made = replica()
    then = made.tree()
    changed = made.tree()
    changed.nodes["basics"].texts.update(name="Ada B.", summary="Nothing.")
    changed.nodes["basics"].values["email"] = "new@example.com"
    made.become(changed, None)
    told = compared(then, made.tree())
    assert [(each.node, each.field) for each in told] == [
        ("basics", "name"),
        ("basics", "email"),
        ("basics", "summary"),
    ]
    for field in ("summary", "email"):
        found = carried("basics", field, then, made.tree())
        assert found is not None
        made.become(*found)
    now = resume_of(made.tree())[0].data
    assert now["basics"] == {**RESUME["basics"], "name": "Ada B."}  # type: ignore[dict-item]
    assert carried("basics", "no such field", then, made.tree()) is None
    assert carried("nobody", "", then, made.tree()) is None


def test_what_was_moved_goes_back_with_what_was_written_in_it_since() -> None:
    made = replica()
    then = made.tree()
    bread, cake = named(then, "bread"), named(then, "cake")
    changed = made.tree()
    changed.nodes[cake].at = replace(changed.nodes[bread].at, key="Zz")
    changed.nodes[cake].texts["text"] = "cakes and tarts"
    made.become(changed, None)
    moved = next(each for each in compared(then, made.tree()) if each.kind == "moved")
    assert (moved.node, moved.field) == (cake, PLACE)
    found = carried(cake, PLACE, then, made.tree())
    assert found is not None
    made.become(*found)
    now = resume_of(made.tree())[0].data
    assert now["skills"] == [{"name": "Baking", "keywords": ["bread", "cakes and tarts"]}]


def test_nothing_is_moved_to_where_nothing_is_any_more() -> None:
    made = replica()
    then = made.tree()
    team, bakery, cafe = (named(then, text) for text in ("Led a team of four", "Bakery", "Café"))
    changed = made.tree()
    changed.nodes[team].at = replace(changed.nodes[team].at, parent=cafe)
    changed.nodes[bakery].deleted = True
    made.become(changed, None)
    assert carried(team, PLACE, then, made.tree()) is None


def test_two_entries_of_one_name_are_told_apart_by_the_rest_of_their_heading() -> None:
    work = [
        {"position": "Engineer", "name": "Acme", "highlights": ["a"]},
        {"position": "Engineer", "name": "Globex", "highlights": ["b"]},
        {"position": "Cook", "name": "Acme", "highlights": ["c"]},
    ]
    numbers = itertools.count()
    tree = Tree(nodes_of(Resume({"work": work}), lambda: f"n{next(numbers)}"))
    found = {each.text: each for each in texts_of(tree)}
    assert [found[each].where for each in "abc"] == [
        "Experience › Engineer, Acme",
        "Experience › Engineer, Globex",
        "Experience › Cook",
    ]
    assert found["a"].entry != found["b"].entry
    assert tree.nodes[found["a"].entry].kind == "entry"
