"""Workspaces, their members and the invitations into them, in a database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Table,
    bindparam,
    delete,
    insert,
    literal,
    select,
    update,
)

from dashapp.adapters.database.engine import answering, holding, inserting
from dashapp.adapters.database.people_tables import (
    AUDIT,
    INVITATIONS,
    LINKS,
    MEMBERS,
    PEOPLE,
    WORKSPACES,
)
from dashapp.adapters.database.tables import DOCUMENTS, JOBS
from dashapp.adapters.database.times import utc
from dashapp.domain.errors import NotFound
from dashapp.domain.people import Invitation, Member, Role, Workspace, is_last_owner

# Asked at every act of everybody: made once.
_ROLE: Final = select(MEMBERS.c.role).where(
    MEMBERS.c.person == bindparam("person"), MEMBERS.c.workspace == bindparam("workspace")
)
_OF_SOME: Final = select(MEMBERS.c.person, MEMBERS.c.workspace, MEMBERS.c.role).where(
    MEMBERS.c.person.in_(bindparam("people", expanding=True)),
    MEMBERS.c.workspace.in_(bindparam("workspaces", expanding=True)),
)


class SqlTeams:
    """A team store over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, workspace_id: str, name: str, owner: str, at: datetime) -> None:
        """Keep a new workspace with its owner."""
        with answering(self._engine) as connection:
            connection.execute(insert(WORKSPACES).values(id=workspace_id, name=name, created_at=at))
            connection.execute(
                insert(MEMBERS).values(workspace=workspace_id, person=owner, role="owner", since=at)
            )

    def name(self, workspace_id: str) -> str:
        """Return what a workspace is called."""
        with answering(self._engine) as connection:
            named = select(WORKSPACES.c.name).where(WORKSPACES.c.id == workspace_id)
            return connection.scalar(named) or ""

    def rename(self, workspace_id: str, name: str) -> None:
        """Call a workspace by another name."""
        with answering(self._engine) as connection:
            connection.execute(
                update(WORKSPACES).where(WORKSPACES.c.id == workspace_id).values(name=name)
            )

    def remove(self, workspace_id: str, only: str) -> bool:
        """Delete a workspace with all that is in it, if nobody is there but one; return whether."""
        with holding(self._engine, WORKSPACES, workspace_id) as connection:
            if any(each.person != only for each in _members(connection, workspace_id)):
                return False
            for table in (DOCUMENTS, JOBS, AUDIT):
                connection.execute(delete(table).where(table.c.workspace == workspace_id))
            connection.execute(delete(WORKSPACES).where(WORKSPACES.c.id == workspace_id))
        return True

    def remove_made(self, workspace_id: str, person_id: str) -> None:
        """Delete what a person made in a workspace."""
        with answering(self._engine) as connection:
            for table in (DOCUMENTS, JOBS):
                connection.execute(delete(table).where(*_made(table, workspace_id, person_id)))

    def move_made(self, workspace_id: str, person_id: str, to: str) -> None:
        """Move what a person made in a workspace to another; others' links to it end."""
        theirs = select(DOCUMENTS.c.id).where(*_made(DOCUMENTS, workspace_id, person_id))
        with answering(self._engine) as connection:
            connection.execute(
                delete(LINKS).where(LINKS.c.created_by != person_id, LINKS.c.document.in_(theirs))
            )
            for table in (DOCUMENTS, JOBS):
                its = _made(table, workspace_id, person_id)
                connection.execute(update(table).where(*its).values(workspace=to))

    def workspaces(self, person_id: str) -> list[Workspace]:
        """Return the workspaces of a person, the oldest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(WORKSPACES.c.id, WORKSPACES.c.name, MEMBERS.c.role)
                .join_from(MEMBERS, WORKSPACES)
                .where(MEMBERS.c.person == person_id)
                .order_by(WORKSPACES.c.created_at, WORKSPACES.c.id)
            ).all()
        return [Workspace(row.id, row.name, row.role) for row in rows]

    def all(self) -> list[Workspace]:
        """Return every workspace, as its owner sees it."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(WORKSPACES.c.id, WORKSPACES.c.name, literal("owner").label("role")).order_by(
                    WORKSPACES.c.created_at, WORKSPACES.c.id
                )
            ).all()
        return [Workspace(row.id, row.name, row.role) for row in rows]

    def role(self, person_id: str, workspace_id: str) -> Role | None:
        """Return what a person is in a workspace."""
        with answering(self._engine) as connection:
            asked = {"person": person_id, "workspace": workspace_id}
            found: Role | None = connection.scalar(_ROLE, asked)
        return found

    def roles(
        self, people: Collection[str], workspaces: Collection[str]
    ) -> dict[tuple[str, str], Role]:
        """Return what each of some people is in each of some workspaces, where they are in it."""
        with answering(self._engine) as connection:
            asked = {"people": list(people), "workspaces": list(workspaces)}
            rows = connection.execute(_OF_SOME, asked).all()
        return {(row.person, row.workspace): row.role for row in rows}

    def members(self, workspace_id: str) -> list[Member]:
        """Return who is in a workspace, the longest there first."""
        with answering(self._engine) as connection:
            return _members(connection, workspace_id)

    def add_member(
        self, workspace_id: str, person_id: str, role: Role, at: datetime, invitation: str = ""
    ) -> bool:
        """Let a person in, unless they are; an invitation is used up with it. Return whether."""
        came = inserting(self._engine, MEMBERS).values(
            workspace=workspace_id, person=person_id, role=role, since=at
        )
        came = came.on_conflict_do_nothing().returning(MEMBERS.c.person)
        with answering(self._engine) as connection:
            used = delete(INVITATIONS).where(INVITATIONS.c.id == invitation)
            if invitation and not connection.execute(used).rowcount:
                raise NotFound("This invitation has been used a moment ago.")
            return connection.execute(came).first() is not None

    def change_member(self, workspace_id: str, person_id: str, role: Role | None) -> bool:
        """Change what a member is, or take them out, unless no owner is left; return whether.

        What they invited with counts no longer once they own nothing, nor do their links into the
        workspace's résumés that they may share no more: both would lead them back.
        """
        one = (MEMBERS.c.workspace == workspace_id) & (MEMBERS.c.person == person_id)
        change = (
            update(MEMBERS).where(one).values(role=role) if role else delete(MEMBERS).where(one)
        )
        with holding(self._engine, WORKSPACES, workspace_id) as connection:
            members = _members(connection, workspace_id)
            if role != "owner" and is_last_owner(members, person_id):
                return False
            if not connection.execute(change).rowcount:
                raise NotFound("They are not in this workspace.")
            if role != "owner":
                connection.execute(
                    delete(INVITATIONS).where(*_made(INVITATIONS, workspace_id, person_id))
                )
                here = select(DOCUMENTS.c.id).where(DOCUMENTS.c.workspace == workspace_id)
                if role is not None:  # they share on what they made
                    here = here.where(DOCUMENTS.c.created_by != person_id)
                connection.execute(
                    delete(LINKS).where(LINKS.c.created_by == person_id, LINKS.c.document.in_(here))
                )
        return True

    def invite(self, invitation: Invitation, secret_hash: str) -> None:
        """Keep an invitation by the hash of its secret."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(INVITATIONS).values(
                    id=invitation.id,
                    secret=secret_hash,
                    workspace=invitation.workspace,
                    role=invitation.role,
                    email=invitation.email,
                    created_by=invitation.created_by,
                    until=invitation.until,
                )
            )

    def invitation(self, secret_hash: str) -> Invitation | None:
        """Return the invitation with a hash."""
        with answering(self._engine) as connection:
            row = connection.execute(
                select(INVITATIONS).where(INVITATIONS.c.secret == secret_hash)
            ).one_or_none()
        return _invitation(row) if row is not None else None

    def invitations(self, workspace_id: str) -> list[Invitation]:
        """Return the invitations into a workspace."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(INVITATIONS)
                .where(INVITATIONS.c.workspace == workspace_id)
                .order_by(INVITATIONS.c.until.desc(), INVITATIONS.c.id)
            ).all()
        return [_invitation(row) for row in rows]

    def withdraw(self, workspace_id: str, invitation_id: str) -> bool:
        """Forget an invitation; return whether there was one."""
        with answering(self._engine) as connection:
            gone = connection.execute(
                delete(INVITATIONS).where(
                    INVITATIONS.c.id == invitation_id, INVITATIONS.c.workspace == workspace_id
                )
            )
        return bool(gone.rowcount)


def _members(connection: Connection, workspace: str) -> list[Member]:
    rows = connection.execute(
        select(MEMBERS, PEOPLE.c.name, PEOPLE.c.email)
        .join_from(MEMBERS, PEOPLE)
        .where(MEMBERS.c.workspace == workspace)
        .order_by(MEMBERS.c.since, MEMBERS.c.person)
    ).all()
    return [Member(row.person, row.name, row.email or "", row.role, utc(row.since)) for row in rows]


def _made(table: Table, workspace: str, person: str) -> tuple[ColumnElement[bool], ...]:
    return table.c.workspace == workspace, table.c.created_by == person


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(row.id, row.workspace, row.role, row.email, row.created_by, utc(row.until))
