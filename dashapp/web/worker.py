"""The worker that gunicorn runs: uvicorn's, with the limits that the socket needs."""

import asyncio
import ctypes
import gc
import socket
import sys
from typing import Any, ClassVar

from gunicorn.arbiter import Arbiter
from uvicorn import Config, Server
from uvicorn_worker import UvicornWorker

from dashapp.web.handoff import Handoff
from dashapp.web.prompt_socket import PromptSocket

_MALLOC = ((-8, 2), (-3, 1 << 20), (-1, 1 << 20))
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of glibc's malloc.h."""
_MOST_FRAME_BYTES = 4 * 1024 * 1024 + 1024


class LeavingServer(Server):
    """A server that ends what lasts before it waits for what is under way."""

    def __init__(self, config: Config, handoff: Handoff | None) -> None:
        super().__init__(config)
        self._handoff = handoff

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and take the connections that other workers hand over."""
        await super().startup(sockets)
        if self._handoff is not None:
            self.lifespan.state["handoff"] = self._handoff
            self._handoff.open(self._adopt)

    async def _adopt(self, connection: socket.socket, head: bytes) -> None:
        adopted = PromptSocket(self.config, self.server_state, self.lifespan.state)
        adopted.is_home = True
        loop = asyncio.get_running_loop()
        await loop.connect_accepted_socket(lambda: adopted, connection)
        adopted.data_received(head)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Call what the application wants called first, and stop."""
        if self._handoff is not None:
            self._handoff.close()
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
        server = LeavingServer(self.config, self._handoff())
        self._install_sigquit_handler()
        await server.serve(sockets=self.sockets)
        if not server.started:
            raise SystemExit(Arbiter.WORKER_BOOT_ERROR)

    def _handoff(self) -> Handoff | None:
        if self.cfg.workers == 1 or sys.platform != "linux":
            return None
        # No two servers of one network listen at the same place.
        return Handoff(str(self.sockets[0].getsockname()), self.cfg.workers)


def _give_memory_back() -> None:
    """Have large blocks given back to the system when they are freed: 30 MB after a match.

    By itself glibc keeps them, for each thread anew. Other C libraries have no such settings.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        for option, value in _MALLOC:
            libc.mallopt(option, value)
