"""How gunicorn runs for whoever develops: it reloads, and a debugger may join on port 5678."""

import os
import signal
from pathlib import Path
from typing import Any

import debugpy

_EDITOR = Path("/app/dashapp/built/editor")

reload = True
reload_extra_files = [str(_EDITOR / name) for name in ("bundle.js", "bundle.css", "theme.css")]


def post_fork(_server: Any, _worker: Any) -> None:
    """Listen for a debugger in the worker, which is where requests are answered."""
    debugpy.listen(("0.0.0.0", 5678))  # noqa: S104 - published on this machine alone


def worker_int(worker: Any) -> None:
    """End a worker whose source has changed; uvicorn does not look at gunicorn's word for it."""
    os.kill(worker.pid, signal.SIGTERM)
