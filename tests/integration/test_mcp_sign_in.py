"""Programs that a person lets in through the browser: the SDK's own client, and what none should do."""

import base64
import hashlib
import html
import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.auth import AuthorizationCodeResult, OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import OAuthClientInformationFull, OAuthClientMetadata, OAuthToken
from pydantic import AnyUrl

from tests.assistant import call, refused
from tests.conftest import Server
from tests.visitor import Visitor, api

BACK = "http://127.0.0.1:33418/back"
VERIFIER = "a-verifier-of-the-tests-that-is-long-enough-to-be-one"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")


class Kept:
    """What a program keeps between its starts."""

    def __init__(self) -> None:
        self.tokens: OAuthToken | None = None
        self.client: OAuthClientInformationFull | None = None

    async def get_tokens(self) -> OAuthToken | None:
        return self.tokens

    async def set_tokens(self, tokens: OAuthToken) -> None:
        self.tokens = tokens

    async def get_client_info(self) -> OAuthClientInformationFull | None:
        return self.client

    async def set_client_info(self, client_info: OAuthClientInformationFull) -> None:
        self.client = client_info


def answered(visitor: Visitor, address: str, may: list[str], answer: str = "yes") -> dict[str, str]:
    """Answer the page of consent as a person does, and return what the program is told."""
    page = visitor.get(address.removeprefix(visitor.server.address)).text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    fields.pop("csrf_token", None)
    told = {name: html.unescape(value) for name, value in fields.items()}
    done = visitor.post("/oauth/authorize", **told, may=may, answer=answer)
    assert done.status_code == 200, done.text
    [onward] = re.findall(r'id="onward"[^>]* href="([^"]*)"', done.text)
    return {
        name: value[0] for name, value in parse_qs(urlsplit(html.unescape(onward)).query).items()
    }


def test_the_sdks_client_signs_in_through_the_browser(guarded: Server, ada: Visitor) -> None:
    kept, told = Kept(), {}
    resume = api(
        guarded, ada.token("read", "write"), "/api/resumes", {"basics": {"name": "Ada"}}
    ).json()["id"]

    async def go(address: str) -> None:
        told.update(answered(ada, address, ["read"]))

    async def came() -> AuthorizationCodeResult:
        return AuthorizationCodeResult(code=told["code"], state=told["state"], iss=told["iss"])

    about = OAuthClientMetadata(client_name="Cursor", redirect_uris=[AnyUrl(BACK)])
    signs_in = OAuthClientProvider(f"{guarded.address}/mcp", about, kept, go, came)

    async def story() -> None:
        async with (
            httpx2.AsyncClient(auth=signs_in, timeout=30) as http,
            Client(streamable_http_client(f"{guarded.address}/mcp", http_client=http)) as client,
        ):
            assert resume in str(await call(client, "list_resumes"))
            answer = await client.call_tool("delete_resume", {"resume_id": resume})
            assert "lacks the scope" in refused(answer)

    anyio.run(story)
    assert kept.tokens
    assert kept.tokens.scope == "read"
    assert "Cursor" in ada.get("/account/assistants").text


def registered(server: Server, *redirects: str, name: str = "Evil") -> httpx2.Response:
    body = {"client_name": name, "redirect_uris": list(redirects)}
    return httpx2.post(f"{server.address}/oauth/register", json=body)


def asking(client: str, **more: str) -> str:
    """Return the address of the page of consent."""
    said = {
        "client_id": client,
        "redirect_uri": BACK,
        "response_type": "code",
        "code_challenge": CHALLENGE.decode(),
        "code_challenge_method": "S256",
        "state": "a state",
        "scope": "read suggest",
    }
    return f"/oauth/authorize?{urlencode({**said, **more})}"


@pytest.fixture
def client(guarded: Server) -> str:
    return str(registered(guarded, BACK).json()["client_id"])


def exchanged(server: Server, **said: str) -> httpx2.Response:
    fields = {"grant_type": "authorization_code", "code_verifier": VERIFIER, "redirect_uri": BACK}
    return httpx2.post(f"{server.address}/oauth/token", data={**fields, **said})


def test_a_form_of_many_fields_is_refused_in_a_sentence(guarded: Server) -> None:
    answer = exchanged(guarded, **{f"field{number}": "x" for number in range(60)})
    assert answer.status_code == 400
    assert answer.json()["error_description"]


@pytest.mark.parametrize(
    "redirect",
    [
        "javascript:alert(1)", "data:text/html,x", "http://evil.example/back", "file:///etc/passwd",
        "https://good@evil.example/", "https://", "//evil.example", "", "https://a.example/#x",
        "http://127.0.0.1.evil.example/", "http://localhost\\@evil.example/", "vbscript:x",
    ],
)  # fmt: skip
def test_no_browser_is_sent_where_it_should_not_go(guarded: Server, redirect: str) -> None:
    answer = registered(guarded, redirect)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_redirect_uri")


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "forged"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://127.0.0.1:33418/other"},
        {"redirect_uri": "http://localhost.evil.example:33418/back"},
        {"code_challenge": ""},
        {"code_challenge_method": "plain"},
        {"response_type": "token"},
        {"resource": "https://evil.example/mcp"},
    ],
)
def test_what_asks_wrongly_is_told_to_the_person_and_to_nobody_else(
    ada: Visitor, client: str, wrong: dict[str, str]
) -> None:
    answer = ada.get(asking(client, **wrong))
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "Let it in" not in answer.text
    assert "onward" not in answer.text


def test_a_code_is_good_once_for_who_asked_and_with_its_verifier(
    guarded: Server, ada: Visitor, client: str
) -> None:
    other = str(registered(guarded, BACK, name="Other").json()["client_id"])

    def code() -> str:
        return answered(ada, asking(client), ["read"])["code"]

    for wrong in (
        {"code_verifier": "b" * 50},
        {"client_id": other},
        {"redirect_uri": "http://127.0.0.1:1/back"},
        {"code": "guessed"},
        {"resource": "https://evil.example/mcp"},
        {"grant_type": "password"},
    ):
        answer = exchanged(guarded, **{"code": code(), "client_id": client, **wrong})
        assert answer.status_code == 400, wrong
        assert "access_token" not in answer.text
    good = code()
    first = exchanged(guarded, code=good, client_id=client)
    assert first.json()["scope"] == "read"
    assert first.headers["cache-control"] == "no-store"
    again = exchanged(guarded, code=good, client_id=client)
    assert again.json()["error"] == "invalid_grant"


# What VS Code registers.
MANY = (
    "https://insiders.vscode.dev/redirect", "https://vscode.dev/redirect", "http://localhost/",
    "http://127.0.0.1/", "http://localhost:33418/", "http://127.0.0.1:33418/",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ((BACK,), "http://127.0.0.1:50000/back"),
        (MANY, "http://127.0.0.1:50000"),
        (MANY, "https://vscode.dev/redirect"),
        (
            ("cursor://anysphere.cursor-mcp/oauth/callback",),
            "cursor://anysphere.cursor-mcp/oauth/callback",
        ),
    ],
)
def test_any_port_of_this_machine_will_do_and_a_programs_own_scheme(
    guarded: Server, ada: Visitor, said: tuple[str, ...], other: str
) -> None:
    client = str(registered(guarded, *said).json()["client_id"])
    told = answered(ada, asking(client, redirect_uri=other), ["read"])
    answer = exchanged(guarded, code=told["code"], client_id=client, redirect_uri=other)
    assert answer.status_code == 200


def test_who_says_no_lets_nobody_in(ada: Visitor, client: str) -> None:
    told = answered(ada, asking(client), ["read"], answer="no")
    assert (told["error"], told["state"]) == ("access_denied", "a state")
    assert "code" not in told


def test_a_person_gives_only_what_they_choose_and_never_more_than_is_offered(
    ada: Visitor, client: str
) -> None:
    for may in ([], ["admin"], ["read", "admin"]):
        ada.get(asking(client))
        fields: dict[str, Any] = {
            name: value[0] for name, value in parse_qs(urlsplit(asking(client)).query).items()
        }
        answer = ada.post("/oauth/authorize", **fields, may=may, answer="yes")
        assert "Choose what the program may do" in answer.text
        assert "onward" not in answer.text


def test_nobody_consents_who_is_not_signed_in_or_by_a_forged_form(
    guarded: Server, ada: Visitor, client: str
) -> None:
    answer = Visitor(guarded).get(asking(client))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")
    fields = {k: v[0] for k, v in parse_qs(urlsplit(asking(client)).query).items()}
    forged = ada.client.post("/oauth/authorize", data={**fields, "may": "read", "answer": "yes"})
    assert forged.status_code == 400
    assert "onward" not in forged.text


def test_where_nobody_signs_in_there_is_nothing_to_sign_in_to(product: Server) -> None:
    found = httpx2.get(f"{product.address}/.well-known/oauth-protected-resource").json()
    assert "authorization_servers" not in found
    answer = httpx2.get(f"{product.address}/.well-known/oauth-authorization-server")
    assert answer.headers["content-type"] != "application/json"
