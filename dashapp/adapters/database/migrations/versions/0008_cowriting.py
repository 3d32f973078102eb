"""Facts, chats, composed texts, chosen writers, what was sent to models, and long work."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "facts",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("person", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("node", sa.String(80), nullable=False),
        sa.Column("field", sa.String(80), nullable=False),
        _text("asked"),
        _text("text"),
    )
    op.create_table(
        "messages",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("author", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("at", _WHEN, nullable=False, index=True),
        _text("text"),
        sa.Column("is_writer", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        _text("note"),
        sa.Column("claims", sa.JSON, nullable=False),
    )
    op.create_table(
        "pieces",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("job", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("at", _WHEN, nullable=False),
        _text("text"),
        sa.Column("claims", sa.JSON, nullable=False),
        _text("confirmed_by"),
    )
    op.create_table(
        "writers",
        _of("person", "people", primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        *(_text(name) for name in ("base_url", "model", "sealed_key")),
        sa.Column("persona", sa.String(80), nullable=False),
    )
    _add_sendings()
    _add_tasks()


def _add_sendings() -> None:
    counts = ("tokens_read", "tokens_written", "first_ms", "total_ms")
    op.create_table(
        "sendings",
        _id(),
        _of("person", "people", index=True),
        sa.Column("workspace", sa.String(40), nullable=False, index=True),
        sa.Column("document", sa.String(40), nullable=False),
        sa.Column("at", _WHEN, nullable=False, index=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        *(_text(name) for name in ("host", "model", "sent", "outcome")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
    )


def _add_tasks() -> None:
    op.create_table(
        "durable_tasks",
        _id(),
        _of("document", "documents", index=True),
        sa.Column("actor", sa.JSON, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("asked", sa.JSON, nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("state", sa.String(20), nullable=False, index=True),
        sa.Column("texts", sa.Integer, nullable=False),
        sa.Column("suggested", sa.Integer, nullable=False),
        _text("told"),
        sa.Column("copy", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("lease_until", _WHEN),
        sa.Column("questions", sa.JSON, nullable=False),
    )


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.String(40), primary_key=True)


def _of(name: str, table: str, **more: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(40), key, nullable=False, **more)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)
