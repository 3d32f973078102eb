"""Inline Markdown: the form of a prose field outside the editor.

Only three marks exist: ``**bold**``, ``*italic*`` (or ``_italic_`` at the edge of a word)
and ``[text](address)``. Everything else, headings, images and HTML included, is literal text.

A delimiter opens where no space follows and closes where no space precedes; what
never closes is literal. ``***`` opens or closes both marks. A backslash makes the
next punctuation literal.

Why:
    CommonMark cannot say every run of marks (``**a**`` beside ``***b***``), so what a
    person made bold could come back otherwise. Here ``runs(markdown(r)) == normalised(r)``
    holds for all runs, and ordinary Markdown reads as it does elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

SAFE_ADDRESS = re.compile(r"^(?:https?://|mailto:|tel:)[^\s<>]+$", re.IGNORECASE)
_SPACES = re.compile(r"(\n|[^\S\n]+)")
_SPECIAL = re.compile(r"([\\*_\[\]])")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks; ``link`` is an address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


def marks_of(run: Run) -> dict[str, Any]:
    """Return the marks of a run as the editor and the shared document name them."""
    marks: dict[str, Any] = {}
    if run.bold:
        marks["bold"] = {}
    if run.italic:
        marks["italic"] = {}
    if run.link:
        marks["link"] = {"href": run.link}
    return marks


def marked(text: Any, marks: Any) -> Run:
    """Return a text with such marks as a run; what makes no sense is left out."""
    known = marks if isinstance(marks, dict) else {}
    link = known.get("link")
    href = link.get("href") if isinstance(link, dict) else None
    return Run(
        text if isinstance(text, str) else "",
        bold=known.get("bold") is not None,
        italic=known.get("italic") is not None,
        link=href if isinstance(href, str) else None,
    )


def runs(source: str) -> tuple[Run, ...]:
    """Return the marked stretches of inline Markdown."""
    if not _SPECIAL.search(source):
        return (Run(source),) if source else ()
    lines = source.split("\n")
    marked: list[Run] = []
    for number, line in enumerate(lines):
        marked += [Run("\n")] if number else []
        marked += _read(line)
    return normalised(marked)


def plain(source: str) -> str:
    """Return inline Markdown without its marks."""
    if not _SPECIAL.search(source):
        return source
    return "".join(run.text for run in runs(source))


def literal(text: str) -> str:
    """Return inline Markdown that reads as ``text``, whatever signs it has."""
    return markdown((Run(text),))


def markdown(marked: Iterable[Run]) -> str:
    """Return runs as inline Markdown, escaped only where it would read otherwise."""
    wanted = normalised(marked)
    bare = _written(wanted, escaped=False)
    return bare if runs(bare) == wanted else _written(wanted, escaped=True)


def normalised(marked: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with equal neighbours joined and no mark on the space at its edges."""
    pieces = [piece for run in marked for piece in _pieces(run)]
    for mark in ("bold", "italic", "link"):
        pieces = _trimmed(pieces, mark)
    return tuple(_joined(pieces))


def _pieces(run: Run) -> Iterator[Run]:
    """Split a run into words and spaces; no mark crosses a line."""
    if run.link is not None and not SAFE_ADDRESS.match(run.link):
        run = replace(run, link=None)
    for text in _SPACES.split(run.text):
        if text:
            yield Run(text) if "\n" in text else Run(text, run.bold, run.italic, run.link)


def _trimmed(pieces: list[Run], mark: str) -> list[Run]:
    kept: list[Run] = []
    off: dict[str, Any] = {mark: None if mark == "link" else False}
    for has_mark, group in groupby(pieces, key=lambda run: getattr(run, mark)):
        stretch = list(group)
        if has_mark:
            for edge in (range(len(stretch)), range(len(stretch) - 1, -1, -1)):
                for place in edge:
                    if not stretch[place].text.isspace():
                        break
                    stretch[place] = replace(stretch[place], **off)
        kept += stretch
    return kept


def _joined(pieces: list[Run]) -> Iterator[Run]:
    for _, group in groupby(pieces, key=lambda run: (run.bold, run.italic, run.link)):
        same = list(group)
        first = same[0]
        yield Run("".join(run.text for run in same), first.bold, first.italic, first.link)


def _written(marked: tuple[Run, ...], *, escaped: bool) -> str:
    out: list[str] = []
    before = Run("")
    for run in (*marked, Run("")):
        if before.link is not None and before.link != run.link:
            out.append(f"]({_escaped_address(before.link)})")
        stars = 2 * (before.bold != run.bold) + (before.italic != run.italic)
        out.append("*" * stars)
        if run.link is not None and before.link != run.link:
            out.append("[")
        out.append(_SPECIAL.sub(r"\\\1", run.text) if escaped else run.text)
        before = run
    return "".join(out)


def _escaped_address(address: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", address)


@dataclass(slots=True)
class _Token:
    """``kind`` is ``text``, ``*`` (one to three of them), ``_``, ``[`` or ``]``."""

    kind: str
    text: str
    opens: bool = False
    closes: bool = False
    address: str | None = None


_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*+)"
    r"|(?P<low>_+)"
    r"|(?P<open>\[)"
    r"|\]\((?P<address>(?:[^\s()\\]|\\.|\([^\s()]*\))+)\)"
)
_MOST_ROUNDS, _FEWEST_ROUNDS, _MOST_STEPS = 40, 3, 4_000


def _read(line: str) -> list[Run]:
    tokens = list(_tokens(line))
    # A line of thousands of signs is no prose, and is not gone through again for each of them.
    rounds = min(_MOST_ROUNDS, _MOST_STEPS // (len(tokens) + 1))
    for _ in range(max(rounds, _FEWEST_ROUNDS)):
        marked, strays = _marked(tokens)
        if not strays:
            return marked
        for stray in strays:
            stray.kind = "text"
    return [Run(line)]


def _tokens(line: str) -> Iterator[_Token]:
    end = 0
    for found in _TOKEN.finditer(line):
        if found.start() > end:
            yield _Token("text", line[end : found.start()])
        end = found.end()
        before = line[found.start() - 1 : found.start()] or " "
        yield _token(found, before, line[end : end + 1] or " ")
    if end < len(line):
        yield _Token("text", line[end:])


def _token(found: re.Match[str], before: str, after: str) -> _Token:
    text = found.group()
    opens, closes = not after.isspace(), not before.isspace()
    if found["escaped"]:
        return _Token("text", found["escaped"])
    if found["stars"]:
        return _Token("*" if len(text) <= 3 else "text", text, opens, closes)
    if found["low"]:
        kind = "_" if len(text) == 1 else "text"
        return _Token(kind, text, opens and not before.isalnum(), closes and not after.isalnum())
    if found["open"]:
        return _Token("[", text)
    address = re.sub(r"\\(.)", r"\1", found["address"])
    return _Token("]" if SAFE_ADDRESS.match(address) else "text", text, address=address)


def _marked(tokens: list[_Token]) -> tuple[list[Run], list[_Token]]:
    """Return the runs, and the openers that nothing closed."""
    marked: list[Run] = []
    open_by: dict[str, _Token] = {}
    link_from = 0
    for token in tokens:
        if token.kind == "[":
            strays = [open_by["link"]] if "link" in open_by else []
            if strays:
                return [], strays
            open_by["link"], link_from = token, len(marked)
        elif token.kind == "]" and "link" in open_by and len(marked) > link_from:
            del open_by["link"]
            marked[link_from:] = [replace(run, link=token.address) for run in marked[link_from:]]
        elif not _toggled(token, open_by):
            marked.append(Run(token.text, "bold" in open_by, "italic" in open_by))
    return marked, list({id(token): token for token in open_by.values()}.values())


def _toggled(token: _Token, open_by: dict[str, _Token]) -> bool:
    """Open or close the marks that a delimiter stands for, if it may."""
    if token.kind not in ("*", "_"):
        return False
    size = len(token.text)
    marks = [mark for mark, bit in (("italic", 1), ("bold", 2)) if size & bit]
    for mark in marks:
        opener = open_by.get(mark)
        if opener is None and not token.opens:
            return False
        if opener is not None and (not token.closes or opener.kind != token.kind):
            return False
    for mark in marks:
        if open_by.pop(mark, None) is None:
            open_by[mark] = token
    return True
