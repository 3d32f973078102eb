"""What is said to whoever does not see what became of an act: one short sentence, said at once."""

import time

from dash import html, set_props

from dashapp.ui import ids


def say(sentence: str) -> None:
    """Say a sentence; the same one again is said again."""
    set_props(ids.SPOKEN, {"children": html.Span(sentence, key=str(time.time_ns()))})
