"""What people were told, and what they saw last, in a database."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, func, insert, select, update

from dashapp.adapters.database.engine import answering, inserting
from dashapp.adapters.database.pages import paged
from dashapp.adapters.database.people_tables import LOOKS, NOTICES, PEOPLE
from dashapp.adapters.database.times import utc
from dashapp.domain.notice import Notice


class SqlNotices:
    """A store of notices and looks over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_notices(self, notices: Sequence[Notice], since: datetime) -> None:
        """Keep notices, and of the same people no others from before a time."""
        rows = [asdict(each) for each in notices]
        for row in rows:
            del row["is_read"]
        theirs = NOTICES.c.person.in_({each.person for each in notices})
        if rows:
            with answering(self._engine) as connection:
                connection.execute(delete(NOTICES).where(theirs, NOTICES.c.at < since))
                connection.execute(insert(NOTICES), rows)

    def notices(self, person: str, most: int) -> list[Notice]:
        """Return what a person was told, the latest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(NOTICES)
                .where(NOTICES.c.person == person)
                .order_by(NOTICES.c.at.desc(), NOTICES.c.id)
                .limit(most)
            ).all()
        return [_notice(row) for row in rows]

    def every_notice(self, person: str) -> Iterator[Notice]:
        """Yield all that a person was told, the latest first."""
        wanted = select(NOTICES).where(NOTICES.c.person == person)
        return map(_notice, paged(self._engine, wanted, NOTICES.c.at, NOTICES.c.id))

    def unread(self, person: str) -> int:
        """Return how much of it they have not seen."""
        mine = (NOTICES.c.person == person) & NOTICES.c.read_at.is_(None)
        with answering(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(NOTICES).where(mine)) or 0

    def read(self, person: str, at: datetime) -> None:
        """Note that a person has seen all of it."""
        mine = (NOTICES.c.person == person) & NOTICES.c.read_at.is_(None)
        with answering(self._engine) as connection:
            connection.execute(update(NOTICES).where(mine).values(read_at=at))

    def muted(self, people: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the kinds of notices that people do not want."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(PEOPLE.c.id, PEOPLE.c.muted).where(PEOPLE.c.id.in_(people))
            ).all()
        return {row.id: frozenset(row.muted.split()) for row in rows}

    def mute(self, person: str, kinds: Collection[str]) -> None:
        """Note the kinds of notices that a person does not want."""
        said = " ".join(sorted(kinds))
        with answering(self._engine) as connection:
            connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(muted=said))

    def looked(self, person: str, document: str) -> int | None:
        """Return the revision that a person saw last, if they ever looked."""
        one = (LOOKS.c.person == person) & (LOOKS.c.document == document)
        with answering(self._engine) as connection:
            return connection.scalar(select(LOOKS.c.revision).where(one))

    def look(self, person: str, document: str, revision: int) -> None:
        """Note the revision that a person sees, unless they saw a newer one."""
        seen = inserting(self._engine, LOOKS).values(
            person=person, document=document, revision=revision
        )
        noted = seen.on_conflict_do_update(
            index_elements=["person", "document"],
            set_={"revision": revision},
            where=LOOKS.c.revision < revision,
        )
        # In one statement: somebody leaves with all their windows at once.
        with answering(self._engine) as connection:
            connection.execute(noted)


def _notice(row: Row[Any]) -> Notice:
    is_read = row.read_at is not None
    said = (row.kind, row.by, row.document, row.text)
    return Notice(row.id, row.person, utc(row.at), *said, is_read)
