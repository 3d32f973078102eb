"""Which résumé a tailored copy is of; no key to it, as either may go before the other."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column."""
    op.add_column("documents", sa.Column("master", sa.String(40)))
