"""Answers requests to the API that have another shape or path than it knows."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from dashapp import refusals
from dashapp.domain.errors import InvalidInput, NotFound


class Wrong(BaseModel):
    """One part of a request that is not as it should be."""

    loc: list[str | int]
    msg: str
    type: str


class Problem(BaseModel):
    """Why something was not done."""

    code: str = Field(description="For programs: `not-found`, `not-signed-in`, `invalid-input`, …")
    message: str = Field(description="For people: what is wrong, and what to do.")
    detail: list[Wrong] | None = Field(None, description="Where the request has another shape.")


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status.value: {"model": Problem, "description": status.phrase}
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}
"""How the API answers what it does not do, for its description."""

_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def answer_misshapen(app: FastAPI) -> None:
    """Say which parts of a request are not as they should be."""

    @app.exception_handler(RequestValidationError)
    async def misshapen(_: Request, error: RequestValidationError) -> JSONResponse:
        # What was sent is not said again: it may be large, and is known to who sent it.
        wrong = [{key: each[key] for key in ("loc", "msg", "type")} for each in error.errors()]
        answer = {"code": InvalidInput.code, "message": refusals.misshapen(wrong), "detail": wrong}
        return JSONResponse(answer, HTTPStatus.UNPROCESSABLE_ENTITY)


def refuse_unknown(app: FastAPI) -> None:
    """Answer what no path of the API answers; to be called after all of them are there."""

    @app.api_route("/api/{rest:path}", methods=_METHODS, include_in_schema=False)
    def unknown(request: Request) -> None:
        asked = f"{request.method} {request.url.path}"
        raise NotFound(f"There is no {asked} here. What there is stands at /docs.")
