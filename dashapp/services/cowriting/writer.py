"""The port of all writers: what can be asked, and how it is answered, piece by piece."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from dashapp.domain.writing.answer import Piece
from dashapp.domain.writing.request import Material, PieceKind, Turn, Wish


class Writer(Protocol):
    """Writes: by rule, or with a language model. What it says is guarded by who asked."""

    def rewrite(
        self, material: Material, wish: Wish, wanted: Sequence[str]
    ) -> AsyncGenerator[Piece, None]:
        """Give other words for the places named in ``wanted``."""
        ...

    def compose(self, material: Material, kind: PieceKind) -> AsyncGenerator[Piece, None]:
        """Give a whole text as it is written."""
        ...

    def questions(self, material: Material) -> AsyncGenerator[Piece, None]:
        """Ask for what only the person knows."""
        ...

    def converse(self, material: Material, turns: Sequence[Turn]) -> AsyncGenerator[Piece, None]:
        """Give the next message of a chat, with what it proposes."""
        ...
