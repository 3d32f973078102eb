"""The tables of the co-writing, as the newest migration leaves them."""

from sqlalchemy import JSON, Boolean, Column, DateTime, Integer, String, Table, Text

from dashapp.adapters.database.tables import METADATA, of

FACTS = Table(
    "facts",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("person", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("node", String(80), nullable=False),
    Column("field", String(80), nullable=False),
    Column("asked", Text, nullable=False),
    Column("text", Text, nullable=False),
)

MESSAGES = Table(
    "messages",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("author", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("is_writer", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("claims", JSON, nullable=False),
)

PIECES = Table(
    "pieces",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("job", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("text", Text, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("confirmed_by", Text, nullable=False),
)

CHOICES = Table(
    "writers",
    METADATA,
    Column("person", String(40), of("people"), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("base_url", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("sealed_key", Text, nullable=False),
    Column("persona", String(80), nullable=False),
)

SENDINGS = Table(
    "sendings",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("person", String(40), of("people"), nullable=False, index=True),
    Column("workspace", String(40), nullable=False, index=True),
    Column("document", String(40), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("purpose", String(20), nullable=False),
    Column("host", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("sent", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("tokens_read", Integer, nullable=False),
    Column("tokens_written", Integer, nullable=False),
    Column("first_ms", Integer, nullable=False),
    Column("total_ms", Integer, nullable=False),
)

DURABLE_TASKS = Table(
    "durable_tasks",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("actor", JSON, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("asked", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("texts", Integer, nullable=False),
    Column("suggested", Integer, nullable=False),
    Column("told", Text, nullable=False),
    Column("copy", String(40), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("lease_until", DateTime(timezone=True)),
    Column("questions", JSON, nullable=False),
)
