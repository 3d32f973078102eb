"""The API against its own description, with whatever fits it and what does not."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Server, free_port
from tests.visitor import api, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Server]:
    made = Server(free_port(), tmp_path, secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


def test_nothing_that_fits_the_description_ends_in_a_fault_of_ours(
    team: Server, tmp_path: Path
) -> None:
    with owner(team) as ada:
        key = ada.token("read", "write", "suggest", "admin")
    resume = api(team, key, "/api/resumes", {"basics": {"name": "Ada"}}).json()["id"]
    job = api(team, key, "/api/jobs", {"text": "We look for a cook with practice."}).json()["id"]
    known = f'[parameters]\nresume_id = "{resume}"\njob_id = "{job}"\nfile_format = "json"\n'
    (tmp_path / "schemathesis.toml").write_text(known, encoding="utf-8")
    program = Path(sys.executable).parent / "schemathesis"
    done = subprocess.run(
        [
            str(program), "run", f"{team.address}/openapi.json",
            "--header", f"Authorization: Bearer {key}",
            "--include-path-regex", "^/api/",
            "--checks", "not_a_server_error,ignored_auth,response_schema_conformance,content_type_conformance,status_code_conformance",
            "--max-examples", "25", "--seed", "7", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
    passed = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert passed is not None, done.stdout[-3000:]
    assert int(passed[1]) == int(passed[2]) > 300
