"""The worker that gunicorn runs: uvicorn's, with the limits that the socket needs."""

import ctypes
import gc
import socket
from typing import Any, ClassVar

from gunicorn.arbiter import Arbiter
from uvicorn import Server
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn_worker import UvicornWorker
from websockets.http11 import Request
from websockets.protocol import State

from dashapp.web.pace import Pace
from dashapp.web.socket import WRITE_NOW

_WHOLE_BINARY = 0x82
_MALLOC = ((-8, 2), (-3, 1 << 20), (-1, 1 << 20))
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of glibc's malloc.h."""
_MOST_FRAME_BYTES = 4 * 1024 * 1024 + 1024


class PromptSocket(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket, with a short way out for frames of a browser that keeps up.

    Why:
        A keystroke goes to everyone in a résumé. The queue, the task and the layers of the general
        protocol are there for whoever reads slowly, and most of their cost is spared for the rest.
    """

    def handle_connect(self, event: Request) -> None:
        """Begin the conversation, which may write through the extension ``WRITE_NOW``."""
        super().handle_connect(event)
        self._held: list[bytes] = []
        if hasattr(self, "scope"):  # else the handshake was refused
            self._pace: Pace = self.app_state.setdefault("pace", Pace(self.loop))
            self.scope["extensions"][WRITE_NOW] = self._write_now  # type: ignore[assignment]

    async def send(self, message: ASGISendEvent) -> None:
        """Send as the general protocol does, behind what is held."""
        self.let_go()
        await super().send(message)

    def shutdown(self) -> None:
        """End as the general protocol does, behind what is held."""
        self.let_go()
        super().shutdown()

    def let_go(self) -> None:
        """Write what is held."""
        held, self._held = self._held, []
        if held and self._is_open():
            self.transport.write(b"".join(held))

    def _write_now(self, data: bytes) -> bool:
        """Write bytes as one whole message; not where the browser reads slowly or is leaving."""
        if not self.writable.is_set() or not self._is_open():
            return False
        if self._pace.is_late():
            if not self._held:
                self._pace.hold(self)
            self._held.append(framed(data))
        else:
            self.let_go()
            self.transport.write(framed(data))
        return True

    def _is_open(self) -> bool:
        # Of a browser that is gone without a word only the transport knows.
        return self.conn.state is State.OPEN and not self.transport.is_closing()


def framed(message: bytes) -> bytes:
    """Return a binary message as one unmasked frame: RFC 6455, section 5.2."""
    size = len(message)
    if size < 126:
        return bytes((_WHOLE_BINARY, size)) + message
    if size < 1 << 16:
        return bytes((_WHOLE_BINARY, 126)) + size.to_bytes(2) + message
    return bytes((_WHOLE_BINARY, 127)) + size.to_bytes(8) + message


class LeavingServer(Server):
    """A server that ends what lasts before it waits for what is under way."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Call what the application wants called first, and stop."""
        for leave in self.config.app.state.leaving:  # type: ignore[union-attr]
            leave()
        await super().shutdown(sockets)


class Worker(UvicornWorker):  # type: ignore[misc]
    """A uvicorn worker that refuses large frames and pings silent sockets."""

    CONFIG_KWARGS: ClassVar[dict[str, Any]] = {
        "loop": "uvloop",
        "http": "httptools",
        "ws": PromptSocket,
        "ws_max_size": _MOST_FRAME_BYTES,
        "ws_per_message_deflate": False,  # a keystroke is too short to become shorter
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 20.0,
        "server_header": False,
        "proxy_headers": False,  # whom to believe is a setting: see ``proxies``
        "timeout_graceful_shutdown": 8,
    }

    def load_wsgi(self) -> None:
        """Load the application; what it is made of lasts, and no collection need look at it."""
        _give_memory_back()
        gc.disable()
        super().load_wsgi()
        gc.freeze()
        gc.enable()

    async def _serve(self) -> None:
        """Serve as uvicorn's worker does, with a server that ends what lasts."""
        self.config.app = self.wsgi
        server = LeavingServer(config=self.config)
        self._install_sigquit_handler()
        await server.serve(sockets=self.sockets)
        if not server.started:
            raise SystemExit(Arbiter.WORKER_BOOT_ERROR)


def _give_memory_back() -> None:
    """Have large blocks given back to the system when they are freed: 30 MB after a match.

    By itself glibc keeps them, for each thread anew. Other C libraries have no such settings.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        for option, value in _MALLOC:
            libc.mallopt(option, value)
