"""Assistants on several workers: any answers anyone, one may die, nothing is doubled."""

import asyncio
import os
import signal
from collections.abc import Iterator
from typing import Any

import anyio
import httpx2
import pytest
from mcp.shared.exceptions import MCPError
from mcp_types import ElicitResult

from tests.assistant import call, connected, edit, places, said
from tests.conftest import RedisServer, Server, free_port, new_database
from tests.integration.conftest import call as api_call

RESUME = {"basics": {"name": "Ada"}, "work": [{"name": "Bakery", "highlights": ["Helped"]}]}
POST = "Cook wanted\nRequirements:\n- Five years of practice in a busy kitchen"


@pytest.fixture(scope="module")
def shared(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What all processes of a system share."""
    folder = tmp_path_factory.mktemp("redis-of-workers")
    redis = RedisServer(free_port(), folder)
    redis.start()
    yield {
        "DATABASE_URL": new_database(postgres_url),
        "REDIS_URL": redis.url,
        "LIVE_HUB": "elsewhere",
    }
    redis.stop(9)


@pytest.fixture(scope="module")
def system(
    shared: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Server]]:
    """Two workers behind one address, and the door of assistants in a container of its own."""
    folder = tmp_path_factory.mktemp("workers")
    pages, alone = Server(free_port(), folder), Server(free_port(), folder)
    pages.start("serve", **shared, WEB_CONCURRENCY="2")
    alone.start("mcp", "--http", **shared, WEB_CONCURRENCY="2", MCP_SERVER_PORT=str(alone.port))
    yield pages, alone
    pages.stop()
    alone.stop()


@pytest.fixture
def resume(system: tuple[Server, Server]) -> str:
    return str(api_call(system[0], "/api/resumes", RESUME)["id"])


def test_what_one_worker_asked_another_hears(system: tuple[Server, ...], resume: str) -> None:
    """A connection a call: workers take turns."""
    asked = 0

    async def ask(_: Any, __: Any) -> ElicitResult:
        nonlocal asked
        asked += 1
        return ElicitResult(action="accept", content={"is_true": True})

    async def story() -> None:
        said_last = "Helped"
        for number in range(12):
            server = system[number % 2]
            async with connected(server, elicitation_callback=ask, anew=True) as client:
                text = (await places(client, resume))[said_last]
                said_last = f"Helped {number + 20} guests"
                edits = [edit(text, said_last)]
                [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
                assert done["outcome"] == "done"

    anyio.run(story)
    assert asked == 12


def test_a_call_whose_worker_dies_is_made_again_and_nothing_is_doubled(
    system: tuple[Server, ...], resume: str
) -> None:
    server = system[0]
    died: list[int] = []

    async def compare(jobs: list[str], *, kill: bool) -> dict[str, Any]:
        async def note(progress: float, total: float | None, message: str | None) -> None:
            if kill and not died:
                for worker in server.workers():
                    os.kill(worker, signal.SIGKILL)
                    died.append(worker)

        async with connected(server) as client:
            arguments = {"resume_id": resume, "job_ids": jobs}
            return said(await client.call_tool("compare_jobs", arguments, progress_callback=note))

    async def story() -> None:
        async with connected(server) as client:
            jobs = [(await call(client, "add_job", text=f"{POST} {n}"))["id"] for n in range(5)]
        with anyio.fail_after(20), pytest.raises((MCPError, ExceptionGroup)):
            await compare(jobs, kill=True)
        assert died
        await asyncio.to_thread(until_answered, server)
        assert len((await compare(jobs, kill=False))["jobs"]) == 5

    anyio.run(story)


def until_answered(server: Server) -> None:
    """Ask until somebody answers again: the arbiter starts new workers by itself."""
    for _ in range(200):
        try:
            httpx2.get(f"{server.address}/health/ready", timeout=5).raise_for_status()
        except httpx2.HTTPError:
            continue
        return
    pytest.fail("no worker came back")


@pytest.mark.parametrize(
    ("tool", "more"),
    [
        ("suggest_edits", {}),
        ("comment", {"text": "Whom?"}),
        ("add_todo", {"text": "Ask"}),
        ("tailor_resume", {"purpose": "Cook"}),
        ("edit_resume", {}),
    ],
)
def test_an_answer_that_never_came_is_asked_for_again_and_nothing_is_doubled(
    system: tuple[Server, ...], resume: str, tool: str, more: dict[str, Any]
) -> None:
    async def story() -> None:
        async with connected(system[0]) as client:
            helped = (await places(client, resume))["Helped"]
            known = (await client.list_tools()).tools
            [offered] = [each.input_schema["properties"] for each in known if each.name == tool]
            possible = {
                "edits": [edit(helped, "Helped Bakery"), edit(helped, "Helped at Bakery", "add")],
                "about": {"node": helped["node"]},
                **more,
            }
            arguments = {name: each for name, each in possible.items() if name in offered}
            arguments["resume_id"] = resume
            lost = system[1].address, {"name": tool, "arguments": arguments}
            await asyncio.to_thread(send_and_hang_up, *lost)
            await call(client, tool, **arguments)
            await call(client, tool, **arguments)
            review = await call(client, "read_review", resume_id=resume)
            todos = (await call(client, "list_todos", resume_id=resume))["total"]
            listed = (await call(client, "list_resumes"))["resumes"]
            copies = [each for each in listed if each["copy_of"] == resume]
            texts = (await call(client, "read_resume", resume_id=resume))["places"]
            said_twice = [e["text"] for e in texts if e["text"] == "Helped at Bakery"]
            assert (review["total"], todos, len(copies), len(said_twice)) == {
                "suggest_edits": (2, 0, 0, 0),
                "comment": (1, 0, 0, 0),
                "add_todo": (0, 1, 0, 0),
                "tailor_resume": (0, 0, 1, 0),
                "edit_resume": (0, 0, 0, 1),
            }[tool]

    anyio.run(story)


def send_and_hang_up(address: str, params: dict[str, Any]) -> None:
    """Call a tool to its end, as the SDK's client does, and let the answer be lost."""
    version, prefix = "2026-07-28", "io.modelcontextprotocol/"
    meta = {
        f"{prefix}protocolVersion": version,
        f"{prefix}clientInfo": {"name": "mcp", "version": "1"},
        f"{prefix}clientCapabilities": {},
    }
    params = {**params, "_meta": meta}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    headers = {
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": version,
        "mcp-method": "tools/call",
        "mcp-name": params["name"],
    }
    with httpx2.stream("POST", f"{address}/mcp", json=message, headers=headers) as answer:
        assert answer.status_code == 200
