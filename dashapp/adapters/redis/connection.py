"""The connection to Redis: quick to give up, so that nobody waits for what is only handy."""

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

_SECONDS = 1.0


def open_redis(url: str) -> Redis:
    """Return a client; it connects when it is first used, and again after each loss."""
    return Redis.from_url(
        url,
        socket_connect_timeout=_SECONDS,
        socket_timeout=_SECONDS,
        retry=Retry(NoBackoff(), 1),
        health_check_interval=15,
        client_name="imaginator",
    )
