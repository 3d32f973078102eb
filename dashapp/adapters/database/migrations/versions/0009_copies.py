"""Which résumé a plain copy is of; a tailored one has its master."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column."""
    op.add_column("documents", sa.Column("copied_from", sa.String(40)))
