"""What is kept of the co-writing, in a database."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, Table, delete, func, select, update

from dashapp.adapters.database.engine import answering, inserting
from dashapp.adapters.database.pages import paged
from dashapp.adapters.database.times import utc
from dashapp.adapters.database.writing_tables import CHOICES, FACTS, MESSAGES, PIECES, SENDINGS
from dashapp.domain.cowriting import Fact, Message, Piece, Sending, WriterChoice
from dashapp.domain.errors import NotFound


class SqlWriting:
    """A store of facts, chats, composed texts, choices and sendings over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_fact(self, fact: Fact) -> None:
        """Keep an answer."""
        self._put(FACTS, asdict(fact))

    def facts(self, document: str) -> list[Fact]:
        """Return the answers about a document, the oldest first."""
        asked = select(FACTS).where(FACTS.c.document == document)
        return [Fact(**_said(row)) for row in self._rows(asked.order_by(FACTS.c.at, FACTS.c.id))]

    def put_message(self, message: Message) -> None:
        """Keep a message, in place of one with its id."""
        self._put(MESSAGES, asdict(message))

    def messages(self, document: str, most: int, before: datetime | None = None) -> list[Message]:
        """Return the latest messages of a document, before a time if one is given, oldest first."""
        asked = select(MESSAGES).where(MESSAGES.c.document == document)
        if before is not None:
            asked = asked.where(MESSAGES.c.at < before)
        asked = asked.order_by(MESSAGES.c.at.desc(), MESSAGES.c.id.desc()).limit(most)
        return [Message(**_said(row)) for row in reversed(self._rows(asked))]

    def put_piece(self, piece: Piece) -> None:
        """Keep a text, in place of one with its id."""
        self._put(PIECES, asdict(piece))

    def piece(self, piece_id: str) -> Piece:
        """Return a text."""
        found = self._rows(select(PIECES).where(PIECES.c.id == piece_id))
        if not found:
            raise NotFound("This text is not there any more.")
        return Piece(**_said(found[0]))

    def pieces(self, document: str) -> list[Piece]:
        """Return the texts of a document, the newest first."""
        asked = select(PIECES).where(PIECES.c.document == document)
        asked = asked.order_by(PIECES.c.at.desc(), PIECES.c.id)
        return [Piece(**_said(row)) for row in self._rows(asked)]

    def confirm_piece(self, piece_id: str, by: str) -> bool:
        """Note who says that a text is true; return whether it is there."""
        with answering(self._engine) as connection:
            confirmed = connection.execute(
                update(PIECES).where(PIECES.c.id == piece_id).values(confirmed_by=by)
            )
        return bool(confirmed.rowcount)

    def remove_piece(self, piece_id: str) -> None:
        """Forget a text."""
        with answering(self._engine) as connection:
            connection.execute(delete(PIECES).where(PIECES.c.id == piece_id))

    def choice(self, person: str) -> WriterChoice:
        """Return what a person chose; what is given where they chose nothing."""
        found = self._rows(select(CHOICES).where(CHOICES.c.person == person))
        if not found:
            return WriterChoice()
        said = _said(found[0])
        del said["person"]
        return WriterChoice(**said)

    def choose(self, person: str, choice: WriterChoice) -> None:
        """Keep what a person chose."""
        self._put(CHOICES, {"person": person, **asdict(choice)}, key="person")

    def put_sending(self, sending: Sending) -> None:
        """Keep what was sent, in place of one with its id."""
        self._put(SENDINGS, asdict(sending))

    def sendings(self, person: str, most: int) -> list[Sending]:
        """Return what was sent for a person, the latest first."""
        asked = select(SENDINGS).where(SENDINGS.c.person == person)
        asked = asked.order_by(SENDINGS.c.at.desc(), SENDINGS.c.id).limit(most)
        return [Sending(**_said(row)) for row in self._rows(asked)]

    def every_sending(self, person: str) -> Iterator[Sending]:
        """Yield all that was sent for a person, the latest first."""
        wanted = select(SENDINGS).where(SENDINGS.c.person == person)
        rows = paged(self._engine, wanted, SENDINGS.c.at, SENDINGS.c.id)
        return (Sending(**_said(row)) for row in rows)

    def tokens(self, since: datetime, *, person: str = "", workspace: str = "") -> int:
        """Return how many tokens were used since a time, by a person or in a workspace."""
        used = func.sum(SENDINGS.c.tokens_read + SENDINGS.c.tokens_written)
        asked = select(used).where(SENDINGS.c.at >= since)
        if person:
            asked = asked.where(SENDINGS.c.person == person)
        if workspace:
            asked = asked.where(SENDINGS.c.workspace == workspace)
        with answering(self._engine) as connection:
            return int(connection.scalar(asked) or 0)

    def forget_sendings(self, before: datetime) -> None:
        """Forget what was sent long ago."""
        with answering(self._engine) as connection:
            connection.execute(delete(SENDINGS).where(SENDINGS.c.at < before))

    def _put(self, table: Table, values: dict[str, Any], key: str = "id") -> None:
        put = inserting(self._engine, table).values(**values)
        with answering(self._engine) as connection:
            connection.execute(put.on_conflict_do_update(index_elements=[key], set_=values))

    def _rows(self, asked: Any) -> list[Row[Any]]:
        with answering(self._engine) as connection:
            return list(connection.execute(asked).all())


def _said(row: Row[Any]) -> dict[str, Any]:
    """Return a row as the values that it was made of."""
    found = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's own name for it
    if "at" in found:
        found["at"] = utc(found["at"])
    if "claims" in found:
        found["claims"] = tuple(found["claims"])
    return found
