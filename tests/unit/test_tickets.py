"""A ticket lets one person into one document, for a moment, whatever the clocks say."""

from datetime import UTC, datetime, timedelta

import pytest

from dashapp.services.tickets import (
    SKEW_SECONDS,
    TICKET_SECONDS,
    Person,
    Tickets,
    WrongTicket,
)

SECRET = "a secret of thirty-two letters or more"  # noqa: S105
ADA = Person("Ada", "#123456")


def reader(seconds: float) -> Tickets:
    """Return a reader whose clock is so many seconds ahead."""
    return Tickets(SECRET, lambda: datetime.now(UTC) + timedelta(seconds=seconds))


@pytest.mark.parametrize("skew", [0, -90, 90, TICKET_SECONDS])
def test_clocks_that_differ_a_little_let_people_in(skew: float) -> None:
    claims = reader(skew).read(Tickets(SECRET).mint("one", ADA), "one")
    assert (claims.person, claims.role) == (ADA, "editor")


@pytest.mark.parametrize("skew", [-SKEW_SECONDS - 5, TICKET_SECONDS + SKEW_SECONDS + 5, 86_400])
def test_a_ticket_of_long_ago_or_of_the_future_lets_nobody_in(skew: float) -> None:
    ticket = Tickets(SECRET).mint("one", ADA)
    with pytest.raises(WrongTicket, match="by itself"):
        reader(skew).read(ticket, "one")


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "x" + t, lambda _: ""])
def test_a_ticket_that_was_touched_lets_nobody_in(spoil: object) -> None:
    with pytest.raises(WrongTicket, match="not allowed"):
        Tickets(SECRET).read(spoil(Tickets(SECRET).mint("one", ADA)), "one")  # type: ignore[operator]
    with pytest.raises(WrongTicket, match="not allowed"):
        Tickets(SECRET[::-1]).read(Tickets(SECRET).mint("one", ADA), "one")
    with pytest.raises(WrongTicket, match="another"):
        Tickets(SECRET).read(Tickets(SECRET).mint("two", ADA), "one")
