"""Other providers' accounts: which account each opens, and whether one may do without it."""

from collections.abc import Callable

from dashapp.domain.errors import InvalidInput
from dashapp.domain.naming import email_of, name_of
from dashapp.domain.people import Actor, Identity, Person
from dashapp.services.accounts import Accounts
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.people_store import PersonStore


class Identities:
    """What a person can do with the accounts that they have elsewhere."""

    def __init__(self, people: PersonStore, accounts: Accounts, guards: Guards) -> None:
        self._people = people
        self._accounts = accounts
        self._limiter = guards.limiter
        self._audit = guards.audit
        self._clock = guards.clock

    def opened(self, identity: Identity, address: str, may_make: Callable[[str], bool]) -> Person:
        """Return whose account a provider's account opens, made now where it may be.

        An account with the same address is not opened by that alone: whoever made it may not
        have shown that the address is theirs. It is connected from within. ``may_make`` says
        whether somebody with an address may have an account; it is asked of who has none.

        Raises:
            InvalidInput: It opens none, and none may be made of it.
            TooMany: Too many accounts from this address.
        """
        known = self._people.by_identity(identity.provider, identity.subject)
        if known is not None:
            return known
        if not identity.is_verified:
            raise InvalidInput(f"{identity.label} does not say that your address is yours.")
        if self._people.by_email(email_of(identity.email)) is not None:
            raise InvalidInput(
                "There is an account with this address. Sign in to it as you did before, and"
                f" connect {identity.label} on your account page."
            )
        if not may_make(email_of(identity.email)):
            raise InvalidInput("Accounts are made by invitation. Open yours, then sign in there.")
        self._limiter.hit("sign-up", address)
        person = Person(new_id(), email_of(identity.email), name_of(identity.name), self._clock())
        if not self._accounts.add(person, None, address):
            raise InvalidInput("This address is being used just now. Try again.")
        self._people.add_identity(person.id, identity.provider, identity.subject)
        return person

    def connect(self, who: Actor, identity: Identity) -> None:
        """Let a provider's account open one's own.

        Raises:
            InvalidInput: It opens another: whose only way in it is would be shut out.
        """
        person = self._accounts.person(who)
        opened = self._people.by_identity(identity.provider, identity.subject)
        if opened is not None and opened.id != person.id:
            raise InvalidInput(
                f"This account of {identity.label} opens another account here. Sign in with it and"
                " disconnect it there first."
            )
        self._people.add_identity(person.id, identity.provider, identity.subject)
        self._audit.note(who, "provider.connected", None, identity.provider)

    def disconnect(self, who: Actor, provider: str) -> None:
        """Let a provider's account open one's own no longer.

        Raises:
            InvalidInput: It is the only way in.
        """
        if not self._accounts.has_password(who):
            raise InvalidInput("Choose a password first: this is your only way in.")
        self._people.remove_identity(self._accounts.person(who).id, provider)
        self._audit.note(who, "provider.disconnected", None, provider)

    def providers(self, who: Actor) -> list[str]:
        """Return the providers whose accounts open one's own."""
        return self._people.identities(self._accounts.person(who).id)
