"""People sign in with accounts of other providers, and nobody with what a provider did not say."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.conftest import Server, free_port
from tests.provider import StandIn
from tests.visitor import PASSWORD, Visitor, command, owner

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
ADA = {"sub": "1", "email": "ada@example.com", "email_verified": True, "name": "Ada B."}


@pytest.fixture(scope="module")
def provider() -> Iterator[StandIn]:
    made = StandIn(free_port())
    server = made.start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def settings(provider: StandIn) -> dict[str, str]:
    oidc = {
        "name": "corp", "label": "Corp", "client_id": "us", "client_secret": "hush-hush",
        "issuer": provider.issuer,
    }  # fmt: skip
    oauth = {
        "name": "hub", "label": "Hub", "client_id": "us", "client_secret": "hush-hush",
        "scope": "read:user user:email",
        "authorize_url": f"{provider.issuer}/authorize", "token_url": f"{provider.issuer}/token",
        "profile_url": f"{provider.issuer}/profile", "emails_url": f"{provider.issuer}/emails",
    }  # fmt: skip
    return {"SIGN_IN": "true", "SECRET_KEY": SECRET, "SIGN_IN_WITH": json.dumps([oidc, oauth])}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]) -> Iterator[Server]:
    made = Server(free_port(), tmp_path_factory.mktemp("providers"), secret=SECRET)
    made.start(**settings, SIGN_UP="open")
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def honest(provider: StandIn) -> None:
    provider.fault, provider.says, provider.emails = "", dict(ADA), []


def through(visitor: Visitor, path: str) -> httpx2.Response:
    """Go to the provider, as a browser does, and back."""
    answer = visitor.get(path)
    assert answer.status_code in (302, 303), answer.text
    at_provider = httpx2.get(answer.headers["location"])
    back = urlsplit(at_provider.headers["location"])
    return visitor.get(f"{back.path}?{back.query}")


def test_somebody_new_gets_an_account_and_comes_back_to_it(server: Server) -> None:
    with Visitor(server) as visitor:
        assert "Go on with Corp" in visitor.get("/sign-in").text
        answer = through(visitor, "/sign-in/with/corp?next=/help")
        assert (answer.status_code, answer.headers["location"]) == (303, "/help")
        assert "ada@example.com" in visitor.get("/account").text
    with Visitor(server) as again:
        through(again, "/sign-in/with/corp")
        assert "Ada B." in again.get("/account").text
        # Without a password the account is kept, changed and left by who is signed in.
        assert again.post("/account/disconnect/corp").status_code >= 400
        assert again.post("/account/password", password="", new="a password at last").is_redirect
        assert again.sign_in("ada@example.com", "a password at last").is_redirect


@pytest.mark.parametrize(
    "fault",
    ["denied", "state", "down", "issuer", "audience", "nonce", "expired", "signature", "unsigned"],
)
def test_what_cannot_be_believed_lets_nobody_in(
    server: Server, provider: StandIn, fault: str
) -> None:
    provider.fault, provider.says = fault, {**ADA, "sub": "2", "email": "eve@example.com"}
    with Visitor(server) as visitor:
        answer = through(visitor, "/sign-in/with/corp")
        assert answer.status_code == 400
        assert "Signing in with Corp did not work" in answer.text
        assert visitor.get("/account").status_code == 303


def test_a_way_back_that_nobody_went_lets_nobody_in(server: Server) -> None:
    with Visitor(server) as visitor:
        answer = visitor.get("/sign-in/with/corp/back?code=a-code&state=guessed")
        assert answer.status_code == 400
        assert visitor.get("/sign-in/with/none").status_code == 404


def test_an_address_that_is_not_shown_to_be_ones_own_opens_nothing(
    server: Server, provider: StandIn
) -> None:
    provider.says = {**ADA, "sub": "3", "email": "who@example.com", "email_verified": False}
    with Visitor(server) as visitor:
        assert (
            "does not say that your address is yours" in through(visitor, "/sign-in/with/corp").text
        )


def test_an_account_is_not_taken_over_by_its_address_but_connected_from_within(
    server: Server, provider: StandIn
) -> None:
    bo = owner(server, "bo@example.com", "Bo")
    provider.says = {**ADA, "sub": "4", "email": "bo@example.com"}
    with Visitor(server) as visitor:
        answer = through(visitor, "/sign-in/with/corp")
        assert "connect Corp on your account page" in answer.text
    assert "Connect Corp" in bo.get("/account").text
    refused = bo.post("/account/connect/corp", password="not mine")  # noqa: S106
    assert "password is not right" in refused.text
    assert "Go on to Corp" not in refused.text
    assert "Go on to Corp" in bo.post("/account/connect/corp", password=PASSWORD).text
    assert through(bo, "/sign-in/with/corp/on").headers["location"] == "/account"
    with Visitor(server) as visitor:
        assert through(visitor, "/sign-in/with/corp").headers["location"] == "/"
        assert "bo@example.com" in visitor.get("/account").text
    bo.get("/account")
    assert bo.post("/account/disconnect/corp").status_code == 303
    with Visitor(server) as visitor:
        assert through(visitor, "/sign-in/with/corp").status_code == 400


def test_what_opens_one_account_is_not_taken_from_it_by_another(
    server: Server, provider: StandIn
) -> None:
    provider.says = {**ADA, "sub": "5", "email": "cleo@example.com", "name": "Cleo"}
    with Visitor(server) as cleo:  # who has no password, and no other way in
        through(cleo, "/sign-in/with/corp")
    dan = owner(server, "dan@example.com", "Dan")
    dan.submit("/account", "/account/connect/corp", password=PASSWORD)
    answer = through(dan, "/sign-in/with/corp/on")
    assert answer.status_code == 400
    assert "opens another account here" in answer.text
    assert "Connect Corp" in dan.get("/account").text
    with Visitor(server) as cleo:
        through(cleo, "/sign-in/with/corp")
        assert "cleo@example.com" in cleo.get("/account").text


def test_an_account_without_a_password_is_not_deleted_by_one_press(
    server: Server, provider: StandIn
) -> None:
    provider.says = {**ADA, "sub": "7", "email": "hal@example.com", "name": "Hal"}
    with Visitor(server) as hal:
        through(hal, "/sign-in/with/corp")
        assert "Your password" not in hal.get("/account").text
        answer = hal.post("/account/delete")
        assert answer.status_code == 400
        assert "Nothing was deleted" in answer.text
        assert hal.post("/account/delete", password=" Hal@example.com").is_redirect  # noqa: S106
        assert hal.get("/account").status_code == 303


def test_what_a_provider_refuses_leads_back_to_where_one_was(
    server: Server, provider: StandIn
) -> None:
    invitation = command(server, "invite", "fay@example.com").rpartition("=")[2]
    provider.fault = "denied"
    with Visitor(server) as visitor:
        page = visitor.get(f"/join?invitation={invitation}").text
        path = re.findall(r'href="(/sign-in/with/corp[^"]*)"', page)[0]
        assert f'href="/join?invitation={invitation}"' in through(visitor, path).text
        answer = through(visitor, "/sign-in/with/corp?next=/help")
        assert 'href="/sign-in?next=%2Fhelp"' in answer.text
    with owner(server, "gus@example.com", "Gus") as gus:
        gus.submit("/account", "/account/connect/corp", password=PASSWORD)
        assert 'href="/account">Go back' in through(gus, "/sign-in/with/corp/on").text


def test_a_provider_without_openid_connect_says_it_by_its_profile(
    server: Server, provider: StandIn
) -> None:
    provider.says = {"id": 77, "login": "hubber", "name": None, "email": None}
    provider.emails = [
        {"email": "old@example.com", "primary": False, "verified": True},
        {"email": "hubber@example.com", "primary": True, "verified": True},
    ]
    with Visitor(server) as visitor:
        assert through(visitor, "/sign-in/with/hub").status_code == 303
        page = visitor.get("/account").text
        assert "hubber@example.com" in page
        assert "hubber" in page


def test_where_accounts_are_by_invitation_an_invitation_opens_the_way(
    provider: StandIn, settings: dict[str, str], tmp_path: Any
) -> None:
    server = Server(free_port(), tmp_path, secret=SECRET)
    server.start(**settings)
    try:
        with Visitor(server) as visitor:
            assert "by invitation" in through(visitor, "/sign-in/with/corp").text
            invitation = command(server, "invite", "ada@example.com").rpartition("=")[2]
            page = visitor.get(f"/join?invitation={invitation}").text
            path = re.findall(r'href="(/sign-in/with/corp[^"]*)"', page)[0].replace("&amp;", "&")
            assert through(visitor, path).headers["location"] == f"/join?invitation={invitation}"
            assert "Join as Ada B." in visitor.get(f"/join?invitation={invitation}").text
            assert visitor.post("/join", invitation=invitation).status_code == 303
            assert 'href="/team/home"' in visitor.get("/account").text
        provider.says = {**ADA, "sub": "6", "email": "mallory@example.com"}
        invitation = command(server, "invite", "bea@example.com").rpartition("=")[2]
        with Visitor(server) as visitor:
            answer = through(visitor, f"/sign-in/with/corp?next=/join%3Finvitation={invitation}")
            assert "for another e-mail address" in answer.text
            assert "by invitation" in through(visitor, "/sign-in/with/corp").text  # none was made
    finally:
        server.stop()


def test_a_provider_that_is_set_wrongly_stops_the_start(tmp_path: Any) -> None:
    from tests.integration.test_doors import imaginator  # noqa: PLC0415

    block = json.dumps(
        [{"name": "x", "label": "X", "client_id": "a", "client_secret": "hush-hush"}]
    )
    told = imaginator(tmp_path, "serve", SIGN_IN_WITH=block)
    assert told.returncode == 78
    assert "SIGN_IN_WITH" in told.stderr
    assert "give its issuer" in told.stderr
    assert "hush" not in told.stderr
    told = imaginator(tmp_path, "serve", SIGN_IN_WITH="no JSON, hush-hush")
    assert told.returncode == 78
    assert "hush" not in told.stderr
