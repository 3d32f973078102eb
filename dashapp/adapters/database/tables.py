"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
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

from dashapp.domain.people import HOME, LOCAL_PERSON

METADATA = MetaData()


def of(table: str) -> ForeignKey:
    """Return what a row belongs to, with which it is deleted."""
    return ForeignKey(f"{table}.id", ondelete="CASCADE")


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
    Column("workspace", String(40), nullable=False, server_default=HOME, index=True),
    Column("created_by", String(40), nullable=False, server_default=LOCAL_PERSON),
    Column("master", String(40)),
    Column("purpose", Text, nullable=False, server_default=""),
    Column("copied_from", String(40)),
)

LOG = Table(
    "log",
    METADATA,
    Column("document", String(40), of("documents"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("person", String(40)),
    Column("accepts", String(40), nullable=False, server_default=""),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("document", String(40), of("documents"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("document", String(40), of("documents"), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

IMPORTS = Table(
    "imports",
    METADATA,
    Column("document", String(40), of("documents"), primary_key=True),
    Column("account", JSON, nullable=False),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("workspace", String(40), nullable=False, server_default=HOME, index=True),
    Column("created_by", String(40), nullable=False, server_default=LOCAL_PERSON),
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
    Column("document", String(40), of("documents"), primary_key=True),
    Column("job", String(40), of("jobs"), primary_key=True),
    Column("requirement", Text, primary_key=True),
    Column("evidence", Text, primary_key=True),
    Column("verdict", String(20), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

SUGGESTIONS = Table(
    "suggestions",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("act", String(20), nullable=False),
    Column("node", String(80), nullable=False),
    Column("field", String(80), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("job", String(40), nullable=False),
    Column("sources", JSON, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("author", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("state", String(20), nullable=False),
    Column("claimed_at", DateTime(timezone=True)),
    Column("decided_by", Text, nullable=False, server_default=""),
    Column("decided_at", DateTime(timezone=True)),
)

THREADS = Table(
    "threads",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("node", String(80), nullable=False),
    Column("field", String(80), nullable=False),
    Column("quote", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("resolved_by", Text, nullable=False, server_default=""),
)

REMARKS = Table(
    "remarks",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("thread", String(40), of("threads"), nullable=False, index=True),
    Column("author", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("text", Text, nullable=False),
)

TODOS = Table(
    "todos",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("assignee", String(40), nullable=False, server_default=""),
    Column("due", Date),
    Column("node", String(80), nullable=False, server_default=""),
    Column("field", String(80), nullable=False, server_default=""),
    Column("source", Text, nullable=False, server_default=""),
    Column("done_by", Text, nullable=False, server_default=""),
    Column("done_at", DateTime(timezone=True)),
    Column("author", String(40), nullable=False, server_default=""),
)
