"""Things that are kept for a while under a key, in the database."""

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
        with answering(self._engine) as connection:
            found = connection.scalar(
                select(SHELF.c.value).where(
                    SHELF.c.key == key, SHELF.c.until > self._clock().timestamp()
                )
            )
        return bytes(found) if found is not None else None

    def remove(self, key: str) -> None:
        """Keep it no longer."""
        with answering(self._engine) as connection:
            connection.execute(delete(SHELF).where(SHELF.c.key == key))
