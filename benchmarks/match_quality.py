"""Does a match prove what is asked, and rank as people do? ``python -m benchmarks.match_quality``.

On the labelled pairs of ``tests/samples/match``, beside plain TF-IDF and plain embeddings at
their best setting on the seen half. Every way sees the same lines of a résumé; ours reads the
post itself. Its evidence is what is strong or fair: that is what its status stands on, and what
is weak is shown as a guess. Intervals (95 %) are bootstraps over the posts.
"""

import random
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.match_baselines import Embed, best_setting, judged_by, likened, tfidf
from benchmarks.match_scores import Judged, Quality, judged, quality
from benchmarks.match_set import HALVES, Half, Pair, name_of, pairs
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import MatchReport

_SAMPLES = 1000
_SHOWN = ("f1", "tau", "within")
Said = dict[str, list[Judged]]


def main() -> None:
    """Print a table a half."""
    embed = MiniLM().embed
    for half in HALVES:
        print(f"{half:20} precision  recall  F1                tau-b             within a post")
        for way, cases in said(half, embed).items():
            made, bounds = quality(cases), _bounds(cases)
            spans = (
                f"{getattr(made, name):.2f} ({low:.2f}–{high:.2f})"
                for name, (low, high) in bounds.items()
            )
            print(f"{way:20} {made.precision:.2f}       {made.recall:.2f}    {'  '.join(spans)}")


def said(half: Half, embed: Embed) -> Said:
    """Return what each way says of the pairs of a half, settings chosen on the seen one."""
    found = {
        "ours": [_ours(pair, embed, ("strong", "fair")) for pair in pairs(half)],
        "ours, guesses too": [
            _ours(pair, embed, ("strong", "fair", "weak")) for pair in pairs(half)
        ],
    }
    for way, is_meaning in (("TF-IDF", False), ("embeddings", True)):
        seen, own = (
            [likened(pair, embed if is_meaning else tfidf(_texts(those))) for pair in those]
            for those in (pairs("seen"), pairs(half))
        )
        found[way] = judged_by(best_setting(seen), own)
    return found


def qualities(half: Half, embed: Embed) -> dict[str, Quality]:
    """Return how good each way is on a half."""
    return {way: quality(cases) for way, cases in said(half, embed).items()}


def _ours(pair: Pair, embed: Embed, counted: tuple[str, ...]) -> Judged:
    post = read_post(pair.post)
    report = MatchReport(post, tuple(Matcher(pair.resume, embed).findings(post)))
    numbers = {line: number for number, line in enumerate(pair.asked, 1)}
    pointed = {
        numbers[finding.requirement.line]: {
            name_of(each.path) for each in finding.evidence if each.strength in counted
        }
        for finding in report.findings
        if finding.requirement.line in numbers
    }
    return judged(pair, pointed, report.score)


def _texts(those: Sequence[Pair]) -> list[str]:
    lines = {line for pair in those for line in (*pair.lines.values(), *pair.asked.values())}
    return sorted(lines)


def _bounds(cases: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """Return the interval of each figure, drawing whole posts with what was said of them."""
    chance = random.Random(1)  # noqa: S311 - a bootstrap, not a secret
    by_job = defaultdict(list)
    for case in cases:
        by_job[case.job].append(case)
    drawn = [_drawn(list(by_job.values()), chance) for _ in range(_SAMPLES)]
    made = {name: sorted(getattr(each, name) for each in drawn) for name in _SHOWN}
    return {name: (each[25], each[-26]) for name, each in made.items()}


def _drawn(jobs: Sequence[list[Judged]], chance: random.Random) -> Quality:
    again = (job for job in chance.choices(jobs, k=len(jobs)))
    return quality([_renamed(case, place) for place, job in enumerate(again) for case in job])


def _renamed(case: Judged, place: int) -> Judged:
    """A post drawn twice is two posts."""
    return Judged(str(place), case.grade, case.score, case.hits, case.false, case.missed)


if __name__ == "__main__":
    main()
