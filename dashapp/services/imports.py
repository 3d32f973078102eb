"""Bringing a résumé or a job post in: a file in any of the formats that people have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from dashapp.domain.account import Account
from dashapp.domain.address import is_address
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.resume import Resume
from dashapp.services.ports import Reader

Progress = Callable[[float, str], None]
"""Told how far the reading is, 0 to 1, and what is read just now."""

MOST_BYTES = 20_000_000
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave, and the account of how it was read."""

    resume: Resume
    account: Account


class Imports:
    """Reads files; nothing is thrown away and nothing invented."""

    def __init__(self, reader: Reader, most_bytes: int = MOST_BYTES) -> None:
        self._reader = reader
        self._most_bytes = most_bytes

    def read(
        self, content: bytes, filename: str = "", progress: Progress | None = None
    ) -> Imported:
        """Return the résumé in a file or a pasted text, whose format is told by its content.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
            TooLarge: The file is over a limit.
        """
        self._look_at(content, "a résumé")
        if len(content) < _LONGEST_ADDRESS and is_address(content.decode(errors="replace")):
            raise InvalidInput(
                "This is an address, and nothing is fetched from there. Open it and save the page as"
                " PDF, or take the data export of LinkedIn, and drop that file here."
            )
        resume, account = self._reader.read(content, filename, progress or _silent)
        return Imported(resume, account)

    def post(self, content: bytes, progress: Progress | None = None) -> str:
        """Return the text of the job post in a file: PDF, Word, a web page, or text.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
            TooLarge: The file is over a limit.
        """
        self._look_at(content, "a job post")
        return self._reader.post(content, progress or _silent)

    def content(self, file: BinaryIO) -> bytes:
        """Return what is in a file, of which no more is taken into memory than may be read.

        Raises:
            TooLarge: It holds more.
        """
        content = file.read(self._most_bytes + 1)
        self._require_small(content)
        return content

    def _require_small(self, content: bytes) -> None:
        if len(content) > self._most_bytes:
            raise TooLarge(
                f"This file is over the {self._most_bytes / 1e6:.0f} MB that can be read. Please"
                " save a smaller copy, for example without pictures."
            )

    def _look_at(self, content: bytes, wanted: str) -> None:
        self._require_small(content)
        if not content.strip():
            raise InvalidInput(
                f"This is empty. Choose a file with {wanted} in it, or paste its text."
            )


def _silent(fraction: float, sentence: str) -> None:
    """Tell nobody."""
