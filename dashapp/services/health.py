"""How the product and what it leans on are doing."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from typing import Literal

Probe = Callable[[], None]
"""Returns when a dependency is well and raises when it is not, :class:`Full` where it has no room."""

PROBE_SECONDS = 2.0


class Full(Exception):
    """A dependency answers, and has next to no room left for what is new."""


@dataclass(frozen=True, slots=True)
class DependencyState:
    """What a probe found; ``latency_ms`` is how long it took to find out."""

    state: Literal["up", "full", "down", "slow"]
    latency_ms: float


class Health:
    """Asks every dependency at once and waits for none longer than two seconds."""

    def __init__(self, probes: Mapping[str, Probe]) -> None:
        self._probes = dict(probes)
        self._pool = ThreadPoolExecutor(len(self._probes) * 2 or 1, thread_name_prefix="health")
        self._under_way: dict[str, Future[float]] = {}

    def report(self) -> dict[str, DependencyState]:
        """Return the state of each dependency by its name."""
        deadline = time.monotonic() + PROBE_SECONDS
        asked = {name: self._ask(name) for name in self._probes}
        return {name: _answer(future, deadline) for name, future in asked.items()}

    def is_ready(self) -> bool:
        """Whether every dependency answers: what is there can be read and taken out of a full one."""
        return all(found.state in ("up", "full") for found in self.report().values())

    def close(self) -> None:
        """Ask no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ask(self, name: str) -> Future[float]:
        # A probe that hangs is waited for again, not started a second time:
        # a database that is gone for an hour must not use up the threads.
        pending = self._under_way.get(name)
        if pending is None or pending.done():
            pending = self._pool.submit(_timed, self._probes[name])
            self._under_way[name] = pending
        return pending


def _timed(probe: Probe) -> float:
    begun = time.monotonic()
    probe()
    return (time.monotonic() - begun) * 1000


def _answer(future: Future[float], deadline: float) -> DependencyState:
    begun = time.monotonic()
    try:
        latency = future.result(timeout=max(0.0, deadline - begun))
    except TooSlow:
        return DependencyState("slow", round(PROBE_SECONDS * 1000, 1))
    except Full:
        return DependencyState("full", round((time.monotonic() - begun) * 1000, 1))
    except Exception:  # noqa: BLE001 - whatever a driver raises, the dependency is down
        return DependencyState("down", round((time.monotonic() - begun) * 1000, 1))
    return DependencyState("up", round(latency, 1))
