"""Looks for itself where no Redis tells of what another server on the same database logged."""

import threading
from collections.abc import Callable
from typing import Final

from dashapp.services.editing.doorbell import Ring

_LOOK_SECONDS: Final = 2.0


class Unrung:
    """A doorbell that nobody rings.

    Why:
        One server is all there should be without Redis, and yet there are two for a while where
        the next version starts before this one ends.
    """

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def ring(self, *rings: Ring) -> None:
        """Tell nobody: they look by themselves."""

    def listen(self, heard: Callable[[Ring], None]) -> None:
        """Call ``heard`` with a ring for all, now and then."""

        def look() -> None:
            while not self._ended.wait(_LOOK_SECONDS):
                heard(Ring())

        self._thread = threading.Thread(target=look, name="doorbell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
