"""Things that are kept for a while under a key, in the database; some of them are good once."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Engine, delete, select

from dashapp.adapters.database.engine import answering, inserting
from dashapp.adapters.database.tables import SHELF
from dashapp.services.ports import Clock


class SqlShelf:
    """A shelf for where there is no Redis; and always for what is good once."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long; what others left too long goes."""
        now = self._clock()
        until = now + timedelta(seconds=seconds)
        made = inserting(self._engine, SHELF).values(key=key, value=value, until=until.timestamp())
        news = {"value": made.excluded.value, "until": made.excluded.until}
        with answering(self._engine) as connection:
            connection.execute(delete(SHELF).where(SHELF.c.until <= now.timestamp()))
            connection.execute(made.on_conflict_do_update(index_elements=["key"], set_=news))

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

    def take(self, key: str) -> bytes | None:
        """Return what is kept, if it still is, and keep it no longer; of two who ask one gets it."""
        now = self._clock().timestamp()
        with answering(self._engine) as connection:
            taken = connection.scalar(
                delete(SHELF)
                .where(SHELF.c.key == key, SHELF.c.until > now)
                .returning(SHELF.c.value)
            )
        return bytes(taken) if taken is not None else None

    def remove(self, key: str) -> None:
        """Keep it no longer."""
        with answering(self._engine) as connection:
            connection.execute(delete(SHELF).where(SHELF.c.key == key))
