"""Things that are kept for a while under a key, in Redis."""

from redis import Redis
from redis.exceptions import RedisError

from dashapp.domain.errors import Unavailable

_GONE = "What is remembered between pages cannot be reached just now. Please try again."


class RedisShelf:
    """A shelf that every process sees."""

    def __init__(self, client: Redis) -> None:
        self._client = client

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long."""
        try:
            self._client.set(key, value, ex=seconds)
        except RedisError as error:
            raise Unavailable(_GONE) from error

    def get(self, key: str) -> bytes | None:
        """Return what is kept, if it still is."""
        try:
            found = self._client.get(key)
        except RedisError as error:
            raise Unavailable(_GONE) from error
        return found if isinstance(found, bytes) else None

    def remove(self, key: str) -> None:
        """Keep it no longer."""
        try:
            self._client.delete(key)
        except RedisError as error:
            raise Unavailable(_GONE) from error
