"""What stays: servers, the hub, the worker, the conversation with an assistant."""

from __future__ import annotations

import errno
import fcntl
import gc
import os
import signal
import socket
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashapp.commands.opening import opened_parts, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from dashapp.settings import Settings


@click.command()
def serve() -> None:
    """Start the server and print its address."""
    settings = read_settings()
    _serve("app", settings, settings.workers, settings.port)


@click.command()
def live() -> None:
    """Start the editing hub alone; `/ws/` is routed to it, the rest to `serve`."""
    settings = read_settings()
    _serve("hub", settings, settings.live_concurrency, settings.port)


@click.command()
@click.option("--http", "over_http", is_flag=True, help="Answer alone on MCP_SERVER_PORT.")
def mcp(*, over_http: bool) -> None:
    """Answer an AI assistant that started this; where the server runs, by way of it."""
    settings = read_settings()
    if not over_http:
        from dashapp.stdio import speak  # noqa: PLC0415

        speak(settings, _own_token(settings))
    elif settings.redis_url is None:
        raise click.ClickException(
            "REDIS_URL: set it. Beside a server it is how both hear of edits; without one"
            " assistants come to `imaginator serve` at /mcp."
        )
    else:
        _serve("mcp", settings, settings.workers, settings.mcp_server_port)


@click.command()
def worker() -> None:
    """Run the long work of the co-writer until told to stop; see TASK_RUNNER."""
    settings = read_settings()
    if settings.redis_url is None:
        raise click.ClickException(
            "REDIS_URL: set it. Beside a server it is how both hear of what is suggested; without"
            " one, `imaginator serve` runs long work itself."
        )
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    with opened_parts() as parts:
        parts.runner.start()
        click.echo("Imaginator: at work", err=True)
        signal.sigwait(ends)


def _own_token(settings: Settings) -> str | None:
    if settings.imaginator_token is not None:
        return settings.imaginator_token.get_secret_value()
    if settings.signs_in:
        raise click.ClickException(
            "IMAGINATOR_TOKEN: set it to an access token; your account page makes one."
        )
    return None


def _serve(role: str, settings: Settings, workers: int, port: int) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    _require_free(settings.host, port, "MCP_SERVER_PORT" if role == "mcp" else "PORT")
    held = _hold_store(settings)
    click.echo(f"Imaginator: http://{host}:{port}", err=True)
    if settings.metrics and workers > 1:
        # Workers count into one folder, so that whichever is asked answers for all.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="metrics-")
    # gunicorn reads this too, as a number, also where it is empty and means nothing.
    os.environ["WEB_CONCURRENCY"] = str(workers)
    arguments = [
        f"--workers={workers}",
        f"--bind={host}:{port}",
        "--timeout=60",
        "--graceful-timeout=10",
        "--no-control-socket",
        "--log-level=warning",
        f"dashapp.asgi:{role}",
    ]
    with held:
        if role == "hub" and workers == 1:
            _serve_alone(arguments)
        else:
            _serve_together(arguments)


def _require_free(host: str, port: int, setting: str) -> None:
    """End with a sentence where nothing can listen there; gunicorn would try for five seconds."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        told = {
            errno.EADDRINUSE: f"Port {port} is in use. Stop what uses it, or set {setting} to another.",
            errno.EACCES: f"Port {port} is kept for the system. Set {setting} to one above 1023.",
        }
        elsewhere = f"HOST: {host} is no address of this machine."
        raise click.ClickException(told.get(error.errno or 0, elsewhere)) from None


def _hold_store(settings: Settings) -> AbstractContextManager[object]:
    """Hold a store in a file for as long as this serves, where nothing tells another of edits.

    Why:
        Two servers would each show what came in by itself, until they are started again.
    """
    _, is_file, path = settings.store_url.partition("sqlite:///")
    if not is_file or settings.redis_url is not None:
        return nullcontext()
    try:
        # Released with the last of the processes that have it, however they end.
        held = Path(f"{path}.served").open("w", encoding="ascii")  # noqa: SIM115 - for the caller
    except OSError:
        return nullcontext()  # of what is wrong with the folder the store tells
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise click.ClickException(
            f"{path} is served already. Stop that server, or set REDIS_URL for both: it is how each"
            " hears of the other's edits."
        ) from None
    return held


def _serve_alone(arguments: Sequence[str]) -> None:
    """Have gunicorn look after one worker, in a program that has imported nothing but gunicorn.

    Why:
        What is imported here would be held twice, by it and by its one worker: they share a page
        until either touches it.
    """
    late = "--worker-class=dashapp.web.late_worker.LateWorker"
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", late, *arguments])  # noqa: S606 - ours


def _serve_together(arguments: Sequence[str]) -> None:
    """Have gunicorn fork workers here, which need not import again what is imported by now."""
    gc.disable()  # a start makes much and drops little: collections are a twentieth of it
    from gunicorn import __main__ as gunicorn  # noqa: PLC0415

    from dashapp.web.worker import Worker  # noqa: PLC0415

    # What was imported lasts, and no collection need look at it.
    gc.freeze()
    gc.enable()
    which = f"--worker-class={Worker.__module__}.{Worker.__qualname__}"
    sys.argv = [gunicorn.__file__, which, *arguments]
    gunicorn.run(prog="gunicorn")
