"""Another e-mail address for an account: it counts once its owner opened a link sent to it."""

import json
from dataclasses import asdict, dataclass
from functools import partial
from urllib.parse import urlencode

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import email_of
from dashapp.domain.people import Actor, Person
from dashapp.services.accounts import Accounts
from dashapp.services.guards import Guards
from dashapp.services.mailed_links import GONE, SECONDS
from dashapp.services.outbox import Mail, Outbox
from dashapp.services.people_store import PersonStore
from dashapp.services.ports import Once
from dashapp.services.secrets import hash_of, new_secret


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The address that somebody wants, and the hash of the key in the link to it."""

    email: str
    key: str


class NewAddresses:
    """What a person can do to be reached, and to sign in, at another address.

    Why:
        A link counts only for who asked for it and is signed in. Were it good by itself, a slip
        in typing would hand the account to whoever reads the mail there.
    """

    def __init__(
        self, people: PersonStore, accounts: Accounts, keys: Once, outbox: Outbox, guards: Guards
    ) -> None:
        self._people = people
        self._accounts = accounts
        self._keys = keys
        self._outbox = outbox
        self._limiter = guards.limiter
        self._audit = guards.audit

    def ask(self, who: Actor, email: str, password: str, here: str) -> bool:
        """Send a link to an address that shall be one's own; return whether it waits for that.

        Where no mail can be sent it is one's own at once. ``here`` is the address of this site.

        Raises:
            InvalidInput: It is no address, one's own already, or the password is wrong; without
                mail also where it is another's, which with it only that other is told.
            TooMany: Too many links were asked for.
        """
        person = self._accounts.confirmed(who, password)
        wanted = email_of(email)
        if wanted == person.email:
            raise InvalidInput("This is your address already.")
        if not self._outbox.is_on:
            self._change(who, person, wanted)
            return False
        self._limiter.hit("mail", who.address)
        self._limiter.hit("mail-to", wanted)
        key = new_secret()
        kept = _Waiting(wanted, hash_of(key))
        self._keys.put(_name(person), json.dumps(asdict(kept)).encode(), SECONDS)
        self._audit.note(who, "email.asked", None)
        self._outbox.write(partial(self._written, wanted, here, key))
        return True

    def waiting(self, who: Actor) -> str:
        """Return the address that waits for its link to be opened; nothing where none does."""
        known = self._kept(self._accounts.person(who))
        return known.email if known is not None else ""

    def found(self, who: Actor, key: str) -> str:
        """Return the address that a link of one's own makes one's own; the link stays good.

        Raises:
            NotFound: It was used, is too old, or somebody else asked for it.
        """
        known = self._kept(self._accounts.person(who))
        if known is None or known.key != hash_of(key):
            raise NotFound(f"{GONE} It works for who asked for it alone.")
        return known.email

    def confirm(self, who: Actor, key: str, here: str) -> None:
        """Make the address of a link one's own; the one before is told of it.

        Raises:
            NotFound: The link was used, is too old, or somebody else asked for it.
            InvalidInput: The address became another's meanwhile.
        """
        person, wanted = self._accounts.person(who), self.found(who, key)
        self.forget(who)
        self._change(who, person, wanted)
        text = (
            f"You sign in at {here} with {wanted} from now on; with this address you do no longer."
            "\n\nYou did not change it? Then somebody else can sign in to your account. Tell whoever"
            " runs it at once.\n"
        )
        self._outbox.post(Mail(person.email, "Your e-mail address is another one now", text))

    def forget(self, who: Actor) -> None:
        """Let the link that was sent be good no longer.

        Raises:
            NotFound: None waits any more.
        """
        if self._keys.take(_name(self._accounts.person(who))) is None:
            raise NotFound(GONE)

    def _kept(self, person: Person) -> _Waiting | None:
        kept = self._keys.get(_name(person))
        return _Waiting(**json.loads(kept)) if kept is not None else None

    def _change(self, who: Actor, person: Person, email: str) -> None:
        if not self._people.change(person.id, email=email):
            raise InvalidInput("This address cannot be used. Choose another.")
        self._audit.note(who, "email.changed", None)

    def _written(self, wanted: str, here: str, key: str) -> Mail:
        subject = "Your new e-mail address"
        if self._people.by_email(wanted) is not None:
            text = (
                "Somebody who is signed in here wants to sign in with this address from now on. It"
                f" is that of your account already, and stays so. Sign in:\n\n{here}sign-in\n"
            )
            return Mail(wanted, subject, text)
        link = f"{here}account/email/mailed?{urlencode({'key': key})}"
        text = (
            f"Open this where you are signed in, to sign in with this address from now on:\n\n{link}"
            "\n\nIt works once, for a quarter of an hour. You did not ask for it? Then do nothing.\n"
        )
        return Mail(wanted, subject, text)


def _name(person: Person) -> str:
    return f"new-address:{person.id}"
