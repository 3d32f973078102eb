"""Builds what the browser gets: the editor, the theme, the API's pages. ``python -m`` this."""

import dataclasses
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dashapp.domain import outline

HERE = Path(__file__).parent
BUILT = HERE.parents[1] / "built"
_THEME = HERE.parent / "theme.css"
_BUNDLE = ("node", "build.mjs", str(BUILT / "editor"), str(_THEME))
_DOCS = {
    "swagger-ui-dist/swagger-ui-bundle.js",
    "swagger-ui-dist/swagger-ui.css",
    "redoc/bundles/redoc.standalone.js",
}


def main() -> None:
    """Build what is missing or older than its sources; with ``--watch``, on each change."""
    mark = BUILT / "editor" / ".built-from"
    (HERE / "src" / "outline.json").write_text(_outline(), encoding="utf-8")
    if "--watch" in sys.argv:
        _run(*_BUNDLE, "--watch")
    sources = _digest()
    if mark.exists() and mark.read_text(encoding="utf-8") == sources:
        return
    print("· Editor: packages", flush=True)  # noqa: T201 - the person waits for this
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    print("· Editor: bundle", flush=True)  # noqa: T201
    _run("node", "node_modules/typescript/bin/tsc", "--noEmit")
    _run(*_BUNDLE)
    docs = BUILT / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    for name in _DOCS:
        shutil.copy(HERE / "node_modules" / name, docs)
    mark.write_text(sources, encoding="utf-8")


def _outline() -> str:
    parts = {
        "basics": dataclasses.asdict(outline.BASICS),
        "profiles": dataclasses.asdict(outline.PROFILES),
        "custom": dataclasses.asdict(outline.CUSTOM),
        "sections": [dataclasses.asdict(section) for section in outline.SECTIONS],
    }
    return json.dumps(parts, indent=1)


def _digest() -> str:
    digest = hashlib.sha256()
    inputs = [
        *sorted((HERE / "src").glob("*")),
        HERE / "package-lock.json",
        HERE / "build.mjs",
        _THEME,
    ]
    for path in inputs:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _run(*command: str) -> None:
    """Run a tool of the locked Node.js package; its output is shown where it fails."""
    program = str(Path(sys.executable).parent / command[0])
    tools = str(Path(sys.executable).parent)
    path = {**os.environ, "PATH": os.pathsep.join((tools, os.environ.get("PATH", "")))}
    done = subprocess.run(  # noqa: S603 - fixed words only
        [program, *command[1:]], cwd=HERE, env=path, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"The editor could not be built: {' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
