"""What the makers of the protocol try servers with: their conformance suite, and the Inspector."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.assistant import spoken
from tests.conftest import Server, free_port

PROGRAMS = Path("tests/mcp/node_modules/.bin").resolve()
NODE = Path(sys.executable).parent
_FAILED = re.compile(r"^✗ ([\w-]+):", re.MULTILINE)
_NOT_SCORED = re.compile(r"^  [✗✓] ([\w-]+) \(", re.MULTILINE)
_ENDED = re.compile(r"^Total: (\d+) passed", re.MULTILINE)

# What a server without sessions has no way for, or what we do not offer to clients of before.
NOT_OURS = {
    # There is no way back to such a client over HTTP; questions wait as suggestions instead.
    "tools-call-sampling", "tools-call-elicitation",
    "elicitation-sep1034-defaults", "elicitation-sep1330-enums",
    # They listen with 2026-07-28; before, a stream would have to stay with one worker.
    "resources-subscribe", "resources-unsubscribe",
    # The log is for operators. It is deprecated in the protocol.
    "logging-set-level", "tools-call-with-logging",
}  # fmt: skip
# Scenarios that need no tools of the suite's own.
OF_ANY_SERVER = (
    "server-initialize", "ping", "completion-complete", "tools-list", "resources-list",
    "prompts-list", "dns-rebinding-protection", "caching", "sep-2164-resource-not-found",
    "http-header-validation",
)  # fmt: skip


def run(folder: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs, with the Node.js that is locked."""
    found = PROGRAMS / program
    if not found.exists():
        pytest.fail("the programs of MCP are not installed; run tests/install-parts")
    path = os.pathsep.join((str(NODE), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "HOME": str(folder), "NO_COLOR": "1"}
    return subprocess.run(
        [str(found), *words], env=environment, cwd=folder, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the suite's tools behind the product's door."""
    port, folder = free_port(), tmp_path_factory.mktemp("fixtures")
    command = [sys.executable, "-m", "tests.fixture_tools", str(port), str(folder)]
    process = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx2.get(f"{address}/health/ready").raise_for_status()
        except httpx2.HTTPError:
            continue
        break
    yield f"{address}/mcp"
    process.terminate()
    process.wait(30)


@pytest.mark.parametrize(
    ("revision", "expected"), [("2025-11-25", NOT_OURS), ("2026-07-28", set())]
)
def test_every_requirement_of_a_revision_is_met(
    fixtures: str, tmp_path: Path, revision: str, expected: set[str]
) -> None:
    done = run(tmp_path, "conformance", "server", "--url", fixtures, "--requirements", revision)
    ended = _ENDED.search(done.stdout)
    assert ended, done.stdout + done.stderr
    assert int(ended[1]) > 45
    failed = set(_FAILED.findall(done.stdout)) - set(_NOT_SCORED.findall(done.stdout))
    assert failed == expected, done.stdout


@pytest.mark.parametrize("scenario", OF_ANY_SERVER)
def test_the_product_itself_passes_what_needs_no_tools_of_the_suite(
    product: Server, tmp_path: Path, scenario: str
) -> None:
    address = f"{product.address}/mcp"
    done = run(tmp_path, "conformance", "server", "--url", address, "--scenario", scenario)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Passed: (\d+)/\1, 0 failed", done.stdout), done.stdout


def test_the_inspector_finds_no_fault_in_the_tools_over_http(
    product: Server, tmp_path: Path
) -> None:
    target = ("--cli", f"{product.address}/mcp", "--transport", "http")
    done = run(tmp_path, "inspector", *target, "--method", "tools/list", "--strict")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["tools"]) == 20


def test_the_inspector_finds_no_fault_in_the_tools_over_stdio(tmp_path: Path) -> None:
    started = spoken(Server(free_port(), tmp_path))
    assert started.env
    words = [f"{name}={started.env[name]}" for name in ("PORT", "DATA_DIR")]
    target = ["--cli", started.command, *started.args]
    for word in words:
        target += ["-e", word]
    done = run(tmp_path, "inspector", *target, "--method", "tools/list", "--strict")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["tools"]) == 20
