"""Does a match prove what is asked, and rank as people do? ``python -m benchmarks.match_quality``.

On the labelled pairs of ``tests/samples/match``, beside plain TF-IDF and plain embeddings at
their best setting on the seen half. Every way sees the same lines of a résumé; ours reads the
post itself. Its evidence is what is strong or fair: that is what its status stands on, and what
is weak is shown as a guess. Intervals (95 %) are bootstraps over the posts, those of "ours less"
over the same drawn posts for both.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from benchmarks.match_baselines import Embed, Likened, best_setting, judged_by, likened, tfidf
from benchmarks.match_scores import Judged, Quality, judged, quality
from benchmarks.match_set import HALVES, Half, Pair, name_of, pairs
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import MatchReport

BASELINES = ("TF-IDF", "embeddings")
_SAMPLES = 1000
_LABELLED = date(2026, 11, 21)
"""When the pairs were labelled: what goes on in them lasts until then."""
_SHOWN = ("f1", "tau", "within")


def main() -> None:
    """Print a table a half."""
    model = MiniLM()
    for half in HALVES:
        ways = said(half, model)
        drawn = {way: _drawn(cases) for way, cases in ways.items()}
        print(f"{half:20} precision recall  F1                  tau-b               within a post")
        for way, cases in ways.items():
            made = quality(cases)
            spans = (_span(getattr(made, n), [getattr(d, n) for d in drawn[way]]) for n in _SHOWN)
            print(f"{way:20} {made.precision:.2f}      {made.recall:.2f}   {'   '.join(spans)}")
        for way in BASELINES:
            both = list(zip(drawn["ours"], drawn[way], strict=True))
            ours, theirs = quality(ways["ours"]), quality(ways[way])
            spans = (
                _span(
                    getattr(ours, n) - getattr(theirs, n),
                    [getattr(a, n) - getattr(b, n) for a, b in both],
                )
                for n in _SHOWN
            )
            print(f"{'ours less ' + way:37} {'   '.join(spans)}")


def said(half: Half, model: MiniLM) -> dict[str, list[Judged]]:
    """Return what each way says of the pairs of a half, settings chosen on the seen one."""
    own = [(pair, _report(pair, model)) for pair in pairs(half)]
    found = {
        "ours": [_ours(pair, report, ("strong", "fair")) for pair, report in own],
        "ours, guesses too": [
            _ours(pair, report, ("strong", "fair", "weak")) for pair, report in own
        ],
    }
    for way in BASELINES:
        seen = _likened(way, pairs("seen"), model.embed)
        those = seen if half == "seen" else _likened(way, pairs(half), model.embed)
        found[way] = judged_by(best_setting(seen), those)
    return found


def _report(pair: Pair, model: MiniLM) -> MatchReport:
    post = read_post(pair.post)
    matcher = Matcher(pair.resume, model.embed, model.themes(), _LABELLED)
    return MatchReport(post, tuple(matcher.findings(post)))


def _ours(pair: Pair, report: MatchReport, counted: tuple[str, ...]) -> Judged:
    numbers = {line: number for number, line in enumerate(pair.asked, 1)}
    # A line that asks for several things points at the proofs of each.
    pointed: dict[int, set[str]] = {}
    for finding in report.findings:
        if (number := numbers.get(finding.requirement.line)) is not None:
            sure = {name_of(each.path) for each in finding.evidence if each.strength in counted}
            pointed.setdefault(number, set()).update(sure)
    return judged(pair, pointed, report.score)


def _likened(way: str, those: Sequence[Pair], embed: Embed) -> list[Likened]:
    if way == "TF-IDF":
        texts = {text for each in those for text in (*each.lines.values(), *each.asked.values())}
        embed = tfidf(sorted(texts))
    return [likened(pair, embed) for pair in those]


def _drawn(cases: Sequence[Judged]) -> list[Quality]:
    """Return the quality over posts drawn again and again, the same for every way."""
    chance = random.Random(1)  # noqa: S311 - a bootstrap, not a secret
    by_job = defaultdict(list)
    for case in cases:
        by_job[case.job].append(case)
    jobs = list(by_job.values())
    return [quality(_renamed(chance.choices(jobs, k=len(jobs)))) for _ in range(_SAMPLES)]


def _renamed(jobs: Sequence[list[Judged]]) -> list[Judged]:
    """A post drawn twice is two posts."""
    return [
        Judged(str(place), case.grade, case.score, case.hits, case.false, case.missed)
        for place, job in enumerate(jobs)
        for case in job
    ]


def _span(value: float, drawn: Sequence[float]) -> str:
    low, high = sorted(drawn)[25], sorted(drawn)[-26]
    return f"{value:5.2f} ({low:5.2f}–{high:4.2f})"


if __name__ == "__main__":
    main()
