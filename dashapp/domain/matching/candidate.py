"""What is known of a passage that could prove something, and of a requirement that wants proof."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

from dashapp.domain.checks.strength import strength_of
from dashapp.domain.matching.leading import LEADING, asks_to_lead, led
from dashapp.domain.matching.requirement import Requirement
from dashapp.domain.matching.stopwords import STOPWORDS
from dashapp.domain.matching.terms import Mention, covers, is_name, names
from dashapp.domain.resume import Passage, Path

_WORD = re.compile(r"[^\W\d_]{3,}")
_IRREGULAR: Final = {
    "wrote": "write", "written": "write", "led": "lead", "ran": "run", "taught": "teach",
    "built": "build", "rebuilt": "rebuild", "kept": "keep", "bought": "buy", "sold": "sell",
    "made": "make", "grew": "grow", "grown": "grow", "drove": "drive", "driven": "drive",
    "held": "hold", "won": "win", "gave": "give", "took": "take", "spoke": "speak",
    "found": "find", "paid": "pay", "met": "meet", "dealt": "deal", "oversaw": "oversee",
    "drew": "draw", "drawn": "draw", "fed": "feed", "bred": "breed", "laid": "lay",
}  # fmt: skip
STEMMERS: Final = {"de": "german", "fr": "french", "es": "spanish"}
"""Languages beside English whose words are compared, and who knows their endings."""
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ][A-ZÄÖÜ\d]{1,7}\b")
_PROPER = re.compile(rf"{_ACRONYM.pattern}|(?<=[a-z,(] )[A-Z][a-z]+\b")
"""Acronyms and, in English, what begins large though no sentence begins there."""
_FILLING = re.compile(
    r"\b(?:advantage|desirable|preferred|ideally|basic|first|expertise|familiar\w*|essential|use"
    r"|vorteil|wünschenswert|idealerweise|sicherer?|umgang|grundkenntnisse|connaissances?|maîtrise"
    r"|conocimientos?|manejo|experiencia|expérience)\b",
    re.IGNORECASE,
)
_IN_FIELD = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:experience|background|knowledge|expertise)\s+(?:in|of|with|within)\s+(?P<fields>.+)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,/]|\b(?:or|and)\b", re.IGNORECASE)
_LONGEST_FIELD = 2
_LEVEL = re.compile(r"\b(?:level|stufe|niveau)\s+(\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that could prove something, with what is known of it."""

    path: Path
    text: str
    mentions: tuple[Mention, ...]
    stems: frozenset[str]
    points: int
    """How much of action, task, result and number it shows: a deed proves more than a topic."""
    level: int | None
    """The level that it names, as of a certificate."""
    led: int
    """How many people it tells that were led; 0 where it does not say."""

    def named(self, wanted: "Wanted") -> list[tuple[Mention, Mention]]:
        """Return what it names of what is wanted, each beside how the post says it."""
        if not wanted.mentions or not self.mentions:
            return []
        return [(m, w) for w in wanted.mentions for m in self.mentions if covers(m.term, w.term)]

    def tells(self, wanted: "Wanted") -> bool:
        """Whether it says a field that is wanted in the same words; that alone is no proof."""
        return any(field <= self.stems for field in wanted.fields)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A requirement with what is known of it."""

    requirement: Requirement
    mentions: tuple[Mention, ...]
    stems: frozenset[str]
    level: int | None
    fields: tuple[frozenset[str], ...] = ()
    """The stems of each field that is asked in a word or two: "experience in retail"."""
    is_foreign: bool = False
    """Whether post and résumé are both in one language, and that is not English."""

    @property
    def is_paper(self) -> bool:
        """Whether it asks for a licence, a registration or a certificate."""
        return self.requirement.kind == "licence"

    @property
    def must_be_named(self) -> bool:
        """Whether nothing but its name proves it; a practice may be told in other words."""
        return bool(self.mentions) and (
            self.is_paper or any(is_name(m.term) for m in self.mentions)
        )


def candidate_of(passage: Passage, language: str = "en") -> Candidate:
    """Return what is known of a passage in a language."""
    text, points = passage.plain, strength_of(passage).points
    people, found = led(text), names(text)
    found += _unlisted(text, found, language)
    if people is not None:
        found.append(Mention(people.said, LEADING))
    number = people.number if people is not None else None
    return Candidate(
        passage.path, text, tuple(found), _stems(text, language), points, _level(text), number or 0
    )


def wanted_by(
    requirement: Requirement, language: str = "en", *, is_foreign: bool = False
) -> Wanted:
    """Return what is known of a requirement; ``language`` is that of the résumé."""
    text = requirement.text
    found, stems = names(text), _stems(text, language)
    rest = (_PROPER if language == "en" else _ACRONYM).sub("", text)
    if not _stems(_FILLING.sub("", rest), language):
        found += _unlisted(text, found, language)
    fields = _fields(text, language) if language == "en" else ()
    once = {mention.term: mention for mention in found}
    if (people := led(text)) is not None and asks_to_lead(text):
        once.setdefault(LEADING, Mention(people.said, LEADING))
        stems = frozenset()
    return Wanted(requirement, tuple(once.values()), stems, _level(text), fields, is_foreign)


def _fields(text: str, language: str) -> tuple[frozenset[str], ...]:
    found = _IN_FIELD.match(text)
    parts = (
        [_stems(_FILLING.sub("", each), language) for each in _BETWEEN.split(found["fields"])]
        if found
        else []
    )
    return tuple(parts) if all(0 < len(each) <= _LONGEST_FIELD for each in parts) else ()


def _unlisted(text: str, known: list[Mention], language: str) -> list[Mention]:
    """Return the names that nobody listed.

    Why:
        "Experience with PSD2 or Salesloft" is asked for by name. In "budgets in the NHS" the name
        is only where: it counts where nothing else is asked.
    """
    names_here = _PROPER if language == "en" else _ACRONYM
    said = {word for mention in known for word in mention.said.split()}
    return [Mention(each, each.lower()) for each in names_here.findall(text) if each not in said]


def _stems(text: str, language: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_stem(word, language) for word in words if word not in STOPWORDS)


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    # One stemmer a word: they keep state and are not for several threads.
    if language not in STEMMERS:
        word = _IRREGULAR.get(word, word)
    return str(snowballstemmer.stemmer(STEMMERS.get(language, "english")).stemWord(word))


def _level(text: str) -> int | None:
    found = _LEVEL.findall(text)
    return int(max(found)) if found else None
