"""Dates of a résumé's data."""

import pytest

from dashapp.domain.date import is_ongoing


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("", True),
        ("Present", True),
        ("till date", True),
        ("bis heute", True),
        ("aujourd’hui", True),
        ("até o momento", True),
        ("obecnie", True),
        ("2020", False),
        ("?", False),
        ("until 2020", False),
        ("presentation", False),
    ],
)
def test_what_stands_for_an_end_that_is_not_there_yet(end: str, expected: bool) -> None:
    assert is_ongoing(end) is expected
