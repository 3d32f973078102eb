"""The programs' door, the command line and the settings, on the running product."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from dashapp.adapters.reading.process import ReadingProcess
from dashapp.domain.errors import TooLarge
from dashapp.services.imports import Imports
from dashapp.settings import Settings, WrongSettings, described
from tests import job_files
from tests.conftest import RedisServer, Server, free_port
from tests.integration.conftest import call

SAMPLES = Path("dashapp/samples")
RESUME = json.loads((SAMPLES / "resume.json").read_text(encoding="utf-8"))


def imaginator(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).parent / "imaginator")
    environment = {**os.environ, "DATA_DIR": str(folder / "data"), **settings}
    return subprocess.run(
        [program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def refused(server: Server, path: str, **options: Any) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(f"{server.address}{path}", **options)
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(request, timeout=30)
    with told.value as answer:
        return answer.code, json.loads(answer.read() or b"{}")


def test_a_resume_goes_in_and_comes_out_as_it_was(product: Server) -> None:
    made = call(product, "/api/resumes", RESUME)["id"]
    assert call(product, f"/api/resumes/{made}") == RESUME
    assert made in [each["id"] for each in call(product, "/api/resumes")]


@pytest.mark.parametrize(
    ("name", "simple"),
    [
        ("Łukasz Śliwa", "ukasz Sliwa"),
        ("李明", "resume"),
        ('Zoë "Z" O’Brien', "Zoe Z OBrien"),
        ("أحمد", "resume"),
        ("Ada", "Ada"),
    ],
)
def test_a_file_leaves_under_any_name_through_both_doors(
    product: Server, name: str, simple: str
) -> None:
    made = call(product, "/api/resumes", {"basics": {"name": name}})["id"]
    wanted = " ".join(name.replace('"', " ").split())
    for path in (f"/api/resumes/{made}/export/txt", f"/resume/{made}/export/txt"):
        answer = httpx2.get(f"{product.address}{path}")
        assert answer.status_code == 200
        said = answer.headers["content-disposition"]
        assert said.startswith(f'attachment; filename="{simple}.txt"')
        assert simple == wanted or said.endswith(f"filename*=UTF-8''{quote(wanted, '')}.txt")


def test_half_a_character_over_http_is_kept_as_broken_and_prints(product: Server) -> None:
    made = call(product, "/api/resumes", {"basics": {"name": "Ada \ud83d"}})["id"]
    assert call(product, f"/api/resumes/{made}")["basics"]["name"] == "Ada �"
    address = f"{product.address}/api/resumes/{made}/export/pdf"
    assert httpx2.get(address).content.startswith(b"%PDF")


@pytest.mark.parametrize("wanted", ["pdf", "docx", "json", "yaml", "md", "txt", "html"])
def test_every_format_leaves_under_the_persons_name(product: Server, wanted: str) -> None:
    made = call(product, "/api/resumes", RESUME)["id"]
    address = f"{product.address}/api/resumes/{made}/export/{wanted}"
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert f"Nadia Okafor-Lind.{wanted}" in answer.headers["content-disposition"]
        assert len(answer.read()) > 1000


def test_a_match_over_http_has_a_score_and_evidence(product: Server) -> None:
    made = call(product, "/api/resumes", RESUME)["id"]
    job = call(product, "/api/jobs", {"text": (SAMPLES / "job.txt").read_text(encoding="utf-8")})
    report = call(product, f"/api/resumes/{made}/match", {"job_id": job["id"]})
    assert 0 <= report["score"] <= 100
    assert {"text", "kind", "status", "evidence"} <= set(report["requirements"][0])


def test_a_job_post_comes_in_as_a_file_or_is_refused_with_a_sentence(product: Server) -> None:
    path = f"{product.address}/api/jobs/import"
    kept = httpx2.post(path, files={"file": ("job.docx", job_files.as_docx())}).json()
    assert kept["title"] == job_files.POST.splitlines()[0]
    assert call(product, f"/api/jobs/{kept['id']}")["text"] == kept["text"]
    before = call(product, "/api/jobs")
    refused = httpx2.post(path, files={"file": ("job.rtf", b"{\\rtf1 hello}")})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid-input")
    assert "rich text" in refused.json()["message"]
    assert call(product, "/api/jobs") == before


def test_deleting_goes_to_the_bin_and_comes_back(product: Server) -> None:
    made = call(product, "/api/resumes", RESUME)["id"]
    call(product, f"/api/resumes/{made}", method="DELETE")
    assert refused(product, f"/api/resumes/{made}")[0] == 404
    call(product, f"/api/resumes/{made}/restore", method="POST")
    assert call(product, f"/api/resumes/{made}") == RESUME


def test_wrong_requests_are_answered_with_a_sentence(product: Server) -> None:
    status, told = refused(product, "/api/resumes/none")
    assert (status, told["code"]) == (404, "not-found")
    status, told = refused(product, "/api/resumees", data=b"{}")
    assert (status, told["message"]) == (
        404,
        "There is no POST /api/resumees here. What there is stands at /docs.",
    )
    made = call(product, "/api/resumes", RESUME)["id"]
    assert refused(product, f"/api/resumes/{made}/export/exe")[0] == 422
    headers = {"content-type": "application/json"}
    for wish, sentence in (
        ({"template": "none"}, "“none” is not a choice for template. Choose classic, modern, "),
        ({"font_size": 99}, "“99” is not a choice for font size. Choose a number from 8 to 12."),
        ({"colour": 1}, "“1” is not a choice for colour. Choose a colour such as #1f4e79."),
        ({"nonsense": 1}, "“nonsense” is nothing that can be chosen. There are template, "),
    ):
        body = json.dumps(wish).encode()
        status, told = refused(
            product, f"/api/resumes/{made}/style", data=body, headers=headers, method="PATCH"
        )
        assert status == 422
        assert told["message"].startswith(sentence)
    for half in ('{"template": "\\ud800"}', '{"\\ud800": "x"}'):
        status, told = refused(
            product,
            f"/api/resumes/{made}/style",
            data=half.encode(),
            headers=headers,
            method="PATCH",
        )
        assert (status, told["code"]) == (422, "invalid-input")


@pytest.mark.parametrize("origin", ["https://evil.example", "http://["])
def test_another_site_cannot_post_here(product: Server, origin: str) -> None:
    headers = {"origin": origin, "content-type": "application/json"}
    status, told = refused(product, "/api/resumes", data=b"{}", headers=headers)
    assert (status, told["code"]) == (403, "wrong-origin")


def test_another_host_name_is_refused(product: Server) -> None:
    assert refused_host(product, "evil.example") == 400


def refused_host(server: Server, host: str) -> int:
    request = urllib.request.Request(f"{server.address}/health", headers={"host": host})
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(request, timeout=30)
    with told.value as answer:
        return answer.code


def test_health_names_each_dependency_and_requests_have_ids(product: Server) -> None:
    report = call(product, "/health")
    assert report["status"] == "ok"
    assert set(report["dependencies"]) == {"database", "model", "fonts"}
    for path in ("/health/live", "/"):
        with urllib.request.urlopen(f"{product.address}{path}", timeout=30) as answer:
            assert answer.headers["x-request-id"]


def test_a_log_tells_of_requests_and_not_of_who_looks_whether_all_is_well(tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    with (tmp_path / "told").open("w+b") as log:
        server.log = log
        server.start(LOG_LEVEL="info")
        for path in ("/health/live", "/healthz", "/health", "/api/resumes"):
            urllib.request.urlopen(f"{server.address}{path}", timeout=30).close()
        server.stop()
    told = (tmp_path / "told").read_text("utf-8")
    assert "GET /api/resumes 200 in" in told
    assert "/health" not in told.partition("GET /api/resumes")[0].replace("/health/ready 503", "")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_api_tells_about_itself_without_a_network(product: Server, path: str) -> None:
    with urllib.request.urlopen(f"{product.address}{path}", timeout=30) as answer:
        told = answer.read().decode()
    assert "cdn" not in told
    assert "Imaginator" in told


def test_the_command_line_does_what_the_pages_do(tmp_path: Path) -> None:
    resume, job = str(SAMPLES.resolve() / "resume.json"), str(SAMPLES.resolve() / "job.txt")
    made = imaginator(tmp_path, "import", resume)
    assert made.returncode == 0, made.stderr
    stored = made.stdout.strip()
    checked = json.loads(imaginator(tmp_path, "check", stored, "--json").stdout)
    assert checked["rules"] >= 50
    matched = json.loads(imaginator(tmp_path, "match", resume, job, "--json").stdout)
    assert matched["requirements"][0]["text"]
    (tmp_path / "job.pdf").write_bytes(job_files.as_pdf())
    same = json.loads(imaginator(tmp_path, "match", resume, "job.pdf", "--json").stdout)
    assert same["score"] == matched["score"]
    (tmp_path / "locked.pdf").write_bytes(job_files.locked())
    refused = imaginator(tmp_path, "match", resume, "locked.pdf", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "locked with a password" in refused.stderr
    out = tmp_path / "out.pdf"
    assert imaginator(tmp_path, "export", stored, str(out)).returncode == 0
    assert out.read_bytes().startswith(b"%PDF")
    again = imaginator(tmp_path, "export", str(out), str(tmp_path / "back.json"))
    assert again.returncode == 0, again.stderr
    assert json.loads((tmp_path / "back.json").read_text(encoding="utf-8")) == RESUME
    assert imaginator(tmp_path, "doctor").returncode == 0


def test_the_command_line_names_letters_that_print_as_boxes(tmp_path: Path) -> None:
    (tmp_path / "cv.json").write_text('{"basics": {"name": "Abebe ሰላም"}}', encoding="utf-8")
    sentence = "The fonts here have no letters for ሰላም (Ethiopic): they print as boxes."
    assert sentence in imaginator(tmp_path, "check", "cv.json").stdout
    made = imaginator(tmp_path, "export", "cv.json", "cv.pdf")
    assert made.returncode == 0
    assert made.stderr.startswith(sentence)
    assert imaginator(tmp_path, "export", "cv.json", "cv.docx").stderr == ""


def test_the_doctor_names_a_persona_that_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "ours.md").write_text("no header", encoding="utf-8")
    told = imaginator(tmp_path, "doctor", PERSONA_DIR=str(tmp_path))
    assert told.returncode == 1
    assert "ours.md is not used: it must begin with a header" in told.stdout


def test_a_platform_may_say_the_entry_point_again(tmp_path: Path) -> None:
    behind = imaginator(tmp_path, "python", "-m", "dashapp", "--version")
    assert behind.stdout == imaginator(tmp_path, "--version").stdout != ""


def test_a_wrong_name_is_told_in_a_sentence(tmp_path: Path) -> None:
    told = imaginator(tmp_path, "check", "nothing")
    assert told.returncode == 1
    assert (
        told.stderr.strip()
        == "Error: “nothing” is neither a file here nor the id of a stored résumé."
    )


def test_a_port_in_use_is_told_in_a_sentence(product: Server, tmp_path: Path) -> None:
    told = imaginator(tmp_path, "serve", PORT=str(product.port))
    assert f"Port {product.port} is in use" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_place_where_nobody_can_listen_is_told_as_what_it_is(tmp_path: Path) -> None:
    settings = {"SIGN_IN": "false", "PORT": str(free_port())}
    told = imaginator(tmp_path, "serve", HOST="203.0.113.5", **settings)
    assert told.stderr == "Error: HOST: 203.0.113.5 is no address of this machine.\n"
    told = imaginator(tmp_path, "serve", HOST="nowhere.invalid", **settings)
    assert told.stderr == "Error: HOST: nowhere.invalid is no address of this machine.\n"


def test_a_setting_that_is_empty_is_as_one_that_is_not_there(tmp_path: Path) -> None:
    empty = {each.name: "" for each in described() if each.name not in ("PORT", "DATA_DIR")}
    server = Server(free_port(), tmp_path)
    server.start(**empty)
    assert server.stop() == 0


def test_one_store_in_a_file_has_one_server_unless_they_hear_of_each_other(
    tmp_path: Path, redis: RedisServer
) -> None:
    first = Server(free_port(), tmp_path)
    first.start()
    try:
        told = imaginator(tmp_path, "serve", PORT=str(free_port()), DATA_DIR=str(tmp_path))
        assert told.returncode == 1
        assert "imaginator.sqlite3 is served already. Stop that server" in told.stderr
    finally:
        first.stop(9)
    # However one ended, the next may begin; and one beside it where both hear of edits.
    first.start()
    first.stop()
    both = Server(free_port(), tmp_path), Server(free_port(), tmp_path)
    try:
        for each in both:
            each.start(REDIS_URL=redis.url)
    finally:
        for each in both:
            each.stop()


def test_the_port_of_the_assistants_door_is_told_by_its_setting(
    product: Server, tmp_path: Path
) -> None:
    taken = {"MCP_SERVER_PORT": str(product.port), "REDIS_URL": "redis://127.0.0.1:1"}
    told = imaginator(tmp_path, "mcp", "--http", **taken)
    assert told.stderr.endswith("set MCP_SERVER_PORT to another.\n")


def test_it_listens_where_addresses_have_colons(tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    with (tmp_path / "told").open("w+b") as log:
        server.log = log
        server.launch("serve", HOST="::1")
        place, deadline = ("::1", server.port), time.monotonic() + 30
        assert server.process is not None
        while server.process.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(place, 5):
                break
        assert server.stop() == 0
    assert f"http://[::1]:{server.port}" in (tmp_path / "told").read_text("utf-8")


def test_a_file_over_the_limit_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(3_000_000)
    for words in (("import", "large.txt"), ("match", "large.txt", "large.txt")):
        told = imaginator(tmp_path, *words, UPLOAD_LIMIT_MB="1")
        assert told.stderr.startswith("Error: This file is over the 1 MB that can be read.")
    with (tmp_path / "large.txt").open("rb", buffering=0) as large:
        with pytest.raises(TooLarge):
            Imports(ReadingProcess(), 1_000_000).content(large)
        assert large.tell() == 1_000_001


def test_a_resume_is_not_taken_out_over_itself(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("# Ada\n\nas I wrote it", encoding="utf-8")
    told = imaginator(tmp_path, "export", "cv.md", "./cv.md")
    assert told.stderr == "Error: cv.md is the résumé itself. Give OUT another name.\n"
    assert (tmp_path / "cv.md").read_text(encoding="utf-8") == "# Ada\n\nas I wrote it"


def test_an_invitation_is_an_address_that_opens(tmp_path: Path) -> None:
    made = imaginator(tmp_path, "invite", "ada@example.org", "--at", "https://cv.example.org/")
    assert made.stdout.startswith("https://cv.example.org/join?invitation=")
    for words, told in (
        (("ada@example.org", "--at", "cv.example.org"), "begin it with https://"),
        (("ada@example.org", "--workspace", "none"), "There is no workspace at this address."),
        (("",), "EMAIL: say whom."),
    ):
        refused = imaginator(tmp_path, "invite", *words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert told in refused.stderr


def test_wrong_settings_stop_the_start_with_one_list_and_no_secret(tmp_path: Path) -> None:
    told = imaginator(
        tmp_path,
        "serve",
        ENVIRONMENT="production",
        DEBUG="true",
        SIGN_IN="false",
        DATABASE_URL="mysql://me:hunter2@db/x",
        PORT=str(free_port()),
    )
    assert told.returncode == 78
    for name in ("DEBUG", "SIGN_IN", "DATABASE_URL"):
        assert name in told.stderr
    assert "hunter2" not in told.stderr
    told = imaginator(tmp_path, "serve", HOST="0.0.0.0")  # noqa: S104
    assert told.returncode == 78
    assert "SECRET_KEY: set your own where people sign in" in told.stderr
    told = imaginator(tmp_path, "serve", PORT="http", SECRET_KEY="too-short")  # noqa: S106
    assert told.returncode == 78
    assert "PORT" in told.stderr
    assert "too-short" not in told.stderr


def test_a_store_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    for address, reason in (
        ("postgresql://127.0.0.1:1/none", "Connection refused"),
        # What comes after the colon is taken for a port, and is half of a password.
        ("postgresql://me:hunt@er2:half@db/x", "ValueError"),
        (f"sqlite:///{tmp_path}", "unable to open database file"),
    ):
        told = imaginator(tmp_path, "migrate", DATABASE_URL=address)
        assert told.returncode == 1
        assert told.stderr == (
            f"Error: The store cannot be opened ({reason}). Check DATABASE_URL or DATA_DIR.\n"
        )


def test_the_example_of_the_settings_is_generated_from_them() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    for setting in described():
        assert f"# {setting.description}\n#{setting.name}={setting.default}\n" in example
    assert example.count("\n#") >= len(described())


def test_every_line_of_the_example_may_be_set_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (f"{each.name}={each.default}\n" for each in described())
    Path(".env").write_text("".join(lines), encoding="utf-8")
    assert Settings.read() == Settings(_env_file=None)


def test_a_file_under_run_secrets_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret_key").write_text("x" * 40, encoding="utf-8")
    monkeypatch.setattr("dashapp.settings.SECRETS_DIR", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert Settings.read().secret_key.get_secret_value() == "x" * 40


def test_a_setting_out_of_range_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPLOAD_LIMIT_MB", "4000")
    with pytest.raises(WrongSettings, match="UPLOAD_LIMIT_MB"):
        Settings.read()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SIGN_IN", "maybe", "SIGN_IN: say true or false."),
        ("PORT", "http", "PORT: is no whole number."),
        ("SECRET_KEY", "geheim", "SECRET_KEY: needs 32 or more characters."),
        (
            "SECURITY_CONTACT",
            "me",
            "SECURITY_CONTACT: must be one address that begins with mailto:",
        ),
        ("SIGN_IN_WITH", '[{"name": "g"}]', "SIGN_IN_WITH, block 1, client_id: is missing."),
        ("SMTP_URL", "smtp://me:geheim@", "SMTP_URL: must begin with smtp:// or smtps:// and name"),
        ("SMTP_URL", "smtp://me:geheim@host", "MAIL_FROM: set it with SMTP_URL"),
        ("SMTP_URL", "smtp://me@host?tls=geheim", "SMTP_URL: behind the ? of smtp://"),
        ("SMTP_URL", "smtps://me@host?starttls=optional", "SMTP_URL: behind the ? of smtp://"),
        ("REDIS_URL", "redis://:geheim@host:port/0", "REDIS_URL: is no address that can be read."),
        ("REDIS_URL", "redis://:geheim@[::1", "REDIS_URL: is no address that can be read."),
        ("DATABASE_URL", "postgresql:/geheim", "DATABASE_URL: must begin with postgresql://"),
        ("ALLOWED_HOSTS", "https://cv.example.org", "ALLOWED_HOSTS: names alone"),
        ("ALLOWED_HOSTS", "localhost,cv.example.org:443", "ALLOWED_HOSTS: names alone"),
    ],
)
def test_what_is_wrong_is_said_by_the_name_of_its_setting_and_without_its_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as refused:
        Settings.read()
    assert f"\n  {told}" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_people_sign_in_in_production_also_behind_a_proxy_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert not Settings.read().signs_in
    for name, value in (
        ("ENVIRONMENT", "production"),
        ("SECRET_KEY", "x" * 40),
        ("ALLOW_SQLITE_IN_PRODUCTION", "true"),
    ):
        monkeypatch.setenv(name, value)
    assert Settings.read().signs_in


@pytest.mark.parametrize("setting", [("WEB_CONCURRENCY", "4"), ("LIVE_HUB", "elsewhere")])
def test_several_processes_need_redis(
    monkeypatch: pytest.MonkeyPatch, setting: tuple[str, str]
) -> None:
    monkeypatch.setenv(*setting)
    with pytest.raises(WrongSettings, match="REDIS_URL: set it"):
        Settings.read()
    monkeypatch.setenv("REDIS_URL", "http://127.0.0.1")
    with pytest.raises(WrongSettings, match="must begin with redis://"):
        Settings.read()
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1")
    monkeypatch.setenv("WEB_CONCURRENCY", "4")
    assert Settings.read().workers == 4


def test_a_backup_from_the_command_line_fills_an_empty_store(tmp_path: Path) -> None:
    imaginator(tmp_path, "import", str((SAMPLES / "resume.json").resolve()))
    file = str(tmp_path / "all.zip")
    assert "1 résumés" in imaginator(tmp_path, "backup", file).stdout
    # Others on the machine read neither it nor the store.
    assert not (Path(file).stat().st_mode | (tmp_path / "data").stat().st_mode) & 0o007
    again = imaginator(tmp_path, "backup", file)
    assert again.returncode == 1
    assert "exists" in again.stderr
    assert "Traceback" not in again.stderr
    elsewhere = {"DATA_DIR": str(tmp_path / "other")}
    assert "1 résumés" in imaginator(tmp_path, "restore", file, **elsewhere).stdout
    told = imaginator(tmp_path, "restore", file, **elsewhere)
    assert told.returncode == 1
    assert "empty database" in told.stderr


COUNTED = 'imaginator_request_seconds_count{group="api",status="200"} 20.0'


@pytest.mark.parametrize("workers", ["1", "2"])
def test_metrics_count_what_every_worker_did(
    tmp_path: Path, redis: RedisServer, workers: str
) -> None:
    server = Server(free_port(), tmp_path)
    server.start(METRICS="true", WEB_CONCURRENCY=workers, LIVE_HUB="elsewhere", REDIS_URL=redis.url)
    try:
        for _ in range(20):
            call(server, "/api/resumes")
        # A request is counted when it has ended, which is a moment after its answer.
        told, deadline = "", time.monotonic() + 10
        while COUNTED not in told and time.monotonic() < deadline:
            with urllib.request.urlopen(f"{server.address}/metrics", timeout=10) as answer:
                told = answer.read().decode()
    finally:
        server.stop()
    assert COUNTED in told
    assert "imaginator_edits_stored_total 0.0" in told


def test_metrics_are_not_told_unless_wanted(product: Server) -> None:
    with urllib.request.urlopen(f"{product.address}/metrics", timeout=10) as answer:
        assert "imaginator_request" not in answer.read().decode()


def test_what_has_the_wrong_shape_is_told_with_a_code_and_a_sentence(product: Server) -> None:
    for body in (b"{no json", b"[1]"):
        status, told = refused(
            product, "/api/resumes", data=body, headers={"content-type": "application/json"}
        )
        assert (status, told["code"]) == (422, "invalid-input")
        assert told["message"].startswith("body")
        assert [set(each) for each in told["detail"]] == [{"loc", "msg", "type"}]


@pytest.mark.parametrize("says_its_length", [True, False])
def test_a_body_that_is_too_large_is_refused_whoever_sends_it(
    product: Server, says_its_length: bool
) -> None:
    large = b" " * 1_000_000
    body = large * 21 if says_its_length else (large for _ in range(21))
    headers = {"content-type": "application/json"}
    answer = httpx2.post(f"{product.address}/api/resumes", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert answer.json()["message"] == "This request carries more than 20 MB."
