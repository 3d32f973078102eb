"""Turns errors of the domain into answers of the door for programs."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from dashapp.domain.errors import ImaginatorError

_STATUSES = {
    "not-found": HTTPStatus.NOT_FOUND,
    "invalid-input": HTTPStatus.UNPROCESSABLE_ENTITY,
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "wrong-ticket": HTTPStatus.UNAUTHORIZED,
}
_log = logging.getLogger(__name__)


def answer_errors(app: FastAPI) -> None:
    """Answer every error with its code and a sentence, never with a stack trace."""

    @app.exception_handler(ImaginatorError)
    async def expected(_: Request, error: ImaginatorError) -> JSONResponse:
        status = _STATUSES.get(error.code, HTTPStatus.BAD_REQUEST)
        return JSONResponse({"code": error.code, "message": str(error)}, status)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        sentence = "Something went wrong on our side. Nothing was changed; please try again."
        return JSONResponse({"code": "error", "message": sentence}, 500)
