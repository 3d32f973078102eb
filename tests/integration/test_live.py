"""Live editing on a running server: what was acknowledged is never lost."""

import base64
import os
import sqlite3
import threading
import urllib.error
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, Map, XmlElement, XmlFragment, XmlText
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin

from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from dashapp.settings import DEFAULT_SECRET_KEY
from tests.conftest import Server, free_port
from tests.integration.conftest import LOCAL, Peer, call

RESUME = {
    "basics": {"name": "Ada", "email": "ada@example.com", "summary": "Bakes"},
    "work": [{"name": "A", "highlights": ["x", "y"]}],
}


def made(server: Server) -> str:
    return str(call(server, "/api/resumes", RESUME)["id"])


def email(server: Server, resume: str) -> str:
    return str(call(server, f"/api/resumes/{resume}")["basics"]["email"])


def closed_with(peer: Peer) -> int:
    with pytest.raises(ConnectionClosed) as told:
        peer.until(lambda: False)
    assert told.value.rcvd is not None
    return told.value.rcvd.code


def test_an_edit_reaches_the_other_window_and_is_acknowledged(product: Server) -> None:
    resume = made(product)
    one, other = Peer(product, resume), Peer(product, resume)
    one.until_saved()
    before = one.revision
    one.set_email("new@example.com")
    one.until_saved()
    assert one.revision == before + 1
    nodes = other.doc.get("nodes", type=Map)
    other.until(lambda: nodes["basics"]["v:email"] == "new@example.com")
    assert email(product, resume) == "new@example.com"


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    server.start()
    resume = made(server)
    tried = 0
    for round_number in range(5):
        peer = Peer(server, resume)
        for edit in range(20):
            peer.set_email(f"{round_number}-{edit}@example.com")
            tried += 1
        peer.until_saved()
        server.stop(9)
        server.start()
        assert email(server, resume) == f"{round_number}-19@example.com"
    server.stop()
    assert tried == 100


def test_text_that_was_not_acknowledged_is_sent_again_and_not_doubled(tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    server.start()
    resume = made(server)
    peer = Peer(server, resume)
    peer.until_saved()
    doc = peer.doc
    server.stop(9)
    with doc.transaction():
        doc.get("nodes", type=Map)["basics"].update({"v:phone": "+49 30 1234567"})
    server.start()
    for _ in range(2):
        again = Peer(server, resume, doc)
        again.until_saved()
    assert call(server, f"/api/resumes/{resume}")["basics"]["phone"] == "+49 30 1234567"
    server.stop()


def test_two_people_who_move_one_bullet_leave_one(product: Server) -> None:
    resume = made(product)
    one, other = Peer(product, resume), Peer(product, resume)
    nodes = one.doc.get("nodes", type=Map)
    bullet = next(name for name in nodes if nodes[name]["at"]["l"] == "highlights")
    parent = nodes[bullet]["at"]["p"]
    for peer, key in ((one, "a5"), (other, "a7")):
        peer.write(bullet, {"at": {"p": parent, "l": "highlights", "k": key}})
    one.until_saved()
    other.until_saved()
    assert sorted(call(product, f"/api/resumes/{resume}")["work"][0]["highlights"]) == ["x", "y"]


def test_a_server_side_change_reaches_open_windows(product: Server) -> None:
    resume = made(product)
    peer = Peer(product, resume)
    call(product, f"/api/resumes/{resume}/style", {"template": "plain"}, "PATCH")
    nodes = peer.doc.get("nodes", type=Map)
    peer.until(lambda: "v:template" in nodes["style"])
    assert nodes["style"]["v:template"] == '"plain"'


def test_a_locked_database_is_told_and_the_edit_is_stored_when_it_is_free(
    server: Server,
) -> None:
    resume = made(server)
    peer = Peer(server, resume)
    peer.until_saved()
    lock = sqlite3.connect(server.data / "imaginator.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    peer.set_email("waiting@example.com")
    assert closed_with(peer) == wire.CANNOT_STORE
    lock.execute("ROLLBACK")
    lock.close()
    assert email(server, resume) == "ada@example.com"
    again = Peer(server, resume, peer.doc)
    again.until_saved()
    assert email(server, resume) == "waiting@example.com"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\x00\x02\x05junk!", wire.MALFORMED),
        (b"", wire.MALFORMED),
        (b"\x09", wire.MALFORMED),
        (b"\x01\x02\xff\xff", wire.MALFORMED),
        (b"\x00\x02\xff\xff\xff\xff\x0f", wire.MALFORMED),
    ],
)
def test_a_malformed_frame_ends_its_own_socket_and_touches_nothing(
    product: Server, frame: bytes, code: int
) -> None:
    resume = made(product)
    bad, good = Peer(product, resume), Peer(product, resume)
    bad.socket.send(frame)
    assert closed_with(bad) == code
    good.set_email("still@example.com")
    good.until_saved()
    assert email(product, resume) == "still@example.com"


def test_a_frame_over_the_limit_ends_its_own_socket(product: Server) -> None:
    peer = Peer(product, made(product))
    with suppress(ConnectionClosed):  # it is closed while the frame is still sent
        peer.socket.send(b"\x00\x02" + b"x" * (5 * 1024 * 1024))
    with pytest.raises(ConnectionClosed) as told:
        peer.until(lambda: False)
    # The word that says why may be lost behind what was still on its way.
    assert told.value.rcvd is None or told.value.rcvd.code == wire.TOO_LARGE


def test_a_document_grows_to_a_bound_and_goes_on_once_it_is_shortened(product: Server) -> None:
    resume = made(product)
    one, other = Peer(product, resume), Peer(product, resume)
    for letter in "abc":
        wrote(one, letter * 3_000_000)
        one.until_saved()
    unsent = one.doc
    wrote(one, "d")
    with pytest.raises(ConnectionClosed) as told:
        one.until(lambda: False)
    assert told.value.rcvd is not None
    assert told.value.rcvd.code == wire.CANNOT_STORE
    assert "as large as one can be" in told.value.rcvd.reason
    summary = call(product, f"/api/resumes/{resume}")["basics"]["summary"]
    assert set(summary) == {*"Bakes", "a", "b", "c"}
    # Whoever has it open can make it shorter; then what was refused is taken.
    other.until(lambda: len(text_of(other.doc)) == 9_000_005)
    with other.doc.transaction():
        before = other.doc.get_state()
        del text_of(other.doc)[0:6_000_005]
    other.send(wire.update(other.doc.get_update(before)))
    other.until_saved()
    again = Peer(product, resume, unsent)
    again.until_saved()
    summary = call(product, f"/api/resumes/{resume}")["basics"]["summary"]
    assert set(summary) == {"c", "d"}


def text_of(doc: Doc[Any]) -> XmlText:
    line = doc.get("t/basics/summary", type=XmlFragment).children[0]
    assert isinstance(line, XmlElement)
    inside = line.children[0]
    assert isinstance(inside, XmlText)
    return inside


def wrote(peer: Peer, words: str) -> None:
    """Write on in the summary, and send it."""
    before = peer.doc.get_state()
    with peer.doc.transaction():
        inside = text_of(peer.doc)
        inside.insert(len(inside), words)
    peer.send(wire.update(peer.doc.get_update(before)))


def test_too_many_frames_at_once_end_their_own_socket(product: Server) -> None:
    peer = Peer(product, made(product))
    with suppress(ConnectionClosed):
        for _ in range(400):
            peer.socket.send(b"\x03")
    assert closed_with(peer) == wire.TOO_FAST


def test_a_window_that_takes_nothing_holds_up_nobody(product: Server) -> None:
    resume = made(product)
    slow, writer = Peer(product, resume), Peer(product, resume)
    for _ in range(60):
        # Nothing that the connection could make smaller.
        noise = base64.b64encode(os.urandom(300_000)).decode()
        writer.write("basics", {"v:summary": noise})
        writer.until_saved()
    writer.set_email("after@example.com")
    writer.until_saved()
    assert call(product, f"/api/resumes/{resume}")["basics"]["email"] == "after@example.com"
    assert closed_with(slow) == wire.TOO_SLOW


@pytest.mark.parametrize("ticket", ["", "forged", "other"])
def test_a_wrong_ticket_lets_nobody_in(product: Server, ticket: str) -> None:
    resume = made(product)
    if ticket == "other":
        ticket = Tickets([DEFAULT_SECRET_KEY]).mint("another", LOCAL, Participant("Eve", "#000000"))
    address = product.address.replace("http", "ws")
    with connect(f"{address}/ws/resumes/{resume}?ticket={ticket}") as socket:
        with pytest.raises(ConnectionClosed) as told:
            socket.recv(timeout=10)
        assert told.value.rcvd is not None
        assert told.value.rcvd.code == wire.WRONG_TICKET


def test_a_resume_that_is_put_in_the_bin_closes_where_it_is_open(product: Server) -> None:
    resume = made(product)
    peer = Peer(product, resume)
    peer.set_email("kept@example.com")
    peer.until_saved()
    call(product, f"/api/resumes/{resume}", method="DELETE")
    assert closed_with(peer) == wire.CANNOT_STORE
    with pytest.raises(urllib.error.HTTPError, match="404"):
        call(product, f"/api/resumes/{resume}")
    call(product, f"/api/resumes/{resume}/restore", {}, "POST")
    assert email(product, resume) == "kept@example.com"


def test_another_sites_page_cannot_open_a_socket(product: Server) -> None:
    resume = made(product)
    ticket = Tickets([DEFAULT_SECRET_KEY]).mint(resume, LOCAL, Participant("Eve", "#000000"))
    address = product.address.replace("http", "ws")
    with pytest.raises(Exception, match="403"):
        connect(
            f"{address}/ws/resumes/{resume}?ticket={ticket}", origin=Origin("https://evil.example")
        )


def test_many_people_in_one_resume_see_the_same(product: Server) -> None:
    resume = made(product)
    peers = [Peer(product, resume) for _ in range(6)]

    def write(peer: Peer, number: int) -> None:
        for edit in range(15):
            peer.write("basics", {f"v:x{number}": str(edit)})
        peer.until_saved()

    threads = [
        threading.Thread(target=write, args=pair) for pair in zip(peers, range(6), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    def has_all(peer: Peer) -> bool:
        basics = peer.doc.get("nodes", type=Map)["basics"]
        return all(basics.get(f"v:x{number}") == "14" for number in range(6))

    for peer in peers:
        peer.until(partial(has_all, peer))
    shown = [peer.doc.get("nodes", type=Map).to_py() for peer in peers]
    assert all(each == shown[0] for each in shown)
