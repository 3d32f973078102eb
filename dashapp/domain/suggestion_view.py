"""A suggestion as a person sees it: beside the text that it is about."""

from dataclasses import dataclass

from dashapp.domain import inline
from dashapp.domain.comparison import Words, place_of, words_of
from dashapp.domain.review import Standing, Suggestion, standing
from dashapp.domain.tree.node import Tree


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """A suggestion, whether it still fits, where it is, and its words beside what they replace."""

    suggestion: Suggestion
    standing: Standing
    where: str
    words: Words


def shown(suggestion: Suggestion, tree: Tree) -> SuggestionShown:
    """Return how a suggestion is shown in a résumé as that is now."""
    change = suggestion.change
    before = "" if change.act == "add" else inline.plain(change.before)
    after = "" if change.act == "remove" else inline.plain(change.after)
    if change.act == "first":
        after = before
    where = place_of(tree, change.node)
    return SuggestionShown(suggestion, standing(change, tree), where, words_of(before, after))
