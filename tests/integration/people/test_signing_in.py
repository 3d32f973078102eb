"""People sign in and out; whoever may not is refused, with a sentence."""

import json
import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count, repeat
from typing import Any

import httpx2
import pytest

from dashapp.domain.people import Actor
from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from tests.conftest import Server, free_port
from tests.integration.people.ways import (
    SECRET,
    SIGN_IN,
    closed_with,
    joined,
    knock,
    made,
    one,
    stored,
    ticketed,
)
from tests.visitor import PASSWORD, Visitor, api, command, first_refused, owner, too_often


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
