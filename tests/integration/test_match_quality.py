"""A match proves more of what is asked than TF-IDF and embeddings do, and ranks better."""

import pytest

from benchmarks.match_quality import BASELINES, said
from benchmarks.match_scores import Judged, Quality, judged, quality
from benchmarks.match_set import HALVES, Half, Pair, pairs
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.resume import Resume


@pytest.fixture(scope="module")
def seen() -> dict[str, Quality]:
    return {way: quality(cases) for way, cases in said("seen", MiniLM()).items()}


@pytest.mark.parametrize("half", HALVES)
def test_every_label_names_a_line_and_a_requirement_that_are_there(half: Half) -> None:
    those = pairs(half)
    assert len(those) >= 40
    for pair in those:
        assert set(pair.proofs) <= set(range(1, len(pair.asked) + 1))
        assert {line for lines in pair.proofs.values() for line in lines} <= set(pair.lines)


def test_the_halves_share_no_post_and_no_resume() -> None:
    one, other = ([(p.post, p.resume.name) for p in pairs(half)] for half in HALVES)
    assert not {post for post, _ in one} & {post for post, _ in other}
    assert not {name for _, name in one} & {name for _, name in other}


@pytest.mark.parametrize("way", BASELINES)
def test_the_evidence_is_better_than_a_baselines(seen: dict[str, Quality], way: str) -> None:
    assert seen["ours"].f1 >= seen[way].f1
    assert seen["ours, guesses too"].f1 >= seen[way].f1


@pytest.mark.parametrize("way", BASELINES)
def test_scores_agree_with_the_grades_better_than_a_baselines(
    seen: dict[str, Quality], way: str
) -> None:
    assert seen["ours"].tau >= seen[way].tau


def test_pointing_at_every_line_that_proves_and_at_no_other_is_perfect() -> None:
    pair = Pair("job", "- Python\n- Rust", Resume(), 3, {1: frozenset({"work.0"})})
    right = judged(pair, {1: ["work.0"]}, 1)
    wrong = judged(pair, {1: ["work.1"], 2: ["work.0"]}, 1)
    assert quality([right]).f1 == 1
    assert (wrong.hits, wrong.false, wrong.missed) == (0, 2, 1)


def test_agreement_is_one_where_scores_follow_the_grades_and_minus_one_where_they_turn() -> None:
    grades = (0, 1, 2)
    rising = quality([Judged("job", grade, grade, 0, 0, 0) for grade in grades])
    falling = quality([Judged("job", grade, -grade, 0, 0, 0) for grade in grades])
    assert (rising.tau, rising.within, falling.tau, falling.within) == (1, 1, -1, -1)
