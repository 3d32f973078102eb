"""Who calls the API: whoever an access token stands for, or the local person of a laptop."""

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from dashapp.domain.errors import NotSignedIn
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.access_tokens import AccessTokens

NEEDED = "Send an access token: “Authorization: Bearer imaginator_…”. Your account page makes one."


def address_of(request: Request) -> str:
    """Return from where a request comes, as far as that is known."""
    return request.client.host if request.client else ""


def caller_of(tokens: AccessTokens, *, signs_in: bool) -> Any:
    """Return the annotation of a parameter that is whoever calls.

    No cookie opens the API, so that no page of another site can.
    """
    bearer = HTTPBearer(auto_error=False, description="An access token of your account page.")

    def caller(
        request: Request,
        given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    ) -> Actor:
        address = address_of(request)
        if given is not None:
            return tokens.bearer(given.credentials, address)
        if signs_in:
            raise NotSignedIn(NEEDED)
        return Actor(LOCAL_PERSON, address=address)

    return Annotated[Actor, Depends(caller)]
