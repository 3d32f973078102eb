"""Links that are sent by e-mail: to sign in, to choose a new password, to make an account."""

import json
from functools import partial
from typing import Final, Literal
from urllib.parse import urlencode

from dashapp.domain.errors import NotFound
from dashapp.domain.naming import email_of
from dashapp.domain.people import Person, with_article
from dashapp.services.guards import Guards
from dashapp.services.outbox import Mail, Outbox
from dashapp.services.people_store import PersonStore
from dashapp.services.ports import Once
from dashapp.services.secrets import hash_of, new_secret

Kind = Literal["sign-in", "sign-up"]
SECONDS: Final = 15 * 60
GONE: Final = "This link has been used, or is older than a quarter of an hour. Ask for a new one."
_WRITTEN: Final[dict[Kind, tuple[str, str]]] = {
    "sign-in": ("Your link to sign in", "Open this to sign in"),
    "sign-up": ("Your account", "Open this to make your account"),
}
_NOTE = "It works once, for a quarter of an hour. You did not ask for it? Then do nothing."


class MailedLinks:
    """Sends links and believes each once; without a mailer there are none."""

    def __init__(self, people: PersonStore, keys: Once, outbox: Outbox, guards: Guards) -> None:
        self._people = people
        self._keys = keys
        self._outbox = outbox
        self._limiter = guards.limiter

    @property
    def is_on(self) -> bool:
        """Whether mail can be sent."""
        return self._outbox.is_on

    def ask(self, kind: Kind, email: str, here: str, address: str, onward: str = "/") -> None:
        """Send a link to an address, if it has an account, or for a new account if it has none.

        ``here`` is the address of this site; ``address`` is where the asker is, and ``onward``
        the page of this site that they were on their way to.

        Raises:
            InvalidInput: It is no address.
            TooMany: Too many links were asked for.
        """
        to = email_of(email)
        self._limiter.hit("mail", address)
        self._limiter.hit("mail-to", to)
        self._outbox.write(partial(self._written, kind, to, here, onward))

    def invite(self, by: str, to: str, team: str, role: str, link: str) -> None:
        """Send an invitation, where mail can be sent."""
        text = (
            f"{by} invites you to “{team}”, as {with_article(role)}: a place in Imaginator, where people"
            f" write résumés together. This link holds for a week:\n\n{link}\n\n"
            "You do not know who that is? Then do nothing.\n"
        )
        self._outbox.post(Mail(to, f"An invitation to {team}", text))

    def found(self, kind: Kind, key: str) -> str:
        """Return the address that a link was sent to; the link stays good.

        Raises:
            NotFound: It was used or is too old.
        """
        kept = self._keys.get(_name(kind, key))
        if kept is None:
            raise NotFound(GONE)
        return str(json.loads(kept))

    def person(self, key: str) -> Person:
        """Return whose sign-in a link is."""
        known = self._people.by_email(self.found("sign-in", key))
        if known is None:
            raise NotFound(GONE)
        return known[0]

    def use(self, kind: Kind, key: str) -> None:
        """Let a link be good no longer.

        Raises:
            NotFound: It was used a moment ago.
        """
        if self._keys.take(_name(kind, key)) is None:
            raise NotFound(GONE)

    def _written(self, kind: Kind, to: str, here: str, onward: str) -> Mail | None:
        is_known = self._people.by_email(to) is not None
        if kind == "sign-in" and not is_known:
            return None
        if kind == "sign-up" and is_known:
            link = f"{here}sign-in{_query(onward)}"
            text = f"You have an account here already. Sign in:\n\n{link}\n"
            return Mail(to, "Your account", text)
        key = new_secret()
        self._keys.put(_name(kind, key), json.dumps(to).encode(), SECONDS)
        subject, told = _WRITTEN[kind]
        link = f"{here}{kind}/mailed{_query(onward, key=key)}"
        return Mail(to, subject, f"{told}:\n\n{link}\n\n{_NOTE}\n")


def _query(onward: str, **told: str) -> str:
    query = urlencode(told | ({"next": onward} if onward != "/" else {}))
    return f"?{query}" if query else ""


def _name(kind: Kind, key: str) -> str:
    return f"mailed:{kind}:{hash_of(key)}"
