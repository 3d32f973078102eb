"""What the services need from outside, named in their own words; adapters fulfil it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from dashapp.domain.account import Account
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.resume import Resume

if TYPE_CHECKING:
    # numpy comes with the first match: a start does not wait for it.
    from dashapp.domain.matching.theme_vectors import ThemeVectors, Vectors


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def __call__(self) -> datetime: ...


class Shelf(Protocol):
    """Keeps things for a while under a key, for every process to see."""

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def get(self, key: str) -> bytes | None:
        """Return what is kept, if it still is.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def get_all(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept of some keys, all at once.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...

    def remove(self, key: str) -> None:
        """Keep it no longer.

        Raises:
            Unavailable: The shelf cannot be reached.
        """
        ...


class Once(Protocol):
    """Keeps for a while what is good once, for every process to see."""

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long.

        Raises:
            Unavailable: It cannot be kept.
        """
        ...

    def get(self, key: str) -> bytes | None:
        """Return what is kept, if it still is; it stays.

        Raises:
            Unavailable: It cannot be reached.
        """
        ...

    def take(self, key: str) -> bytes | None:
        """Return what is kept, if it still is, and keep it no longer; of two who ask one gets it.

        Raises:
            Unavailable: It cannot be reached.
        """
        ...


class Mailer(Protocol):
    """Sends mail."""

    def send(self, to: str, subject: str, text: str) -> None:
        """Send a mail; must not raise where it cannot be sent."""
        ...

    def problem(self) -> str:
        """Return why no mail can be sent; nothing where it can."""
        ...


class Reader(Protocol):
    """Reads a file into a résumé, apart from this process."""

    def read(self, content: bytes, filename: str, progress: Any) -> tuple[Resume, Account]:
        """Return the résumé and the account of how it was read.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
        """
        ...

    def post(self, content: bytes, progress: Any) -> str:
        """Return the text of a job post.

        Raises:
            InvalidInput: The file cannot be read; the sentence says why and what to do.
        """
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness in meaning."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one row a text, 384 wide, each of length 1.

        Raises:
            Unavailable: The model is not there.
        """
        ...

    def themes(self) -> "ThemeVectors":
        """Return the vectors of the themes that matching knows.

        Raises:
            Unavailable: The model is not there.
        """
        ...


class Renderer(Protocol):
    """Sets a résumé on paper: one engine for the preview and the PDF."""

    def pdf(self, resume: Resume, *, with_source: bool = True) -> bytes:
        """Return the PDF; ``with_source`` lets it come back whole on import."""
        ...

    def pages(self, resume: Resume, ppi: int) -> list[bytes]:
        """Return each page as PNG, ``ppi`` pixels an inch, from the PDF's own layout."""
        ...

    def lacking(self, text: str) -> str:
        """Return the letters of a text that it has no shape for, each once."""
        ...


class DocxWriter(Protocol):
    """Writes a résumé as a Word document."""

    def __call__(self, resume: Resume) -> bytes: ...


class PdfInspector(Protocol):
    """Gathers the facts of a PDF that the rules of files ask for."""

    def __call__(self, pdf: bytes) -> PdfFacts: ...


class Hasher(Protocol):
    """Makes hashes of passwords that are slow to try."""

    def hash(self, password: str) -> str:
        """Return the hash, with its salt and cost in it."""
        ...

    def verify(self, hashed: str | None, password: str) -> bool:
        """Whether a password is the one; takes as long where there is no hash."""
        ...

    def is_outdated(self, hashed: str) -> bool:
        """Whether a hash was made at another cost than now."""
        ...


class Limiter(Protocol):
    """Counts tries."""

    def hit(self, what: str, by: str) -> None:
        """Count a try of ``what``, a name of the limits, by an address or a person.

        Raises:
            TooMany: There were too many of late.
        """
        ...
