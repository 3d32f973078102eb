"""How a container runs: in a cage, within its memory, and ended as it should be."""

import json
import signal
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Server
from tests.container.conftest import Start
from tests.container.engine import CAGE, Container, answers, docker, inspected, until
from tests.container.journey import travel
from tests.integration.conftest import Peer

ROOT_STATUS = "/proc/1/status"
RESUME = json.loads(Path("dashapp/samples/resume.json").read_text(encoding="utf-8"))
JOB = Path("dashapp/samples/job.txt").read_text(encoding="utf-8")


def call(container: Container, path: str, data: Any = None) -> Any:
    request = urllib.request.Request(
        f"{container.address}{path}",
        data=None if data is None else json.dumps(data).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def store_state(container: Container) -> str:
    return str(call(container, "/health")["dependencies"]["database"]["state"])


def status(container: Container) -> dict[str, str]:
    lines = container.run("cat", ROOT_STATUS).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def test_it_has_no_power_and_writes_nowhere(start: Start) -> None:
    container = start()
    now = status(container)
    assert int(now["CapEff"], 16) == int(now["CapBnd"], 16) == 0
    assert now["NoNewPrivs"] == "1"
    assert now["Seccomp"] == "2"
    assert now["Uid"].split()[0] == "10001"
    for place in ("/app/x", "/app/dashapp/x", "/etc/x", "/x"):
        told = docker("exec", container.name, "touch", place, check=False)
        assert told.returncode != 0
    container.run("touch", "/app/data/x", "/tmp/x")


@pytest.mark.parametrize("user", ["12345:0", "4242:4242"])
def test_any_user_may_run_it(start: Start, user: str, tmp_path: Path) -> None:
    # Another group than 0 owns nothing here, and brings a folder of its own.
    tmp_path.chmod(0o777)
    own = [f"--volume={tmp_path}:/app/data"] if not user.endswith(":0") else []
    container = start(f"--user={user}", *own)
    made = call(container, "/api/resumes", RESUME)["id"]
    assert call(container, f"/api/resumes/{made}") == RESUME


def test_the_main_journey_passes_in_the_cage(start: Start, browser: Browser) -> None:
    travel(browser, start().address)


def test_nothing_calls_home(start: Start) -> None:
    container = start("--network=none", is_ready=False)
    health = ("python", "-I", "-S", "/app/healthcheck.py")
    until(lambda: not docker("exec", container.name, *health, check=False).returncode, "health")
    job = "/app/dashapp/samples/job.txt"
    resume = "/app/dashapp/samples/resume.json"
    told = container.run("python", "-m", "dashapp", "match", resume, job, "--json")
    assert json.loads(told)["requirements"]
    assert "Microsoft" not in container.run("find", "/tmp", "/app/data")


@pytest.mark.parametrize(("memory", "count"), [("512m", 24), ("256m", 8)])
def test_matches_at_once_stay_within_the_memory_of_a_small_plan(
    start: Start, memory: str, count: int
) -> None:
    container = start(f"--memory={memory}", f"--memory-swap={memory}", "--cpus=1")
    made = call(container, "/api/resumes", RESUME)["id"]
    with ThreadPoolExecutor(count) as pool:
        path = f"/api/resumes/{made}/match"
        reports = list(pool.map(lambda _: call(container, path, {"text": JOB}), range(count)))
    assert {report["score"] for report in reports} == {reports[0]["score"]}
    assert inspected(container.name)["State"]["OOMKilled"] is False
    assert "was sent SIGKILL" not in container.logs()


def test_it_ends_when_told_to_and_finishes_what_it_does(start: Start) -> None:
    container = start()
    made = call(container, "/api/resumes", RESUME)["id"]
    peer = Peer(Server(container.port, Path()), made)
    peer.change(lambda nodes: nodes["basics"].update({"v:email": "last@example.com"}))
    with ThreadPoolExecutor(4) as pool:
        exports = [
            pool.submit(
                urllib.request.urlopen,
                f"{container.address}/api/resumes/{made}/export/pdf",
                timeout=30,
            )
            for _ in range(4)
        ]
        peer.until_saved()
        docker("stop", "--time=20", container.name)
        for export in exports:
            with export.result() as answer:
                assert answer.read(5) == b"%PDF-"
    assert inspected(container.name)["State"]["ExitCode"] == 0
    with pytest.raises(Exception, match="1012"):
        peer.until(lambda: False)
    docker("start", container.name)
    until(lambda: answers(f"{container.address}/health/ready"), "ready again")
    assert call(container, f"/api/resumes/{made}")["basics"]["email"] == "last@example.com"


def test_a_worker_that_is_killed_is_replaced_and_nothing_saved_is_lost(start: Start) -> None:
    container = start()
    made = call(container, "/api/resumes", RESUME)["id"]
    peer = Peer(Server(container.port, Path()), made)
    peer.change(lambda nodes: nodes["basics"].update({"v:email": "kept@example.com"}))
    peer.until_saved()
    worker = container.run("cat", "/proc/1/task/1/children").split()[-1]
    container.run("python", "-c", f"import os; os.kill({worker}, {signal.SIGKILL.value})")
    until(lambda: answers(f"{container.address}/health/ready"), "another worker")
    assert call(container, f"/api/resumes/{made}")["basics"]["email"] == "kept@example.com"


def refused(image: str, *options: str, cage: tuple[str, ...] = CAGE) -> tuple[int, str]:
    done = docker("run", "--rm", *cage, *options, image, check=False)
    return done.returncode, done.stdout + done.stderr


def test_wrong_settings_are_all_named_and_no_secret_is_printed(image: str) -> None:
    code, told = refused(
        image,
        "--env=ENVIRONMENT=production",
        "--env=DEBUG=true",
        "--env=DATABASE_URL=mysql://me:hunter2@db/x",
        "--env=REDIS_URL=ftp://:hunter3@redis",
        "--env=SMTP_URL=smtp://me:hunter4@mail",
    )
    assert code == 78
    for name in ("DEBUG", "SECRET_KEY", "DATABASE_URL", "REDIS_URL", "MAIL_FROM"):
        assert f"{name}:" in told
    assert "hunter" not in told
    assert "Traceback" not in told


def test_a_secret_that_cannot_be_read_is_told(image: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret_key"
    secret.write_text("x" * 40, encoding="utf-8")
    secret.chmod(0o600)
    code, told = refused(image, f"--volume={secret}:/run/secrets/secret_key:ro")
    assert code == 78
    assert "/run/secrets/secret_key" in told
    assert "Traceback" not in told


def test_without_a_writable_folder_it_says_what_to_do(image: str) -> None:
    code, told = refused(image, "--tmpfs=/app/data:ro")
    assert code not in (0, 78)
    assert "DATA_DIR" in told
    assert "Traceback" not in told


def test_a_full_disk_is_told_and_spoils_nothing(start: Start) -> None:
    small_disk = start("--tmpfs=/app/data:size=64m")
    made = call(small_disk, "/api/resumes", RESUME)["id"]
    small_disk.run("sh", "-c", "cat /dev/zero > /app/data/filler || true")
    peer = Peer(Server(small_disk.port, Path()), made)
    peer.change(lambda nodes: nodes["basics"].update({"v:summary": "x" * 100_000}))
    with pytest.raises(Exception, match="4500"):
        peer.until_saved()
    assert answers(f"{small_disk.address}/health/live")
    assert answers(f"{small_disk.address}/health/ready")
    assert store_state(small_disk) == "full"
    assert call(small_disk, f"/api/resumes/{made}") == RESUME
    small_disk.run("rm", "/app/data/filler")
    assert store_state(small_disk) == "up"
    again = Peer(Server(small_disk.port, Path()), made)
    again.change(lambda nodes: nodes["basics"].update({"v:email": "room@example.com"}))
    again.until_saved()
    look = "import sqlite3; print(sqlite3.connect('/app/data/imaginator.sqlite3').execute('PRAGMA integrity_check').fetchone()[0])"
    assert small_disk.run("python", "-c", look).strip() == "ok"


def test_the_api_tells_itself_without_a_network(start: Start, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{start().address}/docs")
    expect(page.locator(".swagger-ui .info .title")).to_contain_text("Imaginator")
    page.close()
