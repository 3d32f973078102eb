"""An AI assistant at work: every tool, the stories, what hostile clients get, over both transports."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from tests.conftest import Server, free_port
from tests.visitor import Visitor, api, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
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


def test_a_tool_answers_who_brings_a_token(guarded: Server, ada: Visitor) -> None:
    key = ada.token("read", "write")
    resume = api(guarded, key, "/api/resumes", RESUME).json()["id"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            listed = said(await client.call_tool("list_resumes", {}))
            assert [each["id"] for each in listed["resumes"]] == [resume]
            places = said(await client.call_tool("read_resume", {"resume_id": resume}))["places"]
            assert "Helped" in {each["text"] for each in places}

    anyio.run(story)
