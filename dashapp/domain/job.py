"""A job post that a person keeps, and what they say of the evidence for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Job:
    """A job post; ``title`` is what the person, or the post's first line, calls it."""

    id: str
    title: str
    text: str
    created_at: datetime
    workspace: str
    created_by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on a piece of evidence: it proves the requirement, or it does not."""

    requirement: str
    evidence: str
    verdict: Literal["confirmed", "rejected"]
