"""The last look at a reading: lines of which something is nowhere in the résumé that they gave."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dashapp.domain.reading.contact import LABEL
from dashapp.domain.reading.entry import COURSES, TAGS
from dashapp.domain.reading.header import FIELD
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import without_periods

_WORD = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"\s[|•·–—-]\s|,\s(?=[\w-]+:)")
_JOINS = re.compile(
    r"\b(?:at|bei|beim|chez|in|en|of|für|link|tel|phone|mobile|mob|cell|telefon|telefono|mobil|e?mail|issued)\b|\b\d{1,2}\b"
)
"""Words between two fields, and the number of a day: the fields say it by being two."""
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?")


def unplaced(lines: Sequence[Line], data: Any) -> Iterator[Line]:
    """Give the lines that hold words or addresses which the data, JSON, has not or not as often."""
    texts = list(_texts(data))
    there = Counter(word for text in texts for word in _words(text))
    everything = " ".join(texts).casefold()
    digits = re.sub(r"\D", "", everything)
    for line in lines:
        words = Counter(_words(_unlabelled(line.whole)))
        missing = words - there
        there -= words
        if missing or not all(_is_in(link, everything, digits) for link in line.links):
            yield line


def _unlabelled(text: str) -> str:
    """Return what fields hold of a text: no label of theirs, of dates the years alone."""
    text = without_periods(text)
    tagged = TAGS.match(text) or COURSES.match(text)
    pieces = [LABEL.sub("", FIELD.sub("", piece)) for piece in _PIECES.split(text)]
    bare = tagged["tags"] if tagged else " ".join(pieces)
    return _JOINS.sub(" ", bare.casefold())


def _is_in(address: str, everything: str, digits: str) -> bool:
    bare = _SCHEME.sub("", address).strip("/").casefold()
    if address.startswith("tel:"):
        return re.sub(r"\D", "", bare) in digits
    return bare in everything


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(text.casefold())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)
