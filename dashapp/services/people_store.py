"""What the services need a store of people for, in their own words; adapters fulfil it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from dashapp.domain.people import (
    AccessToken,
    Deed,
    DocumentRole,
    Invitation,
    Link,
    Login,
    Member,
    Person,
    Role,
    Visit,
    Workspace,
)


class PersonStore(Protocol):
    """People, the browsers they are signed in with, and their keys for programs."""

    def add(self, person: Person, password: str | None) -> bool:
        """Keep a new person; return false where somebody has that address already."""
        ...

    def person(self, person_id: str) -> Person | None:
        """Return a person."""
        ...

    def by_email(self, email: str) -> tuple[Person, str | None] | None:
        """Return the person with an address, and the hash of their password."""
        ...

    def password(self, person_id: str) -> str | None:
        """Return the hash of a person's password."""
        ...

    def change(self, person_id: str, **values: str) -> bool:
        """Change name, email or password; return false where the address is another's."""
        ...

    def rehash(self, person_id: str, was: str, hashed: str) -> None:
        """Keep another hash of the same password, unless the password was changed meanwhile."""
        ...

    def remove(self, person_id: str) -> None:
        """Forget a person, with logins, tokens and memberships."""
        ...

    def by_identity(self, provider: str, subject: str) -> Person | None:
        """Return whose account a provider's account opens."""
        ...

    def add_identity(self, person_id: str, provider: str, subject: str) -> None:
        """Let a provider's account open a person's, in place of what did before."""
        ...

    def identities(self, person_id: str) -> list[str]:
        """Return the providers whose accounts open a person's."""
        ...

    def remove_identity(self, person_id: str, provider: str) -> None:
        """Let a provider's account open a person's no longer."""
        ...

    def factor(self, person_id: str) -> str | None:
        """Return what is kept of a person's second factor."""
        ...

    def set_factor(self, person_id: str, factor: str | None) -> None:
        """Keep a second factor, or none."""
        ...

    def swap_factor(self, person_id: str, was: str, factor: str) -> bool:
        """Keep what became of a second factor, if it is still as it was; return whether."""
        ...

    def begin_login(self, login: Login) -> None:
        """Keep a login."""
        ...

    def forget_logins(self, before: datetime) -> None:
        """Forget the logins of everybody that began before a time."""
        ...

    def login(self, login_id: str) -> tuple[Login, Person] | None:
        """Return a login that has not been ended, and whose it is."""
        ...

    def lasting(self, login_ids: Collection[str]) -> list[Login]:
        """Return those of some logins that have not been ended."""
        ...

    def logins(self, person_id: str) -> list[Login]:
        """Return the logins of a person, the latest seen first."""
        ...

    def see_login(self, login_id: str, at: datetime, address: str) -> None:
        """Note when and from where a login was last used."""
        ...

    def end_logins(self, person_id: str, *, only: str | None = None, but: str | None = None) -> int:
        """End logins of a person: one, all, or all but one; return how many."""
        ...

    def add_token(self, token: AccessToken, secret_hash: str) -> None:
        """Keep a token by the hash of its key."""
        ...

    def token(self, secret_hash: str) -> tuple[AccessToken, Person] | None:
        """Return the token with a hash, and whose it is."""
        ...

    def tokens(self, person_id: str) -> list[AccessToken]:
        """Return the tokens of a person, the newest first."""
        ...

    def see_token(self, token_id: str, at: datetime) -> None:
        """Note when a token was last used."""
        ...

    def remove_token(self, person_id: str, token_id: str) -> bool:
        """Forget a token of a person; return whether there was one."""
        ...

    def remove_tokens(self, person_id: str) -> int:
        """Forget every token of a person; return how many there were."""
        ...


class TeamStore(Protocol):
    """Workspaces, who is in them, and who may come."""

    def add(self, workspace_id: str, name: str, owner: str, at: datetime) -> None:
        """Keep a new workspace with its owner."""
        ...

    def name(self, workspace_id: str) -> str:
        """Return what a workspace is called."""
        ...

    def rename(self, workspace_id: str, name: str) -> None:
        """Call a workspace by another name."""
        ...

    def remove(self, workspace_id: str, only: str) -> bool:
        """Delete a workspace with all that is in it, if nobody is there but one; return whether."""
        ...

    def remove_made(self, workspace_id: str, person_id: str) -> None:
        """Delete what a person made in a workspace."""
        ...

    def move_made(self, workspace_id: str, person_id: str, to: str) -> None:
        """Move what a person made in a workspace to another; others' links to it end."""
        ...

    def workspaces(self, person_id: str) -> list[Workspace]:
        """Return the workspaces of a person, the oldest first."""
        ...

    def all(self) -> list[Workspace]:
        """Return every workspace, as its owner sees it."""
        ...

    def role(self, person_id: str, workspace_id: str) -> Role | None:
        """Return what a person is in a workspace."""
        ...

    def roles(
        self, people: Collection[str], workspaces: Collection[str]
    ) -> dict[tuple[str, str], Role]:
        """Return what each of some people is in each of some workspaces, where they are in it."""
        ...

    def members(self, workspace_id: str) -> list[Member]:
        """Return who is in a workspace, the longest there first."""
        ...

    def add_member(
        self, workspace_id: str, person_id: str, role: Role, at: datetime, invitation: str = ""
    ) -> bool:
        """Let a person in, unless they are; an invitation is used up with it. Return whether.

        Raises:
            NotFound: The invitation is used up.
        """
        ...

    def change_member(self, workspace_id: str, person_id: str, role: Role | None) -> bool:
        """Change what a member is, or take them out, unless no owner is left; return whether.

        Raises:
            NotFound: They are not in the workspace.
        """
        ...

    def invite(self, invitation: Invitation, secret_hash: str) -> None:
        """Keep an invitation by the hash of its secret."""
        ...

    def invitation(self, secret_hash: str) -> Invitation | None:
        """Return the invitation with a hash."""
        ...

    def invitations(self, workspace_id: str) -> list[Invitation]:
        """Return the invitations into a workspace."""
        ...

    def withdraw(self, workspace_id: str, invitation_id: str) -> bool:
        """Forget an invitation; return whether there was one."""
        ...


class LinkStore(Protocol):
    """Links to résumés for people outside, and who came by them."""

    def add(self, link: Link, secret_hash: str, password: str | None) -> None:
        """Keep a link by the hash of its secret."""
        ...

    def by_secret(self, secret_hash: str) -> tuple[Link, str | None] | None:
        """Return the link with a hash, and the hash of its password."""
        ...

    def role(self, link_id: str, document: str, now: datetime) -> DocumentRole | None:
        """Return what a link makes of a guest of a résumé, while it lasts."""
        ...

    def roles(
        self, link_ids: Collection[str], now: datetime
    ) -> dict[tuple[str, str], DocumentRole]:
        """Return what each of some links makes of a guest, by the link and its résumé, while it lasts."""
        ...

    def opened(self, link_ids: Collection[str]) -> list[str]:
        """Return the résumés that links lead to, also such as have ended."""
        ...

    def links(self, document: str) -> list[Link]:
        """Return the links to a résumé, the newest first."""
        ...

    def remove(self, document: str, link_id: str) -> bool:
        """Forget a link; return whether there was one."""
        ...

    def visited(self, visit: Visit) -> None:
        """Keep that somebody came."""
        ...

    def visits(self, document: str) -> list[Visit]:
        """Return who came to a résumé by links that are kept, the latest first."""
        ...


class PlaceStore(Protocol):
    """Where things are: what access is decided by."""

    def document_place(self, document: str) -> tuple[str, str] | None:
        """Return the workspace of a résumé and who made it, in the bin or not."""
        ...

    def document_places(self, documents: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return the workspace and the maker of each of some résumés that there are."""
        ...

    def job_place(self, job_id: str) -> tuple[str, str] | None:
        """Return the workspace of a job post and who kept it."""
        ...


class AuditStore(Protocol):
    """The audit log."""

    def add(self, workspace_id: str | None, deed: Deed) -> None:
        """Keep a line."""
        ...

    def lines(self, workspace_id: str, most: int) -> Sequence[Deed]:
        """Return the lines of a workspace, the latest first."""
        ...

    def of_person(self, person_id: str) -> Iterator[Deed]:
        """Yield what a person did, the latest first."""
        ...
