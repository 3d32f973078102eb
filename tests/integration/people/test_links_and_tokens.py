"""Links for guests, tokens for programs, tickets for windows; each until it is revoked, in every process."""

import re
from itertools import count, cycle
from typing import Any

import httpx2
import pytest

from dashapp.domain.people import Actor
from dashapp.services.editing import wire
from dashapp.services.editing.tickets import Participant, Tickets
from tests.conftest import RedisServer, Server, free_port, new_database
from tests.integration.people.ways import (
    RESUME,
    SECRET,
    SIGN_IN,
    closed_with,
    knock,
    made,
    ticketed,
)
from tests.visitor import Visitor, api, command, first_refused, too_often


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
