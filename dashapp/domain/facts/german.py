"""Which words of a German text are names: every noun is written large, so that a capital tells little."""

import re
from typing import Final

_LARGE: Final = "[A-ZÄÖÜ]"
_NEXT: Final = re.compile(rf"\s{_LARGE}\w")
_LAST: Final = re.compile(rf"[^.!?:;•\n–—-]\s{_LARGE}[\w-]*\s$")
_BARE: Final = re.compile(r"\b(?:aus|bei|für|in|nach|von)\s$", re.IGNORECASE)
"""What stands before a name without an article: *bei Bosch*, *in Kiel*."""
_NOUN: Final = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|nis|ment|ismus|[ae]nz|ling|chen|ei|arbeit|zeit|nahme|gabe|sprache|hilfe|pflege|lage|frage|weise|folge|(?<!i)en|el|eln|ern)$"
)
"""How words end that are nouns, and most of their plurals after *von* and *in*."""


def is_name(word: str, before: str, after: str, *, begins: bool) -> bool:
    """Whether a word is more than a noun, by what stands around it.

    Args:
        word: Its letters.
        before: The text in front of it.
        after: The text behind it.
        begins: Whether a sentence begins with it.
    """
    if begins or not word[0].isupper():
        return False
    if _NEXT.match(after) or _LAST.search(before):
        return True
    return _BARE.search(before) is not None and _NOUN.search(word) is None
