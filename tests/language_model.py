"""A provider of language models on this machine: it speaks both protocols, and their faults."""

import json
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Sent = dict[str, Any]
_STATUSES = {
    "401": (401, "Incorrect API key provided: sk-secret-of-the-test"),
    "402": (402, "Payment required"),
    "403": (403, "Your key was revoked"),
    "404": (404, "The model does not exist"),
    "429": (429, "Slow down"),
    "429-quota": (429, "You exceeded your current quota"),
    "500": (500, "Internal error"),
    "529": (529, "Overloaded"),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_: Any) -> None:
        """Say nothing where a client has gone: tests make them go."""


@dataclass
class LanguageModel:
    """What it says to what is sent; ``fault`` names what it gets wrong, ``failures`` how often."""

    says: Callable[[Sent], str] = lambda _: "Ready."
    fault: str = ""
    failures: int = 10_000
    retry_after: str = ""
    refusal: tuple[int, str] | None = None
    """A status and a sentence, in place of an answer."""
    events: list[str] | None = None
    """What it sends in place of what it says, event by event."""
    paths: list[str] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    """Set to let a slow or stalled stream go on."""
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Released for every request."""
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set once a client has gone while a stream stalled."""
    port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def serving(self) -> Iterator[Self]:
        """Serve in threads, one for each request, until nobody needs it; nothing waits longer."""
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def log_message(self, *_: Any) -> None: ...

            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
                model.answer(self, sent)

        server = _Server(("127.0.0.1", 0), Handler)
        self.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield self
        self.go_on.set()
        server.shutdown()
        server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, sent: Sent) -> None:
        with self._lock:
            self.sent.append(sent)
            self.paths.append(handler.path)
            self.keys.append(
                handler.headers.get("x-api-key") or handler.headers.get("authorization") or ""
            )
            fault = self.fault if self.failures > 0 else ""
            self.failures -= 1 if self.fault else 0
        self.arrived.release()
        refusal = self.refusal or _STATUSES.get(fault)
        if refusal is not None:
            self._refuse(handler, *refusal)
            return
        if fault == "hang":
            self.go_on.wait(30)
            return
        kind = "text/html" if fault == "html" else "text/event-stream"
        handler.send_response(200)
        handler.send_header("content-type", kind)
        handler.end_headers()
        is_anthropic = handler.path.endswith("/v1/messages")
        dialect = _anthropic if is_anthropic else _openai
        events = self.events or dialect(self.says(sent))
        for event in self._faulty(handler, events, fault, dialect):
            handler.wfile.write(event.encode())
            handler.wfile.flush()

    def _refuse(self, handler: BaseHTTPRequestHandler, status: int, told: str) -> None:
        body = json.dumps({"error": {"message": told, "type": "error"}}).encode()
        handler.send_response(status)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body)))
        if self.retry_after:
            handler.send_header("retry-after", self.retry_after)
        handler.end_headers()
        handler.wfile.write(body)

    def _stall(self, handler: BaseHTTPRequestHandler) -> None:
        """Say nothing until the client goes, which it can be read from, or until told to go on."""
        while not self.go_on.wait(0.05):
            if select.select([handler.connection], [], [], 0)[0]:
                self.hung_up.set()
                return

    def _faulty(
        self,
        handler: BaseHTTPRequestHandler,
        events: list[str],
        fault: str,
        dialect: Callable[[str], list[str]],
    ) -> Iterator[str]:
        middle = max(2, len(events) // 2)
        if fault == "slow":
            self.go_on.wait(30)
        for number, event in enumerate(events):
            if number == middle:
                if fault == "cut":
                    return
                if fault == "stall":
                    self._stall(handler)
                    return
                if fault == "invalid":
                    yield "data: {no json\n\n"
                if fault == "error":
                    told = {"type": "overloaded_error", "message": "Overloaded"}
                    yield f"event: error\ndata: {json.dumps({'type': 'error', 'error': told})}\n\n"
                if fault == "endless":
                    while True:
                        yield dialect("again and again " * 200)[2]
                if fault == "tools":
                    call = {"index": 3, "function": {"arguments": '{"now": "delete"'}}
                    chunk = {"choices": [{"delta": {"tool_calls": [call]}, "finish_reason": None}]}
                    yield f"data: {json.dumps(chunk)}\n\n"
            yield event


def _chunks(text: str) -> list[str]:
    return [text[at : at + 7] for at in range(0, len(text), 7)] or [""]


def chunk(delta: Sent, how: str | None = None) -> str:
    """Return an event of OpenAI's: some more of an answer, and how it ended."""
    said = {"choices": [{"index": 0, "delta": delta, "finish_reason": how}]}
    return f"data: {json.dumps(said)}\n\n"


def event(kind: str, **said: Any) -> str:
    """Return an event of Anthropic's."""
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **said})}\n\n"


def _openai(text: str) -> list[str]:
    usage = {"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}}
    return [
        ": a sign of life\n\n",
        chunk({"role": "assistant", "content": ""}),
        *(chunk({"content": each}) for each in _chunks(text)),
        chunk({}, "stop"),
        f"data: {json.dumps(usage)}\n\n",
        "data: [DONE]\n\n",
    ]


def _anthropic(text: str) -> list[str]:
    return [
        event("message_start", message={"usage": {"input_tokens": 100, "output_tokens": 1}}),
        event("content_block_start", index=0, content_block={"type": "text", "text": ""}),
        *(
            event("content_block_delta", index=0, delta={"type": "text_delta", "text": each})
            for each in _chunks(text)
        ),
        event("content_block_stop", index=0),
        event("message_delta", delta={"stop_reason": "end_turn"}, usage={"output_tokens": 20}),
        event("message_stop"),
    ]
