"""Accounts: signing up and in, the browsers that are signed in, and leaving with everything."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from dashapp.domain import password as rules
from dashapp.domain.errors import InvalidInput, NotFound, NotSignedIn
from dashapp.domain.naming import email_of, name_of
from dashapp.domain.people import (
    LOCAL_PERSON,
    LONGEST_LOGIN,
    Actor,
    Deed,
    Login,
    Person,
    Workspace,
    is_last_owner,
)
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.people_store import PersonStore, TeamStore
from dashapp.services.sign_in_alerts import SignInAlerts

_SEEN_EVERY = timedelta(minutes=5)
_FRESH = timedelta(minutes=15)
_LONGEST_AGENT = 200
_STALE = (
    "You have no password here. Sign out and in again, and do it within a quarter of an hour."
    " Nothing was changed."
)
_WRONG = "This e-mail and password do not go together. Check both and try again."


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody says of themselves to get an account."""

    email: str
    name: str
    password: str


class Accounts:
    """What a person can do with their account."""

    def __init__(
        self, people: PersonStore, teams: TeamStore, alerts: SignInAlerts, guards: Guards
    ) -> None:
        self._people = people
        self._teams = teams
        self._alerts = alerts
        self._hasher = guards.hasher
        self._limiter = guards.limiter
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock
        self._rights_changed = guards.rights_changed

    def sign_up(self, asked: SignUp, address: str) -> Person | None:
        """Make an account with a workspace of its own; nothing where the address has one already.

        Raises:
            InvalidInput: Name, address or password will not do; the sentence says why.
            TooMany: Too many accounts from this address.
        """
        self._limiter.hit("sign-up", address)
        email, name = email_of(asked.email), name_of(asked.name)
        _check(asked.password, email, name)
        now = self._clock()
        person = Person(new_id(), email, name, now)
        # Hashed in either case: the time tells nobody whether there is an account.
        is_new = self.add(person, self._hasher.hash(asked.password), address)
        return person if is_new else None

    def add(self, person: Person, hashed: str | None, address: str) -> bool:
        """Keep an account with a workspace of its own; say no where the e-mail has one already."""
        if not self._people.add(person, hashed):
            return False
        self._teams.add(new_id(), f"{person.name}’s résumés", person.id, person.created_at)
        who = Actor(person.id, person.name, address=address)
        self._audit.note(who, "account.made", None)
        return True

    def known(self, email: str, password: str, address: str) -> Person:
        """Return whose address and password these are.

        Raises:
            InvalidInput: There is no such pair; whether there is the account is not told.
            TooMany: Too many tries from this address.
        """
        known = email.strip().casefold()
        self._limiter.hit("sign-in", address)
        # By both: who tries a victim's address from elsewhere locks out only themselves.
        self._limiter.hit("sign-in-as", f"{address} {known}")
        found = self._people.by_email(known)
        person, hashed = found if found is not None else (None, None)
        if not self._hasher.verify(hashed, password) or person is None or hashed is None:
            raise InvalidInput(_WRONG)
        if self._hasher.is_outdated(hashed):
            self._people.rehash(person.id, hashed, self._hasher.hash(password))
        return person

    def has_password(self, who: Actor) -> bool:
        """Whether one has a password; who came by a provider has none at first."""
        return self._people.password(self._own(who).id) is not None

    def begin_login(self, person: str, address: str, agent: str) -> Login:
        """Let a person in who has shown who they are."""
        now = self._clock()
        login = Login(new_id(), person, now, now, agent[:_LONGEST_AGENT], address)
        self._people.forget_logins(now - LONGEST_LOGIN)
        self._people.begin_login(login)
        known = self._people.person(person)
        name = known.name if known is not None else ""
        self._audit.note(Actor(person, name, address=address), "signed-in", None)
        return login

    def signed_in(self, login_id: str, address: str) -> Person | None:
        """Return whose login it is while it lasts, and note that it was used."""
        found = self._people.login(login_id)
        if found is None:
            return None
        login, person = found
        now = self._clock()
        if login.is_over(now):
            self._people.end_logins(person.id, only=login.id)
            return None
        if now - login.seen_at > _SEEN_EVERY:
            self._people.see_login(login.id, now, address)
        return person

    def sign_out(self, who: Actor) -> None:
        """End the login that somebody came by."""
        if who.person is not None and who.login is not None:
            self._people.end_logins(who.person, only=who.login)
            self._rights_changed()

    def logins(self, who: Actor) -> list[Login]:
        """Return the browsers in which a person is signed in."""
        return self._people.logins(self._own(who).id)

    def end_login(self, who: Actor, login_id: str | None) -> None:
        """End a login of one's own; without an id, all but the one that asks."""
        person = self._own(who)
        if login_id is None:
            ended = self._people.end_logins(person.id, but=who.login)
        else:
            ended = self._people.end_logins(person.id, only=login_id)
        self._audit.note(who, "signed-out-elsewhere", None, count=ended)
        self._rights_changed()

    def person(self, who: Actor) -> Person:
        """Return who one is.

        Raises:
            NotSignedIn: Nobody is signed in.
            NotAllowed: A token asks.
        """
        return self._own(who)

    def deeds(self, who: Actor) -> Iterator[Deed]:
        """Yield what the audit log says that one did, the latest first."""
        return self._audit.of_person(self._own(who).id)

    def change_name(self, who: Actor, name: str) -> None:
        """Change what others see."""
        self._people.change(self._own(who).id, name=name_of(name))

    def change_password(
        self, who: Actor, old: str, new: str, here: str, *, keeps_tokens: bool = False
    ) -> int:
        """Change the password; every other login ends, and every token unless they are kept.

        Return how many tokens ended. ``here`` is the address of this site, told by mail.

        Raises:
            InvalidInput: The old one is wrong or the new one will not do.
        """
        person = self.confirmed(who, old)
        _check(new, person.email, person.name)
        self._people.change(person.id, password=self._hasher.hash(new))
        self._people.end_logins(person.id, but=who.login)
        ended = 0 if keeps_tokens else self._people.remove_tokens(person.id)
        self._audit.note(who, "password.changed", None, tokens_ended=ended)
        self._rights_changed()
        self._alerts.password_changed(person, here)
        return ended

    def check_password(self, person: Person, new: str) -> None:
        """Return if a password will do for somebody.

        Raises:
            InvalidInput: It will not; the sentence says why.
        """
        _check(new, person.email, person.name)

    def of_address(self, email: str) -> Person:
        """Return whose address it is.

        Raises:
            NotFound: Nobody has it.
        """
        found = self._people.by_email(email_of(email))
        if found is None:
            raise NotFound("Nobody has an account with this address.")
        return found[0]

    def reset_password(self, email: str, new: str, here: str = "") -> None:
        """Set a password for somebody who forgot theirs; their logins and their tokens all end.

        ``here`` is the address of this site; whoever runs the machine has none.

        Raises:
            NotFound: Nobody has this address.
            InvalidInput: The password will not do.
        """
        person = self.of_address(email)
        _check(new, person.email, person.name)
        self._people.change(person.id, password=self._hasher.hash(new))
        self._people.end_logins(person.id)
        ended = self._people.remove_tokens(person.id)  # whoever had the password may have made one
        self._audit.note(Actor(person.id, person.name), "password.reset", None, tokens_ended=ended)
        self._rights_changed()
        self._alerts.password_changed(person, here)

    def delete(self, who: Actor, password: str) -> None:
        """Delete the account, every workspace that nobody else is in, and a candidate's résumés.

        Who has no password shows by their address that they mean it: one press is soon done.

        Raises:
            InvalidInput: The password is wrong, or a workspace would be left without an owner.
        """
        person = self.confirmed(who, password)
        if not self.has_password(who) and password.strip().casefold() != person.email:
            raise InvalidInput("This is not your e-mail address. Nothing was deleted.")
        alone, shared, needing, own = [], [], [], []
        for workspace in self._teams.workspaces(person.id):
            members = self._teams.members(workspace.id)
            others = {each.person for each in members} - {person.id}
            if not others:
                alone.append(workspace)
            elif is_last_owner(members, person.id):
                needing.append(workspace)
            else:
                shared.append(workspace)
                if others == {LOCAL_PERSON} or workspace.role == "candidate":
                    own.append(workspace)
        _require_owners(needing)
        # What may still be refused, because others came or went just now, before what is for ever.
        for workspace in shared:
            with suppress(NotFound):  # taken out just now
                if not self._teams.change_member(workspace.id, person.id, None):
                    _require_owners([workspace])
        for workspace in alone:
            if not self._teams.remove(workspace.id, person.id):
                _require_owners([workspace])
        for workspace in own:  # that others go on with, or the machine does
            self._teams.remove_made(workspace.id, person.id)
        self._people.remove(person.id)
        self._audit.note(Actor(person.id, address=who.address), "account.deleted", None)
        self._rights_changed()

    def _own(self, who: Actor) -> Person:
        self._access.require(who, Act.ACCOUNT)
        person = self._people.person(who.person or "")
        if person is None:
            raise NotSignedIn("Please sign in first.")
        return person

    def confirmed(self, who: Actor, password: str) -> Person:
        """Return who one is, shown by the password as well.

        Who came by a provider has none, and shows it by having signed in just now.

        Raises:
            InvalidInput: It is wrong, or the sign-in is too long ago.
        """
        person = self._own(who)
        if person.id == LOCAL_PERSON:
            raise InvalidInput("There is no account here: this machine needs no sign-in.")
        self._limiter.hit("confirm", person.id)
        hashed = self._people.password(person.id)
        if hashed is None and not self._came_just_now(who):
            raise InvalidInput(_STALE)
        if hashed is not None and not self._hasher.verify(hashed, password):
            raise InvalidInput("Your password is not right. Nothing was changed.")
        return person

    def _came_just_now(self, who: Actor) -> bool:
        found = self._people.login(who.login) if who.login is not None else None
        return found is not None and self._clock() - found[0].created_at <= _FRESH


def _require_owners(needing: Iterable[Workspace]) -> None:
    if named := ", ".join(f"“{each.name}”" for each in needing):
        raise InvalidInput(f"Make somebody else an owner of {named} first, then come back.")


def _check(password: str, email: str, name: str) -> None:
    fault = rules.fault_of(password, email, name)
    if fault is not None:
        raise InvalidInput(fault)
