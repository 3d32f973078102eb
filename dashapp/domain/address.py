"""A text that is nothing but an address on the web, pasted in place of what stands there."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"\s*<?(?:https?://|www\.)\S+\s*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text says where something is, and nothing else."""
    return _ADDRESS.fullmatch(text) is not None
