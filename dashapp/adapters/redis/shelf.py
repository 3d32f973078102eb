"""Things that are kept for a while under a key, in Redis."""

from collections.abc import Sequence
from typing import Any

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
        return self.get_all([key]).get(key)

    def get_all(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept of some keys, all at once."""
        try:
            found: Any = self._client.mget(keys)
        except RedisError as error:
            raise Unavailable(_GONE) from error
        pairs = zip(keys, found, strict=True)
        return {key: value for key, value in pairs if value is not None}

    def remove(self, key: str) -> None:
        """Keep it no longer."""
        try:
            self._client.delete(key)
        except RedisError as error:
            raise Unavailable(_GONE) from error
