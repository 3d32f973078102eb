"""Tries are counted in one process, over Redis, and in one process where Redis is gone."""

from collections.abc import Iterator

import pytest
from redis import ConnectionPool

from dashapp.adapters.limits import RATES, Limits
from dashapp.adapters.redis.connection import open_redis
from dashapp.domain.errors import TooMany
from tests.conftest import RedisServer


@pytest.fixture
def pool(redis: RedisServer) -> Iterator[ConnectionPool]:
    client = open_redis(redis.url)
    yield client.connection_pool
    client.close()


def tried(limits: Limits, by: str, times: int) -> int:
    """Return how many tries were let through."""
    refused: list[TooMany] = []
    for _ in range(times):
        try:
            limits.hit("sign-in-as", by)
        except TooMany as error:
            refused.append(error)
    assert all(1 <= each.seconds <= 300 and "Try again in" in str(each) for each in refused)
    return times - len(refused)


def test_one_process_counts_each_alone() -> None:
    limits = Limits()
    assert tried(limits, "10.0.0.1 ada", 20) == 8
    assert tried(limits, "10.0.0.2 ada", 5) == 5


def test_every_rate_can_be_counted() -> None:
    limits = Limits()
    for what in RATES:
        limits.hit(what, "somebody")


def test_processes_count_together_over_redis(pool: ConnectionPool) -> None:
    one, other = Limits(pool), Limits(pool)
    assert tried(one, "10.0.0.1 ada", 5) == 5
    assert tried(other, "10.0.0.1 ada", 20) == 3


def test_without_redis_each_process_counts_alone(redis: RedisServer, pool: ConnectionPool) -> None:
    limits = Limits(pool)
    limits.hit("sign-in-as", "10.0.0.1 ada")
    redis.stop(9)
    assert tried(limits, "10.0.0.1 ada", 20) == 8
    redis.start()
    limits.hit("sign-in-as", "10.0.0.1 ada")
