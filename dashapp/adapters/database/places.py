"""Where résumés and job posts are, and who made them."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Engine, Select, Table, bindparam, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.tables import DOCUMENTS, JOBS


def _place_in(table: Table) -> Select[tuple[str, str]]:
    return select(table.c.workspace, table.c.created_by).where(table.c.id == bindparam("key"))


# Asked at every act of everybody: made once.
_DOCUMENT: Final = _place_in(DOCUMENTS)
_JOB: Final = _place_in(JOBS)
_OF_SOME: Final = select(DOCUMENTS.c.id, DOCUMENTS.c.workspace, DOCUMENTS.c.created_by).where(
    DOCUMENTS.c.id.in_(bindparam("keys", expanding=True))
)


class SqlPlaces:
    """A place store over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def document_place(self, document: str) -> tuple[str, str] | None:
        """Return the workspace of a résumé and who made it, in the bin or not."""
        return self._place(_DOCUMENT, document)

    def document_places(self, documents: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return the workspace and the maker of each of some résumés that there are."""
        with answering(self._engine) as connection:
            rows = connection.execute(_OF_SOME, {"keys": list(documents)}).all()
        return {row.id: (row.workspace, row.created_by) for row in rows}

    def job_place(self, job_id: str) -> tuple[str, str] | None:
        """Return the workspace of a job post and who kept it."""
        return self._place(_JOB, job_id)

    def _place(self, asked: Select[tuple[str, str]], key: str) -> tuple[str, str] | None:
        with answering(self._engine) as connection:
            row = connection.execute(asked, {"key": key}).one_or_none()
        return (row.workspace, row.created_by) if row is not None else None
