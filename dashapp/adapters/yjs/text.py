"""The text of a field in its fragment: a ``line`` element a line, marks as attributes."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pycrdt import XmlElement, XmlFragment, XmlText

from dashapp.domain import inline
from dashapp.domain.alignment import aligned
from dashapp.domain.inline import Run, marks_of

Pieces = tuple[tuple[tuple[Any, dict[str, Any] | None], ...], ...]
"""Lines; a line is texts with their marks."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def write_text(fragment: XmlFragment, text: str, kind: str) -> None:
    """Fill an empty fragment; prose is inline Markdown."""
    for line in text.split("\n"):
        element = fragment.children.append(XmlElement("line"))
        if line:
            inside = element.children.append(XmlText())
            _write_runs(inside, inline.runs(line) if kind == "prose" else (Run(line),))


def rewrite_text(fragment: XmlFragment, text: str, kind: str) -> None:
    """Make a fragment say something else and touch only what differs.

    Why:
        Carets, and the words that threads hang on, stay where the text around them stays.
    """
    wanted = [inline.runs(line) if kind == "prose" else (Run(line),) for line in text.split("\n")]
    lines = fragment.children
    while len(lines) > len(wanted):
        del lines[len(lines) - 1]
    for number, runs in enumerate(wanted):
        if number == len(lines):
            lines.append(XmlElement("line"))
        _rewrite_line(lines[number], runs)


def _rewrite_line(line: Any, runs: tuple[Run, ...]) -> None:
    inside = list(line.children) if isinstance(line, XmlElement) else []
    if len(inside) != 1 or not isinstance(inside[0], XmlText):
        del line.children[0 : len(line.children)]
        if any(run.text for run in runs):
            _write_runs(line.children.append(XmlText()), runs)
        return
    old = _words((inline.marked(text, marks) for text, marks in _pieces(inside[0])))
    new = _words(runs)
    ends = list(accumulate((len(run.text.encode()) for run in old), initial=0))
    for how, i, j, m, n in reversed(aligned(old, new)):
        if how == "equal":
            continue
        if j > i:
            del inside[0][ends[i] : ends[j]]
        for run in reversed(new[m:n]):
            inside[0].insert(ends[i], run.text, marks_of(run))


def _words(runs: Iterable[Run]) -> list[Run]:
    return [replace(run, text=word) for run in runs for word in _WORD.findall(run.text)]


def pieces_in(fragment: XmlFragment) -> Pieces:
    """Return the marked pieces of a fragment, a line each; quick, and equal while nothing changed."""
    return tuple(
        tuple(piece for inside in line.children for piece in _pieces(inside))
        if isinstance(line, XmlElement)
        else ()
        for line in fragment.children
    )


def said(pieces: Pieces, kind: str) -> str:
    """Return what pieces say, as inline Markdown where it is prose.

    Two people may have begun a field of one line at the same moment, each with a line of theirs.
    """
    told = [[inline.marked(text, marks) for text, marks in line] for line in pieces]
    if kind != "prose":
        return " ".join(filter(None, ("".join(run.text for run in line) for line in told)))
    marked: list[Run] = []
    for number, line in enumerate(told):
        marked += [Run("\n"), *line] if number else line
    return inline.markdown(marked)


def _write_runs(inside: XmlText, marked: tuple[Run, ...]) -> None:
    # pycrdt counts UTF-8 bytes where the browser counts UTF-16 units.
    at = 0
    for run in marked:
        inside.insert(at, run.text)
        end = at + len(run.text.encode())
        if marks := marks_of(run):
            inside.format(at, end, marks)
        at = end


def _pieces(inside: Any) -> list[tuple[Any, dict[str, Any] | None]]:
    return inside.diff() if isinstance(inside, XmlText) else []
