"""What a model thinks before it answers: some send it among their words, between marks of its own."""

import re
from typing import Final

_BEGINS: Final = ("<think>", "<thinking>", "<thought>", "<reasoning>")
_LONGEST: Final = max(map(len, _BEGINS)) + 1
_BEGINNING: Final = re.compile("|".join(_BEGINS), re.IGNORECASE)
_END: Final = re.compile("|".join(each.replace("<", "</") for each in _BEGINS), re.IGNORECASE)


class Spoken:
    """Takes the thoughts out of words as they come, in pieces of any size."""

    def __init__(self) -> None:
        self._held = ""
        self._is_thinking = False

    def more(self, words: str) -> tuple[str, bool]:
        """Return what some more words say aloud, and whether all before them was a thought.

        Why:
            Where a server's template opens the thought, the answer begins with it, and nothing
            but its end tells.
        """
        self._held += words
        said, was_thought = "", False
        while True:
            end = _END.search(self._held)
            begin = None if self._is_thinking else _BEGINNING.search(self._held)
            if begin and not (end and end.start() < begin.start()):
                said += self._held[: begin.start()]
                self._held, self._is_thinking = self._held[begin.end() :], True
            elif end:
                if not self._is_thinking:
                    said, was_thought = "", True
                self._held, self._is_thinking = self._held[end.end() :], False
            else:
                break
        if self._is_thinking:
            self._held = self._held[-_LONGEST:]
            return said, was_thought
        mark = self._held.rfind("<")
        is_open = mark >= 0 and len(self._held) - mark < _LONGEST and ">" not in self._held[mark:]
        cut = mark if is_open else len(self._held)
        said, self._held = said + self._held[:cut], self._held[cut:]
        return said, was_thought

    def end(self) -> str:
        """Return what is left when the words end; a thought that did not end is none of it."""
        return "" if self._is_thinking else self._held
