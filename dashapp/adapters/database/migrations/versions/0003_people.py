"""People, their workspaces, logins, links and tokens, and the audit log."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; what was made before belongs to the local person's workspace."""
    _add_places()
    people, workspaces, members = _add_people()
    _add_ways_in()
    _add_traces()
    now = datetime.now(UTC)
    op.bulk_insert(people, [{"id": "local", "name": "This machine", "created_at": now}])
    op.bulk_insert(workspaces, [{"id": "home", "name": "Home", "created_at": now}])
    member = {"workspace": "home", "person": "local", "role": "owner", "since": now}
    op.bulk_insert(members, [member])


def _add_places() -> None:
    # Columns are added, never tables made anew: SQLite would lose the log with the old table.
    for table in ("documents", "jobs"):
        for name, default in (("workspace", "home"), ("created_by", "local")):
            op.add_column(
                table, sa.Column(name, sa.String(40), nullable=False, server_default=default)
            )
        op.create_index(f"ix_{table}_workspace", table, ["workspace"])


def _add_people() -> tuple[sa.Table, sa.Table, sa.Table]:
    people = op.create_table(
        "people",
        _id(),
        sa.Column("email", sa.Text, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("factor", sa.Text),
        sa.Column("created_at", _WHEN, nullable=False),
    )
    workspaces = op.create_table(
        "workspaces",
        _id(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
    )
    members = op.create_table(
        "members",
        _of("workspace", "workspaces", primary_key=True),
        _of("person", "people", primary_key=True, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("since", _WHEN, nullable=False),
    )
    return people, workspaces, members


def _add_ways_in() -> None:
    op.create_table(
        "logins",
        _id(),
        _of("person", "people", nullable=False, index=True),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("seen_at", _WHEN, nullable=False),
        sa.Column("agent", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
    )
    op.create_table(
        "invitations",
        _id(),
        _secret(),
        _of("workspace", "workspaces", nullable=False, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("until", _WHEN, nullable=False),
    )
    op.create_table(
        "links",
        _id(),
        _secret(),
        _of("document", "documents", nullable=False, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("until", _WHEN, nullable=False),
    )
    op.create_table(
        "tokens",
        _id(),
        _secret(),
        _of("person", "people", nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("until", _WHEN, nullable=False),
        sa.Column("used_at", _WHEN),
    )


def _add_traces() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer, primary_key=True),
        _of("link", "links", nullable=False, index=True),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(40), index=True),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("person", sa.String(40), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("object", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
    )


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(40), primary_key=True)


def _secret() -> sa.Column[str]:
    return sa.Column("secret", sa.String(64), nullable=False, unique=True)


def _of(
    name: str,
    table: str,
    *,
    primary_key: bool = False,
    nullable: bool = True,
    index: bool = False,
) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    column: sa.Column[str] = sa.Column(
        name, sa.String(40), key, primary_key=primary_key, nullable=nullable, index=index
    )
    return column
