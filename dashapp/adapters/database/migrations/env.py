"""Runs migrations on the connection that ``migration.migrate`` hands over."""

from alembic import context

from dashapp.adapters.database.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,
)
context.run_migrations()
