"""Themes: what posts ask for, each with how people tell that they have done it.

A taxonomy of our own. The two sides of a theme often share no word, which is why a
requirement and its proof meet here when they do not meet in words.
"""

from dataclasses import dataclass

from dashapp.domain.matching.themes import (
    business,
    care,
    engineering,
    general,
    people,
    science,
    technology,
    trade,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that is asked for: its names, and deeds that show it."""

    names: tuple[str, ...]
    deeds: tuple[str, ...]


def _theme(line: str) -> Theme:
    names, _, deeds = line.partition(" > ")
    return Theme(tuple(names.split("; ")), tuple(deeds.split(" | ")))


THEMES = tuple(
    _theme(line)
    for module in (general, care, technology, business, science, engineering, trade, people)
    for line in module.THEMES.splitlines()
)
