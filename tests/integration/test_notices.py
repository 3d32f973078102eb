"""Who is told what: mentions, replies, suggestions, decisions; who may only suggest; who is here."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Server, free_port
from tests.integration.conftest import Peer
from tests.integration.typist import until
from tests.visitor import Visitor, api, command, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
RESUME = {
    "basics": {"name": "Dee Moss", "label": "Baker"},
    "work": [{"highlights": ["Baked bread"]}],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(free_port(), tmp_path_factory.mktemp("notices"), secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ada(server: Server) -> Visitor:
    return owner(server)


def member(server: Server, name: str, role: str) -> Visitor:
    email = f"{name.lower()}@example.org"
    invitation = command(server, "invite", email, "--role", role).rpartition("=")[2]
    return Visitor(server).join(invitation, email, name)


@pytest.fixture(scope="module")
def bo(server: Server, ada: Visitor) -> Visitor:
    return member(server, "Bo", "commenter")


@pytest.fixture
def resume(server: Server, ada: Visitor) -> str:
    made = api(server, key(ada), "/api/resumes?workspace=home", RESUME)
    return str(made.json()["id"])


def key(visitor: Visitor) -> str:
    return visitor.token("read", "write", "suggest")


def news(visitor: Visitor) -> str:
    """Return how much is new, as the top of each page says."""
    answer = visitor.callback(
        {
            "output": "..bell.children...bell.className..",
            "outputs": [
                {"id": "bell", "property": "children"}, {"id": "bell", "property": "className"},
            ],
            "inputs": [
                {"id": "bell-tick", "property": "n_intervals", "value": 1},
                {"id": "editor", "property": "beside", "value": 1},
            ],
            "changedPropIds": ["bell-tick.n_intervals"],
            "state": [],
        }
    )  # fmt: skip
    return str(answer.json()["response"]["bell"]["children"])


def told(visitor: Visitor) -> list[str]:
    """Return what a person is told, by the page."""
    page = visitor.get("/notices").text
    rows = re.findall(
        r"<li><span class=\"grow\">(.*?)</span>\s*<span class=\"muted\"", page, re.DOTALL
    )
    return [re.sub(r"<[^>]+>|\s+", " ", row).strip() for row in rows]


def test_a_mention_a_reply_and_a_decision_are_told_once_each(
    server: Server, ada: Visitor, bo: Visitor, resume: str
) -> None:
    told(ada)
    told(bo)
    path = f"/api/resumes/{resume}/threads"
    first = {"node": "basics", "field": "label", "quote": "Baker", "text": "@bo, is it right?"}
    thread = api(server, key(ada), path, first).json()["id"]
    assert news(bo) == "News (1)"
    line = told(bo)[0]
    assert "@bo, is it right?" in line
    assert "in Dee Moss" in line
    assert news(bo) == "News"
    api(server, key(bo), f"/api/threads/{thread}", {"text": "Yes, @Ada."})
    # A mention in a thread of one's own is told as a mention, and not as a reply as well.
    assert news(ada) == "News (1)"
    wanted = [{"node": "basics", "field": "label", "before": "Baker", "after": "Baker of bread"}]
    [made] = api(server, key(bo), f"/api/resumes/{resume}/suggestions", wanted).json()
    assert news(ada) == "News (2)"
    assert api(server, key(bo), f"/api/suggestions/{made}/accept", {}).status_code == 403
    assert api(server, key(ada), f"/api/suggestions/{made}/accept", {}).status_code == 204
    assert len(told(ada)) >= 2
    assert (
        api(server, key(ada), f"/api/resumes/{resume}").json()["basics"]["label"]
        == "Baker of bread"
    )


def test_no_program_confirms_what_it_claims(server: Server, ada: Visitor, resume: str) -> None:
    said = {"node": "basics", "field": "label", "before": "Baker", "after": "Baker at the Ritz"}
    [made] = api(server, key(ada), f"/api/resumes/{resume}/suggestions", [said]).json()
    for words in ({"is_confirmed": True}, {"text": "Baker at the Ritz"}):
        answer = api(server, key(ada), f"/api/suggestions/{made}/accept", words)
        assert answer.status_code == 403
        assert "Only a person" in answer.text
    assert api(server, key(ada), f"/api/resumes/{resume}").json()["basics"]["label"] == "Baker"


def test_what_somebody_does_not_want_to_hear_they_are_not_told(
    server: Server, ada: Visitor, bo: Visitor, resume: str
) -> None:
    told(bo)
    bo.submit("/notices", "/notices", kind=["reply"])
    said = {"node": "basics", "field": "label", "text": "@Bo, look"}
    api(server, key(ada), f"/api/resumes/{resume}/threads", said)
    assert news(bo) == "News"
    bo.submit("/notices", "/notices", kind=["mention", "reply"])
    api(server, key(ada), f"/api/resumes/{resume}/threads", said)
    assert news(bo) == "News (1)"
    answer = bo.submit("/notices", "/notices", kind=["weather"])
    assert "no kind of notice" in answer.text


def test_what_is_not_shown_any_more_is_not_counted_as_new(
    server: Server, ada: Visitor, resume: str
) -> None:
    jo = member(server, "Jo", "commenter")
    told(jo)
    said = {"node": "basics", "field": "label", "text": "@Jo, look"}
    api(server, key(ada), f"/api/resumes/{resume}/threads", said)
    assert news(jo) == "News (1)"
    found = re.findall(
        r'name="person" value="(\w+)">\s*<select[^>]*of Jo"', ada.get("/team/home").text
    )
    ada.post("/team/home/role", person=found[0], role="candidate")
    # They are told what they are now, and not of what they see no longer.
    assert news(jo) == "News (1)"
    [line] = told(jo)
    assert "You are now a candidate" in line


def suggest(visitor: Visitor, resume: str, label: str) -> None:
    """Suggest another label, as the editor of who may only suggest does."""
    asked: dict[str, Any] = {
        "inputs": [{"id": "editor", "property": "proposed", "value": {
            "node": "basics", "field": "label",
            "base": [[{"text": "Baker", "marks": {}}]], "lines": [[{"text": label, "marks": {}}]],
            "nonce": 1,
        }}],
        "changedPropIds": ["editor.proposed"],
        "state": [{"id": "document", "property": "data", "value": resume}],
    }  # fmt: skip
    names = [
        each["output"] for each in visitor.get("/_dash-dependencies").json()
        if any(one["property"] == "proposed" for one in each["inputs"])
    ]  # fmt: skip
    asked["output"] = names[0]
    places = (each.rpartition(".") for each in names[0].strip(".").split("..."))
    asked["outputs"] = [{"id": name, "property": what} for name, _, what in places]
    assert visitor.callback(asked).status_code == 200


def test_who_came_by_a_link_is_told_of_which_resume(server: Server, ada: Visitor) -> None:
    dora = member(server, "Dora", "viewer")
    own = re.findall(r'/team/(\w+)">Ada’s résumés', ada.get("/account").text)[0]
    made = api(server, key(ada), f"/api/resumes?workspace={own}", RESUME).json()["id"]
    assert api(server, key(dora), f"/api/resumes/{made}").status_code == 404
    secret = ada.share(made, "commenter")
    dora.open(secret)
    dora.get("/")
    suggest(dora, made, "Pastry cook")
    [waits] = api(server, key(ada), f"/api/resumes/{made}/suggestions").json()
    assert api(server, key(ada), f"/api/suggestions/{waits['id']}/accept", {}).status_code == 204
    line = told(dora)[0]
    assert "accepted your suggestion: Pastry cook" in line
    assert "in Dee Moss" in line
    # What is told of a résumé that is not open to them any more leads nowhere, and names nothing.
    link = re.findall(r'name="link" value="(\w+)"', ada.get(f"/resume/{made}/share").text)[0]
    assert ada.post(f"/resume/{made}/share/revoke", link=link).status_code == 303
    assert "Pastry cook" not in " ".join(told(dora))


def test_a_commenter_writes_nothing_into_the_text(
    server: Server, ada: Visitor, bo: Visitor, resume: str
) -> None:
    peer = Peer(server, resume, ticket=bo.ticket(resume))
    assert peer.hello["role"] == "commenter"
    suggest(bo, resume, "Cook")
    listed = api(server, key(bo), f"/api/resumes/{resume}/suggestions").json()
    assert [(each["by"], each["after"]) for each in listed] == [("Bo", "Cook")]
    told_before = api(server, key(ada), f"/api/resumes/{resume}").json()["basics"]["label"]
    assert told_before == "Baker"
    viewer = member(server, "Vi", "viewer")
    for path, body in (
        (f"/api/resumes/{resume}/suggestions", []),
        (f"/api/resumes/{resume}/threads", {"node": "basics", "field": "label", "text": "x"}),
        ("/api/todo", {"resume_id": resume, "text": "x"}),
    ):
        assert api(server, key(viewer), path, body).status_code == 403, path
    peer.socket.close()


def test_the_list_says_who_has_what_open(server: Server, ada: Visitor, resume: str) -> None:
    peer = Peer(server, resume, ticket=member(server, "Cleo", "editor").ticket(resume))
    ada.get("/")
    asked = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "location", "property": "pathname", "value": "/"}],
        "changedPropIds": ["location.pathname"],
    }
    until(
        lambda: "Cleo has it open" in json.dumps(ada.callback(asked).json()), 10, "nobody is there"
    )
    peer.socket.close()
    until(
        lambda: "Cleo has it open" not in json.dumps(ada.callback(asked).json()), 10, "still there"
    )


def test_what_is_said_beside_goes_along_with_ones_data(
    server: Server, ada: Visitor, bo: Visitor, resume: str
) -> None:
    said = {"node": "basics", "field": "label", "text": "Mine to take, @Ada"}
    api(server, key(bo), f"/api/resumes/{resume}/threads", said)
    with zipfile.ZipFile(io.BytesIO(ada.get("/account/export").content)) as archive:
        beside = json.loads(archive.read(f"resumes/{resume}.beside.json"))
        told = json.loads(archive.read("account.json"))["told"]
    with zipfile.ZipFile(io.BytesIO(bo.get("/account/export").content)) as archive:
        own = json.loads(archive.read(f"said/{resume}.json"))
    assert [each["text"] for each in own["remarks"]][-1] == said["text"]
    assert beside["threads"][0]["remarks"][0]["text"] == said["text"]
    assert said["text"] in {each["text"] for each in told}


def test_a_candidate_is_told_of_copies_and_sees_on_the_sharing_page_whose_they_are(
    server: Server, ada: Visitor
) -> None:
    coach, nia = member(server, "Rut", "editor"), member(server, "Nia", "candidate")
    path = "/api/resumes?workspace=home"
    original = api(server, key(nia), path, RESUME).json()["id"]
    share = f"/resume/{original}/share"
    assert "tailored copy" not in nia.get(share).text
    copy = api(server, key(coach), f"/api/resumes/{original}/tailored", method="POST").json()["id"]
    purpose = {"name": "Zeppelin works"}
    api(server, key(coach), f"/api/resumes/{copy}/tailored", purpose, "PUT")
    assert told(nia)[0].split() == ["Rut", "copy", "in", "Dee", "Moss", "Copied", "this", "résumé"]
    page = nia.get(share).text
    assert re.search(r"Rut <small class=\"muted\">made a tailored copy ", page)
    assert copy not in page
    assert "Zeppelin" not in page
    assert f'href="/resume/{copy}"' in ada.get(share).text
