"""The offline writer on weak bullets of many trades: what it claims, what it mends, how fast.

    python -m benchmarks.offline_rewrite

The rubric is the product's own checks of writing: each bullet stands alone in a résumé and is read
through before and after. Points are findings, fewer is better. The peer for speed is one match
with the language model on the same 60 bullets, which is what a person waits for elsewhere.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashapp.domain.checks.report import read_through
from dashapp.domain.facts import new_claims
from dashapp.domain.resume import Resume
from dashapp.domain.rewriting import improved

SAMPLES = Path(__file__).parents[1] / "tests" / "samples" / "weak_bullets.txt"
_FAULTS = {
    "a word twice": re.compile(r"\b([a-z]{2,}) \1\b"),
    "a mark of a list": re.compile(r"^[•●▪◦►·–—-]"),
    "a small letter first": re.compile(r"^[a-z]"),
    "two blanks": re.compile(r"  "),
    "a blank before a comma": re.compile(r" [,.;:](?=\s|$)"),
    "a word that waits for more": re.compile(r"\b(?:and|or|of|to|the|a|with)[.,]?$"),
    "an adjective joined with a noun": re.compile(
        r"\band (?:individual|professional|chef|driver)\b"
    ),
    "a helper first": re.compile(
        r"^(?:am|was|were|is|are) (?!involved|instrumental)", re.IGNORECASE
    ),
    "a past with of": re.compile(r"^(?:\w+ed(?: and \w+ed)?) of\b"),
    "a wrong article": re.compile(r"\b(?:a [aei]\w{2}|an [bcdfgjklmnpqrstvwxz]\w{2})"),
}
_FINDINGS_OF_A_BULLET = ("work", 0, "highlights", 0)


@dataclass(frozen=True)
class Mended:
    """A weak bullet and what the writer makes of it."""

    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after

    @property
    def faults(self) -> list[str]:
        """Return what is wrong in grammar or type after, and was not before."""
        found = {name for name, fault in _FAULTS.items() if fault.search(self.after)}
        return sorted(name for name in found if not _FAULTS[name].search(self.before))


def weak_bullets() -> Iterator[str]:
    """Yield the bullets, without the headings that say whose they are."""
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            yield line


def mended() -> list[Mended]:
    """Return every bullet with what became of it."""
    found = []
    for bullet in weak_bullets():
        draft = improved(bullet)
        found.append(Mended(bullet, draft.text if draft else bullet))
    return found


def points(bullet: str) -> int:
    """Return how many findings the product's checks have in a bullet."""
    work = [{"name": "Acme", "position": "Hand", "startDate": "2020", "endDate": "2022"}]
    resume = Resume({"work": [{**work[0], "highlights": [bullet]}]})
    findings = read_through(resume, date(2026, 3, 1)).findings
    return sum(each.path[:4] == _FINDINGS_OF_A_BULLET for each in findings)


def main() -> None:
    """Print the rubric, the claims and the speed."""
    all_mended = mended()
    changed = [each for each in all_mended if each.is_changed]
    claims = [each for each in changed if new_claims(each.before, each.after)]
    faults = Counter(fault for each in changed for fault in each.faults)
    before = sum(points(each.before) for each in all_mended)
    after = sum(points(each.after) for each in all_mended)
    print(f"{len(all_mended)} weak bullets, {len(changed)} said better")
    print(f"with a new claim: {len(claims)}; with a new fault of grammar: {sum(faults.values())}")
    print(f"findings of the checks: {before} before, {after} after ({after / before - 1:+.0%})")
    sixty = [each.before for each in all_mended][:60]
    begun = time.perf_counter()
    for bullet in sixty:
        improved(bullet)
    print(f"60 bullets in {(time.perf_counter() - begun) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
