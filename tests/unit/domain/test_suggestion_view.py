"""A suggestion is shown with the words that go, come and stay, and whether it still fits."""

from datetime import UTC, datetime

import pytest

from dashapp.domain.comparison import Words
from dashapp.domain.resume import Resume
from dashapp.domain.review import Change, Grounds, Standing, Suggestion, SuggestionAct
from dashapp.domain.suggestion_view import shown
from dashapp.domain.tree.encoding import nodes_of
from dashapp.domain.tree.node import Tree

WORK = [{"name": "Mill", "highlights": ["Ground **rye** flour", "Swept floors"]}]
RYE, FLOORS = "Ground **rye** flour", "Swept floors"


def resume() -> Tree:
    numbers = iter(range(100))
    return Tree(nodes_of(Resume({"work": WORK}), lambda: f"n{next(numbers)}"))


def suggested(act: SuggestionAct, node: str, before: str, after: str) -> Suggestion:
    change, now = Change(act, node, "text", before, after), datetime(2026, 3, 4, tzinfo=UTC)
    return Suggestion("s", "cv", change, Grounds(), "ada", "Ada", "person", now)


@pytest.mark.parametrize(
    ("act", "of", "after", "words", "standing"),
    [
        (
            "rewrite", RYE, "Ground **rye** meal",
            (("same", "Ground rye "), ("gone", "flour"), ("new", "meal")), "fits",
        ),
        ("add", RYE, "Baked *bread*", (("new", "Baked bread"),), "fits"),
        ("remove", RYE, "", (("gone", "Ground rye flour"),), "fits"),
        ("first", FLOORS, "", (("same", "Swept floors"),), "fits"),
        ("first", RYE, "", (("same", "Ground rye flour"),), "overtaken"),
    ],
)  # fmt: skip
def test_words_are_shown_beside_what_they_replace(
    act: SuggestionAct, of: str, after: str, words: Words, standing: Standing
) -> None:
    tree = resume()
    node = next(each.id for each in tree.nodes.values() if each.texts.get("text") == of)
    made = suggested(act, node, of, after)
    found = shown(made, tree)
    assert found.words == words
    assert (found.suggestion, found.standing, found.where) == (made, standing, "Experience › Mill")


def test_what_is_about_a_text_that_is_gone_is_shown_all_the_same() -> None:
    found = shown(suggested("rewrite", "never", "Swept floors", "Swept the floors"), resume())
    assert (found.standing, found.where) == ("gone", "")
    assert ("new", "the ") in found.words
