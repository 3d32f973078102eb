"""Secrets that are handed out once: kept as hashes, since they cannot be guessed."""

import hashlib
import secrets


def new_secret(prefix: str = "") -> str:
    """Return 256 random bits, safe in addresses."""
    return prefix + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what is kept of a secret; a slow hash would guard nothing that can be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
