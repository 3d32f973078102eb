"""Reads a model's answer while it comes: lines of JSON, or a talk with blocks of what it proposes."""

import json
import re
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import Any, Final, TypeVar

from pydantic import BaseModel, Field, ValidationError

from dashapp.domain.writing.answer import Noted, Piece, Question, Refused, Rewrite, Said

_LONGEST_LINE, _LONGEST_HELD = 20_000, 300
_FENCE, _OPENED = "```", re.compile(r"^```\s*do\s*$")
_NO_SUCH_ACT: Final = "It wanted to do something that a co-writer cannot do; nothing was done."
_BROKEN_ACT: Final = "One of its proposals could not be read and was left out."


_Form = TypeVar("_Form", bound=BaseModel)


class _RewriteLine(BaseModel):
    place: str = Field(max_length=80)
    text: str = Field(min_length=1, max_length=_LONGEST_LINE)
    reason: str = Field("", max_length=2_000)
    serves: str | None = Field("", max_length=2_000)
    sources: list[str] = Field([], max_length=50)


class _QuestionLine(BaseModel):
    place: str = Field(max_length=80)
    asks: str = Field(min_length=1, max_length=600)


class _NoteBlock(BaseModel):
    text: str = Field("", max_length=500)
    todo: str = Field("", max_length=80)


class BrokenAnswer(Exception):
    """A part of an answer is not of the form that was asked for."""


def rewrite_in(line: str) -> Rewrite:
    """Return the rewrite that a line says.

    Raises:
        BrokenAnswer: It says none.
    """
    read = _read(_RewriteLine, _object_in(line))
    return Rewrite(read.place, read.text, read.reason, read.serves or "", tuple(read.sources))


def question_in(line: str) -> Question:
    """Return the question that a line says.

    Raises:
        BrokenAnswer: It says none.
    """
    read = _read(_QuestionLine, _object_in(line))
    return Question(read.place, read.asks)


async def lines_of(words: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    """Give an answer line by line, without what models like to put around JSON."""
    waiting = ""
    async with aclosing(words) as stream:
        async for more in stream:
            *whole, waiting = (waiting + more).split("\n")
            if len(waiting) > 2 * _LONGEST_LINE:  # over every bound as it is: no answer
                whole, waiting = [*whole, waiting[:_LONGEST_LINE]], ""
            for line in whole:
                if said := _bare(line):
                    yield said
    if said := _bare(waiting):
        yield said


class Talk:
    """Takes a talk apart as it comes: words to show, and blocks of what is proposed.

    Words are held back until the blank behind them, so that what must not be shown can be
    known as a whole before it is.
    """

    def __init__(self) -> None:
        self._line = ""
        self._shown = 0
        self._block: list[str] | None = None

    def more(self, words: str) -> Iterable[Piece]:
        """Give what some more words make known."""
        *whole, rest = (self._line + words).split("\n")
        for line in whole:
            yield from self._ended(line)
            self._shown = 0
        self._line = rest
        if self._block is None and not rest.lstrip().startswith("`"):
            end = max(rest.rfind(" "), rest.rfind("\t")) + 1
            # A link's words may hold blanks: nothing of it is shown before it is whole.
            opened = rest.rfind("[", 0, end)
            if opened >= 0 and ")" not in rest[opened:end] and end - opened < _LONGEST_HELD:
                end = opened
            if end > self._shown:
                yield Said(rest[self._shown : end])
                self._shown = end

    def end(self) -> Iterable[Piece]:
        """Give what is left when the talk ends."""
        if self._line:
            yield from self._ended(self._line, "")
        if self._block:
            yield _proposed("\n".join(self._block))
        self._line, self._block = "", None

    def _ended(self, line: str, newline: str = "\n") -> Iterable[Piece]:
        if self._block is not None:
            if line.strip() == _FENCE:
                yield _proposed("\n".join(self._block))
                self._block = None
            elif sum(map(len, self._block)) < _LONGEST_LINE:
                self._block.append(line)
        elif _OPENED.match(line.strip()):
            self._block = []
        else:
            yield Said(line[self._shown :] + newline)


def _proposed(block: str) -> Piece:
    try:
        told = _object_in(block)
        act = told.get("do")
        if act == "suggest":
            return rewrite_in(block)
        if act in ("todo", "tick"):
            read = _read(_NoteBlock, told)
            return Noted("add" if act == "todo" else "tick", read.text, read.todo)
    except BrokenAnswer:
        return Refused(_BROKEN_ACT)
    return Refused(_NO_SUCH_ACT)


def _read(form: type[_Form], told: dict[str, Any]) -> _Form:
    try:
        return form.model_validate(told)
    except ValidationError:
        raise BrokenAnswer from None


def _object_in(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenAnswer from None
    if not isinstance(told, dict):
        raise BrokenAnswer
    return told


def _bare(line: str) -> str:
    said = line.strip().removesuffix(",")
    return "" if said in ("[", "]", "") or said.startswith(_FENCE) else said
