"""What tests stand on: real databases, a running server, a browser."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import create_engine, make_url, text

from dashapp.services.documents import new_id
from dashapp.settings import DEFAULT_SECRET_KEY

SAMPLES = Path(__file__).parent / "samples"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
_WAIT_S = 30.0

# How long a test takes says how busy the machine is, and nothing of the code.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server of the product in a process of its own."""

    port: int
    data: Path
    process: subprocess.Popen[bytes] | None = None
    secret: str = DEFAULT_SECRET_KEY
    key: str = ""
    """An access token, where the API wants one."""
    log: IO[bytes] | None = None
    """Where it writes what it tells; nothing for where the tests do."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, role: str = "serve", *options: str, **settings: str) -> None:
        """Start it in a role and return when it is ready."""
        self.launch(role, *options, **settings)
        assert self.process is not None
        deadline = time.monotonic() + _WAIT_S
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.address}/health/ready", timeout=5).close()
            except OSError:  # refused, slow, or not ready yet
                if self.process.poll() is not None:
                    break
            else:
                return
        pytest.fail("the server did not become ready")

    def launch(self, role: str, *options: str, **settings: str) -> None:
        """Start it in a role."""
        command = [str(Path(sys.executable).parent / "imaginator"), role, *options]
        environment = {
            **os.environ,
            "PORT": str(self.port),
            "DATA_DIR": str(self.data),
            "LOG_LEVEL": "warning",
            **settings,
        }
        self.process = subprocess.Popen(
            command, env=environment, cwd=self.data, start_new_session=True, stderr=self.log
        )

    def workers(self) -> list[int]:
        """Return the processes that answer for it."""
        assert self.process is not None
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(each) for each in children.split()]

    def stop(self, signal: int = 15) -> int:
        """Send every process of it a signal and return the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal)
        return self.process.wait(_WAIT_S)


@dataclass
class RedisServer:
    """A Redis of our own that keeps its file."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and return when it answers."""
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--dir", str(self.folder), "--appendonly", "yes", "--appendfsync", "always"]
        self.process = subprocess.Popen([*command, "--save", "", "--loglevel", "warning"])
        deadline = time.monotonic() + _WAIT_S
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                    line.sendall(b"PING\r\n")
                    if line.recv(7) == b"+PONG\r\n":
                        return
            except OSError:
                continue
        pytest.fail("Redis did not start; run tests/install-parts")

    def stop(self, signal: int = 15) -> None:
        """Send it a signal and wait until it is gone."""
        assert self.process is not None
        self.process.send_signal(signal)
        self.process.wait(_WAIT_S)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    """An empty Redis."""
    folder = tmp_path / "redis"
    folder.mkdir()
    made = RedisServer(free_port(), folder)
    made.start()
    yield made
    made.stop(9)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A running server on an empty store of its own."""
    made = Server(free_port(), tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server that tests share; each makes résumés of its own."""
    made = Server(free_port(), tmp_path_factory.mktemp("product"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _loop_of_the_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let tests without a browser run loops of their own.

    Playwright leaves its loop marked as running in the thread that has once used a browser, and
    needs to find it so when one is used again.
    """
    marked = asyncio._get_running_loop()
    if "browser" not in request.fixturenames:
        asyncio._set_running_loop(None)
    yield
    if "browser" not in request.fixturenames:
        asyncio._set_running_loop(marked)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    expect.set_options(timeout=20_000)  # what is awaited comes late on a busy machine
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


def new_database(url: str) -> str:
    """Make an empty database on a PostgreSQL server and return its address."""
    name = f"of_a_test_{new_id()}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run an empty PostgreSQL cluster in a folder and give its address."""
    data = folder / "data"
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        for each in (folder, *folder.parents):  # that user must come through to the folder
            each.chmod(each.stat().st_mode | 0o011)
        shutil.chown(folder, "postgres")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.fail("PostgreSQL is not installed; run tests/install-parts")
    port = free_port()

    def run(name: str, *arguments: str) -> None:
        command = [*as_user, str(programs[-1] / name), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)

    run("initdb", "-D", str(data), "-A", "trust", "-U", "imaginator", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    yield f"postgresql+psycopg://imaginator@127.0.0.1:{port}/postgres"
    run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL cluster of our own.

    Not in pytest's folder: another run of pytest closes that to the user whom PostgreSQL runs as.
    """
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder, postgres(Path(folder)) as url:
        yield url
