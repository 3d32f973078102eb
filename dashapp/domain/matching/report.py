"""What a match says: a status and evidence a requirement, a score explained by its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from dashapp.domain.job import Verdict
from dashapp.domain.matching.post import Post
from dashapp.domain.matching.requirement import Requirement
from dashapp.domain.resume import Path

Status = Literal["covered", "partly", "missing"]
Strength = Literal["strong", "fair", "weak"]
_WORTH: dict[Status, float] = {"covered": 1.0, "partly": 0.5, "missing": 0.0}
_WEIGHTS = {"must": 2.0, "nice": 1.0}
MOST_EVIDENCE = 3
STRENGTHS: tuple[Strength, ...] = ("strong", "fair", "weak")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the résumé that may prove a requirement, and why it may."""

    path: Path
    quote: str
    strength: Strength
    why: str
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A requirement with what was found for it."""

    requirement: Requirement
    status: Status
    evidence: tuple[Evidence, ...]
    why: str

    @property
    def weight(self) -> float:
        """What it counts: a must twice a nice-to-have."""
        return _WEIGHTS[self.requirement.importance]

    def judged_by(self, verdicts: Iterable[Verdict]) -> "Finding":
        """Return it as the person sees it: their word stands above the measure."""
        said = {v.evidence: v.verdict for v in verdicts if v.requirement == self.requirement.text}
        kept = [e for e in self.evidence if said.get(e.quote) != "rejected"]
        kept = [replace(e, is_confirmed=said.get(e.quote) == "confirmed") for e in kept]
        if any(e.is_confirmed for e in kept):
            return replace(self, status="covered", evidence=tuple(kept), why="You confirmed it.")
        if len(kept) == len(self.evidence):
            return self
        if not any(e.strength != "weak" for e in kept):
            why = "You said that what was found does not prove it."
            return replace(self, status="missing", evidence=tuple(kept), why=why)
        return replace(self, evidence=tuple(kept))


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the score: requirements of one importance."""

    importance: str
    covered: int
    partly: int
    missing: int


@dataclass(frozen=True, slots=True)
class MatchReport:
    """A job post against a résumé."""

    post: Post
    findings: tuple[Finding, ...]
    is_english: bool = True
    """Whether post and résumé are in the language that the model reads well."""

    @property
    def score(self) -> int:
        """The share of the requirements that are covered, musts counted twice, 0 to 100."""
        total = sum(finding.weight for finding in self.findings)
        reached = sum(finding.weight * _WORTH[finding.status] for finding in self.findings)
        return round(100 * reached / total) if total else 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """What the score is made of."""
        made = []
        for importance in ("must", "nice"):
            own = [f.status for f in self.findings if f.requirement.importance == importance]
            if own:
                counts = (own.count("covered"), own.count("partly"), own.count("missing"))
                made.append(Part(importance, *counts))
        return tuple(made)

    @property
    def explanation(self) -> str:
        """The score in a sentence."""
        words = {"must": "required", "nice": "nice to have"}
        told = [
            f"{part.covered} of {part.covered + part.partly + part.missing} {words[part.importance]}"
            + (f" ({part.partly} in part)" if part.partly else "")
            for part in self.parts
        ]
        foreign = (
            ""
            if self.is_english
            else " Beyond English this finds less: look yourself at what it calls missing."
        )
        return (
            f"{self.score} of 100: your résumé shows {' and '.join(told)}."
            f" A requirement counts twice a nice-to-have, one shown in part counts half.{foreign}"
        )

    def add_first(self) -> list[str]:
        """Return what would gain most, as questions: only the person knows the answers."""
        missing = sorted(
            (f for f in self.findings if f.status != "covered"),
            key=lambda f: -f.weight * (1 - _WORTH[f.status]),
        )
        return [f"{_ASK[f.status]}: {f.requirement.text}" for f in missing[:5]]

    def to_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "score": self.score,
            "explanation": self.explanation,
            "title": self.post.title,
            "requirements": [
                {
                    "text": f.requirement.text,
                    "kind": f.requirement.kind,
                    "importance": f.requirement.importance,
                    "line": f.requirement.line,
                    "status": f.status,
                    "why": f.why,
                    "evidence": [
                        {
                            "path": list(e.path),
                            "quote": e.quote,
                            "strength": e.strength,
                            "why": e.why,
                            "confirmed": e.is_confirmed,
                        }
                        for e in f.evidence
                    ],
                }
                for f in self.findings
            ],
            "add_first": self.add_first(),
            "left_out": self.post.left_out,
        }


_ASK: dict[Status, str] = {
    "missing": "Can you show this",
    "partly": "Can you show more of this",
    "covered": "",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several jobs against one résumé: a row a kind of requirement, a column a job."""

    titles: tuple[str, ...]
    scores: tuple[int, ...]
    kinds: tuple[str, ...]
    shares: tuple[tuple[float | None, ...], ...]
    """For each kind and job the share covered, 0 to 1; nothing where none is asked."""


def compared(titles: list[str], reports: list[MatchReport]) -> Comparison:
    """Return reports side by side."""
    kinds = sorted({f.requirement.kind for report in reports for f in report.findings})
    shares = tuple(tuple(_share(report, kind) for report in reports) for kind in kinds)
    return Comparison(tuple(titles), tuple(r.score for r in reports), tuple(kinds), shares)


def _share(report: MatchReport, kind: str) -> float | None:
    own = [f for f in report.findings if f.requirement.kind == kind]
    total = sum(f.weight for f in own)
    return sum(f.weight * _WORTH[f.status] for f in own) / total if total else None
