"""How somebody appears to the others in a résumé."""

import hashlib
from typing import Final

from dashapp.services.editing.tickets import Participant

_COLOURS: Final = ("#0f6b5c", "#8a3ffc", "#b3410e", "#1260b3", "#a3196b", "#5c6b00", "#7a4b00")


def participant(name: str) -> Participant:
    """Return someone under a name, with the colour that this name always has."""
    place = hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % len(_COLOURS)
    return Participant(name, _COLOURS[place])
