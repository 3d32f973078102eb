"""Counts tries, on Redis where several processes count together, else in this process."""

import time
from collections.abc import Mapping
from typing import Any, Final

from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from redis import ConnectionPool

from dashapp.domain.errors import TooMany

RATES: Final[Mapping[str, str]] = {
    # By address. A class of 30 behind one address signs in at once.
    "sign-up": "100/hour",
    "sign-in": "60/minute;400/hour",
    "wrong-token": "120/minute",
    # By address and account together: nobody can lock somebody else out from afar.
    "sign-in-as": "8/5minute",
    "program": "60/minute;400/hour",
    "link": "8/5minute",
    "open": "60/minute;400/hour",
    "mail": "30/hour",
    "mail-to": "5/15minute",
    # By person.
    "invite": "100/hour",
    "confirm": "8/5minute",
    "code": "8/5minute",
    "import": "30/minute;200/hour",
    "chat": "20/minute;1000/day",
    "model": "40/minute;2000/day",
    "socket": "120/minute",
    "poll": "600/minute",
    # By token.
    "assistant": "600/minute;6000/hour",
}
"""How often each thing may be tried."""


class Limits:
    """Sliding windows; where Redis does not answer this process counts alone."""

    def __init__(self, pool: ConnectionPool | None = None) -> None:
        self._rates: dict[str, list[RateLimitItem]] = {
            what: parse_many(rates) for what, rates in RATES.items()
        }
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = self._own
        if pool is not None:
            redis: Any = RedisStorage(
                "redis://", connection_pool=pool, key_prefix="limit", wrap_exceptions=True
            )
            self._shared = SlidingWindowCounterRateLimiter(redis)

    def hit(self, what: str, by: str) -> None:
        """Count a try of ``what``, one of the ``RATES``, by an address or a person.

        Raises:
            TooMany: There were too many of late.
        """
        for rate in self._rates[what]:
            try:
                self._hit(self._shared, rate, what, by)
            except StorageError:
                self._hit(self._own, rate, what, by)

    def _hit(
        self, counter: SlidingWindowCounterRateLimiter, rate: RateLimitItem, what: str, by: str
    ) -> None:
        if counter.hit(rate, what, by):
            return
        until = counter.get_window_stats(rate, what, by).reset_time
        seconds = max(1, min(round(until - time.time()), rate.get_expiry()))
        raise TooMany(f"That was tried too often. Try again in {_told(seconds)}.", seconds)


def _told(seconds: int) -> str:
    minutes = -(-seconds // 60)
    if seconds < 60:
        return f"{seconds} second{'s' * (seconds != 1)}"
    return f"{minutes} minute{'s' * (minutes != 1)}"
