"""What is kept for a while under a key: sessions, and how far long work is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of the shelf."""
    op.create_table(
        "shelf",
        sa.Column("key", sa.String(120), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.Float, nullable=False, index=True),
    )
