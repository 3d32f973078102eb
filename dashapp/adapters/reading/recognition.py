"""What a file is by its first bytes, and the text of one that is text; a file's name decides nothing."""

import re

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
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|body|head)\b",
    re.IGNORECASE | re.DOTALL,
)


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


def decoded(content: bytes, kinds: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252.

    Raises:
        InvalidInput: It is no text; ``kinds`` is what to choose instead.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    strange = sum((c < " " and c not in "\t\n\r\f\v") or c == "\ufffd" for c in text[:20_000])
    if strange > max(2, len(text[:20_000]) * 0.01):
        raise InvalidInput(f"This is not a file that can be read here. Please choose {kinds}.")
    return re.sub(r"[\x00-\x08\x0e-\x1f]", "", text)
