"""How gunicorn runs for whoever develops: it reloads, and a debugger may join on port 5678."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import debugpy

_EDITOR = Path("/app/dashapp/built/editor")

reload = True
reload_extra_files = [str(_EDITOR / name) for name in ("bundle.js", "bundle.css", "theme.css")]


def post_fork(_server: Any, _worker: Any) -> None:
    """Begin anew in the worker, which is where requests are answered and a debugger joins."""
    # What the parent has imported is as old as the parent, and a worker is as new as its source,
    # but for the worker itself: after a change of web/worker.py start again.
    for name in [name for name in sys.modules if name.partition(".")[0] == "dashapp"]:
        del sys.modules[name]
    debugpy.listen(("0.0.0.0", 5678))  # noqa: S104 - published on this machine alone


def worker_int(worker: Any) -> None:
    """End a worker whose source has changed; uvicorn does not look at gunicorn's word for it."""
    os.kill(worker.pid, signal.SIGTERM)
