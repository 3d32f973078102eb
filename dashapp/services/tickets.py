"""Tickets: short-lived signed words that let one person into one document's socket."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Literal

from itsdangerous import BadSignature, URLSafeTimedSerializer

from dashapp.domain.errors import ImaginatorError
from dashapp.services.ports import Clock

Role = Literal["editor", "viewer"]
TICKET_SECONDS = 60
SKEW_SECONDS = 120
"""How far the clocks of two machines may be apart: one mints, another reads."""
_LONGEST_NAME = 60


class WrongTicket(ImaginatorError):
    """The ticket is forged, expired, or for another document."""

    code: ClassVar[str] = "wrong-ticket"


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes part; the colour is of their caret."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class TicketClaims:
    """What a ticket says of its bearer."""

    document: str
    person: Person
    role: Role


class Tickets:
    """Mints and reads tickets with the product's secret."""

    def __init__(self, secret: str, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._serializer = URLSafeTimedSerializer(secret, salt="live-document")

    def mint(self, document: str, person: Person, role: Role = "editor") -> str:
        """Return a ticket for one document, good for a minute."""
        return self._serializer.dumps([document, person.name[:_LONGEST_NAME], person.colour, role])

    def read(self, ticket: str, document: str) -> TicketClaims:
        """Return what a ticket says.

        Raises:
            WrongTicket: It is forged, expired, or for another document.
        """
        try:
            claims, minted = self._serializer.loads(ticket, return_timestamp=True)
        except BadSignature:
            raise WrongTicket("This connection is not allowed. Please reload the page.") from None
        age = (self._clock() - minted).total_seconds()
        if not -SKEW_SECONDS <= age <= TICKET_SECONDS + SKEW_SECONDS:
            raise WrongTicket("This page was open for long. It will connect again by itself.")
        claimed, name, colour, role = claims
        if claimed != document:
            raise WrongTicket("This connection is for another résumé. Please reload the page.")
        return TicketClaims(claimed, Person(name, colour), role)
