"""Long work of the co-writer: watched, cancelled, gone on with after a restart, begun again."""

import itertools
import json
import sqlite3
import time
import urllib.error
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RedisServer, Server, free_port
from tests.integration.conftest import call
from tests.language_model import LanguageModel
from tests.visitor import Visitor

BULLETS = [f"Was responsible for oven number {n} of the bakery" for n in range(1, 31)]
RESUME = {"basics": {"name": "Ada Byrne"}, "work": [{"name": "Bakery", "highlights": BULLETS}]}
POST = "Baker – Town Mill\nRequirements:\n- Experience with ovens"
_WAIT_S = 40.0


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    """A model that says every bullet it is asked for otherwise, and never twice the same."""
    ways = itertools.cycle(("Oven", "The oven", "One oven", "This oven", "That oven"))

    def says(sent: dict[str, Any]) -> str:
        shown = str(sent["messages"][0]["content"])
        wanted = sent["messages"][-1]["content"].split("Texts to rewrite: ")[1].splitlines()[0]
        lines, way = [], next(ways)
        for key in wanted.split(", "):
            said = next(line for line in shown.splitlines() if line.startswith(f"[{key}] "))
            text = said.split("for ")[-1].replace("oven", way)
            lines.append(json.dumps({"place": key, "text": text}))
        return "\n".join(lines)

    with LanguageModel(says=says).serving() as made:
        yield made


@pytest.fixture
def settings(model: LanguageModel) -> dict[str, str]:
    return {
        "AI_PROVIDER": "openai", "AI_MODEL": "small", "AI_BASE_URL": model.base,
        "AI_AT_ONCE": "50", "AI_SILENCE_SECONDS": "20",
    }  # fmt: skip


@pytest.fixture
def server(settings: dict[str, str], tmp_path: Path) -> Iterator[Server]:
    made = Server(free_port(), tmp_path)
    made.start(**settings)
    yield made
    made.stop()


@pytest.fixture
def resume(server: Server) -> str:
    return str(call(server, "/api/resumes", RESUME)["id"])


def begin(server: Server, resume: str, **wanted: Any) -> str:
    return str(
        call(server, f"/api/resumes/{resume}/tasks", {"wish": "shorter", **wanted}, "POST")["id"]
    )


def state(server: Server, task: str) -> dict[str, Any]:
    found: dict[str, Any] = call(server, f"/api/tasks/{task}")
    return found


def until(server: Server, task: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return how far work is once something holds of it."""
    deadline = time.monotonic() + _WAIT_S
    while time.monotonic() < deadline:
        found = state(server, task)
        if holds(found):
            return found
    pytest.fail(f"never: {state(server, task)}")


def refused(server: Server, path: str, body: Any) -> str:
    with pytest.raises(urllib.error.HTTPError) as error:
        call(server, path, body, "POST")
    return error.value.read().decode()


def suggested(server: Server, resume: str) -> list[str]:
    return [each["before"] for each in call(server, f"/api/resumes/{resume}/suggestions")]


def test_a_whole_resume_is_said_otherwise_and_watched(server: Server, resume: str) -> None:
    task = begin(server, resume)
    done = until(server, task, lambda found: found["state"] == "done")
    assert (done["texts"], done["suggested"]) == (30, 30)
    assert sorted(suggested(server, resume)) == sorted(BULLETS)
    assert [each["id"] for each in call(server, f"/api/resumes/{resume}/tasks")] == [task]


def test_what_is_cancelled_stops_and_keeps_what_came(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.fault = "stall"
    task = begin(server, resume)
    until(server, task, lambda found: found["suggested"] >= 1)
    assert call(server, f"/api/tasks/{task}/cancel", {}, "POST")["state"] == "cancelled"
    assert model.hung_up.wait(_WAIT_S / 4)  # long before a silent provider is given up
    model.fault = ""
    kept, asked = len(suggested(server, resume)), len(model.sent)
    other = begin(server, str(call(server, "/api/resumes", RESUME)["id"]))
    until(server, other, lambda found: found["state"] == "done")
    assert state(server, task)["state"] == "cancelled"
    assert 1 <= kept < 30
    assert len(suggested(server, resume)) == kept
    assert len(model.sent) - asked == 3  # of the other, twelve texts at a time
    assert "over already" in refused(server, f"/api/tasks/{task}/cancel", {})


def test_what_fails_is_tried_three_times_and_begun_again_without_doubling(
    server: Server, resume: str, model: LanguageModel
) -> None:
    job = call(server, "/api/jobs", {"text": POST})["id"]
    model.fault = "cut"
    task = begin(server, resume, wish="job", job_id=job)
    failed = until(server, task, lambda found: found["state"] == "failed")
    assert failed["tries"] == 3
    assert "kept" in failed["told"]
    model.fault = ""
    call(server, f"/api/tasks/{task}/retry", {}, "POST")
    until(server, task, lambda found: found["state"] == "done")
    assert sorted(suggested(server, resume)) == sorted(BULLETS)


@pytest.mark.parametrize("signal", [15, 9])
def test_after_a_restart_it_goes_on_where_it_was(
    settings: dict[str, str], tmp_path: Path, model: LanguageModel, signal: int
) -> None:
    server = Server(free_port(), tmp_path)
    server.start(**settings)
    try:
        resume = str(call(server, "/api/resumes", RESUME)["id"])
        job = call(server, "/api/jobs", {"text": POST})["id"]
        model.fault, model.failures = "stall", 1
        task = begin(server, resume, do="tailor", job_id=job)
        begun = until(server, task, lambda found: found["suggested"] >= 1)
        server.stop(signal)
        if signal == 9:
            let_leases_end(tmp_path)
        server.start(**settings)
        done = until(server, task, lambda found: found["state"] == "done")
        assert done["copy"] == begun["copy"]
        assert sorted(suggested(server, done["copy"])) == sorted(BULLETS)
        assert len(call(server, "/api/resumes")) == 2
    finally:
        server.stop()


def test_a_worker_of_its_own_does_it(
    settings: dict[str, str], tmp_path: Path, redis: RedisServer
) -> None:
    server, shared = Server(free_port(), tmp_path), {**settings, "REDIS_URL": redis.url}
    server.start(**shared, TASK_RUNNER="elsewhere")
    worker = Server(free_port(), tmp_path)
    try:
        resume = str(call(server, "/api/resumes", RESUME)["id"])
        task = begin(server, resume)
        assert state(server, task)["state"] == "waiting"
        worker.launch("worker", **shared)
        until(server, task, lambda found: found["state"] == "done")
        assert len(suggested(server, resume)) == 30
        assert worker.stop() == 0
    finally:
        server.stop()


def test_bad_work_is_refused_with_a_sentence(server: Server, resume: str) -> None:
    path = f"/api/resumes/{resume}/tasks"
    assert "Choose the job" in refused(server, path, {"do": "tailor"})
    assert "Say which tone" in refused(server, path, {"wish": "tone"})
    assert "no longer known" in refused(server, "/api/tasks/nope/retry", {})


@pytest.mark.parametrize("signal", [15, 9])
def test_what_was_said_otherwise_before_a_restart_is_not_said_again(
    settings: dict[str, str], tmp_path: Path, model: LanguageModel, signal: int
) -> None:
    server = Server(free_port(), tmp_path)
    server.start(**settings)
    try:
        resume = str(call(server, "/api/resumes", RESUME)["id"])
        model.fault, model.failures = "stall", 1
        task = begin(server, resume)
        until(server, task, lambda found: found["suggested"] >= 1)
        server.stop(signal)
        if signal == 9:
            let_leases_end(tmp_path)
        server.start(**settings)
        done = until(server, task, lambda found: found["state"] == "done")
        assert sorted(suggested(server, resume)) == sorted(BULLETS)
        # What was kept in the very moment of a kill may not be counted.
        assert done["suggested"] >= 30 - (signal == 9)
    finally:
        server.stop()


def test_work_that_ends_its_process_again_and_again_is_given_up(
    settings: dict[str, str], tmp_path: Path, model: LanguageModel
) -> None:
    server = Server(free_port(), tmp_path)
    model.fault = "stall"
    server.start(**settings)
    try:
        resume = str(call(server, "/api/resumes", RESUME)["id"])
        task = begin(server, resume)
        for tries in (1, 2, 3):
            until(server, task, lambda found, n=tries: found["tries"] == n)  # type: ignore[misc]
            server.stop(9)
            let_leases_end(tmp_path)
            server.start(**settings)
        failed = until(server, task, lambda found: found["state"] == "failed")
        assert "interrupted" in failed["told"]
        model.fault = ""
        call(server, f"/api/tasks/{task}/retry", {}, "POST")
        until(server, task, lambda found: found["state"] == "done")
        assert sorted(suggested(server, resume)) == sorted(BULLETS)
    finally:
        server.stop()


def test_a_restart_in_good_order_counts_as_no_try(
    settings: dict[str, str], tmp_path: Path, model: LanguageModel
) -> None:
    server = Server(free_port(), tmp_path)
    model.fault = "stall"
    server.start(**settings)
    try:
        resume = str(call(server, "/api/resumes", RESUME)["id"])
        task = begin(server, resume)
        for _ in range(4):
            until(server, task, lambda found: found["state"] == "running")
            server.stop()
            server.start(**settings)
        model.fault = ""
        model.go_on.set()
        done = until(server, task, lambda found: found["state"] == "done")
        assert done["tries"] <= 2
    finally:
        server.stop()


def let_leases_end(data: Path) -> None:
    """Let a minute pass for whoever died: it says nothing, its lease runs out."""
    with sqlite3.connect(data / "imaginator.sqlite3") as database:
        database.execute("UPDATE durable_tasks SET lease_until = '2000-01-01 00:00:00.000000'")
    database.close()


def test_a_reading_whose_process_has_ended_is_told_and_not_asked_after_again(
    server: Server,
) -> None:
    with Visitor(server) as visitor:
        visitor.get("/")
        [known] = [
            each
            for each in visitor.get("/_dash-dependencies").json()
            if {"id": "import-tick", "property": "n_intervals"} in each["inputs"]
        ]
        named = [each.rpartition(".") for each in known["output"].strip(".").split("...")]
        answer = visitor.callback(
            {
                "output": known["output"],
                "outputs": [{"id": name, "property": of} for name, _, of in named],
                "inputs": [{"id": "import-tick", "property": "n_intervals", "value": 9}],
                "changedPropIds": ["import-tick.n_intervals"],
                "state": [{"id": "import-task", "property": "data", "value": "of-who-died"}],
            }
        )
    said = answer.json()["response"]
    assert "start it again" in json.dumps(said["import-state"])
    assert list(said["import-tick"].values()) == [True]
