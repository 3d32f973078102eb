"""Documents with their log, snapshots and imports; jobs with verdicts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    when = sa.DateTime(timezone=True)
    op.create_table(
        "documents",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("epoch", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", when, nullable=False),
        sa.Column("updated_at", when, nullable=False),
        sa.Column("deleted_at", when),
    )
    op.create_table(
        "log",
        _document(),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", when, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "snapshots",
        _document(),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table("imports", _document(), sa.Column("account", sa.JSON, nullable=False))
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", when, nullable=False),
    )
    op.create_table(
        "verdicts",
        _document(),
        sa.Column(
            "job", sa.String(40), sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("requirement", sa.Text, primary_key=True),
        sa.Column("evidence", sa.Text, primary_key=True),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("at", when, nullable=False),
    )


def downgrade() -> None:
    """Take them away again."""
    for table in ("verdicts", "jobs", "imports", "snapshots", "log", "documents"):
        op.drop_table(table)


def _document() -> sa.Column[str]:
    return sa.Column(
        "document",
        sa.String(40),
        sa.ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
    )
