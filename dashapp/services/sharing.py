"""Links that open a résumé to people outside, for a while, with a role."""

from contextlib import suppress
from datetime import timedelta
from typing import get_args

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import name_of
from dashapp.domain.people import Actor, Link, LinkRole, Visit
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.people_store import LinkStore
from dashapp.services.secrets import hash_of, new_secret

MOST_DAYS = 365
FEWEST_PASSWORD = 6
_GONE = "This link has been revoked or is too old. Ask whoever sent it for a new one."


class Sharing:
    """What a person can do with links, and a guest with one."""

    def __init__(self, links: LinkStore, guards: Guards) -> None:
        self._links = links
        self._access = guards.access
        self._audit = guards.audit
        self._hasher = guards.hasher
        self._limiter = guards.limiter
        self._clock = guards.clock
        self._rights_changed = guards.rights_changed

    def share(self, who: Actor, document: str, role: str, days: int, password: str = "") -> str:
        """Return the secret of a new link to a résumé.

        Raises:
            InvalidInput: There is no such role, or the days or the password will not do.
        """
        self._access.require(who, Act.SHARE, document)
        if not 1 <= days <= MOST_DAYS:
            raise InvalidInput(f"A link lasts between a day and {MOST_DAYS} days.")
        if password and len(password) < FEWEST_PASSWORD:
            raise InvalidInput(f"A link's password has at least {FEWEST_PASSWORD} characters.")
        secret, now = new_secret(), self._clock()
        until, by = now + timedelta(days=days), who.person or ""
        link = Link(new_id(), document, _role(role), bool(password), by, now, until)
        hashed = self._hasher.hash(password) if password else None
        self._links.add(link, hash_of(secret), hashed)
        self._note(who, "link.made", document, link=link.id, role=role, days=days)
        return secret

    def links(self, who: Actor, document: str) -> list[Link]:
        """Return the links to a résumé."""
        self._access.require(who, Act.SHARE, document)
        return self._links.links(document)

    def visits(self, who: Actor, document: str) -> list[Visit]:
        """Return who opened a résumé by its links."""
        self._access.require(who, Act.SHARE, document)
        return self._links.visits(document)

    def revoke(self, who: Actor, document: str, link: str) -> None:
        """End a link; whoever has the résumé open by it is sent away at once."""
        self._access.require(who, Act.SHARE, document)
        if not self._links.remove(document, link):
            raise NotFound(_GONE)
        self._note(who, "link.revoked", document, link=link)
        self._rights_changed()

    def link(self, secret: str) -> Link:
        """Return what a secret opens.

        Raises:
            NotFound: Nothing, or no longer.
        """
        return self._found(secret)[0]

    def open(self, who: Actor, secret: str, name: str, password: str = "") -> Link:
        """Open a link for a guest, who is noted, and return it.

        Raises:
            NotFound: It opens nothing, or no longer.
            InvalidInput: The password is wrong, or a guest calls themselves as a member is called.
            TooMany: Too many passwords were tried, or it was opened again and again.
        """
        link, hashed = self._found(secret)
        self._limiter.hit("open", f"{who.address} {link.id}")
        if hashed is not None:
            self._limiter.hit("link", f"{who.address} {link.id}")
            if not self._hasher.verify(hashed, password):
                raise InvalidInput("This is not the password of this link.")
        if who.person is None and self._is_members(link.document, name):
            raise InvalidInput("Somebody in this résumé is called so. Say what tells you apart.")
        seen = Visit(link.id, self._clock(), name[:60], who.address)
        self._links.visited(seen)
        guest = Actor(who.person, who.name or name, address=who.address)
        self._note(guest, "link.opened", link.document, link=link.id)
        return link

    def called(self, who: Actor, document: str, wanted: str) -> str:
        """Return what a guest is called who wants another name: not as a member, who is another."""
        with suppress(InvalidInput):
            name = name_of(wanted)
            return who.name if self._is_members(document, name) else name
        return ""

    def _is_members(self, document: str, name: str) -> bool:
        members = self._access.audience(document)
        return name.casefold() in {each.name.casefold() for each in members}

    def opened(self, who: Actor) -> list[str]:
        """Return the résumés whose links ``who`` has opened, whether or not these still hold."""
        return self._links.opened(who.links)

    def _found(self, secret: str) -> tuple[Link, str | None]:
        found = self._links.by_secret(hash_of(secret))
        if found is None or found[0].until <= self._clock():
            raise NotFound(_GONE)
        return found

    def _note(self, who: Actor, act: str, document: str, **detail: object) -> None:
        self._audit.note(who, act, self._access.place_of(document), document, **detail)


def _role(role: str) -> LinkRole:
    for known in get_args(LinkRole):
        if known == role:
            return known  # type: ignore[no-any-return]
    raise InvalidInput(f"A link cannot make somebody “{role}”.")
