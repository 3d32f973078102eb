"""Access tokens: a person's keys for programs."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final, get_args

from dashapp.domain.errors import InvalidInput, NotFound, NotSignedIn
from dashapp.domain.naming import require_short
from dashapp.domain.people import AccessToken, Actor, Scope
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.people_store import PersonStore
from dashapp.services.secrets import hash_of, new_secret

PREFIX: Final = "imaginator_"
"""What every key begins with, so that scanners of leaked secrets know one."""

MOST_DAYS = 366
_SEEN_EVERY = timedelta(minutes=1)
_LONGEST_NAME = 60
_WRONG = "This token is unknown, revoked or too old. Make a new one on your account page."


class AccessTokens:
    """What a person, and a program in their name, can do with tokens."""

    def __init__(self, people: PersonStore, guards: Guards) -> None:
        self._people = people
        self._access = guards.access
        self._audit = guards.audit
        self._limiter = guards.limiter
        self._clock = guards.clock

    def make(self, who: Actor, name: str, scopes: Collection[str], days: int) -> str:
        """Return the key of a new token: it is shown once and kept nowhere.

        Raises:
            InvalidInput: It has no name or a long one, no scope, an unknown scope, or lasts too long.
        """
        self._access.require(who, Act.ACCOUNT)
        wanted = frozenset(each for each in get_args(Scope) if each in scopes)
        if not wanted or len(wanted) != len(set(scopes)):
            raise InvalidInput(f"Choose what the token opens: {', '.join(get_args(Scope))}.")
        if not name.strip():
            raise InvalidInput("Give the token a name that tells you later what it is for.")
        require_short("The name of a token", name.strip(), _LONGEST_NAME)
        if not 1 <= days <= MOST_DAYS:
            raise InvalidInput(f"A token lasts between a day and {MOST_DAYS} days.")
        key, now = new_secret(PREFIX), self._clock()
        until = now + timedelta(days=days)
        token = AccessToken(new_id(), who.person or "", name.strip(), wanted, now, until)
        self._people.add_token(token, hash_of(key))
        self._audit.note(who, "token.made", None, token.id, scopes=sorted(wanted))
        return key

    def tokens(self, who: Actor) -> list[AccessToken]:
        """Return the tokens of a person."""
        self._access.require(who, Act.ACCOUNT)
        return self._people.tokens(who.person or "")

    def revoke(self, who: Actor, token: str) -> None:
        """End a token at once."""
        self._access.require(who, Act.ACCOUNT)
        if not self._people.remove_token(who.person or "", token):
            raise NotFound("There is no such token.")
        self._audit.note(who, "token.revoked", None, token)

    def bearer(self, key: str, address: str) -> Actor:
        """Return whoever a key stands for; see :meth:`token`."""
        return self.token(key, address)[1]

    def token(self, key: str, address: str) -> tuple[AccessToken, Actor]:
        """Return the token of a key, and whoever it stands for.

        Raises:
            NotSignedIn: It is unknown, revoked or too old.
            TooMany: Too many wrong keys came from this address.
        """
        found = self._people.token(hash_of(key)) if key.startswith(PREFIX) else None
        now = self._clock()
        if found is None or found[0].until <= now:
            self._limiter.hit("wrong-token", address)
            raise NotSignedIn(_WRONG)
        token, person = found
        if token.used_at is None or now - token.used_at > _SEEN_EVERY:
            self._people.see_token(token.id, now)
        who = Actor(person.id, person.name, scopes=token.scopes, address=address, token=token.id)
        return token, who
