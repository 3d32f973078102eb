"""Characters that are no letters to a reader: halves, which nothing can print, and what is not seen."""

import json
import re
import unicodedata
from typing import Any, Final

_JOINERS: Final = "\u200b\u200c\u200d"
_TAG: Final = re.compile("[\U000e0020-\U000e007f]")
"""What says of a black flag whose it is: England's, Wales'."""
_SEEN_AS: Final = ("Lu", "Ll", "Lm", "Lo")
_LONGEST_LIGATURE: Final = 3


def has_halves(data: Any) -> bool:
    """Whether a text in JSON data holds half a character."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def mended(data: Any) -> Any:
    """Return JSON data with two halves joined where they stand together, and a lone one as ``�``."""
    if isinstance(data, str):
        return data.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(data, dict):
        return {mended(key): mended(value) for key, value in data.items()}
    if isinstance(data, list):
        return [mended(value) for value in data]
    return data


def seen(text: str) -> str:
    """Return a text without the characters of format that nobody sees in it.

    What joins or parts letters of other scripts, or emoji, is seen; so are the marks of direction
    where there is anything to be read from the right.
    """
    if text.isascii():
        return text
    is_mixed = any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)
    kept: list[str] = []
    for place, each in enumerate(text):
        is_flag = _TAG.match(each) and "\U0001f3f4" in kept
        if unicodedata.category(each) != "Cf" or is_flag:
            kept.append(each)
        elif each in _JOINERS:
            after = text[place + 1 : place + 2]
            if kept and _is_foreign(kept[-1]) and _is_foreign(after):
                kept.append(each)
        elif is_mixed and unicodedata.bidirectional(each) != "BN":
            kept.append(each)
    return "".join(kept)


def comparable(text: str) -> str:
    """Return a text in which letters and digits that look alike are alike, and all are seen."""
    if text.isascii():
        return text
    return "".join(_plain(each) for each in text if unicodedata.category(each) != "Cf")


def _plain(each: str) -> str:
    if each.isascii():
        return each
    if unicodedata.category(each) == "Nd":
        return str(unicodedata.decimal(each))
    wide = unicodedata.normalize("NFKC", each) if unicodedata.category(each) in _SEEN_AS else each
    is_latin = wide.isascii() and wide.isalpha() and len(wide) <= _LONGEST_LIGATURE
    return wide if is_latin else each


def _is_foreign(each: str) -> bool:
    """Whether a character is of another script, or a sign: a joiner beside it may be seen."""
    if not each or each.isascii() or unicodedata.category(each)[0] not in "LMS":
        return False
    return not unicodedata.name(each, "").startswith("LATIN")
