"""Turns errors into answers of the doors for programs."""

import logging
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashapp import refusals
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotSignedIn, TooLarge

_log = logging.getLogger(__name__)


def answer_errors(app: Starlette) -> None:
    """Answer every error with its code and a sentence, never with a stack trace."""
    # Starlette says that a handler takes any error, and hands it those that it is there for.
    handlers: dict[type[Exception], Any] = {
        ImaginatorError: _expected,
        HTTPException: _refused,
        Exception: _unexpected,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)


async def _expected(_: Request, error: ImaginatorError) -> JSONResponse:
    # What it repeats of the request may hold half a character, which no answer can.
    sentence = str(error).encode(errors="replace").decode()
    told = {"code": error.code, "message": sentence}
    headers = refusals.headers_of(error)
    if isinstance(error, NotSignedIn):
        headers["www-authenticate"] = "Bearer"
    status = refusals.status_of(error, HTTPStatus.UNPROCESSABLE_ENTITY)
    return JSONResponse(told, status, headers)


async def _refused(_: Request, error: HTTPException) -> JSONResponse:
    is_large = error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = TooLarge.code if is_large else InvalidInput.code
    told = {"code": code, "message": str(error.detail)}
    return JSONResponse(told, error.status_code, error.headers)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _log.error("unexpected error at %s", request.url.path, exc_info=error)
    sentence = "Something went wrong on our side. Nothing was changed; please try again."
    return JSONResponse({"code": "error", "message": sentence}, 500)
