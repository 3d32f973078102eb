"""The labelled résumé–job pairs of ``tests/samples/match``; its README says what a label means."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from dashapp.domain.matching.passages import passages
from dashapp.domain.resume import Entry, Resume

DATA = Path(__file__).parents[1] / "tests/samples/match"
Half = Literal["seen", "held_out"]
HALVES: tuple[Half, ...] = ("seen", "held_out")


@dataclass(frozen=True)
class Pair:
    """A résumé and a post, with what someone who hires would say of them."""

    job: str
    post: str
    resume: Resume
    grade: int
    proofs: dict[int, frozenset[str]]
    """The lines of the résumé that prove a requirement, by its number from 1."""

    @cached_property
    def asked(self) -> dict[int, str]:
        """The requirements by the number of their line in the post, in order."""
        lines = enumerate(self.post.splitlines(), 1)
        return {number: line.removeprefix("- ") for number, line in lines if line.startswith("- ")}

    @cached_property
    def lines(self) -> dict[str, str]:
        """What of the résumé can be pointed at: its names and texts."""
        found = {name_of(each.path): each.plain for each in passages(self.resume)}
        languages = self.resume.entries("languages")
        return found | {name_of(entry.path): _spoken(entry) for entry in languages}


def pairs(half: Half) -> list[Pair]:
    """Return the pairs of a half, in the order of the file."""
    rows = (DATA / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_pair(*row.split("\t")) for row in rows if row.startswith(f"{half}\t")]


def name_of(path: tuple[str | int, ...]) -> str:
    """Return what the labels call a place: ``work.0.2`` for ``("work", 0, "highlights", 2)``."""
    return ".".join(str(step) for step in path if step != "highlights")


def _pair(half: str, job: str, resume: str, grade: str, evidence: str) -> Pair:
    proofs = dict(each.split("=") for each in evidence.split("; ") if each)
    return Pair(
        job,
        (DATA / half / "jobs" / f"{job}.txt").read_text(encoding="utf-8"),
        Resume(json.loads((DATA / half / "resumes" / f"{resume}.json").read_text("utf-8"))),
        int(grade),
        {int(number): frozenset(named.split(",")) for number, named in proofs.items()},
    )


def _spoken(entry: Entry) -> str:
    return f"{entry.text('language')} ({entry.text('fluency')})"
