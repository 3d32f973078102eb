"""An AI assistant at work: every tool, the stories, what hostile clients get, over both transports."""

import base64
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import jsonschema
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import (
    BlobResourceContents,
    CallToolResult,
    EmbeddedResource,
    Implementation,
    TextContent,
)

from tests.conftest import Server, free_port
from tests.visitor import Visitor, api, command, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
NAMED = "for a test for Ada"
POST = "Cook wanted\nYou must have five years of practice in a busy kitchen.\nYou bake bread."
RESUME = {
    "basics": {"name": "Ada", "label": "Baker", "summary": "Bakes bread for the town."},
    "work": [
        {"name": "Bakery", "position": "Baker", "highlights": ["Baked 90 loaves a day", "Helped"]}
    ],
}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server where people sign in."""
    made = Server(free_port(), tmp_path_factory.mktemp("assistants"), secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ada(guarded: Server) -> Visitor:
    return owner(guarded)


@asynccontextmanager
async def connected(server: Server, key: str = "", **more: Any) -> AsyncIterator[Client]:
    """Give a client of the official SDK that is connected over HTTP."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(f"{server.address}/mcp", http_client=http), **more) as client,
    ):
        yield client


def said(answer: CallToolResult) -> dict[str, Any]:
    """Return what a tool answers."""
    assert not answer.is_error, answer.content
    assert isinstance(answer.structured_content, dict)
    return answer.structured_content


def refused(answer: CallToolResult) -> str:
    """Return the sentence by which a tool refuses."""
    assert answer.is_error
    [content] = answer.content
    assert isinstance(content, TextContent)
    return content.text


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Call a tool and return what it answers."""
    return said(await client.call_tool(tool, arguments))


async def places(client: Client, resume: str) -> dict[str, dict[str, str]]:
    """Return the texts of a résumé by what they say."""
    found = (await call(client, "read_resume", resume_id=resume))["places"]
    return {each["text"]: each for each in found}


def edit(text: dict[str, str], after: str, act: str = "rewrite", **more: Any) -> dict[str, Any]:
    place = {"node": text["node"], "field": text["field"], "before": text["text"]}
    return {**place, "act": act, "after": after, **more}


def spoken(server: Server, **settings: str) -> StdioServerParameters:
    """Return how the product is started by an assistant, on the store of a server."""
    environment = {
        **os.environ, "PORT": str(server.port), "DATA_DIR": str(server.data), **settings,
    }  # fmt: skip
    program = str(Path(sys.executable).parent / "imaginator")
    return StdioServerParameters(
        command=program, args=["mcp"], env=environment, cwd=str(server.data)
    )


async def every_tool(client: Client, resume: str) -> None:
    """Use every tool once, and see that it did what it says."""
    offered = {each.name: each for each in (await client.list_tools()).tools}
    assert len(offered) <= 20
    used: set[str] = set()

    async def use(tool: str, **arguments: Any) -> dict[str, Any]:
        used.add(tool)
        answer = await call(client, tool, **arguments)
        jsonschema.validate(answer, offered[tool].output_schema or {})
        return answer

    listed = await use("list_resumes", query="ADA")
    assert resume in {each["id"] for each in listed["resumes"]}
    assert (await use("list_resumes", query="Zebra"))["total"] == 0
    markdown = (await use("read_resume", resume_id=resume, form="markdown"))["markdown"]
    assert "Bakes bread" in markdown
    work = await use("read_resume", resume_id=resume, form="json_resume", section="work")
    assert list(work["json_resume"]) == ["work"]
    texts = await places(client, resume)
    only = await use("read_resume", resume_id=resume, section="work")
    assert {"Helped", "Bakery"} <= {each["text"] for each in only["places"]} < set(texts)
    report = await use("check_resume", resume_id=resume)
    assert report["rules"] > 50
    assert report["findings"]

    [waits] = (
        await use(
            "suggest_edits",
            resume_id=resume,
            edits=[edit(texts["Helped"], "Helped 40 guests", reason="Numbers", sources=["Ada"])],
        )
    )["suggestions"]
    assert "40" in waits["claims"][0]
    [done] = (
        await use("edit_resume", resume_id=resume, edits=[edit(texts["Helped"], "Helped Bakery")])
    )["edits"]
    assert (done["outcome"], done["claims"]) == ("done", [])
    about = {"node": texts["Helped"]["node"], "quote": "Helped"}
    thread = (await use("comment", resume_id=resume, about=about, text="Whom?"))["done"]
    await use("comment", resume_id=resume, thread_id=thread, text="And when?")
    review = await use("read_review", resume_id=resume)
    assert [each["standing"] for each in review["suggestions"]] == ["overtaken"]
    assert [each["text"] for each in review["threads"][0]["remarks"]] == ["Whom?", "And when?"]

    todo = await use("add_todo", resume_id=resume, text="Ask for numbers", due="2030-01-02")
    assert (await use("complete_todo", resume_id=resume, todo_id=todo["id"]))["is_done"]
    assert (await use("list_todos", resume_id=resume))["todos"][0]["id"] == todo["id"]

    job = await use("add_job", text=POST)
    assert (await use("list_jobs", job_id=job["id"]))["jobs"][0]["text"] == POST
    match = await use("match_job", resume_id=resume, job_id=job["id"])
    assert {each["status"] for each in match["requirements"]} >= {"missing"}
    scores = (await use("compare_jobs", resume_id=resume, job_ids=[job["id"]]))["jobs"]
    assert scores[0]["score"] == match["score"]
    copy = await use("tailor_resume", resume_id=resume, purpose="Cook at Zum Hirsch")
    assert copy["copy_of"] == resume

    used.add("export_resume")
    exported = await client.call_tool(
        "export_resume", {"resume_id": resume, "file_format": "pdf"}
    )
    [_, file] = exported.content
    assert isinstance(file, EmbeddedResource)
    assert isinstance(file.resource, BlobResourceContents)
    assert base64.b64decode(file.resource.blob).startswith(b"%PDF")

    history = (await use("list_history", resume_id=resume))["sittings"]
    assert history[0]["who"] == NAMED
    assert (await use("compare_version", resume_id=resume, revision=1))["total"] == 1
    await use("restore_version", resume_id=resume, revision=1)
    assert "Helped" in await places(client, resume)
    await use("delete_resume", resume_id=copy["id"])
    again = await client.call_tool("read_resume", {"resume_id": copy["id"]})
    assert "bin" in refused(again) or "deleted" in refused(again)
    assert used == set(offered)


def test_every_tool_over_http(guarded: Server, ada: Visitor) -> None:
    key = ada.token("read", "write", "suggest")
    resume = api(guarded, key, "/api/resumes", RESUME).json()["id"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            await every_tool(client, resume)

    anyio.run(story)


def test_every_tool_over_stdio_by_way_of_the_server(guarded: Server, ada: Visitor) -> None:
    key = ada.token("read", "write", "suggest")
    resume = api(guarded, key, "/api/resumes", RESUME).json()["id"]

    async def story() -> None:
        settings = {"SIGN_IN": "true", "SECRET_KEY": SECRET, "IMAGINATOR_TOKEN": key}
        async with Client(spoken(guarded, **settings)) as client:
            await every_tool(client, resume)

    anyio.run(story)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_every_tool_over_stdio_where_no_server_runs(tmp_path: Path, mode: str) -> None:
    alone = Server(free_port(), tmp_path)
    (tmp_path / "ada.json").write_text(json.dumps(RESUME))
    resume = command(alone, "import", "ada.json")

    async def story() -> None:
        me = Implementation(name=NAMED, version="1")
        async with Client(spoken(alone), mode=mode, client_info=me) as client:
            await every_tool(client, resume)

    anyio.run(story)
