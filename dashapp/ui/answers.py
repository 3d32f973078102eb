"""The status and headers of a refusal, for the door of people."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from dashapp.domain.errors import ImaginatorError, TooMany

_STATUSES: Final[Mapping[str, HTTPStatus]] = {
    "not-found": HTTPStatus.NOT_FOUND,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "not-signed-in": HTTPStatus.UNAUTHORIZED,
    "not-allowed": HTTPStatus.FORBIDDEN,
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many": HTTPStatus.TOO_MANY_REQUESTS,
}


def status_of(error: ImaginatorError) -> int:
    """Return the status of an answer that tells an error."""
    return _STATUSES.get(error.code, HTTPStatus.BAD_REQUEST)


def headers_of(error: ImaginatorError) -> dict[str, str]:
    """Return the headers that an error's answer has."""
    return {"retry-after": str(error.seconds)} if isinstance(error, TooMany) else {}
