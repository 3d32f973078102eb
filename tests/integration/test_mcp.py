"""An AI assistant at work: every tool, the stories, what hostile clients get, over both transports."""

import base64
import html
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import httpx2
import jsonschema
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import (
    BlobResourceContents,
    ElicitRequestFormParams,
    ElicitResult,
    EmbeddedResource,
    Implementation,
    PromptReference,
    ResourceTemplateReference,
    TextResourceContents,
    Tool,
)

from tests.assistant import call, connected, edit, places, refused, said, spoken
from tests.conftest import Server, free_port
from tests.integration.conftest import SECRET, Peer
from tests.visitor import Visitor, api, command

NAMED = "for a test for Ada"
POST = "Cook wanted\nRequirements:\n- Five years of practice in a busy kitchen\n- Baking bread, many loaves a day"
RESUME = {
    "basics": {"name": "Ada", "label": "Baker", "summary": "Bakes bread for the town."},
    "work": [
        {"name": "Bakery", "position": "Baker", "highlights": ["Baked 90 loaves a day", "Helped"]}
    ],
}


class Hand:
    """Uses tools, holds what they answer against their schemas, and knows which it used."""

    def __init__(self, client: Client, offered: dict[str, Tool], resume: str) -> None:
        self.client, self.offered, self.resume = client, offered, resume
        self.used: set[str] = set()

    async def __call__(self, tool: str, **arguments: Any) -> dict[str, Any]:
        self.used.add(tool)
        answer = await call(self.client, tool, **{**self._which(tool), **arguments})
        jsonschema.validate(answer, self.offered[tool].output_schema or {})
        return answer

    def _which(self, tool: str) -> dict[str, str]:
        wanted = self.offered[tool].input_schema["properties"]
        return {"resume_id": self.resume} if "resume_id" in wanted else {}


async def every_tool(client: Client, resume: str) -> None:
    """Use every tool once, and see that it did what it says."""
    offered = {each.name: each for each in (await client.list_tools()).tools}
    assert len(offered) <= 20
    use = Hand(client, offered, resume)
    await _read(use)
    await _edit(use)
    await _say(use)
    await _judge(use)
    await _go_back(use)
    assert use.used == set(offered)


async def _read(use: Hand) -> None:
    listed = await call(use.client, "list_resumes", query="ADA")
    assert use.resume in {each["id"] for each in listed["resumes"]}
    assert (await use("list_resumes", query="Zebra"))["total"] == 0
    assert "Bakes bread" in (await use("read_resume", form="markdown"))["markdown"]
    work = await use("read_resume", form="json_resume", section="work")
    assert list(work["json_resume"]) == ["work"]
    texts = set(await places(use.client, use.resume))
    only = await use("read_resume", section="work")
    assert {"Helped", "Bakery"} <= {each["text"] for each in only["places"]} < texts
    report = await use("check_resume")
    assert report["rules"] > 50
    assert report["findings"]
    use.used.add("export_resume")
    arguments = {"resume_id": use.resume, "file_format": "pdf"}
    [_, file] = (await use.client.call_tool("export_resume", arguments)).content
    assert isinstance(file, EmbeddedResource)
    assert isinstance(file.resource, BlobResourceContents)
    assert base64.b64decode(file.resource.blob).startswith(b"%PDF")


async def _edit(use: Hand) -> None:
    helped = (await places(use.client, use.resume))["Helped"]
    edits = [edit(helped, "Helped 40 guests", reason="Numbers", sources=["Ada"])]
    [waits] = (await use("suggest_edits", edits=edits))["suggestions"]
    assert "40" in waits["claims"][0]
    assert waits["where"].startswith("Experience")
    [done] = (await use("edit_resume", edits=[edit(helped, "Helped Bakery")]))["edits"]
    assert (done["outcome"], done["claims"]) == ("done", [])


async def _say(use: Hand) -> None:
    bakery = (await places(use.client, use.resume))["Helped Bakery"]
    about = {"node": bakery["node"], "quote": "Helped"}
    thread = (await use("comment", about=about, text="Whom?"))["done"]
    await use("comment", thread_id=thread, text="And when?")
    review = await use("read_review")
    assert [each["standing"] for each in review["suggestions"]] == ["overtaken"]
    assert [each["text"] for each in review["threads"][0]["remarks"]] == ["Whom?", "And when?"]
    todo = await use("add_todo", text="Ask for numbers", due="2030-01-02")
    assert (await use("complete_todo", todo_id=todo["id"]))["is_done"]
    assert (await use("list_todos"))["todos"][0]["id"] == todo["id"]


async def _judge(use: Hand) -> None:
    job = await use("add_job", text=POST)
    assert (await use("list_jobs", job_id=job["id"]))["jobs"][0]["text"] == POST
    match = await use("match_job", job_id=job["id"])
    assert {each["status"] for each in match["requirements"]} >= {"missing"}
    [score] = (await use("compare_jobs", job_ids=[job["id"]]))["jobs"]
    assert score["score"] == match["score"]


async def _go_back(use: Hand) -> None:
    history = (await use("list_history"))["sittings"]
    assert history[0]["who"] == NAMED
    assert (await use("compare_version", revision=1))["total"] == 1
    await use("restore_version", revision=1)
    assert "Helped" in await places(use.client, use.resume)
    copy = await use("tailor_resume", purpose="Cook at Zum Hirsch")
    assert copy["copy_of"] == use.resume
    await use("delete_resume", resume_id=copy["id"])
    gone = await use.client.call_tool("read_resume", {"resume_id": copy["id"]})
    assert "deleted" in refused(gone)


def test_every_tool_over_http(guarded: Server, ada: Visitor) -> None:
    key = ada.token("read", "write", "suggest")
    resume = api(guarded, key, "/api/resumes", RESUME).json()["id"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            await every_tool(client, resume)

    anyio.run(story)


def test_every_tool_over_stdio_by_way_of_the_server(guarded: Server, ada: Visitor) -> None:
    key = ada.token("read", "write", "suggest")
    resume = api(guarded, key, "/api/resumes", RESUME).json()["id"]

    async def story() -> None:
        settings = {"SIGN_IN": "true", "SECRET_KEY": SECRET, "IMAGINATOR_TOKEN": key}
        async with Client(spoken(guarded, **settings)) as client:
            await every_tool(client, resume)

    anyio.run(story)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_every_tool_over_stdio_where_no_server_runs(tmp_path: Path, mode: str) -> None:
    alone = Server(free_port(), tmp_path)
    (tmp_path / "ada.json").write_text(json.dumps(RESUME))
    resume = command(alone, "import", "ada.json")

    async def story() -> None:
        me = Implementation(name=NAMED, version="1")
        async with Client(spoken(alone), mode=mode, client_info=me) as client:
            await every_tool(client, resume)

    anyio.run(story)


@pytest.fixture
def resume(guarded: Server, ada: Visitor) -> str:
    key = ada.token("read", "write")
    return str(api(guarded, key, "/api/resumes", RESUME).json()["id"])


def test_an_assistant_reviews_and_people_see_it_at_work(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "suggest")
    peer = Peer(guarded, resume, ticket=ada.ticket(resume))
    before = peer.beside

    async def story() -> None:
        async with connected(guarded, key) as client:
            prompt = await client.get_prompt("review_as_a_coach", {"resume_id": resume})
            assert resume in prompt.messages[0].content.text  # type: ignore[union-attr]
            await call(client, "check_resume", resume_id=resume)
            texts = await places(client, resume)
            edits = [edit(texts["Helped"], "Helped customers", reason="Whom?")]
            await call(client, "suggest_edits", resume_id=resume, edits=edits)

    anyio.run(story)
    peer.until(lambda: peer.beside > before and any(NAMED.encode() in e for e in peer.awareness))
    assert NAMED in here(ada, resume)
    [waits] = api(guarded, key, f"/api/resumes/{resume}/suggestions").json()
    assert (waits["by"], waits["kind"], waits["reason"]) == (NAMED, "assistant", "Whom?")
    log = ada.get("/team/home").text
    assert "came with a program" in log
    assert NAMED in log


def here(visitor: Visitor, resume: str) -> str:
    """Return whom the start page says to be in a résumé."""
    place = {"id": resume, "type": "here"}
    answer = visitor.callback(
        {
            "output": '{"id":["ALL"],"type":"here"}.children',
            "outputs": [{"id": place, "property": "children"}],
            "inputs": [{"id": "here-tick", "property": "n_intervals", "value": 1}],
            "changedPropIds": ["here-tick.n_intervals"],
            "state": [[{"id": place, "property": "id", "value": place}]],
        }
    )
    return answer.text


def test_an_assistant_tailors_a_copy_to_a_job(guarded: Server, ada: Visitor, resume: str) -> None:
    key = ada.token("read", "write", "suggest")
    told: list[tuple[float, float | None, str | None]] = []

    async def note(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    async def story() -> None:
        async with connected(guarded, key) as client:
            job = (await call(client, "add_job", text=POST))["id"]
            assert (await call(client, "add_job", text=POST))["id"] == job
            first = await call(client, "tailor_resume", resume_id=resume, purpose="Hirsch")
            again = await call(client, "tailor_resume", resume_id=resume, purpose=" Hirsch ")
            assert (first["is_new"], again["is_new"]) == (True, False)
            assert again["id"] == first["id"]
            arguments = {"resume_id": first["id"], "job_id": job}
            match = said(await client.call_tool("match_job", arguments, progress_callback=note))
            [baked] = [e for e in match["requirements"] if "Baking" in e["text"]]
            assert "loaves" in baked["evidence"][0]["quote"]
            texts = await places(client, first["id"])
            edits = [edit(texts["Helped"], "Helped the Bakery", job=job)]
            done = await call(client, "edit_resume", resume_id=first["id"], edits=edits)
            assert done["edits"][0]["outcome"] == "done"
            again = await call(client, "edit_resume", resume_id=first["id"], edits=edits)
            assert again["edits"][0]["outcome"] == "already"
            assert "Helped" in await places(client, resume)

    anyio.run(story)
    assert [each[0] for each in told] == [0, 0.2, 1]


def test_an_assistant_ticks_off_what_people_left_to_do(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "suggest")
    for text in ("Say whom", "Say how many"):
        api(guarded, key, "/api/todo", {"resume_id": resume, "text": text})

    async def story() -> None:
        async with connected(guarded, key) as client:
            for todo in (await call(client, "list_todos", resume_id=resume))["todos"]:
                ticked = await call(client, "complete_todo", resume_id=resume, todo_id=todo["id"])
                assert ticked["done_by"] == NAMED

    anyio.run(story)
    assert all(t["done_at"] for t in api(guarded, key, f"/api/todo?resume_id={resume}").json())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (ElicitResult(action="accept", content={"is_true": True}), "done"),
        (ElicitResult(action="accept", content={"is_true": False}), "waits"),
        (ElicitResult(action="decline"), "waits"),
        (None, "waits"),
    ],
)
def test_a_new_claim_is_asked_of_the_person_where_the_program_can_ask(
    guarded: Server, ada: Visitor, resume: str, answer: Any, outcome: str
) -> None:
    key = ada.token("read", "write", "suggest")
    asked: list[str] = []

    async def ask(context: Any, params: Any) -> ElicitResult:
        assert isinstance(params, ElicitRequestFormParams)
        asked.append(params.message)
        assert isinstance(answer, ElicitResult)
        return answer

    async def story() -> None:
        more: dict[str, Any] = {"elicitation_callback": ask} if answer else {}
        async with connected(guarded, key, **more) as client:
            helped = (await places(client, resume))["Helped"]
            baked = (await places(client, resume))["Baked 90 loaves a day"]
            edits = [edit(helped, "Helped 40 guests"), edit(baked, "Baked 90 loaves")]
            edits = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert [each["outcome"] for each in edits] == [outcome, "done"]
            text = "Helped 40 guests" if outcome == "done" else "Helped"
            assert {text, "Baked 90 loaves"} <= set(await places(client, resume))

    anyio.run(story)
    assert len(asked) == bool(answer)
    assert all("40" in each for each in asked)
    waiting = api(guarded, key, f"/api/resumes/{resume}/suggestions").json()
    assert len(waiting) == (outcome == "waits")
    log = ada.get("/team/home").text.partition("accepted a suggestion")
    assert log[1]
    if outcome == "done":  # the newest line: what the person vouched for
        assert "vouched: True" in log[2].partition("</tr>")[0]


def test_a_client_of_before_is_asked_over_stdio(tmp_path: Path) -> None:
    alone = Server(free_port(), tmp_path)
    (tmp_path / "ada.json").write_text(json.dumps(RESUME))
    resume = command(alone, "import", "ada.json")

    async def ask(context: Any, params: Any) -> ElicitResult:
        return ElicitResult(action="accept", content={"is_true": True})

    async def story() -> None:
        async with Client(spoken(alone), mode="legacy", elicitation_callback=ask) as client:
            edits = [edit((await places(client, resume))["Helped"], "Helped 40 guests")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert done["outcome"] == "done"

    anyio.run(story)


def test_a_client_of_before_over_http_keeps_a_new_claim_as_a_suggestion(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "write", "suggest")

    async def ask(context: Any, params: Any) -> ElicitResult:
        raise AssertionError("there is no way back to this client")

    async def story() -> None:
        async with connected(guarded, key, mode="legacy", elicitation_callback=ask) as client:
            edits = [edit((await places(client, resume))["Helped"], "Helped 40 guests")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert (done["outcome"], bool(done["claims"])) == ("waits", True)

    anyio.run(story)


def test_a_token_that_may_only_suggest_edits_nothing(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "suggest")

    async def story() -> None:
        async with connected(guarded, key) as client:
            edits = [edit((await places(client, resume))["Helped"], "Helped Bakery")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert (done["outcome"], "write" in done["why"]) == ("waits", True)
            assert "Helped" in await places(client, resume)

    anyio.run(story)


def test_what_is_asked_twice_is_kept_once(guarded: Server, ada: Visitor, resume: str) -> None:
    key = ada.token("read", "suggest")

    async def story() -> None:
        async with connected(guarded, key) as client:
            helped = (await places(client, resume))["Helped"]
            edits = [edit(helped, "Helped all", "add"), edit(helped, "Helped guests")]
            about = {"node": helped["node"], "quote": "Helped"}
            for tool, arguments in (
                ("suggest_edits", {"edits": edits}),
                ("comment", {"about": about, "text": "Whom?"}),
                ("add_todo", {"text": "Ask"}),
            ):
                one, other = [
                    await call(client, tool, resume_id=resume, **arguments) for _ in range(2)
                ]
                assert one == other
            review = await call(client, "read_review", resume_id=resume)
            assert review["total"] == 3
            assert (await call(client, "list_todos", resume_id=resume))["total"] == 1

    anyio.run(story)


def test_one_wrong_edit_keeps_all_from_being_suggested(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "suggest")

    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            for wrong, why in (
                (edit({**texts["Helped"], "text": "Helpd"}, "Helped guests"), "Read it again"),
                (edit(texts["Bakery"], "Bakery & Sons"), "for people to change"),
                (edit(texts["Helped"], "Helped"), "changes nothing"),
            ):
                edits = [edit(texts["Helped"], "Helped guests"), wrong]
                answer = await client.call_tool(
                    "suggest_edits", {"resume_id": resume, "edits": edits}
                )
                assert why in refused(answer)
            assert (await call(client, "read_review", resume_id=resume))["total"] == 0

    anyio.run(story)


def test_arguments_of_the_wrong_shape_are_told_in_a_sentence(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "suggest")

    async def story() -> None:
        async with connected(guarded, key) as client:
            wrong = {"resume_id": resume, "edits": [{"node": 5}]}
            told = refused(await client.call_tool("suggest_edits", wrong))
            assert "edits.0.node: Input should be a valid string" in told
            assert "Nothing was done; call suggest_edits again." in told
            assert "pydantic" not in told
            assert "\n" not in told

    anyio.run(story)


def test_resources_are_listed_read_and_completed(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "write", "suggest")

    async def story() -> None:
        async with connected(guarded, key) as client:
            job = (await call(client, "add_job", text=POST))["id"]
            await call(client, "add_todo", resume_id=resume, text="Ask")
            listed = {each.uri for each in (await client.list_resources()).resources}
            assert f"resume://{resume}" in listed
            templates = {
                e.uri_template for e in (await client.list_resource_templates()).resource_templates
            }
            assert "resume://{resume_id}/match/{job_id}" in templates
            for uri, wanted in (
                (f"resume://{resume}", "Bakes bread"),
                (f"resume://{resume}/todos", "Ask"),
                (f"resume://{resume}/match/{job}", "requirements"),
                (f"job://{job}", "busy kitchen"),
            ):
                [content] = (await client.read_resource(uri)).contents
                assert isinstance(content, TextResourceContents)
                assert wanted in content.text
            with pytest.raises(MCPError, match="no résumé"):
                await client.read_resource("resume://nobody")
            template = ResourceTemplateReference(uri="resume://{resume_id}")
            begun = await client.complete(template, {"name": "resume_id", "value": resume[:5]})
            assert begun.completion.values == [resume]
            prompt = PromptReference(name="tailor_to_a_job")
            begun = await client.complete(prompt, {"name": "job_id", "value": "cook"})
            assert job in begun.completion.values

    anyio.run(story)


def test_who_listens_hears_when_people_edit(guarded: Server, ada: Visitor, resume: str) -> None:
    key = ada.token("read")
    uris = [f"resume://{resume}", f"resume://{resume}/todos"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            async with client.listen(resource_subscriptions=uris) as heard:
                peer = Peer(guarded, resume, ticket=ada.ticket(resume))
                peer.change(lambda nodes: nodes["basics"].update({"v:email": "a@example.org"}))
                with anyio.fail_after(10):
                    assert (await anext(aiter(heard))).uri == uris[0]  # type: ignore[union-attr]
                writer = ada.token("suggest")
                api(guarded, writer, "/api/todo", {"resume_id": resume, "text": "Ask"})
                with anyio.fail_after(10):
                    news = {(await anext(aiter(heard))).uri for _ in uris}  # type: ignore[union-attr]
                assert news == set(uris)
            with pytest.raises(MCPError, match="no résumé"):
                async with client.listen(resource_subscriptions=["resume://nobody"]):
                    pass

    anyio.run(story)


def test_who_listens_does_not_hold_up_a_server_that_stops(tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    server.start()
    resume = httpx2.post(f"{server.address}/api/resumes", json=RESUME).json()["id"]

    async def story() -> None:
        async with (
            Client(spoken(server)) as client,
            client.listen(resource_subscriptions=[f"resume://{resume}/todos"]) as heard,
        ):
            told = {"resume_id": resume, "text": "Ask"}
            httpx2.post(f"{server.address}/api/todo", json=told).raise_for_status()
            with anyio.fail_after(10):
                await anext(aiter(heard))
            with anyio.fail_after(5):  # it would wait for 8 seconds
                assert await anyio.to_thread.run_sync(server.stop) == 0
                assert [each async for each in heard] == []

    anyio.run(story)


def test_who_gives_up_a_match_is_not_kept_waiting(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    key = ada.token("read", "write")

    async def story() -> None:
        async with connected(guarded, key) as client:
            jobs = [(await call(client, "add_job", text=f"{POST}\n{n}"))["id"] for n in range(10)]
            seen: list[float] = []
            with anyio.CancelScope() as scope:

                async def note(progress: float, total: float | None, message: str | None) -> None:
                    seen.append(progress)
                    if progress == 1:
                        scope.cancel()

                arguments = {"resume_id": resume, "job_ids": jobs}
                await client.call_tool("compare_jobs", arguments, progress_callback=note)
            assert seen[-1] == 1
            assert (await call(client, "list_jobs"))["total"] >= 10

    anyio.run(story)


def test_the_connect_page_makes_a_token_that_opens_what_was_chosen_and_ends_it(
    guarded: Server, ada: Visitor, resume: str
) -> None:
    page = ada.submit(
        "/account/assistants", "/account/assistants", name="Claude", days="3", scope=["read"]
    ).text
    assert f"{guarded.address}/mcp" in page
    key = re.findall(r"Bearer (imaginator_[\w-]+)", page)[0]

    async def reads() -> None:
        async with connected(guarded, key) as client:
            await call(client, "read_resume", resume_id=resume)

    anyio.run(reads)
    assert "Claude for Ada" in here(ada, resume)
    [token] = re.findall(r'Claude <span.*?name="token" value="(\w+)"', page, re.DOTALL)
    answer = ada.submit("/account/assistants", "/account/assistants/disconnect", token=token)
    assert answer.status_code == 303
    with pytest.raises((MCPError, ExceptionGroup)):
        anyio.run(reads)


def test_where_nobody_signs_in_the_blocks_need_no_token(product: Server) -> None:
    page = Visitor(product).get("/account/assistants").text
    [block, *_] = re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    told = json.loads(html.unescape(block))["servers"]["imaginator"]
    assert told == {"type": "http", "url": f"{product.address}/mcp"}

    async def lists() -> None:
        async with Client(told["url"]) as client:
            await call(client, "list_resumes")

    anyio.run(lists)


def test_over_stdio_nobody_comes_in_without_a_token_where_people_sign_in(tmp_path: Path) -> None:
    settings = {"SIGN_IN": "true", "SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [str(Path(sys.executable).parent / "imaginator"), "mcp"],
        env={**os.environ, **settings, "PORT": str(free_port())},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "IMAGINATOR_TOKEN" in done.stderr
    assert done.stdout == ""


def test_who_opened_the_store_alone_stops_once_a_server_runs(tmp_path: Path) -> None:
    alone = Server(free_port(), tmp_path)

    async def story() -> None:
        async with Client(spoken(alone)) as client:
            await call(client, "list_resumes")
            await anyio.to_thread.run_sync(alone.start)
            answer = await client.call_tool("list_resumes", {})
            assert "Connect this assistant again" in refused(answer)

    try:
        anyio.run(story)
    finally:
        alone.stop()


def test_the_page_of_docs_says_what_is_offered() -> None:
    spec = importlib.util.spec_from_file_location("write_mcp", "docs/write_mcp.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    told = Path("docs/mcp.md").read_text(encoding="utf-8")
    assert told == anyio.run(script.page), "run docs/write_mcp.py"


def test_who_greeted_alone_does_not_open_the_store_beside_a_server(tmp_path: Path) -> None:
    own = tmp_path / "own"
    server = Server(free_port(), tmp_path / "of-the-server")
    server.data.mkdir()

    async def story() -> None:
        async with Client(spoken(server, DATA_DIR=str(own))) as client:
            await anyio.to_thread.run_sync(server.start)
            answer = await client.call_tool("list_resumes", {})
            assert "Connect this assistant again" in refused(answer)

    try:
        anyio.run(story)
    finally:
        server.stop()
    assert not list(own.glob("*"))


def test_over_stdio_a_store_that_does_not_open_is_told_and_tried_again(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way of a folder")
    alone = spoken(Server(free_port(), tmp_path), DATA_DIR=str(tmp_path / "data"))

    async def story() -> None:
        async with Client(alone) as client:
            told = refused(await client.call_tool("list_resumes", {}))
            assert "Check DATABASE_URL or DATA_DIR" in told
            (tmp_path / "data").unlink()
            await call(client, "list_resumes")

    anyio.run(story)
