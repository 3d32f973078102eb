"""Somebody else's ids in every address, call and callback that the product has.

The lists are made from the product itself, so that what is added is tried as well.
"""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import flask
import httpx2
import pytest
from mcp.shared.exceptions import MCPError
from mcp_types import ResourceTemplateReference

from dashapp.bootstrap.joining import join
from dashapp.product import BUILT
from dashapp.settings import Settings
from dashapp.ui.server import UiSettings, create_ui
from tests.assistant import connected
from tests.conftest import Server, free_port
from tests.visitor import Visitor, api, command, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
CANARY = "Zanzibar-Quetzalcoatl"
RESUME = {
    "basics": {"name": CANARY, "email": f"{CANARY.lower()}@example.com"},
    "work": [{"name": CANARY, "highlights": [f"Cooked for {CANARY}"]}],
}
POST = f"{CANARY} seeks a cook with five years of practice in a busy kitchen."
_OUTPUT = re.compile(r"^\.\.(.*)\.\.$")


class Victim:
    """A tenant with one of everything, all of it marked."""

    def __init__(self, server: Server, visitor: Visitor) -> None:
        self.server, self.visitor = server, visitor
        self.key = visitor.token("read", "write", "suggest", "admin")
        visitor.submit("/account", "/account/new-workspace", name=CANARY)
        page = visitor.get("/account").text
        self.workspace = re.findall(rf'/team/(\w+)">{CANARY}', page)[0]
        place = f"?workspace={self.workspace}"
        self.resume = api(server, self.key, f"/api/resumes{place}", RESUME).json()["id"]
        self.job = api(server, self.key, f"/api/jobs{place}", {"text": POST}).json()["id"]
        bullet = {"node": "basics", "field": "label", "text": f"{CANARY}?", "after": CANARY}
        path = f"/api/resumes/{self.resume}"
        self.thread = api(server, self.key, f"{path}/threads", bullet).json()["id"]
        self.suggestion = api(server, self.key, f"{path}/suggestions", [bullet]).json()[0]
        todo = {"resume_id": self.resume, "text": CANARY}
        self.todo = api(server, self.key, "/api/todo", todo).json()["id"]
        composed = api(server, self.key, f"{path}/pieces", {"kind": "summary"}).json()
        self.piece = composed["piece"]["id"]
        api(server, self.key, "/api/chat", {"resume_id": self.resume, "message": CANARY})
        work = api(server, self.key, f"{path}/tasks", {"wish": "shorter"})
        self.task = work.json()["id"]
        while api(server, self.key, f"/api/tasks/{self.task}").json()["state"] != "done":
            continue
        visitor.invite(self.workspace, "viewer", f"{CANARY.lower()}@example.org")
        visitor.share(self.resume, "viewer")
        self.link = re.findall(
            r'name="link" value="(\w+)"', visitor.get(f"/resume/{self.resume}/share").text
        )[0]
        team = visitor.get(f"/team/{self.workspace}").text
        self.invitation = re.findall(r'name="invitation" value="(\w+)"', team)[0]
        page = visitor.get("/account").text
        self.token = re.findall(r'name="token" value="(\w+)"', page)[0]
        everything = json.loads(zip_of(visitor)["account.json"])
        self.person = everything["person"]["id"]
        self.login = everything["signed-in"][0]["id"]

    def state(self) -> list[Any]:
        """Return all that the attack must leave as it is."""
        found = api(self.server, self.key, f"/api/resumes/{self.resume}").json()
        jobs = api(self.server, self.key, "/api/jobs").json()
        team = self.visitor.get(f"/team/{self.workspace}").text
        share = self.visitor.get(f"/resume/{self.resume}/share").text
        said = [
            api(self.server, self.key, path).json()
            for path in (
                f"/api/resumes/{self.resume}/threads",
                f"/api/resumes/{self.resume}/suggestions",
                f"/api/todo?resume_id={self.resume}",
                f"/api/resumes/{self.resume}/pieces",
                f"/api/chat?resume_id={self.resume}",
                f"/api/resumes/{self.resume}/tasks",
            )
        ]
        return [
            found, jobs, said, *(each.partition("What was done")[0] for each in map(plain, (team, share))),
        ]  # fmt: skip

    def ids(self) -> dict[str, str]:
        """Return what an attacker puts where, by the names that the product gives its ids."""
        return {
            "resume_id": self.resume,
            "job_id": self.job,
            "workspace": self.workspace,
            "person": self.person,
            "link": self.link,
            "invitation": self.invitation,
            "token": self.token,
            "login": self.login,
            "thread_id": self.thread,
            "suggestion_id": self.suggestion,
            "todo_id": self.todo,
            "piece_id": self.piece,
            "task_id": self.task,
        }


def zip_of(visitor: Visitor) -> dict[str, bytes]:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(visitor.get("/account/export").content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain(page: str) -> str:
    return re.sub(r'(value|nonce)="[^"]*"', "", page)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(free_port(), tmp_path_factory.mktemp("tenants"), secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def victim(server: Server) -> Victim:
    return Victim(server, owner(server, "victim@example.org", "Victim"))


@pytest.fixture(scope="module")
def attackers(server: Server, victim: Victim) -> list[Visitor]:
    """Somebody with an account and workspaces of their own; a guest of another résumé."""
    invitation = command(server, "invite", "eve@example.org", "--role", "viewer")
    eve = Visitor(server).join(invitation.rpartition("=")[2], "eve@example.org", "Eve")
    own = api(server, eve.token("write", "admin"), "/api/resumes", {"basics": {"name": "Eve"}})
    guest = Visitor(server)
    guest.open(eve.share(own.json()["id"], "editor"), "Guest")
    return [eve, guest]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    """The door of people, to ask for its addresses."""
    folder: Path = tmp_path_factory.mktemp("pages")
    parts = join(Settings(data_dir=folder, secret_key=SECRET, sign_in=True))
    settings = UiSettings(
        debug=False, most_bytes=1, only_https=False, signs_in=True, sign_up="open",
        secrets=[SECRET], security_contact="", providers=[],
    )  # fmt: skip
    yield create_ui(parts.services, parts.hub.shelf, BUILT, settings=settings)
    parts.close()


def harmless(answer: httpx2.Response, what: str) -> None:
    assert CANARY.lower() not in answer.text.lower(), what
    assert answer.status_code < 500, (what, answer.text)


def test_every_call_of_the_api(server: Server, victim: Victim, attackers: list[Visitor]) -> None:
    before = victim.state()
    keys = [attackers[0].token("read", "write", "suggest", "admin"), "imaginator_forged", ""]
    paths = httpx2.get(f"{server.address}/openapi.json").json()["paths"]
    tried = 0
    for path, methods in paths.items():
        if not path.startswith("/api/"):
            continue
        known = {**victim.ids(), "file_format": "json", "revision": "1", "node": "basics"}
        address = path
        for name, value in known.items():
            address = address.replace(f"{{{name}}}", value)
        assert "{" not in address, f"say what to try for {path}"
        place = {"node": "basics", "field": "label", "after": "x", "resume_id": victim.resume}
        bodies = [
            {"text": "x", "job_id": victim.job, "basics": {"name": "Eve"}, **place},
            {"font_size": 12, "is_done": True, "purpose": "x", "name": "x"},
            [place],
            {"kind": "summary", "message": "x", "asks": "?", "answer": "x", "quote": "", **place},
        ]
        for method, key, body in itertools.product(methods, keys, bodies):
            where = f"{address}?workspace={victim.workspace}&resume_id={victim.resume}"
            answer = api(server, key or "-", where, body, method.upper())
            harmless(answer, f"{method} {where}")
            if "{" in path or path == "/api/todo":
                assert answer.status_code in (401, 404, 422, 429), (method, path, answer.text)
            tried += 1
    assert tried > 40
    assert victim.state() == before


def test_every_tool_and_resource_of_assistants(
    server: Server, victim: Victim, attackers: list[Visitor]
) -> None:
    before = victim.state()
    key = attackers[0].token("read", "write", "suggest", "admin")
    tried: set[str] = set()

    async def attack() -> None:
        async with connected(server, key) as client:
            for tool in (await client.list_tools()).tools:
                for arguments in stolen(tool.input_schema, victim):
                    answer = await client.call_tool(tool.name, arguments)
                    told = answer.model_dump_json()
                    assert CANARY.lower() not in told.lower(), (tool.name, arguments)
                    if "resume_id" in arguments or arguments.get("job_id"):
                        assert answer.is_error, (tool.name, arguments)
                    tried.add(tool.name)
            assert CANARY not in (await client.list_resources()).model_dump_json()
            for uri in (
                f"resume://{victim.resume}",
                f"resume://{victim.resume}/todos",
                f"resume://{victim.resume}/match/{victim.job}",
                f"job://{victim.job}",
            ):
                with pytest.raises(MCPError, match=r"no résumé|not kept"):
                    await client.read_resource(uri)
                with pytest.raises(MCPError):
                    async with client.listen(resource_subscriptions=[uri]):
                        pass
            for name in ("resume_id", "job_id"):
                ref = ResourceTemplateReference(uri="resume://{resume_id}/match/{job_id}")
                begun = await client.complete(ref, {"name": name, "value": CANARY[:4]})
                assert begun.completion.values == []

    anyio.run(attack)
    assert len(tried) == 20
    assert victim.state() == before


def stolen(schema: dict[str, Any], victim: Victim) -> Iterator[dict[str, Any]]:
    """Give the arguments of a tool with the victim's ids, and with none but theirs besides."""
    known: dict[str, Any] = {
        **victim.ids(),
        "job_ids": [victim.job],
        "text": CANARY[:3],
        "purpose": "x",
        "revision": 1,
        "about": {"node": "basics", "field": "label"},
        "edits": [{"node": "basics", "field": "label", "before": f"{CANARY}?", "after": "Eve"}],
    }
    names = schema["properties"]
    yield {name: known[name] for name in names if name in known}
    yield {name: known[name] for name in schema.get("required", [])}


def test_every_page_and_form(
    server: Server, victim: Victim, attackers: list[Visitor], pages: flask.Flask
) -> None:
    before = victim.state()
    values = victim.ids()
    tried = 0
    for rule in pages.url_map.iter_rules():
        if rule.rule.startswith(("/_dash", "/assets", "/built", "/_reload", "/_favicon")):
            continue
        known = {**values, "wanted": "json", "path": f"resume/{victim.resume}"}
        parts = re.split(r"<(?:\w+:)?(\w+)>", rule.rule)
        address = "".join(known[part] if place % 2 else part for place, part in enumerate(parts))
        # Signing out would end the attack.
        if address in ("/sign-out", "/account/delete", "/account/end-login"):
            continue
        methods = (rule.methods or set()) & {"GET", "POST"}
        for method, visitor in itertools.product(methods, attackers):
            visitor.get("/sign-in" if visitor.email == "" else "/account")
            if method == "GET":
                answer = visitor.get(address)
            else:
                fields = {**values, "role": "owner", "days": "3", "name": "Eve", "password": "x"}
                answer = visitor.post(address, **fields)
            harmless(answer, f"{method} {address}")
            tried += 1
    assert tried > 30
    assert victim.state() == before


def test_every_callback(server: Server, victim: Victim, attackers: list[Visitor]) -> None:
    before = victim.state()
    tried = 0
    for visitor in attackers:
        visitor.get("/")
        for each in visitor.get("/_dash-dependencies").json():
            if each["clientside_function"]:
                continue
            for given in filled(each, victim):
                answer = visitor.callback(given)
                harmless(answer, json.dumps(given))
                tried += 1
    assert tried > 30
    assert victim.state() == before


def filled(callback: dict[str, Any], victim: Victim) -> Iterator[dict[str, Any]]:
    """Give a callback's request with the victim's ids wherever one may stand."""
    inputs, state = (
        [_given(each, victim) for each in callback[key]] for key in ("inputs", "state")
    )
    listed = _OUTPUT.match(callback["output"])
    outputs = [
        _target(name) for name in (listed[1].split("...") if listed else [callback["output"]])
    ]
    chosen = [each for one in inputs for each in (one if isinstance(one, list) else [one])]
    for first in chosen:
        name = (
            first["id"]
            if isinstance(first["id"], str)
            else json.dumps(first["id"], separators=(",", ":"), sort_keys=True)
        )
        yield {
            "output": callback["output"],
            "outputs": outputs if listed else outputs[0],
            "inputs": inputs,
            "changedPropIds": [f"{name}.{first['property']}"],
            "state": state,
        }


def _target(name: str) -> Any:
    key, _, prop = name.rpartition(".")
    return {"id": _id(key), "property": prop.partition("@")[0]}


def _id(key: str) -> Any:
    return json.loads(key) if key.startswith("{") else key


def _given(each: dict[str, Any], victim: Victim) -> Any:
    key, prop = _id(each["id"]), each["property"]
    if isinstance(key, dict):
        known = {"id": victim.resume, "path": '["basics","name"]', "say": "confirmed"}
        meant = {
            name: known.get(name, CANARY[:3]) if isinstance(value, list) else value
            for name, value in key.items()
        }
        if key["type"] in ("review-act", "compose"):
            return [
                {
                    "id": {**meant, "do": do, "about": about, "id": target},
                    "property": prop,
                    "value": 1,
                }
                for do, about, target in (
                    ("accept", "edit", victim.suggestion),
                    ("confirm", "edit", victim.suggestion),
                    ("decline", "edit", victim.suggestion),
                    ("resolve", "reply", victim.thread),
                    ("todo", "reply", victim.thread),
                    ("tick", "reply", victim.todo),
                    ("forget", "reply", victim.todo),
                )
            ]
        return [{"id": meant, "property": prop, "value": 1}]
    values = {
        "document": victim.resume,
        "job": victim.job,
        "place": victim.workspace,
        "pathname": f"/resume/{victim.resume}",
        "task": "x",
        "decided": {"id": victim.suggestion, "how": "accept"},
        "undone": victim.suggestion,
        "proposed": {"node": "basics", "field": "label", "base": [], "lines": []},
        "composing": {"about": "reply", "id": victim.thread},
        "composer-text": "x",
        "todo-text": "x",
        "recovered": "AAA=",
        "review-at": "1/1",
    }
    value = values.get(prop, values.get(key, 1 if prop in ("n_clicks", "n_intervals") else None))
    return {"id": key, "property": prop, "value": value}
