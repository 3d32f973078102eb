"""Prints the modules that a server has imported after a whole journey; ``modules.txt`` is this.

Python's own are among them: the official image brings them without bytecode. Ours compiles these
and no others: a read-only container cannot keep bytecode, and compiling at each start costs a second.
"""

import os
import socket
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from click.testing import CliRunner
from starlette.types import ASGIApp

_SERVER = (
    "dashapp.adapters.redis.connection",
    "dashapp.adapters.redis.doorbell",
    "dashapp.adapters.redis.shelf",
    "sqlalchemy.dialects.postgresql.psycopg",
    "psycopg",
    "argon2",
    "dashapp.web.metrics",
    "dashapp.web.mcp.server",
    "dashapp.stdio",
    "dashapp.asgi",
    "dashapp.hub",
    "dashapp.web.late_worker",
    "dashapp.web.worker",
    "gunicorn.__main__",
    "gunicorn.app.wsgiapp",
    "gunicorn.arbiter",
    "gunicorn.glogging",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
_UNSEEN = ("async_timeout", "uvicorn.supervisors.watchfilesreload")
"""What older Pythons import, and what is tried and comes to nothing."""
_MIGRATIONS = "dashapp/adapters/database/migrations"
"""Found by their files, not by their names."""
_PROVIDER = (
    '[{"name": "x", "label": "X", "client_id": "x", "client_secret": "x", "issuer": "https://x"}]'
)
ROOT = Path(__file__).parents[1]


def main() -> None:
    """Build the app, check, match and export with it, and print what that imported."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        from dashapp.__main__ import imaginator  # noqa: PLC0415 - after the setting

        samples = ROOT / "dashapp/samples"
        resume, job = str(samples / "resume.json"), str(samples / "job.txt")
        run = CliRunner().invoke
        for words in (
            ["check", resume],
            ["match", resume, job],
            ["import", str(ROOT / "tests/samples/graduate.pdf")],
            *(["export", resume, f"{folder}/out.{each}"] for each in ("pdf", "docx", "html")),
        ):
            done = run(imaginator, words, catch_exceptions=False)
            assert done.exit_code == 0, done.output  # noqa: S101
        for name in _SERVER:
            import_module(name)
        from dashapp.product import create_app  # noqa: PLC0415
        from dashapp.settings import Settings  # noqa: PLC0415

        _answer(create_app(Settings.read()))
        # As a team has it: people sign in.
        os.environ.update(SIGN_IN="true", SECRET_KEY="x" * 40, SIGN_IN_WITH=_PROVIDER)
        create_app(Settings.read())
    files = [each.relative_to(ROOT).with_suffix("") for each in (ROOT / _MIGRATIONS).rglob("*.py")]
    migrations = {".".join(each.parts) for each in files}
    names = {name for name in sys.modules if _is_in_image(name)}
    print(*sorted(names.union(migrations, _UNSEEN)), sep="\n")  # noqa: T201


def _answer(app: ASGIApp) -> None:
    """Answer a few requests: some is imported only then."""
    from uvicorn import Config, Server  # noqa: PLC0415

    from dashapp.web.worker import Worker  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(Config(app, log_level="warning", **Worker.CONFIG_KWARGS))
        running = Thread(target=server.run, args=([listening],))
        running.start()
        host, port = listening.getsockname()
        for path in ("/health/ready", "/", "/_dash-layout", "/api/resumes", "/openapi.json"):
            with urlopen(f"http://{host}:{port}{path}") as answer:
                answer.read()
        server.should_exit = True
        running.join()


def _is_in_image(name: str) -> bool:
    file = getattr(sys.modules[name], "__file__", None) or ""
    return file.endswith(".py") and name != "__main__"


if __name__ == "__main__":
    main()
