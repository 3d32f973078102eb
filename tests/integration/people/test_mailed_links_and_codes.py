"""Links by mail, and second factors: each code and link is good once."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyotp import TOTP

from tests.conftest import Server, free_port
from tests.integration.people.ways import (
    SECRET,
    SIGN_IN,
    joined,
)
from tests.postbox import Postbox
from tests.visitor import PASSWORD, Visitor, api, command, first_refused, owner, too_often


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
        told = postbox.mail("mo@example.org")
        assert f"Your account at {server.address}/ has a new password." in told
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


def test_a_mailed_link_changes_no_password_without_the_second_factor(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    kim = invited(ada, postbox, "Kim")
    paper = turned_on(kim)
    assert "is asked for a code of your app from now on" in postbox.mail(kim.email)
    new = "another one, and long"
    with Visitor(server, "10.8.0.7") as thief:  # who reads Kim's mail, and no more
        thief.submit("/sign-in", "/sign-in/mail", email=kim.email)
        path = postbox.link(kim.email)
        assert 'name="code"' in thief.get(path).text
        key = path.partition("key=")[2]
        for fields in ({"password": new}, {"password": new, "code": "000000"}, {"code": "1"}):
            answer = thief.post("/sign-in/mailed", key=key, **fields)
            assert answer.status_code == 400
            assert "This code is not right" in answer.text
        assert thief.get("/sign-in/code").headers["location"] == "/sign-in"
        assert thief.get("/account").status_code == 303
    assert kim.get("/account").status_code == 200
    with Visitor(server, "10.8.0.8") as visitor:
        assert visitor.sign_in(kim.email, new).status_code == 400
        # A password that will not do takes neither the link nor the code.
        visitor.get(path)
        said = {"key": key, "code": paper[0]}
        assert visitor.post("/sign-in/mailed", password="short", **said).status_code == 400  # noqa: S106
        answer = visitor.post("/sign-in/mailed", password=new, **said)
        assert answer.headers["location"] == "/"  # it was asked for once, and is not again
        assert "has a new password" in postbox.mail(kim.email)
        assert visitor.get("/account").status_code == 200
        assert visitor.get(path).status_code == 404
    with Visitor(server, "10.8.0.9") as thief:
        assert thief.sign_in(kim.email, new).headers["location"] == "/sign-in/code"
        assert thief.submit("/sign-in/code", "/sign-in/code", code=paper[0]).status_code == 400
        thief.submit("/sign-in", "/sign-in/mail", email=kim.email)
        path = postbox.link(kim.email)
        key = path.partition("key=")[2]
        guesses = (thief.submit(path, "/sign-in/mailed", key=key, code="1") for _ in count())
        first_refused(guesses, 2, too_often)  # Six of eight were tried above.


def test_what_changes_about_signing_in_is_told_to_the_address_of_the_account(
    mailing: tuple[Server, Visitor], postbox: Postbox
) -> None:
    server, ada = mailing
    max_ = invited(ada, postbox, "Max")
    turned_on(max_)
    assert "Tell whoever runs this Imaginator at once" in postbox.mail(max_.email)
    max_.post("/account/factor-off", password=PASSWORD)
    assert f"{server.address}/account" in postbox.mail(max_.email)
    max_.post("/account/password", password=PASSWORD, new="another one, and long")
    assert f"Ask for a link at {server.address}/sign-in" in postbox.mail(max_.email)
    assert postbox.mails.empty()


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


def invited(host: Visitor, postbox: Postbox, name: str) -> Visitor:
    """Return somebody new, whom an invitation for their address reached by mail."""
    email = f"{name.lower()}@example.org"
    invitation = host.invite("home", "viewer", email)
    postbox.link(email)
    return Visitor(host.server).join(invitation, email, name)


def turned_on(visitor: Visitor) -> list[str]:
    """Turn a second factor on and return the codes on paper."""
    secret = factor_of(visitor)
    page = visitor.post("/account/factor-on", code=TOTP(secret).now()).text
    return re.findall(r"<li>(\d{5}-\d{5})</li>", page)


def factor_of(visitor: Visitor) -> str:
    """Begin to set up a second factor and return its secret."""
    page = visitor.submit("/account", "/account/factor", password=PASSWORD).text
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


def test_a_second_factor_is_set_up_with_the_password(team: Server, ada: Visitor) -> None:
    ian = joined(team, ada, "viewer", "Ian")
    for password in ("", "wrong"):
        answer = ian.submit("/account", "/account/factor", password=password)
        assert answer.status_code == 400
        assert "Your password is not right. Nothing was changed." in answer.text
        assert 'class="secret"' not in answer.text
        # Nor does what a browser left open can send make one of a secret that was never shown.
        assert ian.post("/account/factor-on", code="000000").status_code == 200
    assert ian.sign_in(ian.email).headers["location"] == "/"
    secret = factor_of(ian)
    assert ian.post("/account/factor-on", code=TOTP(secret).now()).status_code == 200
    assert ian.sign_in(ian.email).headers["location"] == "/sign-in/code"


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
