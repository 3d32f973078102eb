"""The worker that gunicorn runs: uvicorn's, with the limits that the socket needs."""

import socket
from typing import Any, ClassVar

from gunicorn.arbiter import Arbiter
from uvicorn import Server
from uvicorn_worker import UvicornWorker

_MOST_FRAME_BYTES = 4 * 1024 * 1024 + 1024


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
        "ws": "websockets-sansio",
        "ws_max_size": _MOST_FRAME_BYTES,
        "ws_per_message_deflate": False,  # a keystroke is too short to become shorter
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 20.0,
        "server_header": False,
        "proxy_headers": False,  # whom to believe is a setting: see ``proxies``
        "timeout_graceful_shutdown": 8,
    }

    async def _serve(self) -> None:
        """Serve as uvicorn's worker does, with a server that ends what lasts."""
        self.config.app = self.wsgi
        server = LeavingServer(config=self.config)
        self._install_sigquit_handler()
        await server.serve(sockets=self.sockets)
        if not server.started:
            raise SystemExit(Arbiter.WORKER_BOOT_ERROR)
