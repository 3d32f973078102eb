"""People and what they are to each other: workspaces, roles, links, tokens, and what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

Role = Literal["owner", "editor", "commenter", "viewer", "candidate"]
"""What somebody is in a workspace; a candidate sees nothing there but what is their own."""

DocumentRole = Literal["owner", "editor", "commenter", "viewer"]
"""What somebody is to a résumé or a job post."""

LinkRole = Literal["editor", "commenter", "viewer"]

Scope = Literal["read", "write", "suggest", "admin"]
"""What an access token opens; each is its own, none holds another."""

LOCAL_PERSON = "local"
"""The one person of a laptop without sign-in."""

LONGEST_LOGIN = timedelta(days=90)
"""After this a person signs in again, however often they came."""

HOME = "home"
"""The first workspace: the local person's, and that of whoever is invited first."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; the local person has no address."""

    id: str
    email: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Provider:
    """Another service where people have accounts: OpenID Connect by ``issuer``, or OAuth 2."""

    name: str
    label: str
    client_id: str
    client_secret: str
    issuer: str = ""
    scope: str = "openid email profile"
    authorize_url: str = ""
    token_url: str = ""
    profile_url: str = ""
    emails_url: str = ""
    trusts_email: bool = False
    """Whether its addresses are believed where it does not say that they are verified."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a provider says that it let in."""

    provider: str
    label: str
    subject: str
    email: str
    name: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """A place for résumés and job posts, and the role in it of whoever asked."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a workspace."""

    person: str
    name: str
    email: str
    role: Role
    since: datetime


def is_last_owner(members: Iterable[Member], person: str) -> bool:
    """Whether a workspace would be left without an owner if a person owned it no longer.

    The machine itself may own one that nobody else is in.
    """
    people = {each.person: each.role for each in members}
    is_machines = people.pop(LOCAL_PERSON, None) is not None
    owners = [each for each, role in people.items() if role == "owner"]
    return owners == [person] and (len(people) > 1 or not is_machines)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way into a workspace: for one address, or for whoever has the link."""

    id: str
    workspace: str
    role: Role
    email: str
    created_by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A résumé opened to whoever has an address, until it ends."""

    id: str
    document: str
    role: LinkRole
    has_password: bool
    created_by: str
    created_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody opened a résumé by a link."""

    link: str
    at: datetime
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A key of a person for programs; the key itself is kept nowhere."""

    id: str
    person: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    until: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Login:
    """A browser in which a person is signed in."""

    id: str
    person: str
    created_at: datetime
    seen_at: datetime
    agent: str
    address: str

    def is_over(self, now: datetime) -> bool:
        """Whether it was so long ago that the person must sign in again."""
        return now - self.created_at > LONGEST_LOGIN


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote something: the name that others see, and the person, if they have an account."""

    name: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks for something: a person, a guest who came by links, or both.

    ``scopes`` is what a token opens, nothing where no token is in the way. ``login`` says in
    which browser the person signed in and ``token`` which token was brought, so that both can be
    ended at once. ``guest`` tells one guest from the next who came by the same link, or is called
    the same.
    """

    person: str | None = None
    name: str = ""
    links: frozenset[str] = frozenset()
    scopes: frozenset[Scope] | None = None
    login: str | None = None
    address: str = ""
    is_operator: bool = False
    guest: str = ""
    token: str | None = None
    is_remembered: bool = field(default=False, compare=False)
    """Whether they asked some time ago: their login or their token may have been ended since."""

    @property
    def is_known(self) -> bool:
        """Whether somebody is there at all."""
        return self.person is not None or bool(self.links) or self.is_operator

    @property
    def maker(self) -> str:
        """Who owns what they make: the operator makes for the local person."""
        return self.person or LOCAL_PERSON

    @property
    def known_as(self) -> str:
        """By which id what they say is known to be theirs: the person's, or the guest's."""
        return self.person or self.guest

    @property
    def counted(self) -> str:
        """Under which name it is counted how much they ask for."""
        return self.known_as or " ".join(sorted(self.links)) or LOCAL_PERSON

    @property
    def author(self) -> Author:
        """Whom the log of a résumé names."""
        return Author(self.name or self.maker, self.person)

    def to_json(self) -> dict[str, Any]:
        """Return who it is, to be remembered: all but what only a request knows."""
        told = {"p": self.person, "n": self.name, "l": sorted(self.links), "s": self.login}
        return {**told, "g": self.guest, "t": self.token}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Actor":
        """Return who :meth:`to_json` told of."""
        links = frozenset(said["l"])
        return cls(
            said["p"],
            said["n"],
            links,
            login=said["s"],
            guest=said.get("g", ""),
            token=said.get("t"),
            is_remembered=True,
        )


OPERATOR = Actor(name="operator", is_operator=True)
"""Whoever has a shell on the machine, and with it the store."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the audit log: who did what, to what, when, from where."""

    at: datetime
    person: str
    name: str
    act: str
    object: str
    address: str
    detail: Mapping[str, Any] = field(default_factory=dict)


def with_article(role: str) -> str:
    """Return a role as it stands in a sentence."""
    return f"{'an' if role[:1] in 'aeo' else 'a'} {role}"
