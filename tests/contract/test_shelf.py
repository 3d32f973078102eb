"""Every shelf keeps the same promises."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.redis.connection import open_redis
from dashapp.adapters.redis.shelf import RedisShelf
from dashapp.domain.errors import Unavailable
from dashapp.services.ports import Shelf
from tests.conftest import RedisServer, free_port


@pytest.fixture(params=["sqlite", "postgresql", "redis"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "redis":
        client = open_redis(request.getfixturevalue("redis").url)
        yield RedisShelf(client)
        client.close()
        return
    url = f"sqlite:///{tmp_path / 'shelf.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = open_engine(url)
    migrate(engine)
    yield SqlShelf(engine, lambda: datetime.now(UTC))
    engine.dispose()


def test_what_is_put_is_got_until_it_is_removed(shelf: Shelf) -> None:
    shelf.put("key", b"\x00one", 60)
    shelf.put("key", b"two\xff", 60)
    assert shelf.get("key") == b"two\xff"
    shelf.put("other", b"three", 60)
    assert shelf.get_all(["key", "none", "other"]) == {"key": b"two\xff", "other": b"three"}
    shelf.remove("other")
    shelf.remove("key")
    shelf.remove("key")
    assert shelf.get("key") is None


def test_what_was_left_too_long_is_gone(tmp_path: Path) -> None:
    times = [datetime(2026, 1, 1, tzinfo=UTC)]
    engine = open_engine(f"sqlite:///{tmp_path / 'shelf.sqlite3'}")
    migrate(engine)
    shelf = SqlShelf(engine, lambda: times[-1])
    shelf.put("key", b"value", 60)
    times.append(times[0] + timedelta(seconds=61))
    assert shelf.get("key") is None
    engine.dispose()


def test_redis_forgets_by_itself(redis: RedisServer) -> None:
    client = open_redis(redis.url)
    RedisShelf(client).put("brief", b"value", 60)
    assert 0 < client.ttl("brief") <= 60
    client.close()


def test_a_redis_that_is_not_there_is_told(tmp_path: Path) -> None:
    client = open_redis(f"redis://127.0.0.1:{free_port()}")
    for act in (
        lambda shelf: shelf.get("key"),
        lambda shelf: shelf.put("key", b"", 1),
        lambda shelf: shelf.remove("key"),
    ):
        with pytest.raises(Unavailable):
            act(RedisShelf(client))
    client.close()
