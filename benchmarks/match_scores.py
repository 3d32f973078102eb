"""How good a way to match is: precision and recall of its evidence, order of its scores."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.match_set import Pair


@dataclass(frozen=True, slots=True)
class Judged:
    """What a way says of a pair, counted against what is right."""

    job: str
    grade: int
    score: float
    hits: int
    false: int
    missed: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a way is over some pairs."""

    precision: float
    recall: float
    f1: float
    tau: float
    """Kendall's tau-b of scores and grades, over all pairs."""
    within: float
    """Pairs of one post with different grades: the share ranked right less that ranked wrong."""


def judged(pair: Pair, pointed: Mapping[int, Iterable[str]], score: float) -> Judged:
    """Return what a way says, counted: the lines it points at for each requirement by number."""
    said = {(number, line) for number, lines in pointed.items() for line in lines}
    right = {(number, line) for number, lines in pair.proofs.items() for line in lines}
    counts = len(said & right), len(said - right), len(right - said)
    return Judged(pair.job, pair.grade, score, *counts)


def quality(cases: Sequence[Judged]) -> Quality:
    """Return how good a way is, from what it says of some pairs."""
    hits, false, missed = (
        sum(n) for n in zip(*((c.hits, c.false, c.missed) for c in cases), strict=True)
    )
    by_job = defaultdict(list)
    for case in cases:
        by_job[case.job].append(case)
    inside = _orders(two for job in by_job.values() for two in combinations(job, 2))
    return Quality(
        _share(hits, hits + false),
        _share(hits, hits + missed),
        _share(2 * hits, 2 * hits + false + missed),
        _tau(_orders(combinations(cases, 2))),
        _share(sum(a * b for a, b in inside), sum(b != 0 for _, b in inside)),
    )


def _orders(twos: Iterable[tuple[Judged, Judged]]) -> list[tuple[int, int]]:
    """Return for each two how they are ordered by score and by grade: -1, 0 or 1."""
    return [(_sign(a.score - b.score), _sign(a.grade - b.grade)) for a, b in twos]


def _tau(orders: Sequence[tuple[int, int]]) -> float:
    untied = math.sqrt(sum(a != 0 for a, _ in orders) * sum(b != 0 for _, b in orders))
    return _share(sum(a * b for a, b in orders), untied)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
