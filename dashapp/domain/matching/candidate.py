"""What is known of a passage that could prove something, and of a requirement that wants proof."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from dashapp.domain.checks.strength import strength_of
from dashapp.domain.matching.leading import LEADING, asks_to_lead, led
from dashapp.domain.matching.requirement import Requirement
from dashapp.domain.matching.stopwords import STOPWORDS
from dashapp.domain.matching.terms import Mention, covers, is_name, names
from dashapp.domain.resume import Passage, Path

_WORD = re.compile(r"[^\W\d_]{3,}")
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """A requirement with what is known of it."""

    requirement: Requirement
    mentions: tuple[Mention, ...]
    stems: frozenset[str]
    level: int | None

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


def candidate_of(passage: Passage) -> Candidate:
    """Return what is known of a passage."""
    text, points = passage.plain, strength_of(passage).points
    found, people = names(text), led(text)
    if people is not None:
        found.append(Mention(people.said, LEADING))
    number = people.number if people is not None else None
    return Candidate(
        passage.path, text, tuple(found), _stems(text), points, _level(text), number or 0
    )


def wanted_by(requirement: Requirement) -> Wanted:
    """Return what is known of a requirement."""
    text = requirement.text
    once = {mention.term: mention for mention in names(text)}
    stems = _stems(text)
    if (people := led(text)) is not None and asks_to_lead(text):
        once.setdefault(LEADING, Mention(people.said, LEADING))
        stems = frozenset()
    return Wanted(requirement, tuple(once.values()), stems, _level(text))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in STOPWORDS)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # One stemmer a word: they keep state and are not for several threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def _level(text: str) -> int | None:
    found = _LEVEL.findall(text)
    return int(max(found)) if found else None
