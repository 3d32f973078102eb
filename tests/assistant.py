"""An assistant of the tests: the official SDK's client, over HTTP or over stdio."""

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from tests.conftest import Server


@asynccontextmanager
async def connected(
    server: Server, key: str = "", *, anew: bool = False, **more: Any
) -> AsyncIterator[Client]:
    """Give a client of the official SDK that is connected over HTTP; ``anew`` for each request."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    limits = httpx2.Limits(max_keepalive_connections=0 if anew else 20)
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60, limits=limits) as http,
        Client(streamable_http_client(f"{server.address}/mcp", http_client=http), **more) as client,
    ):
        yield client


def at_work(story: Callable[[], Awaitable[Any]]) -> Any:
    """Run a story beside a browser, which has the loop of this thread, and return what comes of it."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(anyio.run, story).result()


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
