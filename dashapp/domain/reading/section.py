"""The lines of a section → its entries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from dashapp.domain.reading.compact import read_compact
from dashapp.domain.reading.degree import Left
from dashapp.domain.reading.entry import read_entry, read_heads
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.positions import positions_apart
from dashapp.domain.reading.splitting import split_entries
from dashapp.domain.resume import JsonObject

_COMPACT = ("skills", "languages", "interests")
Leave = Callable[[str, str], None]
"""Told what found no place, and where it stood."""


@dataclass(slots=True)
class Section:
    """The entries of a section, and the lines that they hold."""

    entries: list[JsonObject]
    lines: list[Line]
    told: list[str] = field(default_factory=list)
    """Words that the dates say: *expected* of an end that has not come yet."""


def read_section(key: str, lines: list[Line], leave: Leave, today: str) -> Section:
    """Return the entries that the lines of a section make; ``today`` is a day as ISO 8601."""
    if key in _COMPACT:
        return Section(read_compact(key, lines), lines)
    groups = split_entries(key, lines)
    if key in ("work", "volunteer"):
        groups, beyond = positions_apart(groups)
        for line in beyond:
            leave(line, lines[0].source)
        lines = list(chain(*groups))
    section = Section([], lines)
    for group, header in zip(groups, read_heads(key, groups), strict=True):
        if header.is_planned and header.period and header.period.ends_after(today):
            section.told.append(header.about_dates)
            header.about_dates = ""
        entry = read_entry(key, group, header, _leaving(leave, group[0]))
        if entry:
            section.entries.append(entry)
    return section


def _leaving(leave: Leave, first: Line) -> Left:
    return lambda text: leave(text, first.source)
