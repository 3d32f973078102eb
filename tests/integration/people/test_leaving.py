"""What is told of people, and that they leave with everything and leave nothing."""

import io
import json
import zipfile
from contextlib import closing
from typing import Any

from tests.conftest import Server, free_port
from tests.integration.people.ways import (
    RESUME,
    SECRET,
    SIGN_IN,
    joined,
    made,
    one,
    stored,
    ticketed,
)
from tests.visitor import PASSWORD, Visitor, api, command, owner


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
