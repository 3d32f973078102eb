"""What it costs to be signed in: pages and callbacks. ``python -m benchmarks.session_overhead``.

The peer is the same server without sign-in, in the same run, turn by turn. Also prints what
argon2 costs with the parameters of ``adapters/passwords``.
"""

import statistics
import tempfile
import time
from pathlib import Path

from dashapp.adapters.passwords import Argon2
from tests.conftest import RedisServer, Server, free_port
from tests.visitor import Visitor, owner

_RUNS = 400
_WARM_UP = 40
_SECRET = "a secret of the benchmark, thirty-two letters"  # noqa: S105
_HELP = {
    "output": "page.children",
    "outputs": {"id": "page", "property": "children"},
    "inputs": [{"id": "location", "property": "pathname", "value": "/help"}],
    "changedPropIds": ["location.pathname"],
    "state": [],
}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        redis = RedisServer(free_port(), Path(folder))
        redis.start()
        try:
            for name, shared in (("SQLite", {}), ("Redis", {"REDIS_URL": redis.url})):
                _compare(name, shared)
        finally:
            redis.stop()
    _argon2()


def _compare(name: str, shared: dict[str, str]) -> None:
    servers, visitors = [], []
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for folder, more in ((first, {}), (second, {"SIGN_IN": "true", "SECRET_KEY": _SECRET})):
            server = Server(free_port(), Path(folder), secret=_SECRET)
            server.start(**shared, **more)
            servers.append(server)
            visitors.append(owner(server) if more else Visitor(server))
        for what, ask in (
            ("page", lambda each: each.client.get("/")),
            ("callback", lambda each: each.callback(_HELP)),
        ):
            spent: list[list[float]] = [[], []]
            for run in range(_RUNS + _WARM_UP):
                for times, visitor in zip(spent, visitors, strict=True):
                    begun = time.perf_counter()
                    assert ask(visitor).status_code == 200
                    if run >= _WARM_UP:
                        times.append(time.perf_counter() - begun)
            without, signed_in = (statistics.median(times) * 1000 for times in spent)
            print(
                f"{name:6} {what:8} {signed_in:.2f} ms signed in, {without:.2f} without:"
                f" {signed_in - without:+.2f} ms, {signed_in / without:.2f} ×"
            )
        for server in servers:
            server.stop()


def _argon2() -> None:
    hasher, times = Argon2(), []
    hashed = hasher.hash("correct horse battery")
    for _ in range(20):
        begun = time.perf_counter()
        hasher.verify(hashed, "correct horse battery")
        times.append(time.perf_counter() - begun)
    print(f"argon2id, 19 MiB, 2 passes: {statistics.median(times) * 1000:.0f} ms a password")


if __name__ == "__main__":
    main()
