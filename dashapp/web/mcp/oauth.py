"""The way in through the browser, for programs: what they read, register and exchange (OAuth 2.1)."""

from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from dashapp.domain.errors import InvalidInput
from dashapp.services.consents import DAYS, OFFERED, Consents, Shown
from dashapp.web.caller import address_of

_MOST_BYTES = 20_000
_UNKEPT = {"cache-control": "no-store"}


class Registration(BaseModel):
    """What a program says of itself (RFC 7591); what else it says is not kept."""

    redirect_uris: list[str] = Field(max_length=20)
    client_name: str = Field("", max_length=300)


def oauth_router(consents: Consents) -> APIRouter:
    """Return the paths of the authorization server; the page of consent is a page of people."""
    router = APIRouter(include_in_schema=False)

    @router.get("/.well-known/oauth-authorization-server")
    def described(request: Request) -> dict[str, Any]:
        here = str(request.base_url).rstrip("/")
        return {
            "issuer": here,
            "authorization_endpoint": f"{here}/oauth/authorize",
            "token_endpoint": f"{here}/oauth/token",
            "registration_endpoint": f"{here}/oauth/register",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "token_endpoint_auth_methods_supported": ["none"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": list(OFFERED),
            "authorization_response_iss_parameter_supported": True,
            "service_documentation": f"{here}/account/assistants",
        }

    @router.post("/oauth/register")
    def register(request: Request, said: Registration) -> JSONResponse:
        try:
            client = consents.register(said.client_name, said.redirect_uris, address_of(request))
        except InvalidInput as error:
            return _wrong("invalid_redirect_uri", str(error))
        told = {
            "client_id": client,
            "client_name": said.client_name,
            "redirect_uris": said.redirect_uris,
            "grant_types": ["authorization_code"],
            "response_types": ["code"],
            "token_endpoint_auth_method": "none",
            "scope": " ".join(OFFERED),
        }
        return JSONResponse(told, 201, _UNKEPT)

    @router.post("/oauth/token")
    async def token(request: Request) -> JSONResponse:
        form = await _form(request)
        if form.get("grant_type") != "authorization_code":
            return _wrong("unsupported_grant_type", "Only authorization_code is known here.")
        here = str(request.base_url).rstrip("/")
        if form.get("resource", f"{here}/mcp").rstrip("/") not in (here, f"{here}/mcp"):
            return _wrong("invalid_target", f"Tokens are for {here}/mcp.")
        shown = Shown(**{n: form.get(n, "") for n in Shown.__dataclass_fields__})
        try:
            key, scopes = await run_in_threadpool(consents.redeem, shown, address_of(request))
        except InvalidInput as error:
            return _wrong("invalid_grant", str(error))
        told = {
            "access_token": key,
            "token_type": "Bearer",
            "expires_in": DAYS * 86_400,
            "scope": " ".join(scopes),
        }
        return JSONResponse(told, headers=_UNKEPT)

    return router


async def _form(request: Request) -> dict[str, str]:
    """Return the fields of a form; each counts once."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return {}
    try:
        fields = parse_qs(body.decode("ascii", "replace"), max_num_fields=50)
    except ValueError:  # of a form that is none of ours
        return {}
    return {name: values[0] for name, values in fields.items() if len(values) == 1}


def _wrong(code: str, sentence: str) -> JSONResponse:
    return JSONResponse({"error": code, "error_description": sentence}, 400, _UNKEPT)
