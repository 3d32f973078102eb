"""The tables of people, what they may and what they did, as the newest migration leaves them."""

from sqlalchemy import JSON, Column, DateTime, Integer, String, Table, Text

from dashapp.adapters.database.tables import METADATA, of

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("email", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("password", Text),
    Column("factor", Text),
    Column("muted", Text, nullable=False, server_default=""),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("provider", String(40), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("person", String(40), of("people"), nullable=False, index=True),
)

WORKSPACES = Table(
    "workspaces",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

MEMBERS = Table(
    "members",
    METADATA,
    Column("workspace", String(40), of("workspaces"), primary_key=True),
    Column("person", String(40), of("people"), primary_key=True, index=True),
    Column("role", String(20), nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
)

LOGINS = Table(
    "logins",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("person", String(40), of("people"), nullable=False, index=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("agent", Text, nullable=False),
    Column("address", Text, nullable=False),
)

INVITATIONS = Table(
    "invitations",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("workspace", String(40), of("workspaces"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("email", Text, nullable=False),
    Column("created_by", String(40), nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
)

LINKS = Table(
    "links",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("document", String(40), of("documents"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("password", Text),
    Column("created_by", String(40), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
)

VISITS = Table(
    "visits",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("link", String(40), of("links"), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("person", String(40), of("people"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("workspace", String(40), index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("person", String(40), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)

NOTICES = Table(
    "notices",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("person", String(40), of("people"), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("by", Text, nullable=False),
    Column("document", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("read_at", DateTime(timezone=True)),
)

LOOKS = Table(
    "looks",
    METADATA,
    Column("person", String(40), of("people"), primary_key=True),
    Column("document", String(40), of("documents"), primary_key=True),
    Column("revision", Integer, nullable=False),
)
