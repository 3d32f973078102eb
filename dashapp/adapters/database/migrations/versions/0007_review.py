"""Suggestions, threads, to-dos, notices, what somebody saw last; whose each change is."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables and add the columns."""
    op.add_column("log", sa.Column("person", sa.String(40)))
    op.add_column("log", _filled("accepts", sa.String(40)))
    op.add_column("people", _filled("muted", sa.Text()))
    _add_suggestions()
    _add_threads()
    op.create_table(
        "todos",
        _id(),
        _of("document", "documents", index=True),
        *(_text(name) for name in ("text", "by")),
        sa.Column("at", _WHEN, nullable=False),
        _filled("assignee", sa.String(40)),
        sa.Column("due", sa.Date),
        _filled("node", sa.String(80)),
        _filled("field", sa.String(80)),
        _filled("source", sa.Text()),
        _filled("done_by", sa.Text()),
        sa.Column("done_at", _WHEN),
    )
    op.create_table(
        "notices",
        _id(),
        _of("person", "people", index=True),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        _text("by"),
        sa.Column("document", sa.String(40), nullable=False),
        _text("text"),
        sa.Column("read_at", _WHEN),
    )
    op.create_table(
        "looks",
        _of("person", "people", primary_key=True),
        _of("document", "documents", primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )


def _add_suggestions() -> None:
    op.create_table(
        "suggestions",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("node", sa.String(80), nullable=False),
        sa.Column("field", sa.String(80), nullable=False),
        *(_text(name) for name in ("before", "after", "reason")),
        sa.Column("job", sa.String(40), nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.Column("claims", sa.JSON, nullable=False),
        sa.Column("author", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("claimed_at", _WHEN),
        _filled("decided_by", sa.Text()),
        sa.Column("decided_at", _WHEN),
    )


def _add_threads() -> None:
    op.create_table(
        "threads",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("node", sa.String(80), nullable=False),
        sa.Column("field", sa.String(80), nullable=False),
        *(_text(name) for name in ("quote", "place")),
        sa.Column("at", _WHEN, nullable=False),
        _filled("resolved_by", sa.Text()),
    )
    op.create_table(
        "remarks",
        _id(),
        _of("thread", "threads", index=True),
        sa.Column("author", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("at", _WHEN, nullable=False),
        _text("text"),
    )


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.String(40), primary_key=True)


def _of(name: str, table: str, **more: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(40), key, nullable=False, **more)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _filled(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default="")
