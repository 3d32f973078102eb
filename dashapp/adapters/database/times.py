"""Stored times as they were meant."""

from datetime import UTC, datetime


def utc(when: datetime) -> datetime:
    """Return a stored time in UTC; SQLite forgets the zone."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
