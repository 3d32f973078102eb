"""How strong a bullet is: does it show an action, a task, a result, a number?"""

import re
from dataclasses import dataclass

from dashapp.domain.checks.words import PRESENT_VERBS, RESULT_WORDS, STRONG_VERBS, WEAK_OPENINGS
from dashapp.domain.resume import Passage, Path

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(
    r"(?<![\w-])(?:[$€£]\s?)?\d[\d,.]*\s?(?:%|k|m|bn|x)?(?!\w)|\b(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|half|third"
    r"|quarter|fifth|dozen|doubled|tripled|halved)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(rf"(?:{'|'.join(map(re.escape, WEAK_OPENINGS))})(?!\w)")
_RESULT = re.compile(rf"\b(?:{'|'.join(RESULT_WORDS)})")
_YEAR_ONLY = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Strength:
    """What a bullet shows; each part is the words that show it, empty where none do."""

    path: Path
    text: str
    action: str
    task: str
    result: str
    number: str

    @property
    def points(self) -> int:
        """How many of the four it shows."""
        return sum(bool(part) for part in (self.action, self.task, self.result, self.number))


def strength_of(bullet: Passage) -> Strength:
    """Return what a bullet shows."""
    text = bullet.plain
    words = _WORD.findall(text)
    action = opening_verb(text) or ""
    task = " ".join(words[1:4]) if len(words) >= 4 else ""
    lowered = text.lower()
    result = found.group() if (found := _RESULT.search(lowered)) else ""
    return Strength(bullet.path, text, action, task, result, number_in(text))


def opening_verb(text: str) -> str | None:
    """Return the verb that a bullet opens with, where it opens with one that acts."""
    lowered = text.lower().strip()
    if _WEAK.match(lowered):
        return None
    words: list[str] = _WORD.findall(lowered)
    if words and words[0].endswith("ly") and len(words) > 1:
        words = words[1:]
    if words and (words[0] in STRONG_VERBS or words[0] in PRESENT_VERBS):
        return words[0]
    parts = words[0].split("-") if words else []
    return words[0] if parts and parts[-1] in STRONG_VERBS else None


def number_in(text: str) -> str:
    """Return the first number that measures something; a bare year does not."""
    for found in _NUMBER.finditer(text):
        said = found.group().strip(" ,.")
        if not _YEAR_ONLY.match(said):
            return said
    return ""
