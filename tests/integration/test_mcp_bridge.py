"""What comes over stdio by way of the server: whatever is asked is answered, whatever it is."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.assistant import spoken
from tests.conftest import Server, free_port

GREETING = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    },
}
LIST: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": "last",
    "method": "tools/call",
    "params": {"name": "list_resumes", "arguments": {}},
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(free_port(), tmp_path_factory.mktemp("bridge"))
    made.start()
    yield made
    made.stop()


def answers(server: Server, *lines: str) -> list[dict[str, Any]]:
    """Send lines and close, and return what is answered."""
    how = spoken(server)
    done = subprocess.run(
        [how.command, *how.args],
        env=how.env,
        cwd=how.cwd,
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def called(**changed: Any) -> str:
    return json.dumps({**LIST, "id": 1, **changed})


def test_what_was_asked_before_the_end_is_answered(running: Server) -> None:
    told = answers(running, json.dumps(GREETING), json.dumps(LIST))
    assert [each["id"] for each in told] == [0, "last"]
    assert told[0]["result"]["protocolVersion"] == "2025-06-18"
    assert told[1]["result"]["structuredContent"]["total"] >= 0


def found(text: str) -> dict[str, Any]:
    return {"name": "list_resumes", "arguments": {"query": text}}


@pytest.mark.parametrize(
    ("line", "key", "told"),
    [
        (called(params=found("\ud83d")), 1, "half a character"),
        (called(id="\ud83d"), None, "half a character"),
        (called(params=[1]), 1, "an object"),
        (called(params={"_meta": [1], **found("a")}), 1, ""),
        (called(id={}), None, "The id"),
        (called(id=[]), None, "The id"),
        (called(id=None), None, "The id"),
        (called(id=True), None, "The id"),
        (called(method=[]), 1, "The method"),
        (called(params={"x": float("nan")}), 1, ""),
        (called(params={"x": "DEEP"}).replace('"DEEP"', "[" * 970 + "]" * 970), 1, ""),
        (called(params=found("a" * 5 * 2**20)), 1, "at most 4 MB"),
        ("a" * 40 * 2**20, None, "at most 4 MB"),
        ("[" * 100_000, None, "No message"),
        ("[]", None, "No message"),
    ],
    ids=lambda each: str(each)[:60],
)
def test_what_cannot_be_passed_on_is_answered_and_the_next_one_too(
    running: Server, line: str, key: int | None, told: str
) -> None:
    [wrong, last] = sorted(
        answers(running, line, json.dumps(LIST)), key=lambda each: str(each["id"]) == "last"
    )
    assert wrong["id"] == key
    assert told in wrong.get("error", {}).get("message", "")
    assert last["id"] == "last"
    assert "result" in last


@pytest.mark.parametrize("params", [[1], {"requestId": []}, {"requestId": {}}, None, "x", {}])
def test_a_cancellation_that_names_nothing_cancels_nothing(running: Server, params: Any) -> None:
    cancels = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": params}
    told = answers(running, json.dumps(cancels), "", json.dumps(LIST))
    assert [each["id"] for each in told] == ["last"]
