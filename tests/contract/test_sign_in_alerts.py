"""Whose account it is learns by mail that one signs in to it another way."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pyotp import TOTP

from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.teams import SqlTeams
from dashapp.adapters.mail import SmtpMailer
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor, Person
from dashapp.services.accounts import Accounts, SignUp
from dashapp.services.documents import new_id
from dashapp.services.outbox import Outbox
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sign_in_alerts import SignInAlerts
from tests.contract.conftest import Workers
from tests.postbox import Postbox

HERE = "http://cv.example.org/"
OLD, NEW = "a long enough password", "another one, as long"


class Desk:
    """Accounts whose changes are told by mail."""

    def __init__(self, workers: Workers, postbox: Postbox | None) -> None:
        guards = workers[0].services.people.guards
        store = SqlPeople(workers[0].hub.engine)
        self.outbox = Outbox(SmtpMailer(postbox.url, "cv@example.org") if postbox else None)
        alerts = SignInAlerts(self.outbox)
        self.accounts = Accounts(store, SqlTeams(workers[0].hub.engine), alerts, guards)
        self.factor = SecondFactor(store, self.accounts, alerts, guards)

    def somebody(self) -> tuple[Person, Actor]:
        made = self.accounts.sign_up(SignUp(f"{new_id()}@example.org", "Ada", OLD), "")
        assert made is not None
        return made, Actor(made.id, made.name)

    def turn_on(self, who: Actor) -> None:
        secret = self.factor.begin(who, OLD)
        self.factor.confirm(who, secret, TOTP(secret).at(datetime.now(UTC)), HERE)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    made = Postbox()
    yield made
    made.close()


def test_a_new_password_and_a_second_factor_are_told_with_what_to_do(
    workers: Workers, postbox: Postbox
) -> None:
    desk = Desk(workers, postbox)
    ada, who = desk.somebody()
    desk.turn_on(who)
    told = postbox.mail(ada.email)
    assert f"at {HERE} is asked for a code of your app" in told
    assert "Tell whoever runs this Imaginator at once" in told
    desk.factor.remove(who, OLD, HERE)
    told = postbox.mail(ada.email)
    assert "is asked for no code any more" in told
    assert f"{HERE}account" in told
    desk.accounts.change_password(who, OLD, NEW, HERE)
    told = postbox.mail(ada.email)
    assert "has a new password" in told
    assert f"Ask for a link at {HERE}sign-in" in told
    desk.accounts.reset_password(ada.email, OLD, HERE)
    assert postbox.mail(ada.email) == told
    for secret in (OLD, NEW):
        assert secret not in told
    desk.outbox.close()
    assert postbox.mails.empty()


def test_what_whoever_runs_the_machine_set_is_told_as_theirs(
    workers: Workers, postbox: Postbox
) -> None:
    desk = Desk(workers, postbox)
    ada, who = desk.somebody()
    desk.factor.drop(ada.email)  # there was none: nothing is told
    desk.turn_on(who)
    postbox.mail(ada.email)
    desk.accounts.reset_password(ada.email, NEW)
    assert "Whoever runs your Imaginator set a new password" in postbox.mail(ada.email)
    desk.factor.drop(ada.email)
    assert "turned your second factor off" in postbox.mail(ada.email)
    desk.outbox.close()
    assert postbox.mails.empty()


def test_what_was_refused_is_told_to_nobody(workers: Workers, postbox: Postbox) -> None:
    desk = Desk(workers, postbox)
    _, who = desk.somebody()
    secret = desk.factor.begin(who, OLD)
    for act in (
        lambda: desk.accounts.change_password(who, NEW, NEW, HERE),
        lambda: desk.accounts.change_password(who, OLD, "short", HERE),
        lambda: desk.factor.confirm(who, secret, "1", HERE),
        lambda: desk.factor.remove(who, NEW, HERE),
    ):
        with pytest.raises(InvalidInput):
            act()
    desk.outbox.close()
    assert postbox.mails.empty()


def test_where_no_mail_is_set_all_goes_as_before(workers: Workers) -> None:
    desk = Desk(workers, None)
    ada, who = desk.somebody()
    desk.turn_on(who)
    desk.factor.remove(who, OLD, HERE)
    desk.accounts.change_password(who, OLD, NEW, HERE)
    desk.outbox.close()
    assert desk.accounts.known(ada.email, NEW, "") == ada
