"""A copy for one job knows its master: what differs is told, and carried across either way."""

from typing import Any

import httpx2
import pytest
from pycrdt import Map

from tests.conftest import Server
from tests.integration.conftest import Peer, call

RESUME = {
    "basics": {"name": "Ada", "label": "Cook", "email": "ada@example.com"},
    "work": [{"name": "Bakery", "highlights": ["Baked bread", "Led a team"]}],
}


def made(server: Server) -> tuple[str, str]:
    master = str(call(server, "/api/resumes", RESUME)["id"])
    return master, str(call(server, f"/api/resumes/{master}/tailored", {}, "POST")["id"])


def changed(server: Server, resume: str, **values: str) -> None:
    peer = Peer(server, resume)
    registers = {f"v:{name}": value for name, value in values.items()}
    peer.change(lambda nodes: nodes["basics"].update(registers))
    peer.until_saved()


def said(server: Server, resume: str) -> Any:
    return call(server, f"/api/resumes/{resume}")


def differs(server: Server, resume: str) -> list[tuple[str, str]]:
    told = call(server, f"/api/resumes/{resume}/tailored")["changes"]
    return [(each["kind"], each["where"]) for each in told]


def test_a_copy_says_the_same_and_each_goes_its_way(product: Server) -> None:
    master, copy = made(product)
    assert said(product, copy) == RESUME
    assert differs(product, copy) == []
    changed(product, copy, email="jobs@example.com")
    assert said(product, master) == RESUME
    assert differs(product, copy) == [("changed", "About › E-mail")]
    assert call(product, f"/api/resumes/{master}/tailored") is None
    call(product, f"/api/resumes/{copy}/tailored", {"name": " The  bakery "}, "PUT")
    listed = call(product, "/api/resumes")
    assert next(each for each in listed if each["id"] == copy)["purpose"] == "The bakery"


@pytest.mark.parametrize("way", ["to-master", "from-master"])
def test_one_place_is_carried_across(product: Server, way: str) -> None:
    master, copy = made(product)
    changed(product, copy, email="jobs@example.com")
    peer = Peer(product, copy)
    nodes = peer.doc.get("nodes", type=Map).to_py()
    entry = next(name for name, node in nodes.items() if node["kind"] == "entry")
    peer.change(lambda all_nodes: all_nodes[entry].update({"del": True}))
    peer.until_saved()
    assert ("removed", "Experience › Bakery") in differs(product, copy)
    call(product, f"/api/resumes/{copy}/tailored/{entry}?way={way}", {}, "POST")
    assert differs(product, copy) == [("changed", "About › E-mail")]
    expected = [] if way == "to-master" else RESUME["work"]
    assert said(product, master)["work"] == said(product, copy)["work"] == expected
    call(product, f"/api/resumes/{copy}/tailored/basics?way={way}", {}, "POST")
    assert differs(product, copy) == []
    kept = "jobs@example.com" if way == "to-master" else "ada@example.com"
    assert said(product, master)["basics"]["email"] == kept


def test_a_copy_whose_master_is_gone_is_a_resume_like_any_other(product: Server) -> None:
    master, copy = made(product)
    httpx2.delete(f"{product.address}/api/resumes/{master}")
    assert call(product, f"/api/resumes/{copy}/tailored") is None
    assert said(product, copy) == RESUME
    answer = httpx2.post(
        f"{product.address}/api/resumes/{copy}/tailored/basics", params={"way": "to-master"}
    )
    assert answer.status_code == 404
    for way in ("", "sideways"):
        address = f"{product.address}/api/resumes/{copy}/tailored/basics"
        assert httpx2.post(address, params={"way": way}).status_code == 422
