"""Which of many like buttons was pressed: one that is only drawn fires its callback as well."""

from typing import Any

from dash import ctx


def pressed() -> dict[str, Any] | None:
    """Return the id of the button that was pressed; nothing where something else fired."""
    fired = ctx.triggered_id
    return fired if isinstance(fired, dict) and ctx.triggered[0]["value"] else None
