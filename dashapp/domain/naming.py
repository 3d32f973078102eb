"""What an account is known by, an address and a name, as they are kept; names that people give to things."""

import re
from typing import Final

from dashapp.domain.errors import InvalidInput

_EMAIL: Final = re.compile(r"^[^@\s\"'<>\\,;:()\[\]]{1,64}@[^@\s\"'<>\\,;:()\[\]]+\.[^@\s.]{2,}$")
_LONGEST_EMAIL: Final = 254
_LONGEST_NAME: Final = 60


def email_of(text: str) -> str:
    """Return an address as it is kept.

    Raises:
        InvalidInput: It is no address.
    """
    email = text.strip().casefold()
    if len(email) > _LONGEST_EMAIL or not _EMAIL.match(email):
        raise InvalidInput("This is no e-mail address. It looks like ada@example.org.")
    return email


def name_of(text: str) -> str:
    """Return a name as it is kept.

    Raises:
        InvalidInput: It is empty.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not name:
        raise InvalidInput("Say what others shall call you.")
    return name[:_LONGEST_NAME]


def require_short(what: str, name: str, most: int) -> None:
    """Return if a name that somebody gave is no longer than one; cut, it would be another.

    Raises:
        InvalidInput: It is longer.
    """
    if len(name) > most:
        raise InvalidInput(f"{what} has at most {most} letters; this has {len(name)}. Shorten it.")
