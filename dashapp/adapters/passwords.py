"""Passwords as argon2id hashes."""

import threading
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_AT_ONCE = 4


class Argon2:
    """Hashes of OWASP's second choice: 19 MiB, two passes, one lane.

    Why:
        Sign-ins come together (a class, a workshop): at four at once this takes 76 MiB,
        where the library's own choice would take 256.
    """

    def __init__(self) -> None:
        self._slots = threading.BoundedSemaphore(_AT_ONCE)

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415 - half a megabyte where nobody signs in

        return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """Return the hash."""
        with self._slots:
            return self._hasher.hash(password)

    def verify(self, hashed: str | None, password: str) -> bool:
        """Whether a password is the one; takes as long where there is no hash."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

        nobody = self._nobody  # made at the first sign-in, whoever it is
        with self._slots:
            try:
                self._hasher.verify(hashed or nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return hashed is not None

    def is_outdated(self, hashed: str) -> bool:
        """Whether a hash was made at another cost than now."""
        return self._hasher.check_needs_rehash(hashed)
