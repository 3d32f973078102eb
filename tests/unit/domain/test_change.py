"""Where a suggested item stands once it is accepted."""

from dataclasses import replace

from fractional_indexing import generate_key_between

from dashapp.domain.change import applied
from dashapp.domain.resume import Resume
from dashapp.domain.review import Change
from dashapp.domain.tree.encoding import nodes_of
from dashapp.domain.tree.node import Tree


def test_an_item_is_added_between_two_that_were_made_at_once_and_what_follows() -> None:
    numbers = iter(range(100))
    work = [{"name": "Town Mill", "highlights": ["first", "second", "third", "fourth"]}]
    tree = Tree(nodes_of(Resume({"work": work}), lambda: f"n{next(numbers)}"))
    first, second, third, fourth = (
        next(node for node in tree.nodes.values() if node.texts.get("text") == said)
        for said in ("first", "second", "third", "fourth")
    )
    # Two people made the second and the third at the same time, and one the fourth between.
    between = generate_key_between(second.at.key, third.at.key)
    third.at, fourth.at = (
        replace(node.at, key=key) for node, key in ((third, second.at.key), (fourth, between))
    )
    entry = first.at.parent
    before = [node.id for node in tree.children(entry, "highlights")]
    tied = before[1]
    changed, new = applied(Change("add", tied, "text", "", "new"), tree, lambda: "new")
    after = [node.id for node in changed.children(entry, "highlights")]
    assert new == "new"
    assert [each for each in after if each != "new"] == before
    assert after.index("new") == 3
    assert after[-1] == fourth.id
