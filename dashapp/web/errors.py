"""Turns errors of the domain into answers of the door for programs."""

import logging
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from dashapp.domain.errors import ImaginatorError, NotFound, NotSignedIn, TooMany

_STATUSES: Final = {
    "not-found": HTTPStatus.NOT_FOUND,
    "invalid-input": HTTPStatus.UNPROCESSABLE_ENTITY,
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "wrong-ticket": HTTPStatus.UNAUTHORIZED,
    "not-signed-in": HTTPStatus.UNAUTHORIZED,
    "not-allowed": HTTPStatus.FORBIDDEN,
    "too-many": HTTPStatus.TOO_MANY_REQUESTS,
}
_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_log = logging.getLogger(__name__)


def headers_of(error: ImaginatorError) -> dict[str, str]:
    """Return the headers that an error's answer has."""
    if isinstance(error, TooMany):
        return {"retry-after": str(error.seconds)}
    return {"www-authenticate": "Bearer"} if isinstance(error, NotSignedIn) else {}


def status_of(error: ImaginatorError) -> int:
    """Return the status that an error's answer has."""
    return _STATUSES.get(error.code, HTTPStatus.BAD_REQUEST)


def answer_errors(app: FastAPI) -> None:
    """Answer every error with its code and a sentence, never with a stack trace."""

    @app.exception_handler(ImaginatorError)
    async def expected(_: Request, error: ImaginatorError) -> JSONResponse:
        told = {"code": error.code, "message": str(error)}
        return JSONResponse(told, status_of(error), headers_of(error))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        sentence = "Something went wrong on our side. Nothing was changed; please try again."
        return JSONResponse({"code": "error", "message": sentence}, 500)


def refuse_unknown(app: FastAPI) -> None:
    """Answer what no path of the API answers; to be called after all of them are there."""

    @app.api_route("/api/{rest:path}", methods=_METHODS, include_in_schema=False)
    def unknown(request: Request) -> None:
        asked = f"{request.method} {request.url.path}"
        raise NotFound(f"There is no {asked} here. What there is stands at /docs.")
