"""Where résumés and job posts are, and who made them."""

from sqlalchemy import Engine, Table, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.tables import DOCUMENTS, JOBS


class SqlPlaces:
    """A place store over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def document_place(self, document: str) -> tuple[str, str] | None:
        """Return the workspace of a résumé and who made it, in the bin or not."""
        return self._place(DOCUMENTS, document)

    def job_place(self, job_id: str) -> tuple[str, str] | None:
        """Return the workspace of a job post and who kept it."""
        return self._place(JOBS, job_id)

    def _place(self, table: Table, key: str) -> tuple[str, str] | None:
        with answering(self._engine) as connection:
            row = connection.execute(
                select(table.c.workspace, table.c.created_by).where(table.c.id == key)
            ).one_or_none()
        return (row.workspace, row.created_by) if row is not None else None
