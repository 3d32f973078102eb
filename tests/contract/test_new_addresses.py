"""Another e-mail address for an account: shown to be one's own first, and told to the one before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.mail import SmtpMailer
from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.people import Actor, Person
from dashapp.services.accounts import SignUp
from dashapp.services.documents import new_id
from dashapp.services.new_addresses import NewAddresses
from dashapp.services.outbox import Outbox
from tests.contract.conftest import Workers, at_once
from tests.postbox import Postbox

HERE = "http://cv.example.org/"
PASSWORD = "a long enough password"  # noqa: S105


class Desk:
    """Two processes that change addresses, on one store and one moment."""

    def __init__(self, workers: Workers, postbox: Postbox) -> None:
        self.moment = datetime(2026, 3, 4, tzinfo=UTC)
        self.postbox = postbox
        self.accounts = workers[0].services.people.accounts
        self.outbox = Outbox(SmtpMailer(postbox.url, "cv@example.org"))
        self.one, self.other = (
            NewAddresses(
                SqlPeople(each.hub.engine),
                each.services.people.accounts,
                SqlShelf(each.hub.engine, lambda: self.moment),
                self.outbox,
                each.services.people.guards,
            )
            for each in workers
        )

    def somebody(self, name: str) -> tuple[Person, Actor]:
        made = self.accounts.sign_up(SignUp(f"{new_id()}@example.org", name, PASSWORD), "")
        assert made is not None
        return made, Actor(made.id, made.name)

    def email(self, who: Actor) -> str:
        return self.accounts.person(who).email

    def asked(self, who: Actor, wanted: str) -> str:
        """Ask for an address and return the key that was sent to it."""
        assert self.one.ask(who, wanted, PASSWORD, HERE)
        return self.postbox.link(wanted).partition("/account/email/mailed?key=")[2]


@pytest.fixture
def desk(workers: Workers) -> Iterator[Desk]:
    postbox = Postbox()
    made = Desk(workers, postbox)
    yield made
    made.outbox.close()
    postbox.close()


def test_an_address_counts_once_its_link_was_opened_and_the_old_one_is_told(desk: Desk) -> None:
    ada, who = desk.somebody("Ada")
    wanted = f"{new_id()}@example.net"
    key = desk.asked(who, wanted)
    assert (desk.email(who), desk.one.waiting(who)) == (ada.email, wanted)
    assert desk.one.found(who, key) == wanted  # to look takes nothing away
    came = at_once(*(partial(each.confirm, who, key, HERE) for each in (desk.one, desk.other)))
    assert [type(each) for each in came if each] == [NotFound]
    assert (desk.email(who), desk.one.waiting(who)) == (wanted, "")
    assert wanted in desk.postbox.mail(ada.email)
    assert desk.postbox.mails.empty()


def test_a_link_works_for_who_asked_alone_and_for_a_quarter_of_an_hour(desk: Desk) -> None:
    ada, who = desk.somebody("Ada")
    bo, other = desk.somebody("Bo")
    key = desk.asked(who, f"{new_id()}@example.net")
    for wrong, asks in ((key, other), (key[:-1], who), ("", who)):
        with pytest.raises(NotFound):
            desk.one.confirm(asks, wrong, HERE)
    desk.moment += timedelta(minutes=14)
    desk.one.found(who, key)
    desk.moment += timedelta(minutes=1)
    with pytest.raises(NotFound, match="quarter of an hour"):
        desk.one.confirm(who, key, HERE)
    assert (desk.email(who), desk.email(other)) == (ada.email, bo.email)


def test_a_link_works_no_longer_once_another_was_asked_for_or_it_is_forgotten(desk: Desk) -> None:
    ada, who = desk.somebody("Ada")
    first = desk.asked(who, f"{new_id()}@example.net")
    second = desk.asked(who, f"{new_id()}@example.net")
    with pytest.raises(NotFound):
        desk.one.confirm(who, first, HERE)
    desk.one.forget(who)
    assert desk.one.waiting(who) == ""
    with pytest.raises(NotFound):
        desk.one.confirm(who, second, HERE)
    assert desk.email(who) == ada.email


def test_an_address_of_somebody_else_is_told_apart_by_nobody_but_them(desk: Desk) -> None:
    _, who = desk.somebody("Ada")
    bo, _ = desk.somebody("Bo")
    assert desk.one.ask(who, bo.email.upper(), PASSWORD, HERE)
    assert desk.one.waiting(who) == bo.email
    told = desk.postbox.mail(bo.email)
    assert "that of your account already" in told
    assert "key=" not in told


def test_an_address_that_became_anothers_meanwhile_stays_theirs(desk: Desk) -> None:
    ada, who = desk.somebody("Ada")
    wanted = f"{new_id()}@example.net"
    key = desk.asked(who, wanted)
    assert desk.accounts.sign_up(SignUp(wanted, "Cy", PASSWORD), "") is not None
    with pytest.raises(InvalidInput, match="cannot be used"):
        desk.one.confirm(who, key, HERE)
    assert desk.email(who) == ada.email


@pytest.mark.parametrize("has_mail", [True, False])
def test_the_password_is_asked_for(desk: Desk, has_mail: bool, workers: Workers) -> None:
    ada, who = desk.somebody("Ada")
    addresses = desk.one if has_mail else workers[0].services.people.addresses
    wanted = f"{new_id()}@example.net"
    with pytest.raises(InvalidInput, match="password is not right"):
        addresses.ask(who, wanted, "another password", HERE)
    with pytest.raises(InvalidInput, match="already"):
        addresses.ask(who, ada.email, PASSWORD, HERE)
    assert (desk.email(who), addresses.waiting(who)) == (ada.email, "")
    assert desk.postbox.mails.empty()
    assert addresses.ask(who, wanted, PASSWORD, HERE) == has_mail
    assert desk.email(who) == (ada.email if has_mail else wanted)
