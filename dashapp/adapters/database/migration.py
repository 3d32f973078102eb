"""Brings a database to the newest form; two that start at once wait for each other."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0010"
"""The newest form: the last of ``migrations/versions``."""

_LOCK = 7_240_551
_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Run the migrations that this database has not seen; one of a newer form is left alone."""
    if is_migrated(engine):
        return
    from alembic import command  # noqa: PLC0415 - most starts need none of its 11 MB

    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        else:
            connection.execute(text("BEGIN IMMEDIATE"))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.commit()


def revision_of(connection: Connection) -> str:
    """Return the form that a database has; nothing where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def is_migrated(engine: Engine) -> bool:
    """Whether the database has seen every migration of this version, or newer ones."""
    with engine.connect() as connection:
        return revision_of(connection) >= HEAD


def _config() -> Any:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    return config
