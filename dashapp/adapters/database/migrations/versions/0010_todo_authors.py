"""Whose words a to-do is: its maker's id beside the name."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column; of those that are there the name alone is known."""
    op.add_column("todos", sa.Column("author", sa.String(40), nullable=False, server_default=""))
