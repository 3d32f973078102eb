"""The text of a field in its fragment: a ``line`` element a line, marks as attributes."""

from typing import Any

from pycrdt import XmlElement, XmlFragment, XmlText

from dashapp.domain import inline
from dashapp.domain.inline import Run

Pieces = tuple[tuple[tuple[Any, dict[str, Any] | None], ...], ...]
"""Lines; a line is texts with their marks."""


def write_text(fragment: XmlFragment, text: str, kind: str) -> None:
    """Fill an empty fragment; prose is inline Markdown."""
    for line in text.split("\n"):
        element = fragment.children.append(XmlElement("line"))
        if line:
            inside = element.children.append(XmlText())
            _write_runs(inside, inline.runs(line) if kind == "prose" else (Run(line),))


def pieces_in(fragment: XmlFragment) -> Pieces:
    """Return the marked pieces of a fragment, a line each; quick, and equal while nothing changed."""
    return tuple(
        tuple(piece for inside in line.children for piece in _pieces(inside))
        if isinstance(line, XmlElement)
        else ()
        for line in fragment.children
    )


def said(pieces: Pieces, kind: str) -> str:
    """Return what pieces say, as inline Markdown where it is prose."""
    marked: list[Run] = []
    for number, line in enumerate(pieces):
        marked += [Run("\n")] if number else []
        marked += (_run(text, marks) for text, marks in line)
    if kind == "prose":
        return inline.markdown(marked)
    return "".join(run.text for run in marked)


def _write_runs(inside: XmlText, marked: tuple[Run, ...]) -> None:
    # pycrdt counts UTF-8 bytes where the browser counts UTF-16 units.
    at = 0
    for run in marked:
        inside.insert(at, run.text)
        end = at + len(run.text.encode())
        marks: dict[str, Any] = {}
        if run.bold:
            marks["bold"] = {}
        if run.italic:
            marks["italic"] = {}
        if run.link:
            marks["link"] = {"href": run.link}
        if marks:
            inside.format(at, end, marks)
        at = end


def _pieces(inside: Any) -> list[tuple[Any, dict[str, Any] | None]]:
    return inside.diff() if isinstance(inside, XmlText) else []


def _run(text: Any, marks: dict[str, Any] | None) -> Run:
    marks = marks or {}
    link = marks.get("link")
    href = link.get("href") if isinstance(link, dict) else None
    return Run(
        text if isinstance(text, str) else "",
        bold=marks.get("bold") is not None,
        italic=marks.get("italic") is not None,
        link=href if isinstance(href, str) else None,
    )
