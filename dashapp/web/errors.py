"""Turns errors of the domain into answers of the door for programs."""

import logging
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from dashapp import refusals
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotFound, NotSignedIn, TooLarge

_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_log = logging.getLogger(__name__)


def answer_errors(app: FastAPI) -> None:
    """Answer every error with its code and a sentence, never with a stack trace."""

    @app.exception_handler(ImaginatorError)
    async def expected(_: Request, error: ImaginatorError) -> JSONResponse:
        told = {"code": error.code, "message": str(error)}
        headers = refusals.headers_of(error)
        if isinstance(error, NotSignedIn):
            headers["www-authenticate"] = "Bearer"
        status = refusals.status_of(error, HTTPStatus.UNPROCESSABLE_ENTITY)
        return JSONResponse(told, status, headers)

    @app.exception_handler(RequestValidationError)
    async def misshapen(_: Request, error: RequestValidationError) -> JSONResponse:
        # What was sent is not said again: it may be large, and is known to who sent it.
        wrong = [{key: each[key] for key in ("loc", "msg", "type")} for each in error.errors()]
        answer = {"code": InvalidInput.code, "message": refusals.misshapen(wrong), "detail": wrong}
        return JSONResponse(answer, HTTPStatus.UNPROCESSABLE_ENTITY)

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        is_large = error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        code = TooLarge.code if is_large else InvalidInput.code
        told = {"code": code, "message": str(error.detail)}
        return JSONResponse(told, error.status_code, error.headers)

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
