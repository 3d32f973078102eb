"""Which résumés are copies of which, in a database."""

from typing import Final

from sqlalchemy import ColumnElement, Engine, func, literal, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.people_tables import PEOPLE
from dashapp.adapters.database.tables import DOCUMENTS
from dashapp.adapters.database.times import utc
from dashapp.domain.document import Copy
from dashapp.services.document_store import Origin

_OF: Final[ColumnElement[str]] = func.coalesce(DOCUMENTS.c.copied_from, DOCUMENTS.c.master)


class SqlCopies:
    """A store of copies over SQLAlchemy; a copy of a copy is one too."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def copies(self, document: str) -> list[Copy]:
        """Return the copies of a document, in the bin or not, the newest first."""
        made = select(DOCUMENTS.c.id).where(literal(document) == _OF).cte("made", recursive=True)
        made = made.union(select(DOCUMENTS.c.id).join(made, made.c.id == _OF))
        asked = (
            select(DOCUMENTS, PEOPLE.c.name)
            .join(made, made.c.id == DOCUMENTS.c.id)
            .outerjoin(PEOPLE, PEOPLE.c.id == DOCUMENTS.c.created_by)
            .order_by(DOCUMENTS.c.created_at.desc(), DOCUMENTS.c.id)
        )
        with answering(self._engine) as connection:
            rows = connection.execute(asked).all()
        return [
            Copy(
                row.id,
                row.name or "",
                utc(row.created_at),
                row.workspace,
                row.master is not None,
                row.deleted_at is not None,
            )
            for row in rows
        ]

    def origins(self, document: str) -> list[Origin]:
        """Return a document and what it was copied from, back to the first."""
        its = DOCUMENTS.c
        found = select(its.id, its.workspace, its.created_by, _OF.label("source"))
        back = found.add_columns(literal(0).label("steps")).where(its.id == document)
        chain = back.cte("chain", recursive=True)
        further = found.add_columns(chain.c.steps + 1).join(chain, its.id == chain.c.source)
        chain = chain.union(further)
        with answering(self._engine) as connection:
            rows = connection.execute(select(chain).order_by(chain.c.steps)).all()
        return [Origin(row.id, row.workspace, row.created_by) for row in rows]
