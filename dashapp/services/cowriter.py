"""The co-writer: suggests better words, and asks for what only the person knows.

What it suggests waits in the same queue as everyone's. It writes offline, by rule, without a key.
"""

from dataclasses import dataclass
from typing import Final

from dashapp.domain import inline
from dashapp.domain.checks.strength import strength_of
from dashapp.domain.comparison import texts_of, with_all_below
from dashapp.domain.people import Actor
from dashapp.domain.resume import Passage
from dashapp.domain.review import Byline, Change, Grounds, is_prose
from dashapp.domain.rewriting import improved
from dashapp.domain.tree.node import Node, Tree
from dashapp.services.access import Act
from dashapp.services.guards import Guards
from dashapp.services.live import LiveDocuments
from dashapp.services.suggestions import Suggestions

_BYLINE: Final = Byline("writer", "Co-writer")
_MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a bullet leaves open, and where it stands."""

    node: str
    field: str
    text: str
    asks: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """How many changes were suggested, and what is asked."""

    suggested: int
    questions: tuple[Question, ...]


class Cowriter:
    """What a person can ask the co-writer for."""

    def __init__(self, suggestions: Suggestions, live: LiveDocuments, guards: Guards) -> None:
        self._suggestions = suggestions
        self._live = live
        self._access = guards.access

    def improve(self, who: Actor, document: str, node: str | None = None) -> Improvement:
        """Suggest better words for a résumé, or for one node with all below it.

        Raises:
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.SUGGEST, document)
        tree = self._live.tree(document)
        chosen = with_all_below(node, tree) if node is not None else None
        open_now = {
            (each.suggestion.change.node, each.suggestion.change.field)
            for each in self._suggestions.listed(who, document)
        }
        wanted: list[tuple[Change, Grounds]] = []
        questions: list[Question] = []
        for each in texts_of(tree):
            known = tree.nodes[each.node]
            if (chosen is not None and each.node not in chosen) or not is_prose(
                tree, each.node, each.field
            ):
                continue
            is_bullet = known.kind == "item" and known.at.list == "highlights"
            draft = improved(each.text, is_current=_goes_on(known, tree), is_bullet=is_bullet)
            if draft is not None and (each.node, each.field) not in open_now:
                change = Change("rewrite", each.node, each.field, each.text, draft.text)
                wanted.append((change, Grounds(reason=" ".join(draft.reasons))))
            if is_bullet and (asks := _asked(each.text)):
                questions.append(Question(each.node, each.field, inline.plain(each.text), asks))
        made = self._suggestions.propose(who, document, wanted, _BYLINE)
        return Improvement(len(made), tuple(questions[:_MOST_QUESTIONS]))


def _asked(text: str) -> str:
    """Return what a bullet leaves open; nothing where it shows a result and a number."""
    shown = strength_of(Passage((), text))
    if not shown.number and not shown.result:
        return "What came of it, and how much of it was there?"
    if not shown.number:
        return "How many, how much, or how often?"
    return "" if shown.result else "What came of it?"


def _goes_on(node: Node, tree: Tree) -> bool:
    """Whether a text tells of something without an end."""
    entry = tree.nodes.get(node.at.parent) if node.kind == "item" else node
    if entry is None or entry.kind != "entry":
        return True
    return "startDate" in entry.values and not entry.values.get("endDate")
