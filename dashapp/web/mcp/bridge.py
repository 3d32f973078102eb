"""Passes what comes over stdio on to the running server, which alone may write while it runs."""

import asyncio
import base64
import json
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self, TextIO
from urllib.parse import urlsplit

import httpx2

from dashapp.web.mcp.known import METADATA

_PROBE_SECONDS = 2.0
_VERSION: Final = "io.modelcontextprotocol/protocolVersion"
_NAMED: Final = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
_AWAY = "The server does not answer any more. Start it again, or restart this connection."
_INTERNAL = -32603

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reach:
    """How the server of this machine is reached: its address, and by which name."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, host: str, port: int, names: Sequence[str]) -> Self:
        """Return how a server that listens so, and answers to these names, is reached."""
        is_any = host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
        called = "127.0.0.1" if is_any else host
        is_known = called in names or "*" in names or not names
        return cls(f"http://{called}:{port}", {} if is_known else {"host": names[0]})


def runs_at(reach: Reach) -> bool:
    """Whether a server of the product answers there."""
    if not _is_open(reach.address):
        return False
    try:
        answer = httpx2.get(
            f"{reach.address}{METADATA}",
            headers=dict(reach.headers),
            timeout=_PROBE_SECONDS,
            trust_env=False,
        )
        found = answer.json()
    except (httpx2.HTTPError, ValueError):
        return False
    return isinstance(found, dict) and found.get("resource_name") == "Imaginator"


def pass_on(reach: Reach, key: str | None) -> None:
    """Pass on what comes until nothing more does."""
    asyncio.run(Bridge(reach, key, sys.stdout).run())


class Bridge:
    """Sends each message as a request of its own and writes whatever is answered."""

    def __init__(self, reach: Reach, key: str | None, out: TextIO) -> None:
        self._address = f"{reach.address}/mcp"
        self._headers = {
            **reach.headers,
            "accept": "application/json, text/event-stream",
            "content-type": "application/json",
        }
        if key is not None:
            self._headers["authorization"] = f"Bearer {key}"
        self._out = out
        self._version = ""
        self._under_way: dict[str | int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Read messages, one a line, and pass them on side by side."""
        reader = asyncio.StreamReader(limit=2**25)
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
        timeout = httpx2.Timeout(30, read=None)
        async with httpx2.AsyncClient(timeout=timeout, trust_env=False) as http:
            while line := await reader.readline():
                self._take(http, line)
            for task in list(self._under_way.values()):
                task.cancel()

    def _take(self, http: httpx2.AsyncClient, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            self._say({"jsonrpc": "2.0", "id": None, "error": _error("No message.", -32700)})
            return
        if message.get("method") == "notifications/cancelled":
            task = self._under_way.get((message.get("params") or {}).get("requestId", ""))
            if task is not None:
                task.cancel()
        if "id" in message and "method" in message:
            task = asyncio.ensure_future(self._ask(http, message))
            self._under_way[message["id"]] = task
            task.add_done_callback(lambda _: self._under_way.pop(message["id"], None))
        # Nothing else is kept where there are no sessions.

    async def _ask(self, http: httpx2.AsyncClient, message: Message) -> None:
        headers = {**self._headers, **self._routing(message)}
        is_answered = False
        try:
            async with http.stream("POST", self._address, json=message, headers=headers) as answer:
                async for told in _messages(answer):
                    is_answered |= told.get("id") == message["id"]
                    if message["method"] == "initialize":
                        self._version = told.get("result", {}).get("protocolVersion", "")
                    self._say(told)
                if not is_answered:
                    self._refuse(message, await _sentence(answer))
        except httpx2.HTTPError:
            if not is_answered:
                self._refuse(message, _AWAY)

    def _routing(self, message: Message) -> dict[str, str]:
        """Return the headers that name what a message is, as its version wants them."""
        params = message.get("params") or {}
        version = (params.get("_meta") or {}).get(_VERSION)
        if version is None:
            return {"mcp-protocol-version": self._version} if self._version else {}
        method = message["method"]
        headers = {"mcp-protocol-version": version, "mcp-method": method}
        name = params.get(_NAMED.get(method, ""))
        return {**headers, "mcp-name": _as_header(name)} if isinstance(name, str) else headers

    def _refuse(self, message: Message, sentence: str) -> None:
        self._say({"jsonrpc": "2.0", "id": message["id"], "error": _error(sentence)})

    def _say(self, message: Message) -> None:
        self._out.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._out.flush()


def _as_header(name: str) -> str:
    """Return a name as a header may say it: what is no plain ASCII goes as Base64."""
    if name.isascii() and name.isprintable() and name == name.strip():
        return name
    return f"=?base64?{base64.b64encode(name.encode('utf-8', 'replace')).decode()}?="


def _is_open(address: str) -> bool:
    """Whether anything listens at an address: quick, for asking often."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 80), 0.2).close()
    except OSError:
        return False
    return True


async def _messages(answer: httpx2.Response) -> AsyncIterator[Message]:
    """Give each message of an answer, of one or of a stream."""
    if not answer.headers.get("content-type", "").startswith("text/event-stream"):
        await answer.aread()
        try:
            told = answer.json()
        except ValueError:
            return
        if isinstance(told, dict) and "jsonrpc" in told:
            yield told
        return
    async for event in httpx2.EventSource(answer, max_event_size=None):
        if event.data.strip():
            yield json.loads(event.data)


async def _sentence(answer: httpx2.Response) -> str:
    """Return what the door says where it lets nobody in."""
    try:
        return str((json.loads(await answer.aread())).get("message") or _AWAY)
    except (ValueError, AttributeError, httpx2.StreamError):
        return _AWAY


def _error(sentence: str, code: int = _INTERNAL) -> Message:
    return {"code": code, "message": sentence}
