"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()


def _of_document() -> ForeignKey:
    return ForeignKey("documents.id", ondelete="CASCADE")


DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("epoch", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("deleted_at", DateTime(timezone=True)),
)

LOG = Table(
    "log",
    METADATA,
    Column("document", String(40), _of_document(), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("document", String(40), _of_document(), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

IMPORTS = Table(
    "imports",
    METADATA,
    Column("document", String(40), _of_document(), primary_key=True),
    Column("account", JSON, nullable=False),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

SHELF = Table(
    "shelf",
    METADATA,
    Column("key", String(120), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("until", Float, nullable=False, index=True),
)

VERDICTS = Table(
    "verdicts",
    METADATA,
    Column("document", String(40), _of_document(), primary_key=True),
    Column("job", String(40), ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("requirement", Text, primary_key=True),
    Column("evidence", Text, primary_key=True),
    Column("verdict", String(20), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
