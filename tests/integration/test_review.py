"""What people say beside the text: suggested, decided once, never applied blindly; said, resolved."""

import threading
import urllib.error
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from pycrdt import Doc, XmlFragment

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from tests.conftest import Server
from tests.integration.conftest import Peer, call

RESUME = {
    "basics": {"name": "Ada", "label": "Baker", "summary": "Bakes **bread** for the town."},
    "work": [{"name": "Bakery", "highlights": ["Baked bread", "Led a team", "Helped"]}],
}


def made(server: Server) -> str:
    return str(call(server, "/api/resumes", RESUME)["id"])


def texts(server: Server, resume: str) -> dict[str, dict[str, str]]:
    """Return the texts of a résumé by what they say."""
    return {each["text"]: each for each in call(server, f"/api/resumes/{resume}/texts")}


def wanted(text: dict[str, str], after: str, act: str = "rewrite", **more: Any) -> dict[str, Any]:
    place = {"node": text["node"], "field": text["field"], "before": text["text"]}
    return {**place, "act": act, "after": after, **more}


def suggest(server: Server, resume: str, *changes: dict[str, Any]) -> list[str]:
    found: list[str] = call(server, f"/api/resumes/{resume}/suggestions", list(changes))
    return found


def waiting(server: Server, resume: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(server, f"/api/resumes/{resume}/suggestions")
    return found


def accept(server: Server, suggestion: str, **words: Any) -> None:
    """Accept a suggestion, saying that what it claims anew is true unless told otherwise."""
    call(server, f"/api/suggestions/{suggestion}/accept", {"is_confirmed": True, **words})


def refused(act: Any, *args: Any, **more: Any) -> str:
    """Return the sentence by which an act is refused."""
    with pytest.raises(urllib.error.HTTPError) as error:
        act(*args, **more)
    assert error.value.code == 422
    return error.value.read().decode()


def bullets(server: Server, resume: str) -> list[str]:
    found: list[str] = call(server, f"/api/resumes/{resume}")["work"][0]["highlights"]
    return found


@pytest.fixture
def resume(product: Server) -> str:
    return made(product)


def test_what_is_accepted_is_an_edit_that_open_windows_see(product: Server, resume: str) -> None:
    peer = Peer(product, resume)
    told = peer.beside
    baked = texts(product, resume)["Baked bread"]
    [made] = suggest(product, resume, wanted(baked, "Baked **90** loaves a day", reason="Numbers"))
    peer.until(lambda: peer.beside > told)
    [shown] = waiting(product, resume)
    assert (shown["standing"], shown["reason"], shown["where"]) == (
        "fits",
        "Numbers",
        "Experience › Bakery",
    )
    assert bullets(product, resume)[0] == "Baked bread"
    accept(product, made)
    assert bullets(product, resume)[0] == "Baked **90** loaves a day"
    fragment = peer.doc.get(f"t/{baked['node']}/text", type=XmlFragment)
    peer.until(lambda: "90" in str(fragment))
    assert waiting(product, resume) == []
    newest = call(product, f"/api/resumes/{resume}/history")[0]
    assert newest["revision"] == 2
    assert "already" in refused(accept, product, made)


def test_who_accepts_hears_it_as_a_step_of_their_own(product: Server, resume: str) -> None:
    # The API without sign-in is the local person without a name.
    mint = Tickets([product.secret]).mint
    mine = Peer(product, resume, ticket=mint(resume, Actor(LOCAL_PERSON), Participant("You", "#1")))
    other_person = Actor(LOCAL_PERSON, "Bo")
    other = Peer(product, resume, ticket=mint(resume, other_person, Participant("Bo", "#2")))
    [made] = suggest(product, resume, wanted(texts(product, resume)["Helped"], "Helped at dawn"))
    accept(product, made)
    mine.until(lambda: mine.accepted == [made])
    fragment = other.doc.get(f"t/{waiting_node(product, resume, 2)}/text", type=XmlFragment)
    other.until(lambda: "dawn" in str(fragment))
    assert other.accepted == []


def waiting_node(server: Server, resume: str, place: int) -> str:
    said = bullets(server, resume)[place]
    return texts(server, resume)[said]["node"]


def test_an_overtaken_suggestion_is_shown_as_such_and_never_applied(
    product: Server, resume: str
) -> None:
    led = texts(product, resume)["Led a team"]
    first, second = suggest(
        product, resume, wanted(led, "Led a team of six"), wanted(led, "Led the team")
    )
    accept(product, first)
    [left] = waiting(product, resume)
    assert (left["id"], left["standing"]) == (second, "overtaken")
    assert "changed since" in refused(accept, product, second)
    assert bullets(product, resume)[1] == "Led a team of six"
    assert "Read it again" in refused(suggest, product, resume, wanted(led, "Led two teams"))
    call(product, f"/api/suggestions/{second}/decline", {}, "POST")
    assert waiting(product, resume) == []
    call(product, f"/api/suggestions/{second}/bring-back", {}, "POST")
    assert [each["id"] for each in waiting(product, resume)] == [second]
    told = refused(call, product, f"/api/suggestions/{second}/bring-back", {}, "POST")
    assert "not declined" in told


def test_a_suggestion_for_what_has_gone_says_so(product: Server, resume: str) -> None:
    helped = texts(product, resume)["Helped"]
    [made] = suggest(product, resume, wanted(helped, "Helped at dawn"))
    peer = Peer(product, resume)
    peer.change(lambda nodes: nodes[helped["node"]].update({"del": True}))
    peer.until_saved()
    assert waiting(product, resume)[0]["standing"] == "gone"
    assert "gone" in refused(accept, product, made)


def test_items_are_added_and_removed_and_said_otherwise(product: Server, resume: str) -> None:
    known = texts(product, resume)
    added, removed, other = suggest(
        product, resume,
        wanted(known["Baked bread"], "Sold bread", "add"),
        wanted(known["Helped"], "", "remove"),
        wanted(known["Led a team"], "Led a team of six"),
    )  # fmt: skip
    for each in (added, removed):
        accept(product, each)
    accept(product, other, text="Led a team of five")
    assert bullets(product, resume) == ["Baked bread", "Sold bread", "Led a team of five"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"after": "Baked bread"}, "changes nothing"),
        ({"node": "nowhere"}, "no such node"),
        ({"field": "salary"}, "no such text"),
        ({"act": "add", "after": " "}, "must say something"),
        ({"act": "remove", "node": "basics", "field": "name"}, "Only an item"),
        ({"after": "x" * 20_001}, "20000"),
        ({"node": "basics", "field": "email", "before": ""}, "no such text"),
    ],
)  # fmt: skip
def test_what_cannot_be_suggested_is_refused_whole(
    product: Server, resume: str, change: dict[str, str], sentence: str
) -> None:
    known = texts(product, resume)
    good = wanted(known["Helped"], "Helped at dawn")
    bad = {**wanted(known["Baked bread"], "Baked rolls"), **change}
    assert sentence in refused(suggest, product, resume, good, bad)
    assert waiting(product, resume) == []


def test_two_people_accepting_one_suggestion_at_once_make_one_edit(
    product: Server, resume: str
) -> None:
    for round_number in range(5):
        # An item that is added fits whatever else there is: only the claim keeps it from coming twice.
        after = f"Sold bread {round_number}"
        [made] = suggest(product, resume, wanted(texts(product, resume)["Helped"], after, "add"))
        outcomes: list[bool] = []
        start = threading.Barrier(4)

        def act(made: str = made, start: Any = start, outcomes: Any = outcomes) -> None:
            start.wait()
            try:
                accept(product, made)
            except urllib.error.HTTPError:
                outcomes.append(False)
            else:
                outcomes.append(True)

        people = [threading.Thread(target=act) for _ in range(4)]
        for each in people:
            each.start()
        for each in people:
            each.join()
        assert sorted(outcomes) == [False, False, False, True]
        assert bullets(product, resume).count(after) == 1


def test_an_edit_of_a_service_touches_only_what_differs(product: Server, resume: str) -> None:
    """What somebody types offline into words that stay is where they typed it."""
    peer = Peer(product, resume)
    away: Doc[Any] = Doc()
    away.apply_update(peer.doc.get_update())
    said = str(RESUME["basics"]["summary"])  # type: ignore[index]
    summary = texts(product, resume)[said]
    after = "Bakes **rye bread** and rolls for the town."
    [made] = suggest(product, resume, wanted(summary, after))
    accept(product, made)
    text = away.get(f"t/{summary['node']}/summary", type=XmlFragment).children[0].children[0]
    text.insert(len("Bakes bread for the "), "sleepy ")
    peer.send(wire.update(away.get_update(peer.doc.get_state())))
    peer.until_saved()
    assert call(product, f"/api/resumes/{resume}")["basics"]["summary"] == after.replace(
        "town", "sleepy town"
    )


def test_what_a_program_claims_anew_is_named_and_waits_for_a_person_to_confirm_it(
    product: Server, resume: str
) -> None:
    baked = texts(product, resume)["Baked bread"]
    [made] = suggest(product, resume, wanted(baked, "Led six bakers at the Ritz with SAP"))
    [shown] = waiting(product, resume)
    assert [each.partition(":")[0] for each in shown["claims"]] == [
        "a number", "a skill or tool", "a name", "a leading role",
    ]  # fmt: skip
    assert "Confirm that it is true" in refused(accept, product, made, is_confirmed=False)
    assert bullets(product, resume)[0] == "Baked bread"
    accept(product, made)
    assert bullets(product, resume)[0] == "Led six bakers at the Ritz with SAP"


def test_a_program_changes_no_name_employer_or_date(product: Server, resume: str) -> None:
    known = texts(product, resume)
    for text in ("Ada", "Bakery"):
        sentence = refused(suggest, product, resume, wanted(known[text], "Somebody"))
        assert "for people to change" in sentence


def test_the_co_writer_suggests_and_asks_and_makes_nothing_up(product: Server) -> None:
    weak = {
        "basics": {"name": "Ada", "summary": "Baker in order to feed people."},
        "work": [{"name": "Bakery", "startDate": "2018-01", "endDate": "2020-01", "highlights": [
            "Responsible for managing stock and ordering flour on a daily basis", "Won a prize for rye",
        ]}],
    }  # fmt: skip
    resume = str(call(product, "/api/resumes", weak)["id"])
    done = call(product, f"/api/resumes/{resume}/improve", {}, "POST")
    listed = waiting(product, resume)
    assert done["suggested"] == len(listed) == 2
    assert {each["after"] for each in listed} == {
        "Baker to feed people.", "Managed stock and ordered flour daily",
    }  # fmt: skip
    assert all(each["by"] == "Co-writer" and not each["claims"] for each in listed)
    assert "How many" in done["questions"][-1]["asks"]
    # What waits already is not suggested once more.
    assert call(product, f"/api/resumes/{resume}/improve", {}, "POST")["suggested"] == 0


def threads(server: Server, resume: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(server, f"/api/resumes/{resume}/threads")
    return found


def test_a_thread_is_begun_answered_resolved_and_reopened(product: Server, resume: str) -> None:
    peer = Peer(product, resume)
    led = texts(product, resume)["Led a team"]
    said = {"node": led["node"], "field": "text", "quote": "a team", "text": "How many?"}
    thread = call(product, f"/api/resumes/{resume}/threads", said)["id"]
    seen = peer.beside
    call(product, f"/api/threads/{thread}", {"text": "Six."}, "POST")
    peer.until(lambda: peer.beside > seen)
    [shown] = threads(product, resume)
    assert [each["text"] for each in shown["remarks"]] == ["How many?", "Six."]
    assert (shown["where"], shown["is_gone"]) == ("Experience › Bakery", False)
    for act, by in (("resolve", "local"), ("reopen", "")):
        call(product, f"/api/threads/{thread}/{act}", {}, "POST")
        assert threads(product, resume)[0]["resolved_by"] == by
    peer.change(lambda nodes: nodes[led["node"]].update({"del": True}))
    peer.until_saved()
    assert threads(product, resume)[0]["is_gone"] is True
    path = f"/api/resumes/{resume}/threads"
    assert "gone" in refused(call, product, path, said)
    assert "Write something" in refused(
        call, product, f"/api/threads/{thread}", {"text": " "}, "POST"
    )


def test_a_to_do_is_kept_ticked_and_forgotten(product: Server, resume: str) -> None:
    new = {"resume_id": resume, "text": " Ask  for a number ", "due": "2026-12-01"}
    todo = call(product, "/api/todo", new)
    assert (todo["text"], todo["due"], todo["done_at"]) == ("Ask for a number", "2026-12-01", None)
    ticked = call(product, f"/api/todo/{todo['id']}", {"is_done": True}, "PATCH")
    assert ticked["done_by"] == "local"
    other = call(product, "/api/todo", {**new, "text": "Open"})
    listed = call(product, f"/api/todo?resume_id={resume}")
    assert [each["id"] for each in listed] == [other["id"], todo["id"]]
    call(product, f"/api/todo/{todo['id']}", None, "DELETE")
    assert len(call(product, f"/api/todo?resume_id={resume}")) == 1
    assert "Say what" in refused(call, product, "/api/todo", {**new, "text": " "})
    stranger = {**new, "assignee": "nobody"}
    assert "can see" in refused(call, product, "/api/todo", stranger)


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def frames_of(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "big")
        yield body[at + 4 : at + 4 + size]
        at += 4 + size


def test_unreadable_polls_are_refused(product: Server, resume: str) -> None:
    ticket = Tickets([product.secret]).mint(resume, Actor(LOCAL_PERSON), Participant("A", "#1"))
    address = f"{product.address}/ws/resumes/{resume}/poll"
    with httpx2.Client() as client:
        for given, body, status, code in (
            (ticket, b"", 200, 0),
            (ticket, b"\x00\x00\x00\x09x", 422, None),
            (ticket, b"\x00\x00\x00\x01x", 200, wire.MALFORMED),
            ("forged", b"", 401, None),
            (ticket, b"\0" * (4 * 1024 * 1024 + 1), 413, None),
        ):
            answer = client.post(f"{address}?ticket={given}", content=body)
            assert answer.status_code == status
            if code is not None:
                assert int(answer.headers["x-close"]) == code
        kinds = [frame[0] for frame in frames_of(client.post(f"{address}?ticket={ticket}").content)]
    assert kinds[:2] == [5, 0]


@pytest.mark.parametrize("state", [b'{"a":' + b"[" * 3000, b'{"a":NaN}'])
def test_a_caret_that_no_browser_reads_is_refused_and_nobody_stays_behind(
    product: Server, resume: str, state: bytes
) -> None:
    def sized(data: bytes) -> bytes:
        return wire.awareness(wire.Awareness(7, 1, None))[:1] + varint(len(data)) + data

    frame = sized(b"\x01\x07\x01" + varint(len(state)) + state)
    ticket = Tickets([product.secret]).mint(resume, Actor(LOCAL_PERSON), Participant("A", "#1"))
    address = f"{product.address}/ws/resumes/{resume}/poll?ticket={ticket}"
    body = len(frame).to_bytes(4) + frame
    with httpx2.Client() as client:
        for _ in range(35):  # more than one may have windows open
            answer = client.post(address, content=body)
            assert (answer.status_code, answer.headers["x-close"]) == (200, str(wire.MALFORMED))
        assert client.post(address).headers["x-close"] == "0"


@pytest.mark.parametrize("beyond", ["x", "-1", "²", "", "9" * 5000])
def test_a_poll_that_names_no_revision_is_told_so(
    product: Server, resume: str, beyond: str
) -> None:
    ticket = Tickets([product.secret]).mint(resume, Actor(LOCAL_PERSON), Participant("A", "#1"))
    asked = {"ticket": ticket, "beyond": beyond}
    told = httpx2.post(f"{product.address}/ws/resumes/{resume}/poll", params=asked)
    assert told.status_code == 422
    assert told.json()["message"] == "`beyond` is the number of a revision."


def test_a_poll_that_would_hear_nothing_new_waits_until_somebody_writes(
    product: Server, resume: str
) -> None:
    """Also in a document in which something was deleted, of which every answer tells."""
    peer = Peer(product, resume)
    for value in ("first", "second"):
        peer.write("basics", {"v:email": value})
    peer.until_saved()
    ticket = Tickets([product.secret]).mint(resume, Actor(LOCAL_PERSON), Participant("A", "#1"))
    address = f"{product.address}/ws/resumes/{resume}/poll?ticket={ticket}&beyond={peer.revision}"
    caret = wire.awareness(wire.Awareness(7, 1, {"place": {"node": "basics"}}))
    asks = (wire.step1(peer.doc.get_state()), caret)
    body = b"".join(len(frame).to_bytes(4, "big") + frame for frame in asks)
    with ThreadPoolExecutor(1) as apart, httpx2.Client(timeout=30) as client:
        answer = apart.submit(client.post, address, content=body)
        peer.until(lambda: bool(peer.awareness))  # the request has arrived
        peer.change(lambda nodes: nodes["basics"].update({"v:email": "third"}))
        frames = list(frames_of(answer.result().content))
    told = [wire.read(frame) for frame in frames if frame[:2] in (b"\x00\x01", b"\x00\x02")]
    assert any(b"third" in each.update for each in told if isinstance(each, wire.Update))
