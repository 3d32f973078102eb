"""The worker that gunicorn runs: uvicorn's, with the limits that the socket needs."""

from typing import Any, ClassVar

from uvicorn_worker import UvicornWorker

_MOST_FRAME_BYTES = 4 * 1024 * 1024 + 1024


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
