"""Closes the keys that people bring, with a key made of the product's own secret."""

import base64
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from dashapp.domain.errors import Unavailable

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class FernetSeal:
    """Fernet with keys derived from the secrets; the last one closes, all of them open."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = secrets

    def closed(self, text: str) -> str:
        """Return a secret as it is kept."""
        return self._box.encrypt(text.encode()).decode()

    def opened(self, sealed: str) -> str:
        """Return the secret."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - as below

        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Unavailable(
                "Your key was kept with a secret that is not known here any more. Give it again."
            ) from None

    @cached_property
    def _box(self) -> "MultiFernet":
        # Few bring a key, and a start need not wait for what closes it.
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

        def made_of(secret: str) -> Fernet:
            derived = HKDF(SHA256(), 32, salt=None, info=b"keys of models").derive(secret.encode())
            return Fernet(base64.urlsafe_b64encode(derived))

        return MultiFernet([made_of(each) for each in reversed(self._secrets)])
