"""The place and the day, and the name below them, with which a résumé ends in some countries."""

import re

from dashapp.domain.reading.line import Line
from dashapp.domain.reading.name import named
from dashapp.domain.reading.period import read_period

_ON = re.compile(r"^(?:den|le|il|el|a) ")
_HEAD = 12
"""Lines among which the name stands."""


def signature_apart(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines above a signature, and those of it that say something new."""
    size = len(lines)
    if size > 2 and _is_signed(lines[-2]) and _says_again(lines[-1], lines[:-2]):
        return lines[:-2], lines[-2:-1]
    return (lines[:-1], lines[-1:]) if lines and _is_signed(lines[-1]) else (lines, [])


def _is_signed(line: Line) -> bool:
    place, _, day = line.text.partition(", ")
    period = read_period(_ON.sub("", day))
    return line.after_gap and period is not None and len(period.start) == 10 and "," not in place


def _says_again(line: Line, above: list[Line]) -> bool:
    return named(line.text) != "" and any(line.text in each.whole for each in above[:_HEAD])
