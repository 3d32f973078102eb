"""Carets that somebody makes up: the editors of the others must not stumble over them."""

from typing import Any

import pytest

from dashapp.services.editing import wire


@pytest.mark.parametrize(
    "state",
    [
        {"cursor": {"anchor": None, "head": None}},
        {"cursor": 5},
        {"cursor": {"anchor": {"item": {"client": 1, "clock": "x"}}, "head": {}}},
        {"cursor": {"anchor": {"type": 7}, "head": {}}, "place": {"node": {}, "field": []}},
        {"place": "here"},
        {"x": "y" * 2000},
    ],
)
def test_what_no_editor_says_of_a_caret_goes_no_further(state: dict[str, Any]) -> None:
    told = wire.read(wire.awareness(wire.Awareness(7, 1, state)))
    assert told == wire.Awareness(7, 1, {})


def test_what_an_editor_says_of_a_caret_is_passed_on() -> None:
    spot = {"type": {"client": 3, "clock": 9}, "tname": None, "item": None, "assoc": 0}
    state = {
        "user": {"name": "Ada", "color": "#123456"},
        "place": {"node": "basics", "field": "name"},
        "cursor": {"anchor": spot, "head": {"tname": "t/basics/name", "assoc": -1}},
    }
    shown = wire.Awareness(7, 1, state)
    assert wire.read(wire.awareness(shown)) == shown


@pytest.mark.parametrize(("client", "clock"), [(2**53, 1), (1, 2**60)])
def test_a_number_that_no_browser_reads_is_refused(client: int, clock: int) -> None:
    with pytest.raises(wire.Malformed):
        wire.read(wire.awareness(wire.Awareness(client, clock, {})))
