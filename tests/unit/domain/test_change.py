"""Where a suggested item stands once it is accepted, and which changes are made already."""

from dataclasses import replace

import pytest
from fractional_indexing import generate_key_between

from dashapp.domain.change import applied, checked, is_made
from dashapp.domain.errors import InvalidInput
from dashapp.domain.resume import Resume
from dashapp.domain.review import Change, SuggestionAct
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


def two_jobs() -> tuple[Tree, dict[str, str]]:
    """Return a résumé and the ids of its nodes, by what they are called."""
    numbers = iter(range(100))
    work = [
        {"name": "Mill", "highlights": ["Ground flour", "Swept floors"]},
        {"name": "Bakery", "highlights": ["Baked bread"]},
    ]
    tree = Tree(nodes_of(Resume({"work": work}), lambda: f"n{next(numbers)}"))
    return tree, {text: node.id for node in tree.nodes.values() for text in node.texts.values()}


@pytest.mark.parametrize(
    ("act", "of", "field", "after", "expected"),
    [
        ("rewrite", "Ground flour", "text", "Ground flour", True),
        ("rewrite", "Ground flour", "text", "Ground flo\u200bur", True),
        ("rewrite", "Ground flour", "text", "Ground rye flour", False),
        ("add", "Ground flour", "text", "Swept floors", True),
        ("add", "Mill", "highlights", "Swept floors", True),
        ("add", "Bakery", "highlights", "Swept floors", False),
        ("first", "Ground flour", "text", "", True),
        ("first", "Swept floors", "text", "", False),
        ("first", "Mill", "name", "", True),
        ("first", "Bakery", "name", "", False),
        ("remove", "Ground flour", "text", "", False),
    ],
)
def test_a_change_is_made_where_the_resume_says_so_already(
    act: SuggestionAct, of: str, field: str, after: str, expected: bool
) -> None:
    tree, ids = two_jobs()
    assert is_made(Change(act, ids[of], field, of, after), tree) is expected


def test_only_a_removal_is_made_of_what_is_gone() -> None:
    tree, ids = two_jobs()
    tree.nodes[ids["Ground flour"]].deleted = True
    gone = Change("remove", ids["Ground flour"], "text", "Ground flour", "")
    acts: dict[SuggestionAct, bool] = {"remove": True, "first": False, "rewrite": False}
    assert {act: is_made(replace(gone, act=act), tree) for act in acts} == acts
    assert not is_made(replace(gone, node="never"), tree)


def test_what_stands_in_no_list_is_not_put_first() -> None:
    numbers = iter(range(100))
    tree = Tree(nodes_of(Resume({"basics": {"name": "Ada"}}), lambda: f"n{next(numbers)}"))
    with pytest.raises(InvalidInput, match="Only an item or an entry"):
        checked(Change("first", "basics", "name", "Ada", ""), tree, is_exact=True)
