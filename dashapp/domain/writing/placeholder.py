"""Placeholders: what stands where only the person knows a number; never exported, never accepted."""

import re
from typing import Final

_PLACEHOLDER: Final = re.compile(
    r"\[(?:how (?:many|much|often|long|big|large)|what (?:result|came of it|number|share)"
    r"|which (?:result|number)|number|x ?%|wie viele?|combien|cuánt[oa]s?)\??\]",
    re.IGNORECASE,
)


def placeholders(text: str) -> list[str]:
    """Return what stands in a text for something that is not known yet."""
    return [found.group() for found in _PLACEHOLDER.finditer(text)]


def without_placeholders(text: str) -> str:
    """Return a text as the fact guard should read it: a placeholder claims nothing."""
    return _PLACEHOLDER.sub("", text)
