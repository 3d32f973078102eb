"""What a person is told inside the product: somebody mentioned them, suggested, decided, shared."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

NoticeKind = Literal["mention", "reply", "suggestion", "decision", "todo", "copy", "access"]
KINDS: Final[tuple[NoticeKind, ...]] = get_args(NoticeKind)

TOLD: Final[dict[NoticeKind, str]] = {
    "mention": "Somebody mentions me",
    "reply": "Somebody replies in a thread of mine",
    "suggestion": "Somebody suggests a change to a résumé of mine",
    "decision": "My suggestion is accepted or declined",
    "todo": "I am given something to do",
    "copy": "Somebody copies a résumé of mine",
    "access": "My role in a workspace changes, or somebody joins mine",
}
"""When each kind is told, for the settings of a person."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a person was told; ``document`` is where it leads, if anywhere."""

    id: str
    person: str
    at: datetime
    kind: NoticeKind
    by: str
    document: str
    text: str
    is_read: bool = False
