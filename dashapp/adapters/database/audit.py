"""The audit log in a database."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Engine, Row, insert, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.pages import paged
from dashapp.adapters.database.people_tables import AUDIT
from dashapp.adapters.database.times import utc
from dashapp.domain.people import Deed


class SqlAudit:
    """An audit store over SQLAlchemy; lines are added and never changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, workspace_id: str | None, deed: Deed) -> None:
        """Keep a line."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(AUDIT).values(
                    workspace=workspace_id,
                    at=deed.at,
                    person=deed.person,
                    name=deed.name,
                    act=deed.act,
                    object=deed.object,
                    address=deed.address,
                    detail=dict(deed.detail),
                )
            )

    def lines(self, workspace_id: str, most: int) -> Sequence[Deed]:
        """Return the lines of a workspace, the latest first."""
        wanted = select(AUDIT).where(AUDIT.c.workspace == workspace_id)
        with answering(self._engine) as connection:
            rows = connection.execute(wanted.order_by(AUDIT.c.id.desc()).limit(most)).all()
        return [_deed(row) for row in rows]

    def of_person(self, person_id: str) -> Iterator[Deed]:
        """Yield what a person did, the latest first."""
        wanted = select(AUDIT).where(AUDIT.c.person == person_id)
        return map(_deed, paged(self._engine, wanted, AUDIT.c.id))


def _deed(row: Row[Any]) -> Deed:
    return Deed(utc(row.at), row.person, row.name, row.act, row.object, row.address, row.detail)
