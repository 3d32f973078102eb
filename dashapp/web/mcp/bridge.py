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

from dashapp.domain.characters import has_halves
from dashapp.web.mcp.known import METADATA, MOST_BYTES

_PROBE_SECONDS, _LAST_SECONDS = 2.0, 30.0
_LONGEST_LINE: Final = 2**25
"""Of a longer one it is not even known what it asks."""
_VERSION: Final = "io.modelcontextprotocol/protocolVersion"
_NAMED: Final = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
_AWAY = "The server does not answer any more. Start it again, or restart this connection."
_TOO_LONG = f"A message has at most {MOST_BYTES // 2**20} MB. Send less at once."
_INTERNAL, _UNREADABLE, _MISSHAPEN, _WRONG_PARAMS = -32603, -32700, -32600, -32602
_TOO_DEEP: Final = ("The params of a request are not that deep.", _WRONG_PARAMS)
_LASTING: Final = "subscriptions/listen"

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
        self._lasting: set[asyncio.Task[None]] = set()
        self._greeting: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Read messages, one a line, and pass them on side by side.

        Once nothing more comes, what was asked is answered, as long as that does not take long.
        """
        reader = asyncio.StreamReader(limit=_LONGEST_LINE)
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
        timeout = httpx2.Timeout(30, read=None)
        async with httpx2.AsyncClient(timeout=timeout, trust_env=False) as http:
            while line := await _line(reader):
                self._take(http, line)
            for task in self._lasting:
                task.cancel()
            if asked := set(self._under_way.values()):
                _, late = await asyncio.wait(asked, timeout=_LAST_SECONDS)
                for task in late:
                    task.cancel()

    def _take(self, http: httpx2.AsyncClient, line: bytes) -> None:
        if not line.strip():
            return
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            sentence = _TOO_LONG if len(line) > MOST_BYTES else "No message."
            self._refuse(None, sentence, _UNREADABLE)
        elif message.get("method") == "notifications/cancelled":
            self._cancel(message)
        elif "id" in message and "method" in message:
            key = message["id"]
            try:
                wrong = _wrong_in(message, len(line))
            except RecursionError:
                wrong = _TOO_DEEP
            if wrong:
                is_id = _is_id(key) and not has_halves(key)
                self._refuse(key if is_id else None, *wrong)
            else:
                self._begin(http, message)
        # Nothing else is kept where there are no sessions.

    def _cancel(self, message: Message) -> None:
        params = message.get("params")
        key = params.get("requestId") if isinstance(params, dict) else None
        if _is_id(key) and key in self._under_way:
            self._under_way[key].cancel()

    def _begin(self, http: httpx2.AsyncClient, message: Message) -> None:
        key = message["id"]
        task = asyncio.ensure_future(self._ask(http, message))
        self._under_way[key] = task
        if message["method"] == "initialize":
            self._greeting = task
        if message["method"] == _LASTING:
            self._lasting.add(task)

        def forget(ended: asyncio.Task[None]) -> None:
            self._lasting.discard(ended)
            if self._under_way.get(key) is ended:
                del self._under_way[key]

        task.add_done_callback(forget)

    async def _ask(self, http: httpx2.AsyncClient, message: Message) -> None:
        if self._greeting is not None and message["method"] != "initialize":
            # Who asks on before it is answered gets the version that was agreed on as well.
            await asyncio.wait({self._greeting})
        headers = {**self._headers, **self._routing(message)}
        is_answered = False
        try:
            async with http.stream("POST", self._address, json=message, headers=headers) as answer:
                async for told in _messages(answer):
                    if told.get("id") is None and "error" in told:
                        told = {**told, "id": message["id"]}  # noqa: PLW2901 - it asked alone
                    is_answered |= told.get("id") == message["id"]
                    if message["method"] == "initialize":
                        self._version = told.get("result", {}).get("protocolVersion", "")
                    self._say(told)
                if not is_answered:
                    self._refuse(message["id"], await _sentence(answer))
        except httpx2.HTTPError:
            if not is_answered:
                self._refuse(message["id"], _AWAY)
        except (ValueError, TypeError, AttributeError, RecursionError):
            if not is_answered:
                self._refuse(message["id"], "This cannot be passed on as it is.", _MISSHAPEN)

    def _routing(self, message: Message) -> dict[str, str]:
        """Return the headers that name what a message is, as its version wants them."""
        params = message.get("params") or {}
        meta = params.get("_meta")
        version = meta.get(_VERSION) if isinstance(meta, dict) else None
        if not isinstance(version, str):
            return {"mcp-protocol-version": self._version} if self._version else {}
        method = message["method"]
        headers = {"mcp-protocol-version": _as_header(version), "mcp-method": _as_header(method)}
        name = params.get(_NAMED.get(method, ""))
        return {**headers, "mcp-name": _as_header(name)} if isinstance(name, str) else headers

    def _refuse(self, key: str | int | None, sentence: str, code: int = _INTERNAL) -> None:
        error = {"code": code, "message": sentence}
        self._say({"jsonrpc": "2.0", "id": key, "error": error})

    def _say(self, message: Message) -> None:
        # In plain ASCII: whatever the encoding of this end, and of the other.
        self._out.write(json.dumps(message) + "\n")
        self._out.flush()


async def _line(reader: asyncio.StreamReader) -> bytes:
    """Return a line; of one that is too long its beginning, and nothing once all has been read."""
    begun = b""
    while True:
        try:
            return begun + await reader.readuntil(b"\n")
        except asyncio.IncompleteReadError as end:
            return begun + end.partial
        except asyncio.LimitOverrunError as error:
            part = await reader.readexactly(error.consumed)
            begun = begun or part[: MOST_BYTES + 1]


def _is_id(key: object) -> bool:
    return isinstance(key, str | int) and not isinstance(key, bool)


def _wrong_in(message: Message, length: int) -> tuple[str, int] | None:
    """Return what is wrong with a request that no server could answer, and the code of that."""
    if not _is_id(message["id"]):
        return "The id of a request is a text or a whole number.", _MISSHAPEN
    if not isinstance(message["method"], str):
        return "The method of a request is a text.", _MISSHAPEN
    if not isinstance(message.get("params") or {}, dict):
        return "The params of a request are an object.", _WRONG_PARAMS
    if length > MOST_BYTES:
        return _TOO_LONG, _MISSHAPEN
    if has_halves(message):
        return "It holds half a character, which nothing can store.", _WRONG_PARAMS
    return None


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
    if answer.status_code == httpx2.codes.REQUEST_ENTITY_TOO_LARGE:
        return _TOO_LONG
    try:
        return str((json.loads(await answer.aread())).get("message") or _AWAY)
    except (ValueError, AttributeError, httpx2.StreamError):
        return _AWAY
