"""What a file is by its first bytes, and the text of one that is text; a file's name decides nothing."""

import re
from contextlib import suppress
from email import message_from_bytes

from dashapp.domain.errors import InvalidInput

SAVE_AS = "Please open it and save it as DOCX or PDF, then choose that."
_PICTURE = "This is a picture, and text in pictures is not read. Please paste the text."
_PACKED = "This is a packed archive. Please unpack it and choose the file in it."
_UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", f"This is an old Word (DOC) or another old Office file. {SAVE_AS}"),
    (b"{\\rtf", f"This is a rich text (RTF) file. {SAVE_AS}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"%!PS", "This is a PostScript file. Please save it as PDF and choose that."),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
)
_HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype html|html|body|head|meta|main|article|section|div|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^#{1,4} \S|^(?:[-*+] +)?\*\*\S.*?\*\*|\[[^\[\]\n]+\]\([^()\s]+\)", re.MULTILINE
)
_CHARSET = re.compile(rb"""<meta[^>]{0,80}charset=["']?([\w-]+)""", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


def refuse_unreadable(content: bytes) -> None:
    """Raise the sentence for a file of a kind that is known and not read."""
    for sign, sentence in _UNREADABLE:
        if content.startswith(sign):
            raise InvalidInput(sentence)


def is_pdf(content: bytes) -> bool:
    """Whether a file is a PDF, which may begin with other bytes."""
    return b"%PDF-" in content[:1024]


def is_package(content: bytes) -> bool:
    """Whether a file is a zip: Word files are, and exports."""
    return content.startswith(b"PK")


def is_html(text: str) -> bool:
    """Whether a text is a web page."""
    return _HTML.match(text) is not None


def is_markdown(text: str) -> bool:
    """Whether a text has headings, bold words or links as Markdown writes them."""
    return _MARKDOWN.search(text) is not None


def page_in(content: bytes) -> bytes:
    """Return the page in a web archive (MHTML), as browsers save it in one file; else the file."""
    if not _WEB_ARCHIVE.search(content[:2_000]):
        return content
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            return bytes(part.get_payload(decode=True) or b"")
    return content


def decoded(content: bytes, kinds: str) -> str:
    """Return the text of a file in UTF-8, UTF-16, what a page says of itself, or Windows-1252.

    Raises:
        InvalidInput: It is no text; ``kinds`` is what to choose instead.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _by_charset(content)
    strange = sum((c < " " and c not in "\t\n\r\f\v") or c == "\ufffd" for c in text[:20_000])
    if strange > max(2, len(text[:20_000]) * 0.01):
        raise InvalidInput(f"This is not a file that can be read here. Please choose {kinds}.")
    return re.sub(r"[\x00-\x08\x0e-\x1f]", "", text)


def _by_charset(content: bytes) -> str:
    said = _CHARSET.search(content[:4_000])
    # Browsers take Latin-1 for Windows-1252, which has all of its letters and more.
    if said is not None and said[1].lower() != b"iso-8859-1":
        with suppress(LookupError, UnicodeError):
            return content.decode(said[1].decode(), "replace")
    return content.decode("cp1252", "replace")
