"""What is known of a PDF before it is judged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: where it leads, and whether there is text under it."""

    address: str
    covers_text: bool


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file."""

    name: str
    is_embedded: bool
    has_unicode_map: bool


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What two extractors and the file's structure say; sizes in points."""

    version: str
    pages: int
    page_sizes: tuple[tuple[float, float], ...]
    page_characters: tuple[int, ...]
    text: str
    first_page: str
    """The text of the first page alone."""
    other_text: str
    """The same text as a second extractor reads it."""
    is_encrypted: bool
    is_tagged: bool
    language: str
    title: str
    author: str
    links: tuple[Link, ...]
    fonts: tuple[Font, ...]
    images: int
    image_share: float
    """The largest share of a page that images cover."""
    smallest_type: float
    outside: int
    """How many characters lie outside of their page."""
    hidden: int
    """How many characters can hardly be told from what is behind them."""
    bookmarks: int
    attachments: tuple[str, ...]
    has_script: bool
    has_form: bool
    bytes: int
    lacking: str = ""
    """The letters of the résumé that no font had when it was made, each once."""
