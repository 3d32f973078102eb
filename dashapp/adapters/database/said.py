"""What a person said beside résumés, whoever these are of, in a database."""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Engine, Select, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.tables import REMARKS, SUGGESTIONS, THREADS
from dashapp.adapters.database.times import utc
from dashapp.adapters.database.writing_tables import FACTS, MESSAGES
from dashapp.services.review_store import Said

# What was there before, was quoted or was asked is in other people's words, and is left out.
_ASKED: Final[dict[str, tuple[Any, Select[Any]]]] = {
    "remarks": (
        REMARKS.c.author,
        select(THREADS.c.document, *(REMARKS.c[each] for each in ("at", "id", "thread", "text")))
        .join_from(REMARKS, THREADS)
        .order_by(REMARKS.c.at, REMARKS.c.id),
    ),
    "suggestions": (
        SUGGESTIONS.c.author,
        select(
            *(
                SUGGESTIONS.c[each]
                for each in ("document", "at", "id", "act", "after", "reason", "kind", "state")
            )
        ).order_by(SUGGESTIONS.c.at, SUGGESTIONS.c.id),
    ),
    "answers": (
        FACTS.c.person,
        select(*(FACTS.c[each] for each in ("document", "at", "id", "text"))).order_by(
            FACTS.c.at, FACTS.c.id
        ),
    ),
    "chat": (
        MESSAGES.c.author,
        select(*(MESSAGES.c[each] for each in ("document", "at", "id", "text")))
        .where(~MESSAGES.c.is_writer)
        .order_by(MESSAGES.c.at, MESSAGES.c.id),
    ),
}


class SqlSaid:
    """A store of what people said over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def said(self, person: str) -> Said:
        """Return what a person said, by document and by kind, the oldest first."""
        found: defaultdict[str, dict[str, list[dict[str, Any]]]] = defaultdict(dict)
        with answering(self._engine) as connection:
            for kind, (author, asked) in _ASKED.items():
                for row in connection.execute(asked.where(author == person)).mappings():
                    told = {**row, "at": utc(row["at"])}
                    found[told.pop("document")].setdefault(kind, []).append(told)
        return found
