"""Reads a model's answer while it comes: objects of JSON, or a talk with blocks of what it proposes."""

import re
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import Any, Final, TypeVar

from pydantic import BaseModel, Field, ValidationError

from dashapp.domain.writing.answer import Noted, Piece, Question, Refused, Rewrite, Said
from dashapp.domain.writing.objects import Objects, object_of

_LONGEST_LINE, _LONGEST_HELD = 20_000, 300
_FENCE = "```"
_OPENED = re.compile(r"^```[ \t]*(do|json)[ \t]*(\{.*)?$", re.IGNORECASE)
_ACT = re.compile(r'\{\s*"do"\s*:')
_NO_SUCH_ACT: Final = "It wanted to do something that a co-writer cannot do; nothing was done."
_BROKEN_ACT: Final = "One of its proposals could not be read and was left out."


_Form = TypeVar("_Form", bound=BaseModel)


class _RewriteLine(BaseModel):
    place: str = Field(max_length=80)
    text: str = Field(min_length=1, max_length=_LONGEST_LINE)
    reason: str | None = Field("", max_length=2_000)
    serves: str | None = Field("", max_length=2_000)
    sources: list[str] | str | None = Field([], max_length=200)


class _QuestionLine(BaseModel):
    place: str = Field(max_length=80)
    asks: str = Field(min_length=1, max_length=600)


class _NoteBlock(BaseModel):
    text: str = Field("", max_length=500)
    todo: str = Field("", max_length=80)


class BrokenAnswer(Exception):
    """A part of an answer is not of the form that was asked for."""


def rewrite_in(text: str) -> Rewrite:
    """Return the rewrite that an object says.

    Raises:
        BrokenAnswer: It says none.
    """
    return _rewrite(_object_in(text))


def _rewrite(told: dict[str, Any]) -> Rewrite:
    read = _read(_RewriteLine, told)
    named = read.sources.split(",") if isinstance(read.sources, str) else read.sources or ()
    sources = tuple(map(_key, named))
    return Rewrite(_key(read.place), read.text, read.reason or "", read.serves or "", sources)


def question_in(text: str) -> Question:
    """Return the question that an object says.

    Raises:
        BrokenAnswer: It says none.
    """
    read = _read(_QuestionLine, _object_in(text))
    return Question(_key(read.place), read.asks)


async def objects_of(words: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    """Give the objects of an answer, without what models like to put around JSON."""
    objects = Objects(_LONGEST_LINE)
    async with aclosing(words) as stream:
        async for more in stream:
            for found in objects.more(more):
                yield found
    for found in objects.end():
        yield found


class Talk:
    """Takes a talk apart as it comes: words to show, and blocks of what is proposed.

    Words are held back until the blank behind them, so that what must not be shown can be
    known as a whole before it is.
    """

    def __init__(self) -> None:
        self._line = ""
        self._shown = 0
        self._block: list[str] | None = None
        self._is_data = False
        """Whether the block may be something to show."""

    def more(self, words: str) -> Iterable[Piece]:
        """Give what some more words make known."""
        *whole, rest = (self._line + words).split("\n")
        for line in whole:
            yield from self._ended(line)
            self._shown = 0
        self._line = rest
        if self._block is None and not rest.lstrip().startswith(("`", "{")):
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
            yield from self._closed()
        self._line, self._block = "", None

    def _ended(self, line: str, newline: str = "\n") -> Iterable[Piece]:
        if self._block is not None:
            if sum(map(len, self._block)) < _LONGEST_LINE:
                self._block.append(line.strip().removesuffix(_FENCE))
            if line.strip().endswith(_FENCE):
                yield from self._closed()
        elif opened := _OPENED.match(line.strip()):
            self._block, self._is_data = [], opened[1].lower() == "json"
            if opened[2]:
                yield from self._ended(opened[2], newline)
        elif self._shown == 0 and _ACT.match(line):
            yield from _proposed(line)
        else:
            yield Said(line[self._shown :] + newline)

    def _closed(self) -> Iterable[Piece]:
        block, self._block = "\n".join(self._block or ()).strip(), None
        if self._is_data and not _ACT.search(block):
            yield Said(f"{_FENCE}json\n{block}\n{_FENCE}\n")
        else:
            yield from _proposed(block)


def _proposed(block: str) -> Iterable[Piece]:
    """Give what a block proposes; one may hold several objects."""
    objects = Objects(_LONGEST_LINE)
    for each in [*objects.more(block), *objects.end()] or [block]:
        try:
            yield _act_in(_object_in(each))
        except BrokenAnswer:
            yield Refused(_BROKEN_ACT)


def _act_in(told: dict[str, Any]) -> Piece:
    act = told.get("do")
    if act == "suggest":
        return _rewrite(told)
    if act in ("todo", "tick"):
        read = _read(_NoteBlock, told)
        return Noted("add" if act == "todo" else "tick", read.text, _key(read.todo))
    return Refused(_NO_SUCH_ACT)


def _read(form: type[_Form], told: dict[str, Any]) -> _Form:
    try:
        return form.model_validate(told)
    except ValidationError:
        raise BrokenAnswer from None


def _object_in(text: str) -> dict[str, Any]:
    told = object_of(text)
    if told is None:
        raise BrokenAnswer
    return told


def _key(said: str) -> str:
    """Return a short name without the brackets that it is shown in."""
    return said.strip().strip("[]()").strip()
