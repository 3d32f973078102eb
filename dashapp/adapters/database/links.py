"""Links to résumés, and who came by them, in a database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, Row, bindparam, delete, insert, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.people_tables import LINKS, VISITS
from dashapp.adapters.database.times import utc
from dashapp.domain.people import DocumentRole, Link, Visit

_MOST_VISITS: Final = 200
# Asked of everybody who has a résumé open, again and again: made once.
_ROLE: Final = select(LINKS.c.role, LINKS.c.until).where(
    LINKS.c.id == bindparam("link"), LINKS.c.document == bindparam("document")
)
_OF_SOME: Final = select(LINKS.c.id, LINKS.c.document, LINKS.c.role, LINKS.c.until).where(
    LINKS.c.id.in_(bindparam("links", expanding=True))
)


class SqlLinks:
    """A link store over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, link: Link, secret_hash: str, password: str | None) -> None:
        """Keep a link by the hash of its secret."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(LINKS).values(
                    id=link.id,
                    secret=secret_hash,
                    document=link.document,
                    role=link.role,
                    password=password,
                    created_by=link.created_by,
                    created_at=link.created_at,
                    until=link.until,
                )
            )

    def by_secret(self, secret_hash: str) -> tuple[Link, str | None] | None:
        """Return the link with a hash, and the hash of its password."""
        with answering(self._engine) as connection:
            row = connection.execute(
                select(LINKS).where(LINKS.c.secret == secret_hash)
            ).one_or_none()
        return (_link(row), row.password) if row is not None else None

    def role(self, link_id: str, document: str, now: datetime) -> DocumentRole | None:
        """Return what a link makes of a guest of a résumé, while it lasts."""
        with answering(self._engine) as connection:
            asked = {"link": link_id, "document": document}
            found = connection.execute(_ROLE, asked).one_or_none()
        if found is None or utc(found.until) <= now:
            return None
        role: DocumentRole = found.role
        return role

    def roles(
        self, link_ids: Collection[str], now: datetime
    ) -> dict[tuple[str, str], DocumentRole]:
        """Return what each of some links makes of a guest, by the link and its résumé, while it lasts."""
        if not link_ids:
            return {}
        with answering(self._engine) as connection:
            rows = connection.execute(_OF_SOME, {"links": list(link_ids)}).all()
        return {(row.id, row.document): row.role for row in rows if utc(row.until) > now}

    def opened(self, link_ids: Collection[str]) -> list[str]:
        """Return the résumés that links lead to, also such as have ended."""
        asked = select(LINKS.c.document).where(LINKS.c.id.in_(link_ids)).distinct()
        with answering(self._engine) as connection:
            return list(connection.scalars(asked))

    def links(self, document: str) -> list[Link]:
        """Return the links to a résumé, the newest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(LINKS)
                .where(LINKS.c.document == document)
                .order_by(LINKS.c.created_at.desc(), LINKS.c.id)
            ).all()
        return [_link(row) for row in rows]

    def remove(self, document: str, link_id: str) -> bool:
        """Forget a link; return whether there was one."""
        with answering(self._engine) as connection:
            gone = connection.execute(
                delete(LINKS).where(LINKS.c.id == link_id, LINKS.c.document == document)
            )
        return bool(gone.rowcount)

    def visited(self, visit: Visit) -> None:
        """Keep that somebody came."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(VISITS).values(
                    link=visit.link, at=visit.at, name=visit.name, address=visit.address
                )
            )

    def visits(self, document: str) -> list[Visit]:
        """Return who came to a résumé by links that are kept, the latest first, as many as one reads."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(VISITS)
                .join_from(VISITS, LINKS)
                .where(LINKS.c.document == document)
                .order_by(VISITS.c.id.desc())
                .limit(_MOST_VISITS)
            ).all()
        return [Visit(row.link, utc(row.at), row.name, row.address) for row in rows]


def _link(row: Row[Any]) -> Link:
    return Link(
        row.id,
        row.document,
        row.role,
        row.password is not None,
        row.created_by,
        utc(row.created_at),
        utc(row.until),
    )
