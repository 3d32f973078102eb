"""The name of a person, as a line at the top of a résumé has it."""

import re

NAME = re.compile(r"^[^\d@|:/<>{}\[\]=;]{2,60}$")
NOT_A_NAME = frozenset(
    [
        "resume",
        "résumé",
        "cv",
        "lebenslauf",
        "curriculum",
        "vitae",
        "currículum",
        "curriculum vitae",
        "currículum vitae",
        "currículum vítae",
        "curriculum vitæ",
    ]
)
"""What people put above their name."""

_OF = re.compile(
    r"^(?:(?:curriculum vitae|currículum vitae|lebenslauf|résumé)(?: (?:of|von|de|du|di)|\s*[:–—-])?"
    r"|(?:cv|resume)(?: (?:of|von|de|du|di)|\s*[:–—-]))\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\s*\([a-z]+(?:/[a-z]+)+\)$")


def named(text: str) -> str:
    """Return the name that a line at the top of a résumé says, empty where it says none.

    *Curriculum vitae of* before it is no part of it.
    """
    name = _OF.sub("", text)
    is_name = NAME.match(_PRONOUNS.sub("", name)) and len(name.split()) <= 8
    return name if is_name else ""
