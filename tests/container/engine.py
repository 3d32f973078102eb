"""The Docker engine as tests use it: commands, containers, compose projects."""

import json
import os
import re
import subprocess
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PRODUCTION, DEVELOPMENT = "imaginator:under-test", "imaginator:under-test-dev"
BASE = "python:3.11.14-slim-bookworm"
CAGE = (
    "--read-only",
    "--tmpfs=/tmp",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    "--env=SIGN_IN=false",
)
_WAIT_S = 90.0


def docker(*words: str, check: bool = True, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command of the engine and return what it said."""
    done = subprocess.run(
        ["docker", *words], capture_output=True, text=True, check=False, **options
    )
    if check and done.returncode:
        pytest.fail(f"docker {' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done


def build(target: str, tag: str, folder: Path = ROOT, *options: str) -> str:
    """Build a stage and return what its steps said; packages come through the host's network."""
    told = docker(
        "build", "--progress=plain", "--network=host", f"--target={target}", f"--tag={tag}",
        *options, str(folder),
    )  # fmt: skip
    return told.stdout + told.stderr


def stages_run(target: str, tag: str, folder: Path) -> set[str]:
    """Build a stage and return the stages of which a step ran, and was not in the engine's cache."""
    said = build(target, tag, folder)
    stages = dict(re.findall(r"^(#\d+) \[([\w-]+) +\d+/\d+\] (?!FROM)", said, re.MULTILINE))
    cached = set(re.findall(r"^(#\d+) CACHED$", said, re.MULTILINE))
    assert stages, said[-2000:]
    return {stage for number, stage in stages.items() if number not in cached}


def inspected(name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(docker("inspect", name).stdout)
    return found[0]


def layers(name: str) -> dict[str, int]:
    """Return the layers of an image, by what they hold, with their sizes."""
    with tempfile.TemporaryFile() as saved:
        subprocess.run(["docker", "save", name], check=True, stdout=saved)
        saved.seek(0)
        with tarfile.open(fileobj=saved) as tar:
            manifest = tar.extractfile("manifest.json")
            assert manifest is not None
            files = json.load(manifest)[0]["Layers"]
            sizes = [tar.getmember(file).size for file in files]
    return dict(zip(inspected(name)["RootFS"]["Layers"], sizes, strict=True))


def until(holds: Callable[[], bool], what: str, seconds: float = _WAIT_S) -> None:
    """Return when something holds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.1)
    pytest.fail(f"not within {seconds:.0f} s: {what}")


def answers(address: str, status: int = 200) -> bool:
    """Whether an address answers with a status."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code == status
    except OSError:
        return False


@dataclass
class Container:
    """A running container of the image under test."""

    name: str
    port: int
    key: str = ""
    """An access token, where the API wants one."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str, check: bool = True) -> str:
        """Run a command inside and return what it printed."""
        return docker("exec", self.name, *words, check=check).stdout

    def is_ready(self) -> bool:
        """Whether it may be sent work; ends the test where it has ended."""
        if inspected(self.name)["State"]["Status"] == "exited":
            pytest.fail(f"the container ended: {self.logs()[-3000:]}")
        return answers(f"{self.address}/health/ready")

    def logs(self) -> str:
        done = docker("logs", self.name)
        return done.stdout + done.stderr

    def remove(self) -> None:
        docker("rm", "--force", "--volumes", self.name, check=False)


@dataclass
class Project:
    """A compose project with a name of its own, so that it meets no other."""

    name: str
    files: Sequence[str]
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, check: bool = True) -> str:
        """Run a compose command and return what it printed."""
        files = [word for file in self.files for word in ("--file", file)]
        done = docker(
            "compose",
            "--project-name",
            self.name,
            *files,
            *words,
            check=False,
            cwd=self.folder,
            env={**os.environ, **self.settings},
        )
        if check and done.returncode:
            logs = "" if words[0] == "logs" else self("logs", "--tail=40", check=False)
            pytest.fail(f"{' '.join(words)}\n{done.stderr[-3000:]}\n{logs[-4000:]}")
        return done.stdout + ("" if check else done.stderr)

    def up(self, *words: str) -> None:
        self("up", "--detach", "--no-build", "--wait", *words)

    def down(self) -> None:
        self("--profile=*", "down", "--volumes", "--timeout=5", check=False)

    def containers(self, service: str) -> list[str]:
        return self("ps", "--quiet", service).split()
