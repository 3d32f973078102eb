"""Things that are kept for a while under a key, in the database."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select

from dashapp.adapters.database.engine import answering
from dashapp.adapters.database.tables import SHELF
from dashapp.services.ports import Clock


class SqlShelf:
    """A shelf for where there is no Redis."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long; what others left too long goes."""
        now = self._clock()
        until = now + timedelta(seconds=seconds)
        with answering(self._engine) as connection:
            connection.execute(
                delete(SHELF).where((SHELF.c.key == key) | (SHELF.c.until <= now.timestamp()))
            )
            connection.execute(insert(SHELF).values(key=key, value=value, until=until.timestamp()))

    def get(self, key: str) -> bytes | None:
        """Return what is kept, if it still is."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept of some keys, all at once."""
        now = self._clock().timestamp()
        with answering(self._engine) as connection:
            found = connection.execute(
                select(SHELF.c.key, SHELF.c.value).where(SHELF.c.key.in_(keys), SHELF.c.until > now)
            ).all()
        return {row.key: bytes(row.value) for row in found}

    def remove(self, key: str) -> None:
        """Keep it no longer."""
        with answering(self._engine) as connection:
            connection.execute(delete(SHELF).where(SHELF.c.key == key))
