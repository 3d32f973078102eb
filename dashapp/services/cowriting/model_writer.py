"""The writer with a language model; what it says is data until it has been read and guarded."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from dashapp.domain.writing.answer import Piece, Question, Refused, Said, Unsaid
from dashapp.domain.writing.cleaning import cleaned
from dashapp.domain.writing.request import Material, PieceKind, Turn, Wish
from dashapp.domain.writing.thought import Spoken
from dashapp.services.cowriting.answers import (
    BrokenAnswer,
    Talk,
    objects_of,
    question_in,
    rewrite_in,
)
from dashapp.services.cowriting.prompting.rendering import Rendering
from dashapp.services.cowriting.text_model import ModelFault, Prompt, TextModel, Usage

_AT_ONCE, _MOST_REPAIRED = 12, 20
_UNREADABLE = "A part of the answer could not be read, even when it was asked for again."


class ModelWriter:
    """Asks a model, reads its answer as it comes, and has what is broken said once more.

    Whoever stops reading closes everything behind it: the provider is asked no further.
    """

    def __init__(self, model: TextModel, rendering: Rendering) -> None:
        self._model = model
        self._rendering = rendering

    async def rewrite(
        self, material: Material, wish: Wish, wanted: Sequence[str]
    ) -> AsyncGenerator[Piece, None]:
        """Give other words; a long résumé is asked for in parts."""
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            asked = self._rendering.rewrite(material, wish, part)
            async with aclosing(self._objects(asked, rewrite_in)) as pieces:
                async for piece in pieces:
                    yield piece

    async def compose(self, material: Material, kind: PieceKind) -> AsyncGenerator[Piece, None]:
        """Give a text as it is written."""
        asked = self._rendering.piece(material, kind)
        async with aclosing(self._talk(asked, material, ())) as pieces:
            async for piece in pieces:
                if isinstance(piece, Said | Unsaid):
                    yield piece

    async def questions(self, material: Material) -> AsyncGenerator[Piece, None]:
        """Ask for what only the person knows."""
        asked = self._rendering.questions(material)
        async with aclosing(self._objects(asked, question_in)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Question):
                    yield Question(piece.place, cleaned(piece.asks, material.said))
                else:
                    yield piece

    def converse(self, material: Material, turns: Sequence[Turn]) -> AsyncGenerator[Piece, None]:
        """Give the next message of a chat."""
        return self._talk(self._rendering.chat(material, turns), material, turns)

    async def _objects(
        self, asked: Prompt, read: Callable[[str], Piece]
    ) -> AsyncGenerator[Piece, None]:
        broken: list[str] = []
        async with aclosing(objects_of(self._spoken(asked))) as objects:
            async for each in objects:
                try:
                    yield read(each)
                except BrokenAnswer:
                    broken.append(each)
        if not broken:
            return
        again = self._rendering.repair(asked, broken[:_MOST_REPAIRED])
        async with aclosing(objects_of(self._spoken(again))) as objects:
            async for each in objects:
                try:
                    yield read(each)
                except BrokenAnswer:
                    yield Refused(_UNREADABLE)
                    return

    async def _talk(
        self, asked: Prompt, material: Material, turns: Sequence[Turn]
    ) -> AsyncGenerator[Piece, None]:
        talk = Talk()
        known = " ".join([material.said, *(turn.text for turn in turns if not turn.is_writer)])
        async with aclosing(self._words(asked)) as stream:
            async for words in stream:
                if isinstance(words, Unsaid):
                    talk = Talk()
                    yield words
                    continue
                for piece in talk.more(words):
                    yield _shown(piece, known)
        for piece in talk.end():
            yield _shown(piece, known)

    async def _spoken(self, asked: Prompt) -> AsyncGenerator[str, None]:
        async with aclosing(self._words(asked)) as stream:
            async for words in stream:
                if not isinstance(words, Unsaid):
                    yield words

    async def _words(self, asked: Prompt) -> AsyncGenerator[str | Unsaid, None]:
        """Give what a model says aloud.

        Raises:
            ModelFault: It thought, and said nothing.
        """
        spoken, is_silent = Spoken(), True
        async with aclosing(self._model.stream(asked)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Usage):
                    continue
                words, was_thought = spoken.more(piece)
                if was_thought and not is_silent:
                    is_silent = True
                    yield Unsaid()
                if words := words.lstrip() if is_silent else words:
                    is_silent = False
                    yield words
        if left := spoken.end():
            yield left
        elif is_silent:
            raise ModelFault("empty")


def _shown(piece: Piece, known: str) -> Piece:
    return Said(cleaned(piece.text, known)) if isinstance(piece, Said) else piece
