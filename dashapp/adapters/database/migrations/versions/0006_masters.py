"""Which résumé a tailored copy is of, and what for; either may go before the other."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("documents", sa.Column("master", sa.String(40)))
    op.add_column("documents", sa.Column("purpose", sa.Text, nullable=False, server_default=""))
