"""The controls that all pages share; each has a name for people who do not see it."""

from typing import Any

from dash import html

from dashapp.domain.comparison import Words


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


_TAGS: Any = {"same": html.Span, "new": html.Ins, "gone": html.Del}
_LONGEST_WORDS = 400


def difference(words: Words) -> list[Any]:
    """Return what stays, goes and comes, told apart also by who does not see colours."""
    return [_TAGS[how](text[:_LONGEST_WORDS]) for how, text in words]
