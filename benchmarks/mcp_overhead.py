"""What the assistants' door costs. ``python -m benchmarks.mcp_overhead``.

A call of a tool beside the same call of the service in one process, and beside the API; 200 programs
that listen; the start over stdio; what its import adds to a process.
"""

import asyncio
import contextlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
from mcp import Client

from dashapp.bootstrap.joining import join
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.resume import Resume
from dashapp.settings import Settings
from tests.assistant import spoken
from tests.conftest import Server, free_port

_RUNS, _WARM_UP, _LISTENERS = 400, 40, 200
_RESUME = {
    "basics": {"name": "Ada", "summary": "Bakes bread for the town."},
    "work": [{"name": f"Bakery {n}", "highlights": ["Baked bread"] * 6} for n in range(5)],
}
_PREFIX = "io.modelcontextprotocol/"
_META = {
    f"{_PREFIX}protocolVersion": "2026-07-28",
    f"{_PREFIX}clientInfo": {"name": "benchmark", "version": "1"},
    f"{_PREFIX}clientCapabilities": {},
}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(free_port(), Path(folder))
        server.start()
        try:
            _calls(server)
            asyncio.run(_idle(server))
            asyncio.run(_many(server))
            _starts("by way of a server", server)
        finally:
            server.stop()
    with tempfile.TemporaryDirectory() as folder:
        alone = Server(free_port(), Path(folder))
        asyncio.run(_started(alone))  # makes the store
        _starts("alone", alone)
    _imports()


def _calls(server: Server) -> None:
    with (
        httpx2.Client(base_url=server.address, timeout=30) as http,
        tempfile.TemporaryDirectory() as folder,
    ):
        resume = http.post("/api/resumes", json=_RESUME).json()["id"]
        parts = join(Settings(data_dir=Path(folder)))
        services, who = parts.services, Actor(LOCAL_PERSON)
        own = services.documents.create(who, Resume(_RESUME))
        for tool, path, service in (
            (
                "list_todos",
                f"/api/todo?resume_id={resume}",
                lambda: services.todos.listed(who, own),
            ),
            (
                "read_resume",
                f"/api/resumes/{resume}/texts",
                lambda: services.documents.texts(who, own),
            ),
        ):
            times = _median(
                partial(_called, http, tool, {"resume_id": resume}),
                partial(_got, http, path),
                service,
            )
            print(
                f"{tool}: {times[0]:.2f} ms, the service alone {times[2]:.2f}:"
                f" {times[0] - times[2]:+.2f} ms p50; over the API {times[1]:.2f} ms"
            )
        parts.close()


def _got(http: httpx2.Client, path: str) -> None:
    http.get(path).raise_for_status()


def _called(http: httpx2.Client, tool: str, arguments: dict[str, Any]) -> None:
    params = {"name": tool, "arguments": arguments, "_meta": _META}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    answer = http.post("/mcp", json=message, headers=_headers("tools/call", tool))
    assert not answer.json()["result"]["isError"], answer.text


def _headers(method: str, name: str = "") -> dict[str, str]:
    told = {
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": method,
    }
    return {**told, "mcp-name": name} if name else told


def _median(*acts: Callable[[], Any]) -> list[float]:
    """Return the medians of some acts, done turn by turn, in ms."""
    spent: list[list[float]] = [[] for _ in acts]
    for run in range(_RUNS + _WARM_UP):
        for times, act in zip(spent, acts, strict=True):
            begun = time.perf_counter()
            act()
            if run >= _WARM_UP:
                times.append(time.perf_counter() - begun)
    return [statistics.median(times) * 1000 for times in spent]


async def _idle(server: Server) -> None:
    """Open streams that listen, and see what they hold."""
    limits = httpx2.Limits(max_connections=None)
    async with (
        httpx2.AsyncClient(base_url=server.address, timeout=60, limits=limits) as http,
        contextlib.AsyncExitStack() as stack,
    ):
        resume = (await http.post("/api/resumes", json=_RESUME)).json()["id"]
        before, listening = 0.0, []
        for number in range(_LISTENERS + 1):
            if number == 1:  # the first brings what all share
                before = _resident(server)
            wanted = {"resourceSubscriptions": [f"resume://{resume}"]}
            params = {"notifications": wanted, "_meta": _META}
            message = {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "subscriptions/listen",
                "params": params,
            }
            headers = _headers("subscriptions/listen")
            stream = http.stream("POST", "/mcp", json=message, headers=headers)
            answer = await stack.enter_async_context(stream)
            lines = answer.aiter_lines()
            listening.append(lines)  # else it would be closed
            while not (await anext(lines)).startswith("data:"):
                continue
        more = _resident(server) - before
        assert len(listening) == _LISTENERS + 1
        print(f"{_LISTENERS} programs that listen: {more:+.1f} MB resident")


async def _many(server: Server) -> None:
    """Ask ten thousand times, eight at once."""
    params = {"name": "list_resumes", "arguments": {}, "_meta": _META}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    headers, spent = _headers("tools/call", "list_resumes"), []

    async with httpx2.AsyncClient(base_url=server.address, timeout=60) as http:

        async def ask(times: int) -> None:
            for _ in range(times):
                begun = time.perf_counter()
                answer = await http.post("/mcp", json=message, headers=headers)
                assert not answer.json()["result"]["isError"], answer.text
                spent.append(time.perf_counter() - begun)

        await ask(300)
        spent.clear()
        before, begun = _resident(server), time.perf_counter()
        await asyncio.gather(*(ask(1250) for _ in range(8)))
        a_second = len(spent) / (time.perf_counter() - begun)
        spent.sort()
        print(
            f"{len(spent):,} calls, eight at once: none failed, {a_second:.0f} a second, p50"
            f" {spent[5000] * 1000:.0f} ms, p99 {spent[9900] * 1000:.0f} ms,"
            f" {_resident(server) - before:+.1f} MB"
        )


def _resident(server: Server) -> float:
    """Return what all processes of a server hold, in MB."""
    assert server.process is not None
    found = 0
    for pid in [server.process.pid, *server.workers()]:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                found += int(line.split()[1])
    return found / 1024


def _starts(how: str, server: Server) -> None:
    times = sorted(asyncio.run(_started(server)) for _ in range(7))
    print(
        f"stdio, {how}: {times[3]:.2f} s from the start to the first answer (best {times[0]:.2f})"
    )


async def _started(server: Server) -> float:
    begun = time.perf_counter()
    async with Client(spoken(server)):
        return time.perf_counter() - begun


def _imports() -> None:
    script = (
        "import time\n"
        "rss = lambda: int(open('/proc/self/statm').read().split()[1]) / 256\n"
        "import dashapp.product\nbegun, before = time.perf_counter(), rss()\n"
        "import dashapp.web.mcp.server\nprint(time.perf_counter() - begun, rss() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    print(f"imported when the first assistant comes: {seconds:.2f} s, {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
