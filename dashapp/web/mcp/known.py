"""Where the door of HTTP leaves in a request's scope who asks."""

from typing import Final

ASSISTANT: Final = "imaginator.assistant"
"""Who asks: an ``Assistant``."""

AGAIN: Final = "imaginator.again"
"""Asks the same again, for what lasts: a token may be revoked meanwhile."""
