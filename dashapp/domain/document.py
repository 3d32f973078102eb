"""A stored résumé as services hand it around: what it says now, and where each value lives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dashapp.domain.resume import Path, Resume


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the editor shows a value: a node, and the field of it (``text`` of a list item)."""

    node: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a document said at a revision."""

    id: str
    revision: int
    resume: Resume
    spots: Mapping[Path, Spot] = field(default_factory=dict)

    def spot(self, path: Path) -> Spot | None:
        """Return where the value at ``path``, or the nearest thing around it, is edited."""
        while path:
            if path in self.spots:
                return self.spots[path]
            path = path[:-1]
        return None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A line of the list of documents; times are UTC."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    workspace: str
    created_by: str
    master: str | None = None
    """The résumé that it is a tailored copy of."""
    purpose: str = ""
    """What a copy is for, in its maker's words."""
    copied_from: str | None = None
    """The résumé that it is a plain copy of."""


@dataclass(frozen=True, slots=True)
class Copy:
    """That there is a copy of a résumé, and whose: nothing of what it says."""

    id: str
    by: str
    at: datetime
    workspace: str
    is_tailored: bool
    is_deleted: bool
