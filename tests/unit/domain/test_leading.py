"""People who are led are read where a text says so, and in no other case."""

import pytest

from dashapp.domain.matching.leading import Led, led


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        ("lead a team of 40 people in two shifts", "lead a team", 40),
        ("Led a team of six planners", "Led a team", 6),
        ("from the dock to running a hub of 46 people.", "running a hub of 46 people", 46),
        ("Experience of leading a team", "leading a team", None),
        ("You'll lead a team of 9 engineers", "lead a team", 9),
        ("Fachliche Leitung eines Teams von 12 Personen", "Leitung eines Teams", 12),
    ],
)
def test_who_is_led_is_counted(text: str, said: str, number: int | None) -> None:
    assert led(text) == Led(said, number)


@pytest.mark.parametrize(
    "text",
    [
        "Run the staff rota",
        "Led team meetings",
        "Managed payroll for 200 employees",
        "Manage stock and train staff",
        "two of whom now lead teams of their own",
        "Supervise staff nurses",
    ],
)
def test_what_is_done_for_people_leads_nobody(text: str) -> None:
    assert led(text) is None
