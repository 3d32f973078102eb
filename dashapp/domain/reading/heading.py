"""What people call the sections of a résumé, in several languages."""

import re
import unicodedata

from dashapp.domain.reading.heading_names import NAMES
from dashapp.domain.section_titles import every_title

_WHICH = frozenset(
    [
        *("relevant", "selected", "key", "additional", "other", "further", "previous", "prior"),
        *("earlier", "recent", "current", "military", "civilian", "academic", "professional"),
        *("related", "core", "main", "notable", "technical", "research", "industry"),
        *("international", "weitere", "sonstige", "relevante", "ausgewählte", "frühere"),
        *("autres", "otras", "otros", "altre", "outras"),
    ]
)
"""Words before the name of a section that say which of its kind stand there."""
_SIGNS = re.compile(r"[^\w']+")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_LONGEST = 45


def plain_title(text: str) -> str:
    """Return a title without case, signs, numbering and spaced letters."""
    folded = unicodedata.normalize("NFC", text).replace("’", "'").casefold().strip()
    words = _SIGNS.sub(" ", folded.replace("&", " and ")).strip()
    if _SPACED.match(words):
        words = words.replace(" ", "")
    return re.sub(r"^(?:\d+|[ivx]+) (?=\w{3})", "", words)


def section_named(text: str) -> str | None:
    """Return the section that a title names: a key of the outline, or one of the basics.

    ``summary``, ``contact`` and ``profiles`` belong to the basics; ``custom`` is a section that
    people often have and the outline has not.
    """
    if len(text) > _LONGEST:
        return None
    title = plain_title(text)
    for joint in (" and ", " und ", " et ", " y ", " e "):
        if title not in _KEYS and joint in title:
            parts = [_KEYS.get(part.strip()) for part in title.split(joint, 1)]
            if parts[0] is not None:
                return parts[1] if parts[0] == "custom" and parts[1] else parts[0]
    which, _, name = title.partition(" ")
    if title not in _KEYS and which in _WHICH:
        return _KEYS.get(name)
    return _KEYS.get(title)


def is_qualified(title: str) -> bool:
    """Say whether a title names some of a section's kind: ``Military experience``."""
    which, _, name = plain_title(title).partition(" ")
    return which in _WHICH and name in _KEYS


_KEYS: dict[str, str] = {plain_title(title): key for title, key in every_title()} | {
    plain_title(name): key for key, names in NAMES.items() for name in names.split("|")
}
