"""Findings are right on the labelled bullets of twelve professions."""

import pytest

from benchmarks.check_precision import bullets, mistakes, tallies

LABELLED = bullets()


def test_the_table_is_large_and_says_each_bullet_once() -> None:
    assert len({bullet.text for bullet in LABELLED}) == len(LABELLED) >= 300
    assert len({bullet.profession for bullet in LABELLED}) >= 10


@pytest.mark.parametrize(("rule", "tally"), tallies(LABELLED).items())
def test_nine_of_ten_findings_of_a_rule_are_right(rule: str, tally: tuple[int, int, int]) -> None:
    right, wrong, _ = tally
    assert right / (right + wrong) >= 0.9, list(mistakes(LABELLED, rule))


@pytest.mark.parametrize(("rule", "tally"), tallies(LABELLED).items())
def test_a_rule_does_not_buy_precision_with_silence(rule: str, tally: tuple[int, int, int]) -> None:
    right, _, missed = tally
    assert right / (right + missed) >= 0.8
