"""People sign in, work together and leave; whoever may not is refused, with a sentence."""

import io
import json
import re
import sqlite3
import zipfile
from collections import deque
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count, cycle, repeat
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest
from pyotp import TOTP
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from dashapp.domain.people import Actor
from dashapp.services import wire
from dashapp.services.tickets import Participant, Tickets
from tests.conftest import RedisServer, Server, free_port, new_database
from tests.integration.conftest import Peer
from tests.postbox import Postbox
from tests.visitor import PASSWORD, Visitor, api, command, first_refused, owner, too_often

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
RESUME = {"basics": {"name": "Nadia Okafor", "email": "nadia@example.com"}}
SIGN_IN = {
    "SIGN_IN": "true",
    "SECRET_KEY": SECRET,
    "PROXY_HOPS": "1",
    "SECURITY_CONTACT": "mailto:security@example.org",
}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server where people sign in."""
    made = Server(free_port(), tmp_path_factory.mktemp("team"), secret=SECRET)
    made.start(**SIGN_IN)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ada(team: Server) -> Iterator[Visitor]:
    """Who owns the first workspace."""
    with owner(team) as made:
        yield made


@pytest.fixture(scope="module")
def key(ada: Visitor) -> str:
    """Ada's token for everything."""
    return ada.token("read", "write", "suggest", "admin")


def made(server: Server, key: str, workspace: str = "home") -> str:
    answer = api(server, key, f"/api/resumes?workspace={workspace}", RESUME)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def joined(server: Server, host: Visitor, role: str, name: str, workspace: str = "home") -> Visitor:
    """Return somebody new in a workspace."""
    invitation = host.invite(workspace, role)
    return Visitor(server).join(invitation, f"{name.lower()}@example.org", name)


def ticketed(server: Server, visitor: Visitor, resume: str, hub: Server | None = None) -> Peer:
    """Return a window of a visitor, opened with the ticket that their page gets."""
    visitor.server = server
    return Peer(hub or server, resume, ticket=visitor.ticket(resume))


def closed_with(peer: Peer) -> int:
    frames = iter(lambda: peer.socket.recv(timeout=15), None)
    with pytest.raises(ConnectionClosed) as told:
        deque(frames, maxlen=0)
    assert told.value.rcvd is not None
    return told.value.rcvd.code


def knock(server: Server, resume: str, ticket: str) -> int:
    """Return the code with which a socket is closed."""
    address = server.address.replace("http", "ws")
    with connect(f"{address}/ws/resumes/{resume}?ticket={ticket}") as socket:
        with pytest.raises(ConnectionClosed) as told:
            socket.recv(timeout=10)
        assert told.value.rcvd is not None
        return told.value.rcvd.code


# Signing in and out


def test_a_page_leads_to_the_sign_in_and_from_there_back(team: Server, ada: Visitor) -> None:
    with Visitor(team) as nobody:
        answer = nobody.get("/resume/abc?x=1")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in?next=%2Fresume%2Fabc%3Fx%3D1"
        answer = nobody.sign_in(ada.email, next="/resume/abc?x=1")
        assert (answer.status_code, answer.headers["location"]) == (303, "/resume/abc?x=1")


def test_a_form_of_who_is_signed_out_leads_to_the_sign_in_and_back(
    team: Server, ada: Visitor
) -> None:
    with Visitor(team) as nobody:
        nobody.get("/sign-in")
        nobody.client.headers["referer"] = f"{team.address}/team/home"
        answer = nobody.post("/team/home/rename", name="Eve’s")
        assert answer.headers["location"] == "/sign-in?next=%2Fteam%2Fhome"
        assert "nothing was done" in nobody.get(answer.headers["location"]).text
    assert "<h1>Home</h1>" in ada.get("/team/home").text


@pytest.mark.parametrize(
    ("sent", "form"),
    [
        ("/account/factor-on", "/account"),
        ("/account/make-token", "/account"),
        ("/sign-out", "/"),
    ],
)
def test_where_a_form_was_sent_leads_back_to_its_page(ada: Visitor, sent: str, form: str) -> None:
    answer = ada.get(sent)
    assert (answer.status_code, answer.headers["location"]) == (303, form)


@pytest.mark.parametrize(
    "onward",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "x:y", "",
     "/\t/evil.example", "javascript:alert(1)"],
)  # fmt: skip
def test_the_sign_in_leads_to_no_other_site(team: Server, ada: Visitor, onward: str) -> None:
    with Visitor(team, "10.1.0.1") as visitor:
        assert visitor.sign_in(ada.email, next=onward).headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    team: Server, ada: Visitor
) -> None:
    texts = []
    for each in (ada.email, "nobody@example.org"):
        with Visitor(team, "10.1.0.2") as visitor:
            answer = visitor.sign_in(each, "wrong and long enough")
            assert answer.status_code == 400
            texts.append(re.sub(r'value="[^"]*"|nonce="[^"]*"', "", answer.text))
    assert texts[0] == texts[1]
    assert "do not go together" in texts[0]


def test_the_session_is_another_after_the_sign_in(team: Server, ada: Visitor) -> None:
    with Visitor(team, "10.1.0.3") as visitor:
        visitor.get("/sign-in")
        before = visitor.client.cookies["imaginator"]
        # A session that an attacker planted is never the one that gets signed in.
        assert visitor.sign_in(ada.email).status_code == 303
        assert visitor.client.cookies["imaginator"] != before
        with Visitor(team) as attacker:
            attacker.client.cookies.set("imaginator", before)
            assert attacker.get("/account").headers["location"] == "/sign-in?next=%2Faccount"
        cookie = next(
            header for name, header in visitor.get("/account").request.headers.items()
            if name == "cookie"
        )  # fmt: skip
        assert "imaginator=" in cookie


def test_a_form_of_another_page_is_refused(team: Server, ada: Visitor) -> None:
    with Visitor(team, "10.1.0.4") as visitor:
        visitor.sign_in(ada.email)
        for token in ("", "forged", visitor.csrf):  # the last is of before the sign-in
            visitor.csrf = token
            visitor.client.headers["referer"] = f"{team.address}/account?x=1"
            answer = visitor.post("/account/name", name="Eve")
            assert answer.status_code == 400
            assert 'href="/account?x=1">Go back' in answer.text
        visitor.client.headers["referer"] = "https://evil.example/account"
        assert 'href="/">Go back' in visitor.post("/account/name", name="Eve").text
        del visitor.client.headers["referer"]
        answer = visitor.client.post(
            "/_dash-update-component", json={}, headers={"x-csrftoken": "forged"}
        )
        assert answer.status_code == 400
        assert answer.json()["code"] == "not-signed-in"
        answer = visitor.client.post("/sign-out", headers={"origin": "https://evil.example"})
        assert answer.status_code == 403
        assert visitor.get("/account").status_code == 200


def test_signing_out_ends_the_session_and_what_is_open(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    with Visitor(team, "10.1.0.5") as visitor:
        visitor.sign_in(ada.email)
        peer, ticket = ticketed(team, visitor, resume), visitor.ticket(resume)
        session = visitor.client.cookies["imaginator"]
        assert visitor.submit("/account", "/sign-out").status_code == 303
        assert closed_with(peer) == wire.NOT_ALLOWED
        assert knock(team, resume, ticket) == wire.NOT_FOUND
        asked = {"ticket": ticket, "resume_id": resume, "do": "interview"}
        answer = visitor.client.post("/api/cowriter", json=asked)
        assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in")
        visitor.client.cookies.set("imaginator", session)
        assert visitor.get("/account").status_code == 303


def test_a_session_slides_and_ends_after_a_season_all_the_same(tmp_path: Any) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    server.start(**SIGN_IN)
    try:
        with owner(server) as ada, closing(stored(server)) as database:
            key = f"session:{ada.client.cookies['imaginator']}"
            kept = json.loads(one(database, "SELECT value FROM shelf WHERE key = ?", key))
            # As it is a week after the last visit.
            kept["day"] = "2026-01-01"
            until = one(database, "SELECT until FROM shelf WHERE key = ?", key) - 7 * 86_400
            database.execute(
                "UPDATE shelf SET value = ?, until = ? WHERE key = ?",
                (json.dumps(kept).encode(), until, key),
            )
            database.commit()
            assert ada.get("/account").status_code == 200
            slid = one(database, "SELECT until FROM shelf WHERE key = ?", key)
            assert slid > until + 6 * 86_400
            begun = (datetime.now(UTC) - timedelta(days=91)).isoformat(" ")
            database.execute("UPDATE logins SET created_at = ?", (begun,))
            database.commit()
            assert ada.get("/account").status_code == 303
            assert one(database, "SELECT count(*) FROM logins") == 0
        server.stop()
        server.start(**SIGN_IN)
        with Visitor(server) as again:
            assert again.sign_in("ada@example.org").status_code == 303
            server.stop()
            server.start(**SIGN_IN)
            assert again.get("/account").status_code == 200
    finally:
        server.stop()


def stored(server: Server) -> sqlite3.Connection:
    return sqlite3.connect(server.data / "imaginator.sqlite3", timeout=10)


def one(database: sqlite3.Connection, question: str, *values: Any) -> Any:
    return database.execute(question, values).fetchone()[0]


def test_sign_out_everywhere_else(team: Server, ada: Visitor) -> None:
    with Visitor(team, "10.1.0.6") as one, Visitor(team, "10.1.0.6") as other:
        one.sign_in(ada.email)
        other.sign_in(ada.email)
        logins = re.findall(r'name="login" value="(\w+)"', one.get("/account").text)
        assert len(logins) >= 2
        one.post("/account/end-login", login="")
        assert other.get("/account").status_code == 303
        assert one.get("/account").status_code == 200
    ada.sign_in(ada.email)  # whose session was one of the others


def test_a_password_is_changed_and_reset(team: Server, ada: Visitor) -> None:
    bo = joined(team, ada, "viewer", "Bo")
    answer = bo.submit("/account", "/account/password", password="wrong", new="a new one, long")  # noqa: S106
    assert "not right" in answer.text
    for weak, why in (("short", "at least 12"), ("password1234", "first passwords"),
                      ("bo@example.org", "first passwords")):  # fmt: skip
        answer = bo.post("/account/password", password=PASSWORD, new=weak)
        assert why in answer.text
    assert bo.post("/account/password", password=PASSWORD, new="a new one, long").status_code == 303
    with Visitor(team, "10.1.0.7") as visitor:
        assert visitor.sign_in(bo.email).status_code == 400
        assert visitor.sign_in(bo.email, "a new one, long").status_code == 303
    command(team, "password", bo.email, "--password", "set by the machine")
    assert bo.get("/account").status_code == 303
    assert bo.sign_in(bo.email, "set by the machine").status_code == 303
    bo.get("/account")
    answer = bo.post("/account/email", email=ada.email, password="set by the machine")  # noqa: S106
    assert "cannot be used" in answer.text
    answer = bo.post("/account/email", email="bobo@example.org", password="set by the machine")  # noqa: S106
    assert "Your address is changed." in bo.get("/account").text
    assert bo.sign_in("bobo@example.org", "set by the machine").status_code == 303


def test_access_tokens_end_with_the_password_unless_one_keeps_them(
    team: Server, ada: Visitor
) -> None:
    pia = joined(team, ada, "viewer", "Pia")
    assert "Keep my access tokens" not in pia.get("/account").text

    def opens(key: str) -> bool:
        return api(team, key, "/api/resumes").status_code == 200

    def changed(old: str, new: str, **more: str) -> str:
        assert "Keep my access tokens" in pia.get("/account").text
        answer = pia.post("/account/password", password=old, new=new, **more)
        assert answer.status_code == 303
        return pia.get("/account").text

    key, other = pia.token("read"), pia.token("read")
    changed(PASSWORD, "a new one, long", **{"keep-tokens": "yes"})
    assert opens(key)
    assert opens(other)
    told = changed("a new one, long", PASSWORD)
    assert "Everywhere else you are signed out. 2 access tokens ended with it." in told
    assert not opens(key)
    assert not opens(other)
    key = pia.token("read")
    assert opens(key)
    command(team, "password", pia.email, "--password", "set by the machine")
    assert not opens(key)


def test_many_tries_are_slowed_down_for_who_tries_alone(team: Server, ada: Visitor) -> None:
    with Visitor(team, "10.9.9.9") as attacker:
        answers = (attacker.sign_in(ada.email, f"guess number {n}") for n in count())
        refusal = first_refused(answers, 8, too_often)
        assert 1 <= int(refusal.headers["retry-after"]) <= 600
        assert "Try again in" in refusal.text
        # The right password does not help who guessed it now.
        assert attacker.sign_in(ada.email).status_code == 429
        # What a client says of itself before the proxy's word is not believed.
        attacker.client.headers["x-forwarded-for"] = "10.7.7.7, 10.9.9.9"
        assert attacker.sign_in(ada.email).status_code == 429
    with Visitor(team, "10.9.9.8") as ada_herself:
        assert ada_herself.sign_in(ada.email).status_code == 303


def test_many_imports_and_many_sockets_are_slowed_down(team: Server, ada: Visitor) -> None:
    ned = joined(team, ada, "editor", "Ned")
    token = {"authorization": f"Bearer {ned.token('read', 'write')}"}

    # All but one are empty, which is seen at once: thirty readings take long on a busy machine.
    def imported(content: bytes) -> httpx2.Response:
        return httpx2.post(
            f"{team.address}/api/resumes/import",
            headers=token,
            files={"file": ("cv.json", content)},
            timeout=30,
        )

    resume = imported(b'{"basics": {"name": "Ned"}}').json()["id"]
    assert imported(b"").status_code == 422
    refusal = first_refused(map(imported, repeat(b"")), 28, too_often)
    assert int(refusal.headers["retry-after"]) >= 1
    who = Actor("somebody who opens many")
    ticket = Tickets([SECRET]).mint(resume, who, Participant("Ned", "#000000"))
    assert knock(team, resume, ticket) == wire.NOT_FOUND
    codes = (knock(team, resume, ticket) for _ in count())
    first_refused(codes, 119, lambda code: code == wire.TOO_FAST)


def test_another_host_name_is_refused(team: Server) -> None:
    answer = httpx2.get(f"{team.address}/sign-in", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_every_answer_carries_the_headers(team: Server, ada: Visitor) -> None:
    for path in ("/", "/sign-in", "/docs", "/api/resumes", "/health", "/assets/theme.js", "/none"):
        headers = httpx2.get(f"{team.address}{path}").headers
        policy = headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert "default-src 'none'" in policy
        assert "script-src 'self' 'nonce-" in policy or "script-src" not in policy
        assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["cache-control"] == ("no-cache" if "assets" in path else "no-store")
    cookies = httpx2.get(f"{team.address}/sign-in").headers.get_list("set-cookie")
    session = next(each for each in cookies if each.startswith("imaginator="))
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session


def test_it_is_said_whom_to_tell_of_a_fault(team: Server) -> None:
    told = httpx2.get(f"{team.address}/.well-known/security.txt")
    assert told.headers["content-type"].startswith("text/plain")
    assert "Contact: mailto:security@example.org\nExpires: 20" in told.text


# Invitations, workspaces and roles


def test_an_invitation_is_for_one_address_once(team: Server, ada: Visitor) -> None:
    secret = ada.invite("home", "editor", "eva@example.org")
    with Visitor(team, "10.2.0.1") as wrong:
        answer = wrong.submit(
            f"/join?invitation={secret}", "/join", invitation=secret,
            email="mallory@example.org", name="Mallory", password=PASSWORD,
        )  # fmt: skip
        assert "for another e-mail address" in answer.text
        # Nothing was made by the way.
        assert wrong.sign_in("mallory@example.org").status_code == 400
    Visitor(team, "10.2.0.1").join(secret, "eva@example.org", "Eva")
    with Visitor(team) as late:
        assert late.get(f"/join?invitation={secret}").status_code == 404
        assert late.get("/join?invitation=forged").status_code == 404
    withdrawn = ada.invite("home", "editor", "late@example.org")
    found = re.findall(r'name="invitation" value="(\w+)"', ada.get("/team/home").text)
    assert ada.post("/team/home/withdraw", invitation=found[0]).status_code == 303
    with Visitor(team) as late:
        assert late.get(f"/join?invitation={withdrawn}").status_code == 404


def test_an_invitation_that_would_change_nothing_says_so(team: Server, ada: Visitor) -> None:
    hal = joined(team, ada, "candidate", "Hal")
    page = hal.get(f"/join?invitation={ada.invite('home', 'editor')}").text
    assert "You are in it already, as a candidate" in page
    assert "An owner can make you an editor" in page
    page += hal.get(f"/join?invitation={ada.invite('home', 'editor', 'iva@example.org')}").text
    assert "Join as" not in page
    place = re.findall(r'/team/(\w+)">Hal', hal.get("/account").text)[0]
    foreign = hal.invite(place, "viewer", "iva@example.org")
    page = ada.get(f"/join?invitation={foreign}").text
    assert "at iva@example.org, and you are signed in with another address" in page
    assert "Join as" not in page


def test_a_guest_is_led_to_the_sign_in_for_what_only_members_see(
    team: Server, ada: Visitor, key: str
) -> None:
    shared, own = made(team, key), made(team, key)
    with Visitor(team) as guest:
        guest.open(ada.share(shared, "viewer"))
        assert "next=%2Fresume%2F" not in shown(guest, f"/resume/{shared}")
        assert f"/sign-in?next=%2Fresume%2F{own}" in shown(guest, f"/resume/{own}")
        # The start page leads a guest back to what is shared with them, and a member to the rest.
        assert f"/resume/{shared}" in shown(guest, "/")
        assert "Shared with you by link" in shown(guest, "/")
        answer = guest.sign_in(ada.email, next=f"/resume/{own}")
        assert answer.headers["location"] == f"/resume/{own}"
        assert "Nadia Okafor" in shown(guest, f"/resume/{own}")
        assert "Shared with you by link" not in shown(guest, "/")
    assert "To the start page" in shown(ada, "/resume/none")


def test_a_link_that_ended_leads_nowhere_from_the_start_page(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    kim = joined(team, ada, "candidate", "Kim")
    kim.open(ada.share(resume, "viewer"))
    assert f"/resume/{resume}" in shown(kim, "/")
    page = f"/resume/{resume}/share"
    [link] = re.findall(r'name="link" value="(\w+)"', ada.get(page).text)
    ada.post(f"{page}/revoke", link=link)
    assert resume not in shown(kim, "/")


def test_nothing_goes_into_a_master_that_one_may_only_read(
    team: Server, ada: Visitor, key: str
) -> None:
    lea = joined(team, ada, "editor", "Lea")
    copy = api(team, lea.token("read", "write"), f"/api/resumes/{made(team, key)}/tailored", {})
    resume = copy.json()["id"]
    peer = ticketed(team, lea, resume)
    peer.set_email("lea@example.org")
    peer.until_saved()
    assert "Into the master" in beside_master(lea, resume)
    [person] = re.findall(r'value="(\w+)">\s*<select[^>]*of Lea"', ada.get("/team/home").text)
    ada.post("/team/home/role", person=person, role="viewer")
    # The copy is still theirs.
    assert "As in the master" in beside_master(lea, resume)
    assert "Into the master" not in beside_master(lea, resume)


def beside_master(visitor: Visitor, copy: str) -> str:
    """Return what History shows of a copy."""
    visitor.get(f"/resume/{copy}")
    answer = visitor.callback(
        {
            "output": "..tailored.children...tailored-shown.data..",
            "outputs": [
                {"id": "tailored", "property": "children"},
                {"id": "tailored-shown", "property": "data"},
            ],
            "inputs": [
                {"id": "history-at", "property": "data", "value": 1},
                [],
                {"id": "tailored-look", "property": "n_intervals"},
            ],
            "changedPropIds": ["history-at.data"],
            "state": [
                {"id": "tailored-shown", "property": "data"},
                {"id": "document", "property": "data", "value": copy},
            ],
        }
    )
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def shown(visitor: Visitor, path: str) -> str:
    """Return what the page at an address holds."""
    visitor.get(path)
    asked = {"id": "location", "property": "pathname", "value": path}
    answer = visitor.callback(
        {
            "output": "page.children",
            "outputs": {"id": "page", "property": "children"},
            "inputs": [asked],
            "changedPropIds": ["location.pathname"],
        }
    )
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json(), ensure_ascii=False)


def test_candidates_do_not_see_each_other_and_their_coach_sees_all(
    team: Server, ada: Visitor
) -> None:
    coach = joined(team, ada, "viewer", "Coach")
    coach.submit("/account", "/account/new-workspace", name="Career centre")
    centre = re.findall(r'/team/(\w+)">Career centre', coach.get("/account").text)[0]
    keys = {"coach": coach.token("read", "write")}
    people = {name: joined(team, coach, "candidate", name, centre) for name in ("Cleo", "Dan")}
    resumes = {}
    for name, visitor in people.items():
        keys[name] = visitor.token("read", "write")
        answer = api(team, keys[name], "/api/resumes", RESUME)
        resumes[name] = answer.json()["id"]
    assert api(team, keys["Dan"], f"/api/resumes/{resumes['Cleo']}").status_code == 404
    assert [r["id"] for r in api(team, keys["Dan"], "/api/resumes").json()] == [resumes["Dan"]]
    seen = {r["id"] for r in api(team, keys["coach"], "/api/resumes").json()}
    assert set(resumes.values()) <= seen
    page = people["Dan"].get(f"/team/{centre}").text
    assert "Coach" in page
    assert "Cleo" not in page
    assert people["Dan"].get(f"/team/{centre}/audit.csv").status_code == 403
    # Who leaves takes their own along.
    assert people["Cleo"].submit(f"/team/{centre}", f"/team/{centre}/leave").status_code == 303
    assert api(team, keys["coach"], f"/api/resumes/{resumes['Cleo']}").status_code == 404
    assert api(team, keys["Cleo"], f"/api/resumes/{resumes['Cleo']}").status_code == 200


def test_a_change_of_role_reaches_what_is_open(team: Server, ada: Visitor, key: str) -> None:
    resume = made(team, key)
    finn = joined(team, ada, "editor", "Finn")
    peer = ticketed(team, finn, resume)
    peer.change(lambda nodes: nodes["basics"].update({"v:email": "finn@example.com"}))
    peer.until_saved()
    assert peer.hello["role"] == "editor"
    person = re.findall(r'aria-label="Role of ([^"]+)"|name="person" value="(\w+)"',
                        ada.get("/team/home").text)  # fmt: skip
    ids = [given for _, given in person if given]
    names = [name for name, _ in person if name]
    finns = dict(zip(names, ids[::2], strict=False))["Finn"]
    assert ada.post("/team/home/role", person=finns, role="viewer").status_code == 303
    assert closed_with(peer) == wire.RESTART
    peer = ticketed(team, finn, resume)
    assert peer.hello["role"] == "viewer"
    with suppress(ConnectionClosed):  # whatever a viewer sends ends the connection
        peer.change(lambda nodes: nodes["basics"].update({"v:email": "forged@example.com"}))
    assert closed_with(peer) == wire.NOT_ALLOWED
    assert api(team, key, f"/api/resumes/{resume}").json()["basics"]["email"] == "finn@example.com"
    peer = ticketed(team, finn, resume)
    assert ada.post("/team/home/remove", person=finns).status_code == 303
    assert closed_with(peer) == wire.NOT_ALLOWED
    assert api(team, finn.token("read"), f"/api/resumes/{resume}").status_code == 404


def test_who_is_out_is_told_so_and_named_in_the_log(team: Server, ada: Visitor) -> None:
    hana, ivo = (joined(team, ada, "editor", name) for name in ("Hana", "Ivo"))
    page = ada.get("/team/home").text
    hanas = re.findall(r'name="person" value="(\w+)">\s*<select[^>]*"Role of Hana"', page)[0]
    ada.post("/team/home/role", person=hanas, role="viewer")
    ada.post("/team/home/remove", person=hanas)
    ivo.submit("/team/home", "/team/home/leave")
    told = hana.get("/notices").text
    assert "You are now a viewer in “Home”" in told
    assert "You are no longer in “Home”" in told
    page = ada.get("/team/home").text
    assert "<td>removed: Hana" in page
    assert "<td>Ivo</td><td>left" in page
    assert "email: <" not in page  # of an invitation for whoever has the link
    assert "everybody else sees all of it" in page


def test_a_workspace_keeps_an_owner(team: Server, ada: Visitor) -> None:
    gia = joined(team, ada, "viewer", "Gia")
    gia.submit("/account", "/account/new-workspace", name="Hers")
    hers = re.findall(r'/team/(\w+)">Hers', gia.get("/account").text)[0]
    answer = gia.submit(f"/team/{hers}", f"/team/{hers}/leave")
    assert "needs an owner" in answer.text
    assert gia.post(f"/team/{hers}/rename", name="  ").status_code == 400
    assert gia.post(f"/team/{hers}/rename", name="Hers alone").status_code == 303


def test_a_workspace_is_deleted_by_who_is_alone_in_it(team: Server, ada: Visitor) -> None:
    nia = joined(team, ada, "editor", "Nia")
    key = nia.token("read", "write")
    nia.submit("/account", "/account/new-workspace", name="A try")
    tried = re.findall(r'/team/(\w+)">A try', nia.get("/account").text)[0]
    resume = made(team, key, tried)
    guest = joined(team, nia, "viewer", "Ola", tried)
    answer = nia.submit(f"/team/{tried}", f"/team/{tried}/delete", name="A try")
    assert "Others are in this workspace" in answer.text
    assert "Delete the workspace" not in answer.text
    assert guest.submit(f"/team/{tried}", f"/team/{tried}/delete", name="A try").is_client_error
    guest.post(f"/team/{tried}/leave")
    page = nia.get(f"/team/{tried}").text
    assert "Leave</button>" not in page  # which could only be refused
    answer = nia.post(f"/team/{tried}/delete", name="another")
    assert "Nothing was deleted" in answer.text
    assert api(team, key, f"/api/resumes/{resume}").status_code == 200
    assert nia.post(f"/team/{tried}/delete", name=" A  try").headers["location"] == "/account"
    assert api(team, key, f"/api/resumes/{resume}").status_code == 404
    last = re.findall(r'/team/(\w+)">Nia’s', nia.get("/account").text)[0]
    answer = nia.submit(f"/team/{last}", f"/team/{last}/delete", name="Nia’s résumés")
    assert "your only workspace" in answer.text
    home = ada.submit("/team/home", "/team/home/delete", name="Home")
    assert "Others are in this workspace" in home.text


# Links


def test_a_link_opens_one_resume_and_revoking_it_closes_what_is_open(
    team: Server, ada: Visitor, key: str
) -> None:
    resume, other = made(team, key), made(team, key)
    secret = ada.share(resume, "editor")
    with Visitor(team) as guest:
        assert guest.open(secret, "Hal").headers["location"] == f"/resume/{resume}"
        said = guest.get(f"/resume/{resume}/export/json").json()
        assert said["basics"] == RESUME["basics"]
        assert guest.get(f"/resume/{other}/export/json").status_code == 404
        assert guest.get(f"/resume/{resume}/share").status_code == 403
        assert guest.get("/account").status_code == 303
        peer = ticketed(team, guest, resume)
        assert (peer.hello["role"], peer.hello["person"]["name"]) == ("editor", "Hal")
        peer.change(lambda nodes: nodes["basics"].update({"v:email": "hal@example.com"}))
        peer.until_saved()
        page = ada.get(f"/resume/{resume}/share").text
        assert "Hal" in page
        link = re.findall(r'name="link" value="(\w+)"', page)[0]
        answer = ada.post(f"/resume/{resume}/share/revoke", link=link)
        assert answer.status_code == 303
        assert closed_with(peer) == wire.NOT_ALLOWED
        assert guest.get(f"/resume/{resume}/export/json").status_code == 404
        assert guest.open(secret).status_code == 404
        assert guest.get(f"/open?link={secret}").status_code == 404


def test_a_guest_takes_no_name_that_a_link_would_not_take(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    with Visitor(team, "10.2.0.7") as guest:
        secret = ada.share(resume, "commenter")
        answer = guest.open(secret, "ADA")
        assert answer.status_code == 400
        assert "Somebody in this résumé is called so" in answer.text
        guest.open(secret, "Gus")
        guest.name = "Ada"
        claims = Tickets([SECRET]).read(guest.ticket(resume), resume)
        assert claims.who.name == claims.participant.name == "Gus"
        guest.name = "Gus\n\u202e " + "x" * 5_000
        guest.ticket(resume)
        claims = Tickets([SECRET]).read(guest.ticket(resume), resume)
        assert claims.who.name == claims.participant.name == "Gus " + "x" * 56
        guest.name = "\u200b"
        claims = Tickets([SECRET]).read(guest.ticket(resume), resume)
        assert claims.participant.name == "You"


def test_a_link_may_want_a_password_which_cannot_be_guessed_for_long(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    secret = ada.share(resume, "viewer", password="open sesame")  # noqa: S106
    with Visitor(team, "10.3.0.1") as guest:
        assert "not the password" in guest.open(secret, password="guess").text  # noqa: S106
        answers = (guest.open(secret, password=f"guess {n}") for n in count())
        first_refused(answers, 7, too_often)
        assert (
            guest.get(f"/resume/{resume}/export/json")
            .headers.get("location", "")
            .startswith("/sign-in")
        )
    with Visitor(team, "10.3.0.2") as guest:
        assert guest.open(secret, password="open sesame").status_code == 303  # noqa: S106
        peer = ticketed(team, guest, resume)
        assert peer.hello["role"] == "viewer"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"role": "owner"}, "cannot make"),
        ({"days": "0"}, "between a day"),
        ({"days": "soon"}, "between a day"),
        ({"days": "9999"}, "between a day"),
        ({"password": "short"}, "at least 6"),
    ],
)
def test_a_link_that_cannot_be_is_told_why(
    team: Server, ada: Visitor, key: str, fields: dict[str, str], why: str
) -> None:
    page = f"/resume/{made(team, key)}/share"
    answer = ada.submit(page, page, **{"role": "viewer", "days": "3", **fields})
    assert answer.status_code == 400
    assert why in answer.text


# Tokens and tickets


def test_a_token_opens_what_its_scope_says_until_it_is_revoked(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    reads = ada.token("read")
    assert api(team, reads, f"/api/resumes/{resume}").status_code == 200
    answer = api(team, reads, f"/api/resumes/{resume}", method="DELETE")
    assert answer.status_code == 403
    assert "lacks the scope “write”" in answer.json()["message"]
    assert api(team, reads, "/api/resumes", RESUME).status_code == 403
    token = re.findall(r'name="token" value="(\w+)"', ada.get("/account").text)[0]
    assert ada.post("/account/revoke-token", token=token).status_code == 303
    answer = api(team, reads, f"/api/resumes/{resume}")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert ada.post("/account/revoke-token", token=token).status_code == 404


def test_the_machine_is_nobody_that_one_meets(team: Server, ada: Visitor, key: str) -> None:
    assert "This machine" not in ada.get("/team/home").text
    wanted = {"text": "Look at it", "assignee": "local", "resume_id": made(team, key)}
    assert "given something to do" in api(team, key, "/api/todo", wanted).text


@pytest.mark.parametrize("given", ["", "forged", "imaginator_" + "x" * 43, "Basic abc", "é"])
def test_a_wrong_token_opens_nothing(team: Server, given: str) -> None:
    headers = {b"authorization": f"Bearer {given}".encode()} if given else {}
    answer = httpx2.get(f"{team.address}/api/resumes", headers=headers)
    assert answer.status_code == 401
    assert "token" in answer.json()["message"]


def test_wrong_tokens_are_slowed_down(team: Server) -> None:
    headers = {"authorization": "Bearer imaginator_wrong", "x-forwarded-for": "10.4.0.1"}
    with httpx2.Client(base_url=team.address, headers=headers) as client:
        assert client.get("/api/resumes").status_code == 401
        answers = (client.get("/api/resumes") for _ in count())
        first_refused(answers, 119, too_often)


def test_no_cookie_opens_the_api(team: Server, ada: Visitor) -> None:
    assert ada.client.get("/api/resumes").status_code == 401


def test_a_ticket_lets_in_whom_it_names_while_they_may(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    tickets = Tickets([SECRET])
    for who in (Actor(), Actor("somebody"), Actor(links=frozenset({"forged"}))):
        ticket = tickets.mint(resume, who, Participant("Eve", "#000000"))
        assert knock(team, resume, ticket) == wire.NOT_FOUND
    forged = Tickets(["another secret of thirty-two letters"]).mint(
        resume, Actor("local"), Participant("Eve", "#000000")
    )
    assert knock(team, resume, forged) == wire.WRONG_TICKET


def test_a_secret_that_was_changed_is_believed_still(team: Server, ada: Visitor) -> None:
    ada.get("/account")
    team.stop()  # a store in a file has one server
    fresh = Server(free_port(), team.data, secret="x" * 40)
    fresh.start(**{**SIGN_IN, "SECRET_KEY": "x" * 40, "SECRET_KEY_OLD": SECRET})
    try:
        with Visitor(fresh) as same:
            same.client.cookies = ada.client.cookies
            same.csrf = ada.csrf
            assert same.post("/account/name", name="Ada").status_code == 303
    finally:
        fresh.stop()
        team.start(**SIGN_IN)


# What is told, and leaving


def test_the_audit_log_says_who_did_what_from_where(team: Server, ada: Visitor, key: str) -> None:
    resume = made(team, key)
    with Visitor(team, "10.5.0.1") as visitor:
        visitor.sign_in(ada.email)
        visitor.share(resume, "viewer")
    page = ada.get("/team/home").text
    assert "10.5.0.1" in page
    assert "made a link: “" in page
    exported = ada.get("/team/home/audit.csv").text
    line = next(each for each in exported.splitlines() if resume in each)
    assert "link.made" in line
    assert "10.5.0.1" in line
    formula = joined(team, ada, "viewer", "Ivy")
    formula.submit("/account", "/account/name", name="=HYPERLINK(1)")
    ada.submit("/team/home", "/team/home/rename", name="Home")
    formula.sign_in(formula.email)
    formula.submit("/team/home", "/team/home/leave")
    assert "'=HYPERLINK(1)" in ada.get("/team/home/audit.csv").text


def test_who_leaves_takes_everything_along_and_leaves_nothing(team: Server, ada: Visitor) -> None:
    jan = joined(team, ada, "candidate", "Jan")
    own = jan.token("read", "write")
    resume = api(team, own, "/api/resumes", RESUME).json()["id"]
    api(team, own, "/api/jobs", {"text": "We look for a cook with five years of practice."})
    deleted = api(team, own, "/api/resumes", RESUME).json()["id"]
    api(team, own, f"/api/resumes/{deleted}", method="DELETE")
    with zipfile.ZipFile(io.BytesIO(jan.get("/account/export").content)) as archive:
        account = json.loads(archive.read("account.json"))
        assert account["person"]["email"] == jan.email
        said = json.loads(archive.read(f"resumes/{resume}.json"))
        assert said["basics"] == RESUME["basics"]
        assert f"deleted/{deleted}.json" in archive.namelist()
        assert any(name.startswith("jobs/") for name in archive.namelist())
        assert own.encode() not in b"".join(archive.read(name) for name in archive.namelist())
    assert jan.submit("/account", "/account/delete", password="wrong").status_code == 400  # noqa: S106
    assert jan.post("/account/delete", password=PASSWORD).status_code == 303
    assert api(team, own, "/api/resumes").status_code == 401
    assert jan.sign_in(jan.email).status_code == 400
    admin = ada.token("read")
    assert api(team, admin, f"/api/resumes/{resume}").status_code == 404
    joined(team, ada, "viewer", "Kai")
    answer = ada.submit("/account", "/account/delete", password=PASSWORD)
    assert "Make somebody else an owner of “Home” first" in answer.text


def test_who_leaves_a_workspace_to_the_machine_leaves_no_resume_in_it(tmp_path: Any) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    server.start(**SIGN_IN)
    try:
        with owner(server) as last, closing(stored(server)) as database:
            made(server, last.token("read", "write"))
            assert one(database, "SELECT count(*) FROM documents") == 1
            assert last.submit("/account", "/account/delete", password=PASSWORD).is_redirect
            assert one(database, "SELECT count(*) FROM documents") == 0
            assert command(server, "invite", "next@example.org")
    finally:
        server.stop()


def test_open_sign_up_tells_nobody_of_accounts(tmp_path: Any) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    server.start(**SIGN_IN, SIGN_UP="open")
    try:
        answers = []
        for password in (PASSWORD, "another, by somebody else"):
            with Visitor(server) as visitor:
                answers.append(
                    visitor.submit(
                        "/sign-up", "/sign-up", name="Kim", email="kim@example.org",
                        password=password,
                    )
                )  # fmt: skip
        assert [each.status_code for each in answers] == [303, 303]
        assert answers[0].headers["location"] == answers[1].headers["location"]
        with Visitor(server) as visitor:
            assert visitor.sign_in("kim@example.org").status_code == 303
            assert "Kim’s résumés" in visitor.get("/account").text
        with Visitor(server) as visitor:
            assert visitor.sign_in("kim@example.org", "another, by somebody else").is_client_error
    finally:
        server.stop()


def test_where_accounts_are_by_invitation_there_is_no_sign_up(team: Server) -> None:
    with Visitor(team) as visitor:
        answer = visitor.submit("/sign-in", "/sign-up", name="x", email="x@y.org", password="x")  # noqa: S106
        assert answer.status_code in (404, 405)


def test_the_log_tells_no_secret(tmp_path: Any) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    with (tmp_path / "log").open("wb") as log:
        server.log = log
        server.start(**SIGN_IN, LOG_LEVEL="debug")
        try:
            with owner(server) as first:
                key = first.token("read", "write")
                resume = made(server, key)
                secret = first.share(resume, "viewer", password="open sesame")  # noqa: S106
                with Visitor(server) as guest:
                    guest.open(secret, password="open sesame")  # noqa: S106
                    ticketed(server, guest, resume)
                invitation = first.invite("home", "editor")
                Visitor(server).join(invitation, "lea@example.org", "Lea")
                session = first.client.cookies["imaginator"]
                health = first.get("/health").text
        finally:
            server.stop()
    told = (tmp_path / "log").read_text(encoding="utf-8")
    assert "/account/make-token" in told
    assert '"dependencies"' in health
    for each in (PASSWORD, "open sesame", key, secret, invitation, session, SECRET):
        assert each not in told
        assert each not in health


# Several processes


def test_a_session_holds_everywhere_and_a_revoked_link_closes_on_the_hub(
    postgres_url: str, redis: RedisServer, tmp_path: Any
) -> None:
    shared = {
        **SIGN_IN,
        "DATABASE_URL": new_database(postgres_url),
        "REDIS_URL": redis.url,
        "LIVE_HUB": "elsewhere",
        "WEB_CONCURRENCY": "1",
    }
    hub, one, other = (Server(free_port(), tmp_path, secret=SECRET) for _ in range(3))
    for server, role in ((hub, "live"), (one, "serve"), (other, "serve")):
        server.start(role, **shared)
    try:
        invitation = command(one, "invite", "ada@example.org", **shared).rpartition("=")[2]
        ada = Visitor(one).join(invitation, "ada@example.org", "Ada")
        key = ada.token("read", "write")
        resume = made(other, key)
        secret = ada.share(resume, "viewer")
        with Visitor(other) as elsewhere:
            elsewhere.client.cookies = ada.client.cookies
            assert elsewhere.get("/account").status_code == 200
        with Visitor(other) as guest:
            guest.open(secret)
            peer = ticketed(other, guest, resume, hub)
            assert peer.hello["role"] == "viewer"
            page = ada.get(f"/resume/{resume}/share").text
            link = re.findall(r'name="link" value="(\w+)"', page)[0]
            ada.post(f"/resume/{resume}/share/revoke", link=link)
            assert closed_with(peer) == wire.NOT_ALLOWED

        # Tries are counted together.
        def guessed(server: Server) -> httpx2.Response:
            with Visitor(server, "10.6.0.1") as attacker:
                return attacker.sign_in("ada@example.org", "a guess")

        first_refused(map(guessed, cycle((one, other))), 8, too_often)
        redis.stop(9)
        answer = ada.get("/account")
        assert answer.status_code == 503
        assert "your résumés are safe" in answer.text.casefold()
        redis.start()
        assert ada.get("/account").status_code == 200
    finally:
        for server in (hub, one, other):
            server.stop()


# Mail and codes


@pytest.fixture(scope="module")
def postbox() -> Iterator[Postbox]:
    made = Postbox()
    yield made
    made.close()


@pytest.fixture(scope="module")
def mailing(
    tmp_path_factory: pytest.TempPathFactory, postbox: Postbox
) -> Iterator[tuple[Server, Visitor]]:
    """A server that sends mail and lets anybody sign up, and its first person."""
    made = Server(free_port(), tmp_path_factory.mktemp("mailing"), secret=SECRET)
    made.start(
        **SIGN_IN, SIGN_UP="open", SMTP_URL=postbox.url, MAIL_FROM="Imaginator <cv@example.org>"
    )
    yield made, owner(made)
    made.stop()


def test_a_mailed_link_signs_in_once(mailing: tuple[Server, Visitor], postbox: Postbox) -> None:
    server, ada = mailing
    answers = []
    for address in ("nobody@example.org", ada.email):
        with Visitor(server, "10.8.0.1") as visitor:
            answers.append(visitor.submit("/sign-in", "/sign-in/mail", email=address))
    assert [each.status_code for each in answers] == [303, 303]
    path = postbox.link(ada.email)  # the first mail there is: nobody got none
    with Visitor(server, "10.8.0.2") as visitor:
        key = path.partition("key=")[2]
        for _ in range(2):  # what looks at mail on its way opens links
            assert ada.email in visitor.get(path).text
        assert visitor.post("/sign-in/mailed", key=key, password="short").status_code == 400  # noqa: S106
        assert visitor.post("/sign-in/mailed", key=key).status_code == 303
        assert visitor.get("/account").status_code == 200
        assert visitor.get(path).status_code == 404
    assert postbox.mails.empty()


def test_a_mailed_link_leads_on_to_where_one_was_going(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    for onward, found in (("/resume/abc?x=1", "/resume/abc?x=1"), ("//evil.example", "/")):
        with Visitor(server, "10.8.0.5") as visitor:
            page = f"/sign-in?next={onward}"
            assert f'name="next" value="{found}"' in visitor.get(page).text
            visitor.submit(page, "/sign-in/mail", email=ada.email, next=onward)
            path = postbox.link(ada.email)
            fields = dict(re.findall(r'name="(key|next)" value="([^"]*)"', visitor.get(path).text))
            assert fields["next"] == found
            forged = {**fields, "next": "https://evil.example"} if found == "/" else fields
            answer = visitor.post("/sign-in/mailed", **forged)
            assert answer.headers["location"] == found


def test_a_forgotten_password_is_chosen_anew_by_mail(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    answer = ada.submit("/team/home", "/team/home/invite", role="viewer", email="mo@example.org")
    assert "It is on its way by e-mail" in answer.text
    invitation = postbox.link("mo@example.org").partition("=")[2]
    assert "Ada invites you to “Home”, as a viewer" in postbox.text
    mo = Visitor(server).join(invitation, "mo@example.org", "Mo")
    key = mo.token("read")
    assert api(server, key, "/api/resumes").status_code == 200
    with Visitor(server, "10.8.0.3") as visitor:
        visitor.submit("/sign-in", "/sign-in/mail", email="mo@example.org")
        path = postbox.link("mo@example.org")
        visitor.get(path)
        answer = visitor.post(
            "/sign-in/mailed",
            key=path.partition("key=")[2],
            password="another one, and long",  # noqa: S106
        )
        assert answer.status_code == 303
        assert mo.get("/account").status_code == 303
        assert api(server, key, "/api/resumes").status_code == 401
        assert visitor.get("/account").status_code == 200
        assert mo.sign_in("mo@example.org").status_code == 400
        assert mo.sign_in("mo@example.org", "another one, and long").status_code == 303


def test_who_comes_by_an_invitation_for_anybody_shows_that_the_address_is_theirs(
    postbox: Postbox, tmp_path: Path
) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    server.start(**SIGN_IN, SMTP_URL=postbox.url, MAIL_FROM="cv@example.org")
    try:
        ada = owner(server)
        secret = ada.invite("home", "viewer")
        page = f"/join?invitation={secret}"
        with Visitor(server) as ivy:
            assert 'name="password"' not in ivy.get(page).text
            said = {"email": "ivy@example.org", "name": "Ivy", "password": PASSWORD}
            assert ivy.post("/join", invitation=secret, **said).headers["location"] == page
            assert "a link is on its way" in ivy.get(page).text
            assert ivy.sign_in("ivy@example.org").status_code == 400  # there is none yet
            link = postbox.link("ivy@example.org")
            fields = dict(re.findall(r'name="(key|next)" value="([^"]*)"', ivy.get(link).text))
            assert fields["next"] == page
            answer = ivy.post("/sign-up/mailed", name="Ivy", password=PASSWORD, **fields)
            assert answer.headers["location"] == page
            assert "Join as Ivy" in ivy.get(page).text
            assert ivy.post("/join", invitation=secret).status_code == 303
            assert "Home" in ivy.get("/account").text
        with Visitor(server) as nobody:  # whose address is whose is told to nobody here either
            answer = nobody.submit(page, "/join", invitation=secret, email=ada.email)
            assert answer.headers["location"] == page
            link = postbox.link(ada.email)
            assert link == f"/sign-in?{urlencode({'next': page})}"
            answer = nobody.submit(page, "/join", invitation="wrong", email="ivy@example.org")
            assert answer.status_code == 404
            assert nobody.post("/sign-up", email="ivy@example.org").status_code in (404, 405)
        assert postbox.mails.empty()
    finally:
        server.stop()


def test_a_new_address_is_shown_to_be_ones_own(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    invitation = ada.invite("home", "viewer", "lou@example.org")
    postbox.link("lou@example.org")
    lou = Visitor(server).join(invitation, "lou@example.org", "Lou")
    for wanted, path in ((ada.email, "/sign-in"), ("lou@example.net", "/account/email/mailed")):
        answer = lou.submit("/account", "/account/email", email=wanted, password=PASSWORD)
        assert answer.status_code == 303
        page = lou.get("/account").text
        assert "A link is on its way to the new address." in page
        assert f"<b>{wanted}</b> waits" in page
        assert f'value="{lou.email}"' in page
        link = postbox.link(wanted)
        assert link.startswith(path)
    key = link.partition("key=")[2]
    with Visitor(server) as nobody:
        assert nobody.get(link).headers["location"].startswith("/sign-in?next=%2Faccount%2Femail")
    assert ada.get(link).status_code == 404
    assert ada.submit("/account", "/account/email/mailed", key=key).status_code == 404
    page = lou.get(link).text
    assert "<b>lou@example.net</b>" in page
    assert lou.post("/account/email/mailed", key=key).headers["location"] == "/account"
    assert "lou@example.net" in postbox.mail(lou.email)
    page = lou.get("/account").text
    assert 'value="lou@example.net"' in page
    assert "waits until" not in page
    assert lou.post("/account/email/mailed", key=key).status_code == 404
    with Visitor(server, "10.8.0.6") as again:
        assert again.sign_in(lou.email).status_code == 400
        assert again.sign_in("lou@example.net").status_code == 303
    lou.submit("/account", "/account/email", email="lou@example.com", password=PASSWORD)
    link = postbox.link("lou@example.com")
    lou.get("/account")
    assert lou.post("/account/email/forget").status_code == 303
    assert lou.get(link).status_code == 404
    assert "waits until" not in lou.get("/account").text


def test_who_signs_up_shows_that_the_address_is_theirs(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    with Visitor(server, "10.8.0.4") as visitor:
        answers = [
            visitor.submit("/sign-up", "/sign-up", email=each)
            for each in (ada.email, "new@example.org")
        ]
        assert {each.headers["location"] for each in answers} == {"/sign-in"}
        assert postbox.link(ada.email) == "/sign-in"
        path = postbox.link("new@example.org")
        key = path.partition("key=")[2]
        visitor.get(path)
        assert visitor.post("/sign-up/mailed", key=key, name="", password=PASSWORD).is_client_error
        answer = visitor.post("/sign-up/mailed", key=key, name="New", password=PASSWORD)
        assert answer.status_code == 303
        assert "new@example.org" in visitor.get("/account").text
        assert visitor.get(path).status_code == 404
        # Nobody's postbox is filled from here.
        tries = (
            visitor.submit("/sign-up", "/sign-up", email="victim@example.org") for _ in count()
        )
        first_refused(tries, 5, too_often)
        for _ in range(5):
            postbox.link("victim@example.org")


def factor_of(visitor: Visitor) -> str:
    """Begin to set up a second factor and return its secret."""
    page = visitor.submit("/account", "/account/factor").text
    return str(re.findall(r'class="secret">(\w+)<', page)[0])


def test_a_second_factor_is_asked_for_and_each_code_is_good_once(
    team: Server, ada: Visitor
) -> None:
    zoe = joined(team, ada, "viewer", "Zoe")
    secret = factor_of(zoe)
    totp = TOTP(secret)
    assert zoe.post("/account/factor-on", code="000000").status_code == 400
    assert zoe.post("/account/factor-on", code="ü").status_code == 400
    code = totp.now()
    page = zoe.post("/account/factor-on", code=code).text
    paper = re.findall(r"<li>(\d{5}-\d{5})</li>", page)
    assert len(paper) == 8
    with Visitor(team, "10.8.1.1") as visitor:
        assert visitor.get("/sign-in/code").headers["location"] == "/sign-in"
        assert visitor.sign_in(zoe.email, next="/help").headers["location"] == "/sign-in/code"
        assert visitor.get("/account").status_code == 303  # half is nothing
        assert visitor.submit("/sign-in/code", "/sign-in/code", code=code).status_code == 400
        later = totp.at(
            datetime.now(UTC) + timedelta(seconds=30)
        )  # a clock that is half a minute ahead
        answer = visitor.post("/sign-in/code", code=f" {later[:3]} {later[3:]} ")
        assert answer.headers["location"] == "/help"
        assert visitor.get("/account").status_code == 200
    for code, status in ((paper[0], 303), (paper[0], 400), (paper[1].replace("-", ""), 303)):
        with Visitor(team, "10.8.1.2") as visitor:
            visitor.sign_in(zoe.email)
            answer = visitor.submit("/sign-in/code", "/sign-in/code", code=code)
            assert answer.status_code == status
    with Visitor(team, "10.8.1.3") as attacker:
        attacker.sign_in(zoe.email)
        guesses = (attacker.submit("/sign-in/code", "/sign-in/code", code="1") for _ in count())
        first_refused(guesses, 0, too_often)  # Eight were tried above.


def test_a_second_factor_is_turned_off_with_the_password(team: Server, ada: Visitor) -> None:
    yan = joined(team, ada, "viewer", "Yan")
    secret = factor_of(yan)
    yan.post("/account/factor-on", code=TOTP(secret).now())
    assert yan.post("/account/factor-off", password="wrong").status_code == 400  # noqa: S106
    assert yan.post("/account/factor-off", password=PASSWORD).status_code == 303
    assert yan.sign_in(yan.email).headers["location"] == "/"


def test_who_lost_the_app_and_the_paper_is_let_in_by_the_machine(
    team: Server, ada: Visitor
) -> None:
    una = joined(team, ada, "viewer", "Una")
    secret = factor_of(una)
    una.post("/account/factor-on", code=TOTP(secret).now())
    command(team, "password", una.email, "--password", "set by the machine")
    answer = una.sign_in(una.email, "set by the machine")
    assert answer.headers["location"] == "/sign-in/code"
    assert "Lost both?" in una.get("/sign-in/code").text
    command(team, "password", una.email, "--password", "set by the machine", "--without-code")
    assert una.sign_in(una.email, "set by the machine").headers["location"] == "/"
