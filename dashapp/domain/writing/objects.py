"""The objects of JSON in an answer, as it comes: a line each, over several, in a list, in another."""

import json
import re
from typing import Any, Final

_COMMA: Final = re.compile(r'("(?:[^"\\]|\\.)*(?:"|\\?\Z))|,(?=\s*[}\]])', re.DOTALL)
"""A comma behind the last thing of an object or a list; texts are passed over, also one
that does not end."""
_WRAPS: Final = ("[", ":", ",")
_NOTHING: Final = re.compile(r"```\w*|[\[\]{},\s]|\bjson\b")


class Objects:
    """Finds them, and beside them what seems to be meant for one."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._held = ""
        self._at = 0
        self._is_open = self._is_text = self._is_escaped = False
        self._begins_line = True
        self._beside = ""
        self._has_found = False

    def more(self, words: str) -> list[str]:
        """Return the objects that some more words make whole."""
        self._held += words
        found: list[str] = []
        while self._at < len(self._held):
            letter = self._held[self._at]
            if letter == "{" and (not self._is_text or self._begins_line):
                found += self._begun()
            elif self._is_open:
                found += self._read(letter)
            self._begins_line = letter == "\n" or (self._begins_line and letter.isspace())
            self._at += 1
        if not self._is_open:
            self._beside = (self._beside + self._held)[: self._longest]
            self._held, self._at = "", 0
        elif len(self._held) > 2 * self._longest:  # over every bound as it is: no answer
            found.append(self._held[: self._longest])
            self._held, self._at, self._is_open, self._is_text = "", 0, False, False
        self._has_found = self._has_found or bool(found)
        return found

    def end(self) -> list[str]:
        """Return what is left: an object without an end, or words in place of all of them."""
        left = self._held if self._is_open else ""
        if not left and not self._has_found and _NOTHING.sub("", self._beside):
            left = self._beside.strip()
        return [left] if left else []

    def _begun(self) -> list[str]:
        """Begin an object; one in another is what is meant, unless that one broke off."""
        before = self._held[: self._at].rstrip() if self._is_open else ""
        is_broken = bool(before) and (self._is_text or not before.endswith(_WRAPS))
        if not self._is_open:
            self._beside = (self._beside + self._held[: self._at])[: self._longest]
        self._held, self._at = self._held[self._at :], 0
        self._is_open, self._is_text, self._is_escaped = True, False, False
        return [before] if is_broken else []

    def _read(self, letter: str) -> list[str]:
        if self._is_text:
            if self._is_escaped:
                self._is_escaped = False
            elif letter == "\\":
                self._is_escaped = True
            elif letter == '"':
                self._is_text = False
        elif letter == '"':
            self._is_text = True
        elif letter == "}":
            found = self._held[: self._at + 1]
            self._held, self._at, self._is_open = self._held[self._at + 1 :], -1, False
            return [found]
        return []


def object_of(text: str) -> dict[str, Any] | None:
    """Return the object that a text is, as models write it; nothing where it is none."""
    for said in (text, _COMMA.sub(lambda found: found[1] or "", text)):
        try:
            told = json.loads(said, strict=False)
        except (ValueError, RecursionError):
            continue
        return told if isinstance(told, dict) else None
    return None
