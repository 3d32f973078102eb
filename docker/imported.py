"""Prints the modules that a server has imported after a whole journey; ``modules.txt`` is this.

The image compiles these and no others: a read-only container cannot keep bytecode, and
compiling at each start costs a second.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from click.testing import CliRunner

_SERVER = (
    "dashapp.adapters.redis.connection",
    "dashapp.adapters.redis.doorbell",
    "dashapp.adapters.redis.shelf",
    "sqlalchemy.dialects.postgresql.psycopg",
    "psycopg",
    "dashapp.web.metrics",
    "dashapp.web.mcp.server",
    "dashapp.stdio",
    "dashapp.web.worker",
    "gunicorn.app.wsgiapp",
    "gunicorn.arbiter",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
_FOR_OLDER_PYTHONS = ("async_timeout",)
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
        from dashapp.asgi import create_app  # noqa: PLC0415
        from dashapp.settings import Settings  # noqa: PLC0415

        create_app(Settings.read())
        # As a team has it: people sign in.
        os.environ.update(SIGN_IN="true", SECRET_KEY="x" * 40, SIGN_IN_WITH=_PROVIDER)
        create_app(Settings.read())
    names = {name for name in sys.modules if _is_in_image(name)} | set(_FOR_OLDER_PYTHONS)
    print(*sorted(names), sep="\n")  # noqa: T201


def _is_in_image(name: str) -> bool:
    file = getattr(sys.modules[name], "__file__", None) or ""
    return file.endswith(".py") and name != "__main__"


if __name__ == "__main__":
    main()
