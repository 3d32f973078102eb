"""The status, headers and words of a refusal, the same at every door."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from dashapp.domain.errors import ImaginatorError, TooMany

_STATUSES: Final = {
    "not-found": HTTPStatus.NOT_FOUND,
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "wrong-ticket": HTTPStatus.UNAUTHORIZED,
    "not-signed-in": HTTPStatus.UNAUTHORIZED,
    "not-allowed": HTTPStatus.FORBIDDEN,
    "too-many": HTTPStatus.TOO_MANY_REQUESTS,
}


def status_of(error: ImaginatorError, otherwise: HTTPStatus = HTTPStatus.BAD_REQUEST) -> int:
    """Return the status of an answer that tells an error; ``otherwise`` that of useless input."""
    return _STATUSES.get(error.code, otherwise)


def headers_of(error: ImaginatorError) -> dict[str, str]:
    """Return the headers of an answer that tells an error."""
    return {"retry-after": str(error.seconds)} if isinstance(error, TooMany) else {}


def misshapen(wrong: Iterable[Mapping[str, Any]]) -> str:
    """Say which parts of what was sent have the wrong shape; each has a ``loc`` and a ``msg``."""
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in wrong) + "."
