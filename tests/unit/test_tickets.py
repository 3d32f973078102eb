"""A ticket lets one person into one document, for a moment, whatever the clocks say."""

from datetime import UTC, datetime, timedelta

import pytest

from dashapp.domain.people import Actor
from dashapp.services.editing.tickets import (
    SKEW_SECONDS,
    TICKET_SECONDS,
    Participant,
    Tickets,
    WrongTicket,
)

SECRETS = ["a secret of thirty-two letters or more"]
ADA = Participant("Ada", "#123456")
WHO = Actor("a", "Ada", frozenset({"b", "c"}), login="d")


def reader(seconds: float) -> Tickets:
    """Return a reader whose clock is so many seconds ahead."""
    return Tickets(SECRETS, lambda: datetime.now(UTC) + timedelta(seconds=seconds))


@pytest.mark.parametrize("skew", [0, -90, 90, TICKET_SECONDS])
def test_clocks_that_differ_a_little_let_people_in(skew: float) -> None:
    claims = reader(skew).read(Tickets(SECRETS).mint("one", WHO, ADA), "one")
    assert (claims.participant, claims.who) == (ADA, WHO)


@pytest.mark.parametrize("skew", [-SKEW_SECONDS - 5, TICKET_SECONDS + SKEW_SECONDS + 5, 86_400])
def test_a_ticket_of_long_ago_or_of_the_future_lets_nobody_in(skew: float) -> None:
    ticket = Tickets(SECRETS).mint("one", WHO, ADA)
    with pytest.raises(WrongTicket, match="by itself"):
        reader(skew).read(ticket, "one")


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "x" + t, lambda _: ""])
def test_a_ticket_that_was_touched_lets_nobody_in(spoil: object) -> None:
    with pytest.raises(WrongTicket, match="not allowed"):
        Tickets(SECRETS).read(spoil(Tickets(SECRETS).mint("one", WHO, ADA)), "one")  # type: ignore[operator]
    with pytest.raises(WrongTicket, match="not allowed"):
        Tickets([SECRETS[0][::-1]]).read(Tickets(SECRETS).mint("one", WHO, ADA), "one")
    with pytest.raises(WrongTicket, match="another"):
        Tickets(SECRETS).read(Tickets(SECRETS).mint("two", WHO, ADA), "one")


def test_a_ticket_of_the_secret_before_is_believed_until_that_is_taken_away() -> None:
    ticket = Tickets(SECRETS).mint("one", WHO, ADA)
    rotated = Tickets([*SECRETS, "another secret of thirty-two letters"])
    assert rotated.read(ticket, "one").who == WHO
    fresh = rotated.mint("one", WHO, ADA)
    with pytest.raises(WrongTicket, match="not allowed"):
        Tickets(SECRETS).read(fresh, "one")
