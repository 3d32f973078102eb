"""Two people, or one person twice, at the same moment: what is good once is so, and nothing is lost."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from pyotp import TOTP

from dashapp.adapters.clock import now
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.database.teams import SqlTeams
from dashapp.adapters.mail import SmtpMailer
from dashapp.adapters.passwords import Argon2
from dashapp.bootstrap.parts import Parts
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotFound
from dashapp.domain.people import Actor, Identity, Login, Person, Role
from dashapp.services.accounts import Accounts, SignUp
from dashapp.services.consents import Shown, Wish
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.mailed_links import MailedLinks
from dashapp.services.outbox import Outbox
from dashapp.services.people import People
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sign_in_alerts import SignInAlerts
from tests.contract.conftest import Workers, after, at_once
from tests.postbox import Postbox

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
PASSWORD = "a long enough password"  # noqa: S105
HERE = "http://cv.example.org/"
ROUNDS = 12


def of(workers: Workers) -> tuple[People, People]:
    return workers[0].services.people, workers[1].services.people


def somebody(worker: Parts, name: str) -> Person:
    """Return somebody with an account and no workspace of their own."""
    made = Person(new_id(), f"{new_id()}@example.org", name, NOW)
    assert SqlPeople(worker.hub.engine).add(made, None)
    return made


def who(person: Person) -> Actor:
    return Actor(person.id, person.name)


def signed_in(people: People, person: Person) -> Actor:
    """Return somebody who signed in just now, as who has no password must to leave."""
    return replace(who(person), login=people.accounts.begin_login(person.id, "", "").id)


def team(worker: Parts, *members: tuple[Person, Role]) -> str:
    """Return a workspace with members, the first of whom owns it."""
    made, teams = new_id(), SqlTeams(worker.hub.engine)
    teams.add(made, "Team", members[0][0].id, NOW)
    for person, role in members[1:]:
        worker.services.people.teams.accept(
            worker.services.people.teams.invite(who(members[0][0]), made, role), person, ""
        )
    return made


def owners(worker: Parts, workspace: str) -> list[str]:
    members = SqlTeams(worker.hub.engine).members(workspace)
    return [each.person for each in members if each.role == "owner"]


@pytest.mark.parametrize("how", ["leave", "step down", "take each other out", "delete accounts"])
def test_of_two_owners_who_go_at_once_one_stays(workers: Workers, how: str) -> None:
    one, other = of(workers)
    for _ in range(ROUNDS):
        ada, bo, cy = (somebody(workers[0], name) for name in ("Ada", "Bo", "Cy"))
        place = team(workers[0], (ada, "owner"), (bo, "owner"), (cy, "editor"))

        def go(people: People, mine: Person, theirs: Person, place: str) -> Callable[[], None]:
            target = theirs if how == "take each other out" else mine
            if how == "step down":
                return lambda: people.teams.change_role(who(mine), place, mine.id, "viewer")
            if how == "delete accounts":
                leaver = signed_in(people, mine)
                return lambda: people.accounts.delete(leaver, mine.email)
            return lambda: people.teams.remove_member(who(mine), place, target.id)

        came = at_once(go(one, ada, bo, place), go(other, bo, ada, place))
        assert len(owners(workers[0], place)) == 1, came
        assert sum(isinstance(each, ImaginatorError) for each in came) == 1


def test_who_leaves_while_their_role_is_changed_is_out(workers: Workers) -> None:
    one, other = of(workers)
    ada, bo = somebody(workers[0], "Ada"), somebody(workers[0], "Bo")
    for _ in range(2 * ROUNDS):
        place = team(workers[0], (ada, "owner"), (bo, "viewer"))
        came = at_once(
            partial(one.teams.change_role, who(ada), place, bo.id, "editor"),
            partial(other.teams.remove_member, who(bo), place, bo.id),
        )
        assert came[1] is None
        assert SqlTeams(workers[0].hub.engine).role(bo.id, place) is None, came


def test_who_comes_in_twice_at_once_is_in_once(workers: Workers) -> None:
    one, other = of(workers)
    ada = somebody(workers[0], "Ada")
    place = team(workers[0], (ada, "owner"))
    secret = one.teams.invite(who(ada), place, "editor")
    for _ in range(ROUNDS):
        bo = somebody(workers[0], "Bo")
        came = at_once(*(partial(each.teams.accept, secret, bo, "") for each in (one, other)))
        assert came == [place, place]
        assert SqlTeams(workers[0].hub.engine).role(bo.id, place) == "editor"


def test_an_invitation_by_address_lets_one_in_whatever_breaks_off(workers: Workers) -> None:
    one, _ = of(workers)
    ada, bo = somebody(workers[0], "Ada"), somebody(workers[0], "Bo")
    place = team(workers[0], (ada, "owner"))
    secret = one.teams.invite(who(ada), place, "editor", bo.email)

    def broken() -> None:
        raise InvalidInput("the process ends here")

    with (
        pytest.raises(InvalidInput, match="ends here"),
        after(workers[0].hub.engine, "INSERT INTO members", broken),
    ):
        one.teams.accept(secret, bo, "")
    assert one.teams.accept(secret, bo, "") == place
    assert SqlTeams(workers[0].hub.engine).role(bo.id, place) == "editor"


def test_somebody_who_came_meanwhile_keeps_the_workspace(workers: Workers) -> None:
    one, other = of(workers)
    ada, bo = somebody(workers[0], "Ada"), somebody(workers[0], "Bo")
    place = team(workers[0], (ada, "owner"))
    secret = one.teams.invite(who(ada), place, "editor")
    with (
        after(
            workers[0].hub.engine,
            "FROM members JOIN people",
            lambda: other.teams.accept(secret, bo, ""),
        ),
        pytest.raises(InvalidInput, match="somebody else an owner of “Team”"),
    ):
        one.accounts.delete(signed_in(one, ada), ada.email)
    assert owners(workers[0], place) == [ada.id]
    assert SqlTeams(workers[0].hub.engine).role(bo.id, place) == "editor"


def factors(workers: Workers, moment: list[datetime]) -> list[SecondFactor]:
    made = []
    for each in workers:
        guards = each.services.people.guards
        timed = Guards(
            guards.access,
            guards.audit,
            guards.limiter,
            guards.hasher,
            lambda: moment[-1],
            guards.rights_changed,
        )
        store, accounts = SqlPeople(each.hub.engine), each.services.people.accounts
        made.append(SecondFactor(store, accounts, SignInAlerts(Outbox(None)), timed))
    return made


def test_a_code_of_a_second_factor_is_good_once(workers: Workers) -> None:
    moment = [NOW]
    one, other = factors(workers, moment)
    ada = somebody(workers[0], "Ada")
    secret = one.begin(signed_in(of(workers)[0], ada), "")
    paper = one.confirm(who(ada), secret, TOTP(secret).at(NOW), HERE)
    for _ in range(ROUNDS):
        moment.append(moment[-1] + timedelta(minutes=1))
        code = TOTP(secret).at(moment[-1])
        came = at_once(partial(one.check, ada.id, code), partial(other.check, ada.id, code))
        assert [type(each) for each in came if each] == [InvalidInput]
    came = at_once(lambda: one.check(ada.id, paper[0]), lambda: other.check(ada.id, paper[0]))
    assert [type(each) for each in came if each] == [InvalidInput]
    # Two of paper at once are both good, and neither of them again.
    for first, second in ((1, 2), (3, 4), (5, 6)):
        came = at_once(
            partial(one.check, ada.id, paper[first]),
            partial(other.check, ada.id, paper[second]),
        )
        assert came == [None, None]
        for number in (first, second):
            with pytest.raises(InvalidInput, match="used already"):
                one.check(ada.id, paper[number])


def test_a_second_factor_that_is_on_is_not_replaced_without_the_password(workers: Workers) -> None:
    moment = [NOW]
    one, _ = factors(workers, moment)
    ada = somebody(workers[0], "Ada")
    own = signed_in(of(workers)[0], ada)
    secret, other = one.begin(own, ""), one.begin(own, "")
    one.confirm(who(ada), secret, TOTP(secret).at(NOW), HERE)
    with pytest.raises(InvalidInput, match="on already"):
        one.begin(own, "")
    with pytest.raises(InvalidInput, match="on already"):
        one.confirm(who(ada), other, TOTP(other).at(NOW), HERE)
    moment.append(NOW + timedelta(minutes=1))
    one.check(ada.id, TOTP(secret).at(moment[-1]))


def test_a_second_factor_that_was_removed_while_a_code_is_checked_stays_off(
    workers: Workers,
) -> None:
    moment = [NOW]
    one, other = factors(workers, moment)
    ada = somebody(workers[0], "Ada")
    secret = one.begin(signed_in(of(workers)[0], ada), "")
    one.confirm(who(ada), secret, TOTP(secret).at(NOW), HERE)
    moment.append(NOW + timedelta(minutes=1))
    own = signed_in(of(workers)[0], ada)
    with after(workers[0].hub.engine, "SELECT people.factor", lambda: other.remove(own, "", HERE)):
        one.check(ada.id, TOTP(secret).at(moment[-1]))
    assert not one.is_on(ada.id)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    made = Postbox()
    yield made
    made.close()


def test_a_link_by_mail_is_good_once(workers: Workers, postbox: Postbox) -> None:
    ada = somebody(workers[0], "Ada")
    outbox = Outbox(SmtpMailer(postbox.url, "cv@example.org"))
    one, other = (
        MailedLinks(
            SqlPeople(e.hub.engine), SqlShelf(e.hub.engine, now), outbox, e.services.people.guards
        )
        for e in workers
    )
    for _ in range(ROUNDS):
        one.ask("sign-in", ada.email, "http://example.org/", "")
        key = postbox.link(ada.email).partition("?key=")[2]
        assert one.person(key) == ada
        came = at_once(partial(one.use, "sign-in", key), partial(other.use, "sign-in", key))
        assert [type(each) for each in came if each] == [NotFound]
        with pytest.raises(NotFound):
            one.person(key)
    outbox.close()


def test_a_code_of_a_program_gives_one_token(workers: Workers) -> None:
    one, other = (each.services.consents for each in workers)
    ada = somebody(workers[0], "Ada")
    verifier, redirect = "v" * 50, "https://example.org/back"
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    client = one.register("A program", [redirect], "")
    for count in range(1, ROUNDS + 1):
        code = one.allow(who(ada), Wish(client, redirect, challenge), ["read"])
        shown = Shown(code, client, redirect, verifier)
        came = at_once(partial(one.redeem, shown, ""), partial(other.redeem, shown, ""))
        assert sum(isinstance(each, InvalidInput) for each in came) == 1
        assert len(of(workers)[0].tokens.tokens(who(ada))) == count


class DearerNow(Argon2):
    """A hasher to whom every hash is of another cost, and during whose work something happens."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def verify(self, hashed: str | None, password: str) -> bool:
        right = super().verify(hashed, password)
        self._meanwhile()
        return right

    def is_outdated(self, hashed: str) -> bool:
        return True


def test_a_password_that_is_chosen_while_the_old_one_signs_in_stays(workers: Workers) -> None:
    one, other = of(workers)
    asked = SignUp(f"{new_id()}@example.org", "Ada", PASSWORD)
    ada = one.accounts.sign_up(asked, "")
    assert ada is not None
    guards = one.guards
    hasher = DearerNow(lambda: other.accounts.reset_password(ada.email, "quite another one"))
    slow = Accounts(
        SqlPeople(workers[0].hub.engine),
        SqlTeams(workers[0].hub.engine),
        SignInAlerts(Outbox(None)),
        Guards(
            guards.access,
            guards.audit,
            guards.limiter,
            hasher,
            guards.clock,
            guards.rights_changed,
        ),
    )
    slow.known(ada.email, PASSWORD, "")
    with pytest.raises(InvalidInput):
        one.accounts.known(ada.email, PASSWORD, "")
    assert one.accounts.known(ada.email, "quite another one", "") == ada


def test_who_has_no_password_shows_by_a_new_sign_in_that_it_is_them(workers: Workers) -> None:
    people, store = of(workers)[0], SqlPeople(workers[0].hub.engine)
    accounts = people.accounts
    for age, may in ((timedelta(minutes=14), True), (timedelta(minutes=16), False)):
        ada, began = somebody(workers[0], "Ada"), now() - age
        store.begin_login(Login(new_id(), ada.id, began, began, "", ""))
        asks = replace(who(ada), login=store.logins(ada.id)[0].id)
        if may:
            assert people.factor.begin(asks, "")
            accounts.change_password(asks, "", PASSWORD, HERE)
            continue
        for act in (
            partial(accounts.change_password, asks, "", PASSWORD, HERE),
            partial(accounts.delete, asks, ada.email),
            partial(people.factor.begin, asks, ""),
        ):
            with pytest.raises(InvalidInput, match="Sign out and in again"):
                act()
        assert store.person(ada.id) == ada
        assert store.password(ada.id) is None


def test_a_program_gets_no_token_once_the_login_that_let_it_in_has_ended(workers: Workers) -> None:
    people, consents = of(workers)[0], workers[0].services.consents
    verifier, redirect = "v" * 50, "https://example.org/back"
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    client = consents.register("A program", [redirect], "")
    ada = somebody(workers[0], "Ada")
    thief = signed_in(people, ada)
    code = consents.allow(thief, Wish(client, redirect, challenge), ["read"])
    people.accounts.reset_password(ada.email, PASSWORD)
    with pytest.raises(InvalidInput, match="Connect the program again"):
        consents.redeem(Shown(code, client, redirect, verifier), "")
    assert people.tokens.tokens(who(ada)) == []


def test_what_is_connected_twice_at_once_is_connected(workers: Workers) -> None:
    one, other = of(workers)
    for count in range(ROUNDS):
        ada = somebody(workers[0], "Ada")
        said = Identity("github", "GitHub", f"of {count}", ada.email, "Ada", True)
        came = at_once(
            *(partial(each.identities.connect, who(ada), said) for each in (one, other) * 2)
        )
        assert came == [None] * 4
        assert one.identities.opened(said, "", may_make=lambda _: False) == ada
        assert one.identities.providers(who(ada)) == ["github"]
