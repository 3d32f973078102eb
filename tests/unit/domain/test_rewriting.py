"""The offline writer: better words by rule, nothing claimed, nothing done twice."""

import pytest

from benchmarks.check_precision import bullets
from benchmarks.offline_rewrite import Mended, mended, points
from dashapp.domain.facts import new_claims
from dashapp.domain.rewriting import improved


@pytest.mark.parametrize(
    ("weak", "better"),
    [
        ("Responsible for managing stock and ordering flour on a daily basis.",
         "Managed stock and ordered flour daily."),
        ("Duties included: cleaning tables, serving guests and taking orders",
         "Cleaned tables, served guests and took orders"),
        ("I was tasked with training new staff", "Trained new staff"),
        ("Responsible for the archive of a law firm", "Looked after the archive of a law firm"),
        ("I built a tool in order to sort tickets, etc.", "Built a tool to sort tickets"),
        ("The website was redesigned by me in 2019", "Redesigned the website in 2019"),
        ("Manage a team of six", "Managed a team of six"),
        ("Helped to unload trucks", "Helped unload trucks"),
        ("Successfully utilised Excel for a variety of reports", "Used Excel for many reports"),
        ("- Repaired the the  lift .", "Repaired the lift."),
        ("trained 4 new colleagues", "Trained 4 new colleagues"),
        ("Supported my team with **good** plans", "Supported the team with **good** plans"),
        ("Led a team of six", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_rule_says_the_same_better(weak: str, better: str | None) -> None:
    draft = improved(weak)
    assert (draft.text if draft is not None else None) == better


def test_what_was_no_i_is_not_said_to_be_one() -> None:
    draft = improved("trained 4 new colleagues")
    assert draft is not None
    assert draft.reasons == ("Tidied.",)


def test_what_goes_on_keeps_its_tense() -> None:
    assert improved("Manage a team of six", is_current=True) is None


def test_no_weak_bullet_comes_back_with_a_claim_or_needs_a_second_round() -> None:
    drafts = 0
    for bullet in bullets():
        text = bullet.text
        draft = improved(text)
        if draft is None:
            continue
        drafts += 1
        assert new_claims(text, draft.text) == []
        assert improved(draft.text) is None, text
    assert drafts >= 40


MENDED = mended()


def test_the_table_of_weak_bullets_is_large_enough() -> None:
    assert len(MENDED) >= 150
    assert sum(each.is_changed for each in MENDED) >= 100


@pytest.mark.parametrize(
    "each", [each for each in MENDED if each.is_changed], ids=lambda e: e.before
)
def test_a_weak_bullet_is_said_better_and_nothing_more(each: Mended) -> None:
    assert new_claims(each.before, each.after) == []
    assert each.faults == []
    assert improved(each.after) is None


def test_the_checks_find_less_in_what_was_said_better() -> None:
    before = sum(points(each.before) for each in MENDED)
    after = sum(points(each.after) for each in MENDED)
    assert after <= before * 0.85
    # The mark of a list hides from the checks what stands behind it.
    bare = [(each, each.before.lstrip("•●▪◦►·–—-* ")) for each in MENDED]
    assert sum(points(each.after) > points(text) for each, text in bare) <= 1
