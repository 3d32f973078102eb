"""Callbacks that run in the page itself: ``assets/behaviour.js`` has them by name."""

from typing import Any, cast

from dash import ClientsideFunction, Dash


def in_page(app: Dash, name: str, *parts: Any, **how: Any) -> None:
    """Have a callback answered in the page; ``parts`` and ``how`` are those of any callback."""
    cast(Any, app).clientside_callback(ClientsideFunction("imaginator", name), *parts, **how)
