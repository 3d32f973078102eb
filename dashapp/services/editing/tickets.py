"""Tickets: short-lived signed words that tell a document's socket who asks to come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from itsdangerous import BadSignature, URLSafeTimedSerializer

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import Actor
from dashapp.services.ports import Clock

TICKET_SECONDS = 60
SKEW_SECONDS = 120
"""How far the clocks of two machines may be apart: one mints, another reads."""
_LONGEST_NAME = 60


class WrongTicket(ImaginatorError):
    """The ticket is forged, expired, or for another document."""

    code: ClassVar[str] = "wrong-ticket"


@dataclass(frozen=True, slots=True)
class Participant:
    """How others see somebody; the colour is of their caret."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class TicketClaims:
    """What a ticket says of its bearer; what they may do is asked when they come."""

    document: str
    who: Actor
    participant: Participant


class Tickets:
    """Mints and reads tickets with the product's secret."""

    def __init__(self, secrets: Sequence[str], clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Sign with the last of the secrets, believe all of them."""
        self._clock = clock
        self._serializer = URLSafeTimedSerializer(list(secrets), salt="live-document")

    def mint(self, document: str, who: Actor, participant: Participant) -> str:
        """Return a ticket for one document, good for a minute."""
        name = participant.name[:_LONGEST_NAME]
        return self._serializer.dumps([document, who.to_json(), name, participant.colour])

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
        claimed, who, name, colour = claims
        if claimed != document:
            raise WrongTicket("This connection is for another résumé. Please reload the page.")
        return TicketClaims(claimed, Actor.from_json(who), Participant(name, colour))
