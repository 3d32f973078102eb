"""The writer with a language model; what it says is data until it has been read and guarded."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing

from dashapp.domain.writing.answer import Piece, Refused, Said
from dashapp.domain.writing.cleaning import cleaned
from dashapp.domain.writing.request import Material, PieceKind, Turn, Wish
from dashapp.services.answers import BrokenAnswer, Talk, lines_of, question_in, rewrite_in
from dashapp.services.prompting.rendering import Rendering
from dashapp.services.text_model import Prompt, TextModel, Usage

_AT_ONCE, _MOST_REPAIRED = 12, 20
_UNREADABLE = "A part of the answer could not be read, even when it was asked for again."


class ModelWriter:
    """Asks a model, reads its answer as it comes, and has what is broken said once more."""

    def __init__(self, name: str, model: TextModel, rendering: Rendering) -> None:
        self.name = name
        self._model = model
        self._rendering = rendering

    async def rewrite(
        self, material: Material, wish: Wish, wanted: Sequence[str]
    ) -> AsyncGenerator[Piece, None]:
        """Give other words; a long résumé is asked for in parts."""
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            asked = self._rendering.rewrite(material, wish, part)
            async for piece in self._lines(asked, rewrite_in):
                yield piece

    async def compose(self, material: Material, kind: PieceKind) -> AsyncGenerator[Piece, None]:
        """Give a text as it is written."""
        async for piece in self._talk(self._rendering.piece(material, kind), material, ()):
            if isinstance(piece, Said):
                yield piece

    async def questions(self, material: Material) -> AsyncGenerator[Piece, None]:
        """Ask for what only the person knows."""
        async for piece in self._lines(self._rendering.questions(material), question_in):
            yield piece

    async def converse(
        self, material: Material, turns: Sequence[Turn]
    ) -> AsyncGenerator[Piece, None]:
        """Give the next message of a chat."""
        async for piece in self._talk(self._rendering.chat(material, turns), material, turns):
            yield piece

    async def _lines(
        self, asked: Prompt, read: Callable[[str], Piece]
    ) -> AsyncGenerator[Piece, None]:
        broken: list[str] = []
        async for line in lines_of(self._words(asked)):
            try:
                yield read(line)
            except BrokenAnswer:
                broken.append(line)
        if not broken:
            return
        again = self._rendering.repair(asked, broken[:_MOST_REPAIRED])
        async for line in lines_of(self._words(again)):
            try:
                yield read(line)
            except BrokenAnswer:
                yield Refused(_UNREADABLE)
                return

    async def _talk(
        self, asked: Prompt, material: Material, turns: Sequence[Turn]
    ) -> AsyncGenerator[Piece, None]:
        talk = Talk()
        known = " ".join([material.said, *(turn.text for turn in turns if not turn.is_writer)])
        async for words in self._words(asked):
            for piece in talk.more(words):
                yield _shown(piece, known)
        for piece in talk.end():
            yield _shown(piece, known)

    async def _words(self, asked: Prompt) -> AsyncIterator[str]:
        stream = self._model.stream(asked)
        async with aclosing(stream) as pieces:
            async for piece in pieces:
                if not isinstance(piece, Usage) and piece:
                    yield piece


def _shown(piece: Piece, known: str) -> Piece:
    return Said(cleaned(piece.text, known)) if isinstance(piece, Said) else piece
