"""The past of a résumé: who wrote when, what differs, and nothing is lost on the way back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pycrdt import Map

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.yjs.replica import YjsReplica
from dashapp.bootstrap.joining import join
from dashapp.domain.people import LOCAL_PERSON, Actor, Author
from dashapp.domain.resume import Resume
from dashapp.services.document_store import LogRow, Version
from dashapp.settings import Settings
from tests.conftest import Server
from tests.integration.conftest import Peer, call

RESUME = {
    "basics": {"name": "Ada", "email": "ada@example.com"},
    "work": [{"name": "Bakery", "highlights": ["Baked bread", "Led a team"]}],
}


def made(server: Server) -> str:
    return str(call(server, "/api/resumes", RESUME)["id"])


def history(server: Server, resume: str, rest: str = "") -> Any:
    return call(server, f"/api/resumes/{resume}/history{rest}")


def test_it_says_who_wrote_when_and_what_it_said_then(product: Server) -> None:
    resume = made(product)
    peer = Peer(product, resume)
    for number in range(5):
        peer.set_email(f"{number}@example.com")
    peer.until_saved()
    newest, first = history(product, resume)
    assert (newest["who"], newest["changes"], newest["revision"]) == ("Ada", 5, 6)
    assert (first["changes"], first["revision"]) == (1, 1)
    assert history(product, resume, "/1") == RESUME
    assert history(product, resume, "/3")["basics"]["email"] == "1@example.com"
    changes = history(product, resume, "/3/changes")
    assert [(each["kind"], each["where"]) for each in changes] == [("changed", "About › E-mail")]
    assert ["gone", "1"] in [list(each) for each in changes[0]["words"]]
    assert history(product, resume, "/6/changes") == []


def test_a_pause_a_name_and_another_person_end_a_sitting(tmp_path: Path) -> None:
    parts = join(Settings(data_dir=tmp_path))
    store, services = SqlDocuments(parts.hub.engine), parts.services
    ada = Actor(LOCAL_PERSON, "Ada")
    resume = services.documents.create(ada, Resume(RESUME))
    begun, replica = store.heads(resume)[0].at, YjsReplica()
    for update in store.until(resume, 1):
        replica.apply(update)
    written = (("Ada", 1), ("Ada", 2), ("Ada", 3), ("Bo", 4), ("Ada", 5), ("Ada", 20), ("Ada", 29))
    for who, minutes in written:
        data = replica.set_values("basics", {"email": f"{minutes}@example.org"})
        at = begun + timedelta(minutes=minutes)
        store.append([LogRow(resume, Author(who), at, data)])
    store.keep_version(resume, Version(3, "Sent", "Ada", begun))
    found = services.history.moments(ada, resume)
    assert [(each.who, each.revision, each.changes, each.name) for each in found] == [
        ("Ada", 8, 2, ""),
        ("Ada", 6, 1, ""),
        ("Bo", 5, 1, ""),
        ("Ada", 4, 1, ""),
        ("Ada", 3, 2, "Sent"),
        ("Ada", 1, 1, ""),
    ]
    parts.close()


def test_what_was_is_brought_back_as_an_edit_that_open_windows_see(product: Server) -> None:
    resume = made(product)
    peer = Peer(product, resume)
    peer.set_email("new@example.com")
    peer.until_saved()
    item = next(
        name for name, node in peer.doc.get("nodes", type=Map).to_py().items()
        if node["kind"] == "entry"
    )  # fmt: skip
    peer.change(lambda nodes: nodes[item].update({"del": True}))
    peer.until_saved()
    assert call(product, f"/api/resumes/{resume}")["work"] == []
    [removed] = [c for c in history(product, resume, "/1/changes") if c["kind"] == "removed"]
    path = f"/api/resumes/{resume}/history/1/restore"
    call(product, f"{path}?node={removed['node']}", {}, "POST")
    assert call(product, f"/api/resumes/{resume}")["work"] == RESUME["work"]
    assert call(product, f"/api/resumes/{resume}")["basics"]["email"] == "new@example.com"
    call(product, path, {}, "POST")
    assert call(product, f"/api/resumes/{resume}") == RESUME
    peer.until(lambda: registers(peer)["v:email"] == "ada@example.com")
    # The way back is itself a revision, from which there is a way back.
    newest = history(product, resume)[0]["revision"]
    assert history(product, resume, f"/{newest - 2}")["basics"]["email"] == "new@example.com"


def registers(peer: Peer) -> dict[str, Any]:
    nodes: dict[str, Any] = peer.doc.get("nodes", type=Map).to_py()
    return nodes["basics"]  # type: ignore[no-any-return]


def test_a_version_has_the_name_that_somebody_gave_it(product: Server) -> None:
    resume = made(product)
    call(product, f"/api/resumes/{resume}/history", {"name": "  As it came  "}, "POST")
    peer = Peer(product, resume)
    peer.set_email("new@example.com")
    peer.until_saved()
    assert [each["name"] for each in history(product, resume)] == ["", "As it came"]
    answer = httpx2.post(f"{product.address}/api/resumes/{resume}/history", json={"name": " "})
    assert answer.status_code == 422
    assert "Say what to call" in answer.json()["message"]


@pytest.mark.parametrize("rest", ["/0", "/99", "/x", "/99/changes", "/99999999999"])
def test_a_revision_that_never_was_is_told(product: Server, rest: str) -> None:
    answer = httpx2.get(f"{product.address}/api/resumes/{made(product)}/history{rest}")
    assert answer.status_code in (404, 422)


def test_a_place_that_never_was_is_told(product: Server) -> None:
    address = f"{product.address}/api/resumes/{made(product)}/history/1/restore?node=nowhere"
    answer = httpx2.post(address)
    assert answer.status_code == 404
    assert "no longer there" in answer.json()["message"]
