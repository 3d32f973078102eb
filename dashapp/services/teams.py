"""Workspaces: who is in them, as what, and how others come in."""

from datetime import timedelta
from typing import get_args

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import email_of
from dashapp.domain.people import (
    LOCAL_PERSON,
    Actor,
    Invitation,
    Member,
    Person,
    Role,
    Workspace,
    with_article,
)
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.notices import Notices
from dashapp.services.people_store import TeamStore
from dashapp.services.secrets import hash_of, new_secret

INVITATION_DAYS = 7
_LONGEST_NAME = 80
_OTHERS = "Others are in this workspace. Make one an owner, and leave."
_GONE = "This invitation has been used, withdrawn, or is too old. Ask for a new one."


class Teams:
    """What a person can do with workspaces."""

    def __init__(self, store: TeamStore, guards: Guards, notices: Notices) -> None:
        self._store = store
        self._notices = notices
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock
        self._limiter = guards.limiter
        self._rights_changed = guards.rights_changed

    def workspaces(self, who: Actor) -> list[Workspace]:
        """Return the workspaces of a person, or every one for the operator."""
        return self._access.workspaces(who)

    def workspace(self, who: Actor, workspace: str) -> Workspace:
        """Return a workspace of a person.

        Raises:
            NotFound: It is none of theirs.
        """
        self._access.require(who, Act.SEE, workspace)
        for each in self.workspaces(who):
            if each.id == workspace:
                return each
        raise NotFound("There is no workspace at this address.")

    def create(self, who: Actor, name: str) -> str:
        """Make a workspace that ``who`` owns and return its id."""
        self._access.require(who, Act.ACCOUNT)
        made = new_id()
        self._store.add(made, _named(name), who.person or "", self._clock())
        self._audit.note(who, "workspace.made", made)
        return made

    def rename(self, who: Actor, workspace: str, name: str) -> None:
        """Call a workspace by another name."""
        self._access.require(who, Act.MANAGE, workspace)
        self._store.rename(workspace, _named(name))
        self._audit.note(who, "workspace.renamed", workspace)

    def is_alone(self, who: Actor, workspace: str) -> bool:
        """Whether nobody but ``who`` is in a workspace, and no machine owns it."""
        self._access.require(who, Act.SEE, workspace)
        return [each.person for each in self._store.members(workspace)] == [who.person]

    def delete(self, who: Actor, workspace: str, name: str) -> None:
        """Delete a workspace that nobody else is in, with all that is in it; its name confirms.

        Raises:
            InvalidInput: That is not its name, others are in it, or one would own none any more.
        """
        self._access.require(who, Act.MANAGE, workspace)
        if not self.is_alone(who, workspace):
            raise InvalidInput(_OTHERS)
        if " ".join(name.split()) != self._store.name(workspace):
            raise InvalidInput("This is not the name of the workspace. Nothing was deleted.")
        if sum(each.role == "owner" for each in self.workspaces(who)) < 2:
            raise InvalidInput("This is your only workspace. Make another first, for what comes.")
        if not self._store.remove(workspace, who.person or ""):
            raise InvalidInput(_OTHERS)  # somebody came in just now
        self._audit.note(who, "workspace.deleted", None, workspace)
        self._rights_changed()

    def members(self, who: Actor, workspace: str) -> list[Member]:
        """Return the people in a workspace; a candidate is shown themselves and who coaches them."""
        self._access.require(who, Act.SEE, workspace)
        members = [each for each in self._store.members(workspace) if each.person != LOCAL_PERSON]
        if self._access.role(who, Act.SEE, workspace) != "candidate":
            return members
        return [m for m in members if m.role != "candidate" or m.person == who.person]

    def change_role(self, who: Actor, workspace: str, person: str, role: str) -> None:
        """Change what a member is; open editors follow at once.

        Raises:
            InvalidInput: There is no such role, or no owner would be left.
            NotFound: They are not in the workspace.
        """
        self._access.require(who, Act.MANAGE, workspace)
        wanted = _role(role)
        self._change(workspace, person, wanted)
        self._audit.note(who, "member.role", workspace, person, role=wanted)
        told = f"You are now {with_article(wanted)} in “{self._store.name(workspace)}”"
        self._notices.tell("access", who, [person], told)
        self._rights_changed()

    def remove_member(self, who: Actor, workspace: str, person: str) -> None:
        """Take somebody out, or leave; what they made stays, but for what a candidate made.

        Raises:
            InvalidInput: No owner would be left.
            NotFound: They are not in the workspace.
        """
        self._access.require(who, Act.SEE if person == who.person else Act.MANAGE, workspace)
        if person == who.person:
            self._access.require(who, Act.ACCOUNT)
        if self._store.role(person, workspace) == "candidate":
            # Their working life goes with them; what others made for the team stays.
            self._store.move_made(workspace, person, self._own(person))
        self._change(workspace, person, None)
        self._audit.note(who, "member.removed", workspace, person)
        told = f"You are no longer in “{self._store.name(workspace)}”"
        self._notices.tell("access", who, [person], told)
        self._rights_changed()

    def invite(self, who: Actor, workspace: str, role: str, email: str = "") -> str:
        """Return the secret of an invitation: for one address, or for whoever has the link.

        Raises:
            InvalidInput: There is no such role, or it is no address.
            NotFound: There is no such workspace.
            TooMany: They invited too many within an hour: each may be sent as a mail.
        """
        self._access.require(who, Act.MANAGE, workspace)
        self.workspace(who, workspace)  # whoever runs the machine may all, there or not
        self._limiter.hit("invite", who.person or "")
        secret, until = new_secret(), self._clock() + timedelta(days=INVITATION_DAYS)
        to = email_of(email) if email.strip() else ""
        made = Invitation(new_id(), workspace, _role(role), to, who.person or "", until)
        self._store.invite(made, hash_of(secret))
        self._audit.note(who, "member.invited", workspace, made.id, role=role, email=to)
        return secret

    def invitations(self, who: Actor, workspace: str) -> list[Invitation]:
        """Return the invitations that still hold."""
        self._access.require(who, Act.MANAGE, workspace)
        now = self._clock()
        return [each for each in self._store.invitations(workspace) if each.until > now]

    def withdraw(self, who: Actor, workspace: str, invitation: str) -> None:
        """Let an invitation hold no longer."""
        self._access.require(who, Act.MANAGE, workspace)
        if not self._store.withdraw(workspace, invitation):
            raise NotFound(_GONE)
        self._audit.note(who, "member.uninvited", workspace, invitation)

    def invitation(self, secret: str) -> Invitation:
        """Return what a secret invites to.

        Raises:
            NotFound: Nothing, or no longer.
        """
        found = self._store.invitation(hash_of(secret))
        if found is None or found.until <= self._clock():
            raise NotFound(_GONE)
        return found

    def check(self, secret: str, email: str) -> Invitation:
        """Return what a secret invites to, if it may be used with an address.

        Raises:
            NotFound: It invites to nothing, or no longer.
            InvalidInput: It is for somebody else's address.
        """
        invited = self.invitation(secret)
        if invited.email and invited.email != email_of(email):
            raise InvalidInput("This invitation is for another e-mail address.")
        return invited

    def name(self, invited: Invitation) -> str:
        """Return the name of the workspace that somebody is invited to."""
        return self._store.name(invited.workspace)

    def role(self, invited: Invitation, who: Actor) -> Role | None:
        """Return what ``who`` is already where they are invited to, if they are in it."""
        return self._store.role(who.person, invited.workspace) if who.person else None

    def accept(self, secret: str, person: Person, address: str) -> str:
        """Let a person in who was invited, and return the workspace; who is in it stays what they are.

        Raises:
            NotFound: The invitation holds no longer.
            InvalidInput: It is for somebody else's address.
        """
        invited = self.check(secret, person.email)
        who, now = Actor(person.id, person.name, address=address), self._clock()
        used = invited.id if invited.email else ""
        if self._store.add_member(invited.workspace, person.id, invited.role, now, used):
            self._audit.note(who, "member.came", invited.workspace, role=invited.role)
            told = f"{person.name} has come into “{self._store.name(invited.workspace)}”"
            self._notices.tell("access", who, [invited.created_by], told)
        return invited.workspace

    def _own(self, person: str) -> str:
        """Return a workspace that a person owns, made where there is none."""
        for each in self._store.workspaces(person):
            if each.role == "owner":
                return each.id
        made = new_id()
        self._store.add(made, "My résumés", person, self._clock())
        return made

    def _change(self, workspace: str, person: str, role: Role | None) -> None:
        if not self._store.change_member(workspace, person, role):
            raise InvalidInput("A workspace needs an owner. Make somebody else one first.")


def _role(role: str) -> Role:
    for known in get_args(Role):
        if known == role:
            return known  # type: ignore[no-any-return]
    raise InvalidInput(f"There is no role “{role}”. Choose one of: {', '.join(get_args(Role))}.")


def _named(name: str) -> str:
    named = " ".join(name.split())[:_LONGEST_NAME]
    if not named:
        raise InvalidInput("Give the workspace a name.")
    return named
