"""Long work that outlives a request and a process: who asked for what, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

TaskKind = Literal["rewrite", "tailor"]
DurableState = Literal["waiting", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class DurableTask:
    """A piece of long work.

    ``actor`` and ``asked`` are JSON; ``copy`` is the résumé that it made; whoever runs it holds it
    until ``lease_until``, and after that anybody may take it over.
    """

    id: str
    document: str
    actor: Mapping[str, Any]
    kind: TaskKind
    asked: Mapping[str, Any]
    at: datetime
    state: DurableState = "waiting"
    texts: int = 0
    suggested: int = 0
    told: str = ""
    copy: str = ""
    tries: int = 0
    lease_until: datetime | None = None
    questions: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)

    def is_same(self, other: "DurableTask") -> bool:
        """Whether the same person asked for the same."""
        mine, theirs = (
            (each.document, each.kind, each.asked, each.actor) for each in (self, other)
        )
        return mine == theirs

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self.state in ("done", "failed", "cancelled")
