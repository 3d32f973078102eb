"""The controls that all pages share; each has a name for people who do not see it."""

from typing import Any

from dash import html


def button(
    label: str,
    name: str | dict[str, str],
    *,
    told: str = "",
    is_primary: bool = False,
    is_disabled: bool = False,
) -> Any:
    """Return a button; ``told`` says what it does where its label is only a sign."""
    said: dict[str, Any] = {"aria-label": told} if told else {}
    return html.Button(
        label,
        id=name,
        type="button",
        title=told or None,
        disabled=is_disabled,
        className=f"btn btn-sm {'btn-primary' if is_primary else 'btn-quiet'}",
        **said,
    )
