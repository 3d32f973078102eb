"""A résumé of 60 bullets against a job of 40 requirements. ``python -m benchmarks.match_speed``.

The peer is BM25 (rank-bm25) over the same texts, which finds words and no meaning.
"""

import statistics
import time
from datetime import UTC, datetime

from rank_bm25 import BM25Okapi

from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.matching.evidence import Matcher
from dashapp.domain.matching.passages import passages
from dashapp.domain.matching.post import read_post
from dashapp.domain.resume import Resume

_DEEDS = ("Cut the waiting time of", "Planned the shifts for", "Taught the safety rules to")
_THINGS = ("the night ward", "a fleet of vans", "forty apprentices", "two laboratories")


def main() -> None:
    """Print the figures."""
    highlights = [
        f"{_DEEDS[i % 3]} {_THINGS[i % 4]} in project {i}, saving {i + 3} hours a week within a year."
        for i in range(60)
    ]
    resume = Resume(
        {
            "work": [
                {"position": "Lead", "highlights": highlights[i * 12 : i * 12 + 12]}
                for i in range(5)
            ]
        }
    )
    asked = "\n".join(
        f"- Experience with planning case {i} for teams of {i + 2} people" for i in range(40)
    )
    post = read_post(f"Lead\nRequirements:\n{asked}")
    model, today = MiniLM(), datetime.now(UTC).date()
    model.embed(["warm"])
    cold = _spent(lambda: Matcher(resume, model.embed, model.themes(), today).findings(post))
    warm = statistics.median(
        _spent(lambda: Matcher(resume, model.embed, model.themes(), today).findings(post))
        for _ in range(15)
    )
    texts = [passage.plain.lower().split() for passage in passages(resume)]
    peer = statistics.median(
        _spent(
            lambda: [BM25Okapi(texts).get_scores(r.text.lower().split()) for r in post.requirements]
        )
        for _ in range(5)
    )
    print(f"{len(texts)} passages, {len(post.requirements)} requirements")
    print(f"cold {cold:.0f} ms, warm {warm:.0f} ms; BM25 {peer:.0f} ms ({warm / peer:.1f} × warm)")


def _spent(act: object) -> float:
    begun = time.perf_counter()
    act()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
