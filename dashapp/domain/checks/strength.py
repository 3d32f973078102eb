"""How strong a bullet is: does it show an action, a task, a result, a number?"""

import re
from dataclasses import dataclass

from dashapp.domain.checks.verb import opening_verb
from dashapp.domain.checks.words import RESULT_WORDS
from dashapp.domain.resume import Passage, Path

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(
    r"(?<![\w-])(?:[$€£]\s?)?\d[\d,.]*\s?(?:%|k|m|bn|x)?(?!\w)|\b(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million|half|third|quarter|fifth|dozen|doubled|tripled|halved"
    r"|one (?:working )?(?:hour|day|week|weekend|month|quarter|year))\b",
    re.IGNORECASE,
)
# "To improve" is a purpose, not yet a result.
_RESULT = re.compile(rf"(?<!\bto )\b(?:{'|'.join(RESULT_WORDS)})\w*")
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


def number_in(text: str) -> str:
    """Return the first number that measures something; a bare year does not."""
    for found in _NUMBER.finditer(text):
        said = found.group().strip(" ,.")
        if not _YEAR_ONLY.match(said):
            return said
    return ""
