"""SQLite or PostgreSQL, through SQLAlchemy: where everything durable is kept."""
