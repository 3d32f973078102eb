"""Markdown as lines: headings, lists and inline marks as CommonMark reads them."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashapp.domain.inline import Run
from dashapp.domain.reading.line import Line

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WRAPS_FROM = 60
"""Characters from which a line of a paragraph is taken to run on in the next."""


def markdown_lines(text: str) -> list[Line]:
    """Return the lines of a Markdown text."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 30}).enable("table")
    front = _FRONT_MATTER.match(text)
    lines = (
        [Line.of(each, "front matter") for each in front.group().splitlines()[1:-1]]
        if front
        else []
    )
    rank, depth, is_first = 0, 0, False
    for token in parser.parse(text[front.end() :] if front else text):
        if token.type == "heading_open":
            rank = min(int(token.tag[1:]), 3)
        elif token.type == "heading_close":
            rank = 0
        elif token.type == "list_item_open":
            depth, is_first = depth + 1, True
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "inline":
            lines += _inline(token, rank, is_bullet=bool(depth) and is_first)
            is_first = is_first and not depth
        elif token.type in ("fence", "code_block", "html_block"):
            source = _source(token)
            lines += [Line.of(each, source) for each in token.content.splitlines() if each.strip()]
    return lines


def _source(token: Token) -> str:
    return f"line {token.map[0] + 1}" if token.map else ""


def _inline(token: Token, rank: int, *, is_bullet: bool) -> list[Line]:
    pieces: list[list[Run]] = [[]]
    bold = italic = 0
    link: str | None = None
    for child in token.children or []:
        if child.type in ("strong_open", "strong_close"):
            bold += 1 if child.nesting > 0 else -1
        elif child.type in ("em_open", "em_close"):
            italic += 1 if child.nesting > 0 else -1
        elif child.type == "link_open":
            link = str(child.attrGet("href") or "") or None
        elif child.type == "link_close":
            link = None
        elif child.type in ("softbreak", "hardbreak"):
            is_wrapped = is_bullet or sum(len(run.text) for run in pieces[-1]) >= _WRAPS_FROM
            if child.type == "hardbreak" or not is_wrapped:
                pieces.append([])
            else:
                pieces[-1].append(Run(" "))
        elif child.content:
            pieces[-1].append(Run(child.content, bold > 0, italic > 0, link))
    source = _source(token)
    return [
        Line(
            tuple(runs),
            source,
            rank=rank,
            is_bullet=is_bullet and number == 0,
            after_gap=number == 0,
        )
        for number, runs in enumerate(pieces)
        if "".join(run.text for run in runs).strip()
    ]
