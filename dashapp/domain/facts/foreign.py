"""Texts in scripts and languages that the guard has no rules for: what is new in them is not seen."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzäöüßàâæçéèêëîïôœùûüÿáíñóúªº")
"""What English, German, French and Spanish are written with."""
_COMMON_WORDS: Final = """gli che della delle degli nella nelle sono questo anche
    het een voor niet ook deze wij zijn naar heeft
    uma não são pelo pela uns umas aos também
    och att för inte ett är på ikke til jeg også
    jest oraz przez się dla przy również
    için olarak olan byl jsem při také nebo
    és egy hogy nem oli sekä että
    și pentru untuk dengan của và"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
"""Common words of other languages, and of none of these."""
_MOST_SHOWN = 60


def words_of(text: str) -> frozenset[str]:
    """Return every word of a text, in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def unread(known: frozenset[str], draft: str) -> Iterator[str]:
    """Give the claim that a draft is in a language that is not checked, where words of it are new."""
    if draft.isascii() and _COMMON.isdisjoint(draft.lower().split()):
        return
    for word in filter(str.isalpha, _WORD.findall(draft)):
        lowered = word.lower()
        if lowered in known:
            continue
        composed = unicodedata.normalize("NFC", lowered)
        if lowered in _COMMON or not _LETTERS.issuperset(composed):
            yield f"a text in a language that is not checked here: {draft.strip()[:_MOST_SHOWN]}"
            return
