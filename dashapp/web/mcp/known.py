"""What both ends of the door of HTTP know: where its description is, and where it leaves who asks."""

from typing import Final

ASSISTANT: Final = "imaginator.assistant"
"""Who asks: an ``Assistant``."""

AGAIN: Final = "imaginator.again"
"""Asks the same again, for what lasts: a token may be revoked meanwhile."""

MOST_BYTES: Final = 4 * 1024 * 1024
"""How long a message may be."""

METADATA: Final = "/.well-known/oauth-protected-resource"
"""Where a client reads how to find its way in."""
