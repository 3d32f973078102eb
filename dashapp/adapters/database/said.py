"""What a person said beside résumés, whoever these are of, in a database."""

from typing import Any, Final

from sqlalchemy import Engine, Select, select, union

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.tables import REMARKS, SUGGESTIONS, THREADS, TODOS
from dashapp.adapters.database.times import utc
from dashapp.adapters.database.writing_tables import FACTS, MESSAGES
from dashapp.services.review_store import GIVEN, Said

_TODO: Final = select(
    *(TODOS.c[each] for each in ("document", "at", "id", "text", "due", "done_at"))
).order_by(TODOS.c.at, TODOS.c.id)

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
    "to-do": (TODOS.c.author, _TODO),
    GIVEN: (TODOS.c.assignee, _TODO.where(TODOS.c.author != TODOS.c.assignee)),
}


class SqlSaid:
    """A store of what people said over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def said_beside(self, person: str) -> list[str]:
        """Return the documents beside which a person said something or was given something to do."""
        asked = union(
            *(
                wanted.with_only_columns(
                    wanted.selected_columns.document, maintain_column_froms=True
                )
                .order_by(None)
                .where(author == person)
                for author, wanted in _ASKED.values()
            )
        )
        with answering(self._engine) as connection:
            return sorted(connection.scalars(asked))

    def said(self, person: str, document: str) -> Said:
        """Return what a person said beside a document, by kind, the oldest first."""
        found: dict[str, list[dict[str, Any]]] = {}
        with answering(self._engine) as connection:
            for kind, (author, wanted) in _ASKED.items():
                its = wanted.selected_columns.document == document
                for row in connection.execute(wanted.where(author == person, its)).mappings():
                    told = {name: each for name, each in row.items() if name != "document"}
                    found.setdefault(kind, []).append({**told, "at": utc(row["at"])})
        return found
