"""How often is a finding right? ``python -m benchmarks.check_precision``.

``tests/samples/bullets.tsv`` holds bullets of twelve professions, each labelled with the rules
that a careful reader would name. All are invented, by one author, and the rules were corrected
where they erred on them, so that strangers' bullets may fare worse.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashapp.domain.checks.report import RULES, read_through
from dashapp.domain.resume import Resume

DATA = Path(__file__).parents[1] / "tests/samples/bullets.tsv"
TODAY = date(2026, 11, 1)


class Bullet(NamedTuple):
    """A bullet and what should be found in it."""

    profession: str
    rules: frozenset[str]
    text: str


class Tally(NamedTuple):
    """A rule's findings: right ones, wrong ones, and those it missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of its findings that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that it finds."""
        return self.right / max(1, self.right + self.missed)


def bullets() -> list[Bullet]:
    """Return the labelled table."""
    rows = (line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines())
    return [Bullet(job, frozenset(filter(None, said.split(","))), text) for job, said, text in rows]


def tallies(labelled: Iterable[Bullet]) -> dict[str, Tally]:
    """Return how each rule of the labels does."""
    rows = list(labelled)
    known = frozenset[str]().union(*(row.rules for row in rows))
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = _found(row.text) & known
        counts.update((rule, "right") for rule in found & row.rules)
        counts.update((rule, "wrong") for rule in found - row.rules)
        counts.update((rule, "missed") for rule in row.rules - found)
    return {
        rule.id: Tally(*(counts[rule.id, said] for said in Tally._fields))
        for rule in RULES
        if rule.id in known
    }


def mistakes(labelled: Iterable[Bullet], rule: str) -> Iterator[str]:
    """Yield the bullets in which a rule is wrong."""
    for row in labelled:
        if rule in _found(row.text) and rule not in row.rules:
            yield row.text


def _found(text: str) -> set[str]:
    # Alone, so that no rule about several bullets joins in.
    resume = Resume({"work": [{"position": "P", "startDate": "2020-01", "highlights": [text]}]})
    return {finding.rule for finding in read_through(resume, TODAY).findings}


def main() -> None:
    """Print precision and recall per rule, and every mistake."""
    labelled = bullets()
    print(f"{len(labelled)} bullets of {len({row.profession for row in labelled})} professions")
    for rule, tally in tallies(labelled).items():
        told = f"precision {tally.precision:.2f}, recall {tally.recall:.2f}"
        print(f"{rule:18} {told} ({tally.right} right, {tally.wrong} wrong, {tally.missed} missed)")
        for text in mistakes(labelled, rule):
            print(f"    wrong: {text}")


if __name__ == "__main__":
    main()
