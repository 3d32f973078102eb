"""Edits as programs send them, as changes: what was left out is not taken for an empty text."""

from collections.abc import Sequence
from typing import Protocol

from dashapp.domain.errors import InvalidInput, WrongEdit
from dashapp.domain.review import Change, Grounds, SuggestionAct

_NO_WORDS = "Give `after`, what the text is to say, or act `remove` to take an item away."


class Asked(Protocol):
    """An edit as a program sends it."""

    act: SuggestionAct
    node: str
    field: str
    before: str
    after: str | None
    reason: str
    job: str
    sources: list[str]


def wanted(edits: Sequence[Asked]) -> list[tuple[Change, Grounds]]:
    """Return what edits ask for.

    Raises:
        InvalidInput: A text is to be rewritten, and no words are given; of several it is said where.
    """
    found = []
    for place, each in enumerate(edits):
        if each.act == "rewrite" and each.after is None:
            raise WrongEdit(place, _NO_WORDS) if len(edits) > 1 else InvalidInput(_NO_WORDS)
        change = Change(each.act, each.node, each.field, each.before, each.after or "")
        found.append((change, Grounds(each.reason, each.job, tuple(each.sources))))
    return found
