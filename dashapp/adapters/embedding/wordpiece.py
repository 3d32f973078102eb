"""Texts to token numbers: BERT's uncased WordPiece (Wu et al. 2016; Devlin et al. 2019)."""

import unicodedata
from functools import lru_cache
from pathlib import Path

_LONGEST_WORD = 100
_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"


class WordPiece:
    """Cuts texts into the pieces of a vocabulary."""

    def __init__(self, vocabulary: Path, longest: int) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").rstrip("\n").split("\n")
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._longest = longest
        self._word = lru_cache(maxsize=50_000)(self._pieces)

    def ids(self, text: str) -> list[int]:
        """Return the numbers of the pieces, begun and ended, cut to the longest allowed."""
        found: list[int] = []
        for word in _words(text):
            found += self._word(word)
            if len(found) >= self._longest:
                break
        inner = found[: self._longest - 2]
        return [self._ids[_BEGIN], *inner, self._ids[_END]]

    def _pieces(self, word: str) -> tuple[int, ...]:
        unknown = (self._ids[_UNKNOWN],)
        if len(word) > _LONGEST_WORD:
            return unknown
        pieces, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return unknown
        return tuple(pieces)


def _words(text: str) -> list[str]:
    out: list[str] = []
    for letter in text:
        if letter in "\t\n\r" or unicodedata.category(letter) == "Zs":
            out.append(" ")
        elif letter in "\0\ufffd" or unicodedata.category(letter) in ("Cc", "Cf", "Co"):
            continue
        elif _is_ideograph(ord(letter)):
            out.append(f" {letter} ")
        else:
            out.append(letter)
    # Letter by letter: lower() of a whole word would make a final sigma of the last one.
    lowered = "".join(letter.lower() for letter in "".join(out))
    bare = (c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_punctuation(c) else c for c in bare).split()


def _is_punctuation(letter: str) -> bool:
    code = ord(letter)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(letter).startswith("P")


def _is_ideograph(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
