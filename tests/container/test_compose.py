"""The compose files, brought up from nothing: base, base with dev, base with prod."""

import os
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.assistant import at_work, connected, edit, places
from tests.assistant import call as use
from tests.conftest import Server, free_port
from tests.container.engine import (
    DEVELOPMENT,
    PRODUCTION,
    ROOT,
    Project,
    answers,
    docker,
    inspected,
    until,
)
from tests.container.journey import travel, visit
from tests.integration.conftest import Peer, call
from tests.visitor import PASSWORD

Production = tuple[Project, Server, BrowserContext]
NEXT = "next-under-test"
RESUME = {"basics": {"name": "Ada", "email": "ada@example.com"}}
BASE, DEV, PROD = "docker-compose.yml", "docker-compose.dev.yml", "docker-compose.prod.yml"
HOSTS = "localhost,127.0.0.1"
SEEN = "getComputedStyle(document.body).getPropertyValue('--seen-in-the-browser')"


@pytest.mark.parametrize("files", [(BASE,), (BASE, DEV), (BASE, PROD)], ids="+".join)
def test_the_files_are_valid_and_keep_to_one_machine(files: tuple[str, ...]) -> None:
    project = Project("imaginator-config", files, ROOT, {"ALLOWED_HOSTS": HOSTS})
    told = project("config", "--format=json")
    assert "container_name" not in told
    assert '"host_ip": "127.0.0.1"' in told
    assert told.count('"published"') == told.count('"host_ip"')


def test_production_says_what_must_be_set() -> None:
    project = Project("imaginator-config", (BASE, PROD), ROOT, {"ALLOWED_HOSTS": ""})
    assert "Set ALLOWED_HOSTS to the name that people type" in project("config", check=False)


@pytest.fixture(scope="module")
def base(image: str) -> Iterator[tuple[Project, Server]]:
    port = free_port()
    settings = {"PORT": str(port), "TAG": PRODUCTION.partition(":")[2]}
    project = Project("imaginator-base-test", (BASE,), ROOT, settings)
    project.up()
    yield project, Server(port, Path())
    project.down()


def test_the_base_alone_is_a_working_product(
    base: tuple[Project, Server], browser: Browser
) -> None:
    travel(browser, base[1].address)


def test_assistants_have_a_door_of_their_own_where_one_is_wanted(
    base: tuple[Project, Server],
) -> None:
    project, server = base
    port = free_port()
    beside = Project(
        project.name,
        project.files,
        project.folder,
        {**project.settings, "MCP_SERVER_PORT": str(port)},
    )
    beside("--profile", "mcp", "up", "--detach", "--no-build", "--wait", "mcp")
    resume = call(server, "/api/resumes", RESUME)["id"]

    async def found() -> str:
        async with connected(Server(port, Path())) as client:
            return str(await client.call_tool("list_resumes", {}))

    assert resume in at_work(found)


@pytest.mark.parametrize("store", ["redis", "postgres"])
def test_a_store_that_is_killed_comes_back_and_nothing_saved_is_lost(
    base: tuple[Project, Server], browser: Browser, store: str
) -> None:
    project, server = base
    resume = call(server, "/api/resumes", RESUME)["id"]
    page = browser.new_page()
    visit(page, f"{server.address}/resume/{resume}")
    expect(page.locator("#save-state")).to_have_text("Saved")
    name = page.locator(".im-name .im-text")
    name.click()
    page.keyboard.press("End")
    page.keyboard.type(" before")
    expect(page.locator("#save-state")).to_have_text("Saved")
    project("kill", store)
    until(lambda: answers(f"{server.address}/health/ready", 503), "not ready")
    # What restarts instances stays calm: a bad minute of a store restarts nothing.
    assert answers(f"{server.address}/healthz")
    assert answers(f"{server.address}/health/live")
    page.keyboard.type(" meanwhile")
    if store == "postgres":
        expect(page.locator("#save-state")).not_to_have_text("Saved")
        assert "Traceback" not in page.content()
    project("start", store)
    until(lambda: answers(f"{server.address}/health/ready"), "ready again")
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=30_000)
    assert call(server, f"/api/resumes/{resume}")["basics"]["name"] == "Ada before meanwhile"
    page.close()


def test_a_database_that_hangs_is_told_within_the_time_of_a_probe(
    base: tuple[Project, Server],
) -> None:
    project, server = base
    project("pause", "postgres")
    try:
        begun = time.monotonic()
        until(lambda: answers(f"{server.address}/health/ready", 503), "not ready")
        # A probe that is cut off after 5 seconds would see no answer at all.
        assert time.monotonic() - begun < 5
        assert answers(f"{server.address}/healthz")
    finally:
        project("unpause", "postgres")
    until(lambda: answers(f"{server.address}/health/ready"), "ready again")


def test_a_backup_of_the_running_system_fills_an_empty_one(
    base: tuple[Project, Server], tmp_path: Path
) -> None:
    project, server = base
    made = [call(server, "/api/resumes", RESUME)["id"] for _ in range(3)]
    project("exec", "-T", "web", "python", "-m", "dashapp", "backup", "/app/data/all.zip")
    project("cp", "web:/app/data/all.zip", str(tmp_path / "all.zip"))
    other = Server(free_port(), tmp_path)
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    subprocess.run(
        [str(ROOT / ".venv/bin/imaginator"), "restore", "all.zip"],
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    other.start()
    try:
        for resume in made:
            assert call(other, f"/api/resumes/{resume}") == RESUME
    finally:
        other.stop()


def test_a_change_of_the_source_is_seen_in_the_browser(
    development_image: str, browser: Browser, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(
        ROOT / "dashapp", tree / "dashapp", ignore=shutil.ignore_patterns("node_modules", "__py*")
    )
    shutil.rmtree(tree / "dashapp/built")
    (tree / "dashapp/built").mkdir()
    for name in ("docker", BASE, DEV):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tree / name)
    for path in [tree, *tree.rglob("*")]:
        shutil.chown(path, 4321, 4321)
    # A folder above is closed to others than root.
    for parent in tmp_path.parents:
        if "pytest" in parent.name:
            parent.chmod(0o755)
    tmp_path.chmod(0o755)
    override = tree / "image.yml"
    override.write_text(
        f"services: {{web: {{image: '{DEVELOPMENT}'}}, editor: {{image: '{DEVELOPMENT}'}},"
        f" migrate: {{image: '{DEVELOPMENT}'}}}}\n",
        encoding="utf-8",
    )
    port = free_port()
    settings = {
        "PORT": str(port),
        "DEBUGGER_PORT": str(free_port()),
        "UID": "4321",
        "GID": "4321",
    }
    project = Project("imaginator-dev-test", (BASE, DEV, "image.yml"), tree, settings)
    page = browser.new_page()
    try:
        project.up()
        visit(page, f"http://127.0.0.1:{port}/")
        expect(page.get_by_role("button", name="Try the sample")).to_be_visible(timeout=30_000)
        # Dash looks for another version every few seconds, and must have seen this one.
        page.wait_for_event("response", lambda answer: "_reload-hash" in answer.url)
        start = tree / "dashapp/ui/pages/start.py"
        text = start.read_text(encoding="utf-8")
        start.write_text(text.replace("Try the sample", "Try it here"), encoding="utf-8")
        expect(page.get_by_role("button", name="Try it here")).to_be_visible(timeout=60_000)
        look = tree / "dashapp/ui/theme.css"
        text = look.read_text(encoding="utf-8")
        look.write_text(f"{text}\nbody {{ --seen-in-the-browser: yes; }}\n", encoding="utf-8")
        # The address of the theme changes with it: the next page has the new one.
        until(lambda: page.reload() is not None and page.evaluate(SEEN) == "yes", "the new theme")
        owners = {path.stat().st_uid for path in (tree / "dashapp").rglob("*")}
        assert owners == {4321}
    finally:
        page.close()
        project.down()


@pytest.fixture(scope="module")
def production(
    image: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, Server, BrowserContext]]:
    """The stack of a team, and the first person in it, in a browser and with a token."""
    tree = tmp_path_factory.mktemp("production")
    for name in ("docker", "nginx"):
        shutil.copytree(ROOT / name, tree / name)
    for name in (BASE, PROD):
        shutil.copy(ROOT / name, tree / name)
    subprocess.run([tree / "docker/make-secrets"], check=True, capture_output=True)
    port = free_port()
    settings = {
        "HTTP_PORT": str(port),
        "TAG": PRODUCTION.partition(":")[2],
        "ALLOWED_HOSTS": HOSTS,
        "WEB_CONCURRENCY": "1",
    }
    project = Project("imaginator-prod-test", (BASE, PROD), tree, settings)
    docker("tag", PRODUCTION, f"imaginator:{NEXT}")
    project.down()  # what a run left that was ended in the middle has another password
    project.up()
    server = Server(port, tree)
    ada = browser.new_context()
    page = ada.new_page()
    join(project, server, page, "Ada")
    page.get_by_role("link", name="Ada").click()
    page.get_by_label("What it is for").fill("The tests")
    page.get_by_label("change", exact=True).check()
    page.get_by_role("button", name="Make a token").click()
    server.key = page.get_by_label("Your new token").input_value()
    page.close()
    yield project, server, ada
    ada.close()
    project.down()
    docker("image", "rm", "--force", f"imaginator:{NEXT}", "imaginator:broken", check=False)


def join(project: Project, server: Server, page: Page, name: str) -> None:
    """Invite somebody from the machine and let them make their account."""
    invite = ("python", "-m", "dashapp", "invite", f"{name.lower()}@example.org")
    visit(page, project("exec", "-T", "web", *invite, "--at", server.address).strip())
    page.get_by_label("What others call you").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account and join").click()
    expect(page.get_by_role("button", name="Try the sample")).to_be_visible(timeout=20_000)


def test_the_journey_passes_through_nginx_and_two_replicas(production: Production) -> None:
    project, server, ada = production
    assert len(project.containers("web")) == 2
    travel(ada, server.address)
    with urllib.request.urlopen(f"{server.address}/sign-in", timeout=10) as answer:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("_csrf_token=")
        session = next(c for c in answer.headers.get_all("set-cookie") if "__Host-" in c)
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(session.split("; "))
        assert "nginx/" not in (answer.headers["server"] or "")
    assert answers(f"{server.address}/health/ready", 404)


def test_three_people_write_together_until_one_is_sent_away(
    production: Production, browser: Browser
) -> None:
    _, server, ada = production
    resume = call(server, "/api/resumes", RESUME)["id"]
    page, guest = ada.new_page(), browser.new_context()
    other = guest.new_page()
    visit(page, f"{server.address}/resume/{resume}/share")
    page.get_by_label("Whoever has it may").select_option("editor")
    page.get_by_role("button", name="Make a link").click()
    visit(other, page.get_by_label("The link").input_value())
    other.get_by_label("What others call you").fill("Bo")
    other.get_by_role("button", name="Open the résumé").click()
    expect(other.locator("#save-state")).to_have_text("Saved", timeout=20_000)
    visit(page, f"{server.address}/resume/{resume}")
    expect(page.get_by_title("Bo is here")).to_be_visible(timeout=20_000)
    other.locator(".im-name .im-text").click()
    other.keyboard.press("End")
    other.keyboard.type(" and Bo")
    expect(page.locator(".im-name .im-text")).to_have_text("Ada and Bo")
    third = browser.new_context()
    reviewer = third.new_page()
    visit(page, f"{server.address}/resume/{resume}/share")
    page.get_by_label("Whoever has it may").select_option("commenter")
    page.get_by_role("button", name="Make a link").click()
    visit(reviewer, page.get_by_label("The link").input_value())
    reviewer.get_by_label("What others call you").fill("Cleo")
    reviewer.get_by_role("button", name="Open the résumé").click()
    name = reviewer.locator(".im-name .im-text")
    expect(name).to_have_text("Ada and Bo", timeout=20_000)
    visit(page, f"{server.address}/resume/{resume}")
    name.click()
    reviewer.keyboard.press("End")
    reviewer.keyboard.type(" (with Cleo)")
    reviewer.keyboard.press("Enter")
    expect(other.locator(".im-new")).to_have_text(" (with Cleo)", timeout=20_000)
    page.get_by_role("button", name="Accept what Cleo suggests").click(timeout=20_000)
    for each in (page, other, reviewer):
        expect(each.locator(".im-name .im-text")).to_have_text("Ada and Bo (with Cleo)")
    third.close()
    # Whichever replica answers, it is the same Ada.
    for _ in range(6):
        assert page.request.get(f"{server.address}/account").ok
    visit(page, f"{server.address}/resume/{resume}/share")
    # The address is the guest's own, as nginx saw it, not nginx's.
    expect(page.get_by_role("region", name="Who opened it")).to_contain_text("Bo")
    page.locator("li", has_text="editor").get_by_role("button", name="Revoke").click()
    expect(other.locator("#save-state")).to_contain_text("All is saved")
    assert other.request.get(f"{server.address}/resume/{resume}/export/json").status == 404
    guest.close()
    page.close()


def test_an_assistant_works_on_two_replicas_while_its_person_watches(
    production: Production,
) -> None:
    _, server, ada = production
    page = ada.new_page()
    visit(page, f"{server.address}/account")
    page.get_by_label("What it is for").fill("An assistant")
    for right in ("change", "suggest"):
        page.get_by_label(right, exact=True).check()
    page.get_by_role("button", name="Make a token").click()
    key = page.get_by_label("Your new token").input_value()
    mine = replace(server, key=key)
    baker = {**RESUME, "work": [{"name": "Bakery", "highlights": ["Baked bread", "Helped"]}]}
    resume = call(mine, "/api/resumes", baker)["id"]
    call(mine, "/api/todo", {"resume_id": resume, "text": "Say whom"})
    visit(page, f"{server.address}/resume/{resume}")
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=20_000)

    async def review() -> None:
        async with connected(server, key) as client:
            texts = await places(client, resume)
            edits = [edit(texts["Helped"], "Helped customers", reason="Whom?")]
            await use(client, "suggest_edits", resume_id=resume, edits=edits)

    at_work(review)
    expect(page.get_by_title("An assistant for Ada")).to_be_visible(timeout=20_000)
    page.get_by_role("tab", name="Review").click()
    card = page.locator("#suggestions .requirement")
    expect(card).to_contain_text("Whom?", timeout=20_000)
    card.get_by_role("button", name="Accept").click()
    expect(page.locator(".im-editor")).to_contain_text("Helped customers", timeout=20_000)

    async def tailor_and_tick() -> str:
        async with connected(server, key) as client:
            job = (await use(client, "add_job", text="Baker\nRequirements:\n- Baking bread"))["id"]
            copy = (await use(client, "tailor_resume", resume_id=resume, purpose="Baker"))["id"]
            match = await use(client, "match_job", resume_id=copy, job_id=job)
            assert "bread" in match["requirements"][0]["evidence"][0]["quote"]
            (todo,) = (await use(client, "list_todos", resume_id=resume))["todos"]
            await use(client, "complete_todo", resume_id=resume, todo_id=todo["id"])
            return str(copy)

    copy = at_work(tailor_and_tick)
    expect(page.locator("#todos del")).to_have_text("Say whom", timeout=20_000)
    visit(page, f"{server.address}/resume/{copy}")
    expect(page.locator(".im-editor")).to_contain_text("Helped customers", timeout=20_000)
    page.close()


def _is_let_out(container: str) -> bool:
    """Whether a container is in a network that leads outside."""
    networks = inspected(container)["NetworkSettings"]["Networks"]
    return not all(inspected(name)["Internal"] for name in networks)


def test_only_nginx_can_be_reached_and_only_who_must_reaches_the_stores(
    production: Production,
) -> None:
    project, _, _ = production
    published = project("ps", "--format", "{{.Service}} {{.Publishers}}")
    assert [line.split()[0] for line in published.splitlines() if "127.0.0.1" in line] == ["nginx"]
    for store in ("postgres", "redis"):
        told = docker("exec", project.containers("nginx")[0], "getent", "hosts", store, check=False)
        assert told.returncode != 0
    # Web asks mail servers and models; the hub and the stores ask nobody outside.
    ways_out = {
        each: _is_let_out(project.containers(each)[0])
        for each in ("web", "worker", "live", "redis", "postgres")
    }
    assert ways_out == {
        "web": True,
        "worker": True,
        "live": False,
        "redis": False,
        "postgres": False,
    }
    for service in ("web", "worker", "live", "nginx"):
        status = docker("exec", project.containers(service)[0], "cat", "/proc/1/status").stdout
        assert "CapEff:\t0000000000000000" in status
        assert "NoNewPrivs:\t1" in status


def test_a_replica_is_replaced_under_load_and_no_request_fails(
    production: Production,
) -> None:
    project, server, _ = production
    resume = call(server, "/api/resumes", RESUME)["id"]
    peer = Peer(_with_secret(server), resume)
    peer.set_email("kept@example.com")
    peer.until_saved()
    ended = threading.Event()
    failed: list[str] = []
    count = [0]

    def ask() -> None:
        # Steady, and under what nginx allows one person.
        while not ended.wait(0.05):
            try:
                call(server, f"/api/resumes/{resume}")
                count[0] += 1
            except (urllib.error.HTTPError, OSError) as error:
                failed.append(str(error))

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    before = project.containers("web")
    deploy(project, NEXT)
    ended.set()
    for asker in askers:
        asker.join()
    assert failed == []
    assert count[0] > 200
    after = project.containers("web")
    assert len(after) == len(before)
    assert set(after).isdisjoint(before)
    every = [each for role in ("web", "live", "worker") for each in project.containers(role)]
    assert {inspected(each)["Config"]["Image"] for each in every} == {f"imaginator:{NEXT}"}
    assert call(server, f"/api/resumes/{resume}")["basics"]["email"] == "kept@example.com"
    # The next `up` starts the same version.
    assert (project.folder / ".env").read_text(encoding="utf-8") == f"TAG={NEXT}\n"


def test_a_version_that_is_not_here_is_told_and_not_built(production: Production) -> None:
    project, _, _ = production
    before = project.containers("web")
    told = deploy(project, "nowhere", is_fine=False)
    assert told == "There is no image imaginator:nowhere here: build it first.\n"
    assert sorted(project.containers("web")) == sorted(before)


def test_a_version_that_does_not_come_up_is_taken_back(
    production: Production, tmp_path: Path
) -> None:
    project, server, _ = production
    (tmp_path / "Dockerfile").write_text(
        f"FROM {PRODUCTION}\nHEALTHCHECK --interval=1s --retries=2 CMD false\n", encoding="utf-8"
    )
    docker("build", "--quiet", "--tag=imaginator:broken", str(tmp_path))
    before = project.containers("web")
    told = deploy(project, "broken", is_fine=False)
    assert "The new replicas are not ready; back to" in told
    assert sorted(project.containers("web")) == sorted(before)
    assert "broken" not in (project.folder / ".env").read_text(encoding="utf-8")
    assert answers(f"{server.address}/healthz")


def deploy(project: Project, tag: str, *, is_fine: bool = True) -> str:
    done = subprocess.run(
        [project.folder / "docker/deploy", tag],
        env={**os.environ, **project.settings, "COMPOSE_PROJECT_NAME": project.name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is is_fine, done.stderr[-3000:]
    return done.stderr


def test_the_hub_is_replaced_and_whoever_writes_goes_on(production: Production) -> None:
    project, server, ada = production
    resume = call(server, "/api/resumes", RESUME)["id"]
    page = ada.new_page()
    visit(page, f"{server.address}/resume/{resume}")
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=20_000)
    page.locator(".im-name .im-text").click()
    page.keyboard.press("End")
    page.keyboard.type(" one")
    expect(page.locator("#save-state")).to_have_text("Saved")
    project("restart", "live")
    page.keyboard.type(" two")
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=30_000)
    until(
        lambda: call(server, f"/api/resumes/{resume}")["basics"]["name"] == "Ada one two",
        "the name as it was typed",
    )
    page.close()


def _with_secret(server: Server) -> Server:
    """Return a server whose tickets the hub believes."""
    secret = (server.data / "secrets/secret_key").read_text(encoding="utf-8")
    return Server(server.port, server.data, secret=secret)
