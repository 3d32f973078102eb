"""Finds evidence: the passages of a résumé that may prove a requirement, and how sure that is.

Meaning and themes find what shares no word, terms find what must be named. What a licence or a
product is called must stand there: driving is no driving licence. Weights and bounds were fitted
on the seen half of ``tests/samples/match``; ``benchmarks.match_quality`` says what they are worth.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import snowballstemmer

from dashapp.domain.checks.strength import strength_of
from dashapp.domain.matching import fields
from dashapp.domain.matching.leading import LEADING, asks_to_lead, led
from dashapp.domain.matching.likeness import Likeness
from dashapp.domain.matching.passages import passages
from dashapp.domain.matching.post import Post
from dashapp.domain.matching.report import (
    MOST_EVIDENCE,
    STRENGTHS,
    Evidence,
    Finding,
    Status,
    Strength,
)
from dashapp.domain.matching.requirement import Requirement
from dashapp.domain.matching.stopwords import STOPWORDS
from dashapp.domain.matching.terms import Mention, covers, is_name, names
from dashapp.domain.matching.theme_vectors import Embed, ThemeVectors, Vectors
from dashapp.domain.resume import Passage, Path, Resume

STRONG, FAIR, WEAK = 0.45, 0.38, 0.25
_THEME_WORTH, _TERM_WORTH, _STEM_WORTH, _POINT_WORTH = 0.12, 0.45, 0.35, 0.10
_CLOSE_IN_MEANING, _BESIDE_BEST = 0.40, 0.15
_ENOUGH = 0.5
_BESIDE_WORK = ("basics", "volunteer", "projects")
_PAPERS = ("certificates", "education")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEGATED = re.compile(r"\b(no|not|without|never|lacking|kein\w*|nicht|ohne)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:level|stufe|niveau)\s+(\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
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

    def named(self, wanted: "_Wanted") -> list[tuple[Mention, Mention]]:
        """Return what it names of what is wanted, each beside how the post says it."""
        if not wanted.mentions or not self.mentions:
            return []
        return [(m, w) for w in wanted.mentions for m in self.mentions if covers(m.term, w.term)]


@dataclass(frozen=True, slots=True)
class _Wanted:
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


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate for one requirement."""

    candidate: _Candidate
    score: float
    alike: float


class Matcher:
    """Judges the requirements of a post against one résumé."""

    def __init__(
        self, resume: Resume, embed: Embed, themes: ThemeVectors, today: date, least: float = WEAK
    ) -> None:
        """Prepare ``resume``; passages that score under ``least`` are no evidence.

        What goes on lasts until ``today``.
        """
        self._today = today
        self._least = least
        self._resume = resume
        self._embed = embed
        told = [_candidate(each) for each in passages(resume) if not _denies(each.plain)]
        self._candidates = told
        self._likeness = Likeness([candidate.text for candidate in told], embed, themes)

    def findings(self, post: Post) -> list[Finding]:
        """Return a finding a requirement, in the order of the post."""
        alike, shared = self._likeness.to([requirement.text for requirement in post.requirements])
        return [
            self._finding(requirement, *rows)
            for requirement, *rows in zip(post.requirements, alike, shared, strict=True)
        ]

    def _finding(self, requirement: Requirement, alikes: Vectors, shares: Vectors) -> Finding:
        wanted = _wanted(requirement)
        able = {place for place, each in enumerate(self._candidates) if _can_prove(each, wanted)}
        evidence = self._evidence(wanted, alikes, shares, able)
        found = self._by_field(requirement, evidence)
        if found is not None:
            return found
        has = {m.term for place in able for m in self._candidates[place].mentions}
        status, why = _status(wanted, evidence, has)
        if status == "covered" and (fewer := self._fewer(requirement)):
            status, why = "partly", fewer
        return Finding(requirement, status, evidence, why)

    def _fewer(self, requirement: Requirement) -> str:
        """Say it where far fewer people are led than a post asks for."""
        asked = led(requirement.text)
        most = max((each.led for each in self._candidates), default=0)
        if asked is None or asked.number is None or not 0 < most < asked.number * _ENOUGH:
            return ""
        return f"Your résumé tells of {most} people led; {asked.number} are asked."

    def _evidence(
        self, wanted: _Wanted, alikes: Vectors, shares: Vectors, able: set[int]
    ) -> tuple[Evidence, ...]:
        rows = zip(self._candidates, alikes, shares, self._likeness.common, strict=True)
        scored = sorted(
            (
                _Scored(each, _score(each, wanted, alike - common, shared), float(alike))
                for place, (each, alike, shared, common) in enumerate(rows)
                if place in able
            ),
            key=lambda each: -each.score - _POINT_WORTH * each.candidate.points,
        )[:MOST_EVIDENCE]
        best = max((each.score for each in scored), default=0.0)
        is_named = any(each.candidate.named(wanted) for each in scored)
        told = [
            _told(each, wanted, _strength(each, wanted, best, is_named=is_named))
            for each in scored
            if each.score >= self._least or each.candidate.named(wanted)
        ]
        # What is as sure comes first from work.
        return tuple(
            sorted(told, key=lambda e: (STRENGTHS.index(e.strength), e.path[0] in _BESIDE_WORK))
        )

    def _by_field(self, requirement: Requirement, evidence: tuple[Evidence, ...]) -> Finding | None:
        match requirement.kind:
            case "years":
                return fields.by_years(self._resume, requirement, evidence, self._today)
            case "language":
                return fields.by_language(self._resume, requirement)
            case "degree":
                return fields.by_degree(self._resume, requirement, evidence, self._embed)
            case "place":
                return fields.by_place(self._resume, requirement, evidence)
            case _:
                return None


def _candidate(passage: Passage) -> _Candidate:
    text, points = passage.plain, strength_of(passage).points
    found, people = names(text), led(text)
    if people is not None:
        found.append(Mention(people.said, LEADING))
    number = people.number if people is not None else None
    return _Candidate(
        passage.path, text, tuple(found), _stems(text), points, _level(text), number or 0
    )


def _wanted(requirement: Requirement) -> _Wanted:
    text = requirement.text
    once = {mention.term: mention for mention in names(text)}
    stems = _stems(text)
    if (people := led(text)) is not None and asks_to_lead(text):
        once.setdefault(LEADING, Mention(people.said, LEADING))
        stems = frozenset()
    return _Wanted(requirement, tuple(once.values()), stems, _level(text))


def _score(candidate: _Candidate, wanted: _Wanted, nearer: float, shared: float) -> float:
    named = {asked.term for _, asked in candidate.named(wanted)}
    share = len(named) / len(wanted.mentions) if wanted.mentions else 0.0
    if named and fields.is_choice(wanted.requirement.text):
        share = 1.0
    stems = len(wanted.stems & candidate.stems) / len(wanted.stems) if wanted.stems else 0.0
    return float(nearer + _THEME_WORTH * shared) + _TERM_WORTH * share + _STEM_WORTH * stems


def _strength(each: _Scored, wanted: _Wanted, best: float, *, is_named: bool) -> Strength:
    if each.candidate.named(wanted):
        return "strong"
    if wanted.must_be_named and not is_named:
        return "weak"
    # Beside a passage that proves it, one that is far less like it is only a guess.
    if each.score < max(FAIR, best - _BESIDE_BEST):
        return "weak"
    return "strong" if each.score >= STRONG else "fair"


def _status(wanted: _Wanted, evidence: tuple[Evidence, ...], has: set[str]) -> tuple[Status, str]:
    lacking = [w.said for w in wanted.mentions if not any(covers(h, w.term) for h in has)]
    if wanted.mentions and not lacking:
        return "covered", "Everything that it names is in your résumé."
    if len(lacking) < len(wanted.mentions):
        if fields.is_choice(wanted.requirement.text):
            return "covered", "Your résumé names one of the things that it asks for."
        return "partly", f"Not found in your résumé: {', '.join(lacking)}."
    if wanted.must_be_named:
        return "missing", "Your résumé does not name it."
    strengths = {each.strength for each in evidence}
    if "strong" in strengths:
        return "covered", "A passage says nearly the same."
    if "fair" in strengths:
        return "partly", "A passage comes close; say whether it proves this."
    return "missing", "Nothing in your résumé was found that shows this."


def _can_prove(candidate: _Candidate, wanted: _Wanted) -> bool:
    if wanted.level and not fields.is_choice(wanted.requirement.text):
        # A level that is asked must be shown, where papers name one.
        has = candidate.level if candidate.level or not wanted.is_paper else 0
        if has is not None and has < wanted.level:
            return False
    # A paper is proved by a paper, or where it is named.
    return not wanted.is_paper or candidate.path[0] in _PAPERS or bool(candidate.named(wanted))


def _told(each: _Scored, wanted: _Wanted, strength: Strength) -> Evidence:
    if named := each.candidate.named(wanted):
        mention, asked = named[0]
        if mention.said.lower() == asked.said.lower():
            why = f"It names {mention.said}."
        else:
            why = f"It says {mention.said}; the post says {asked.said}."
    elif strength == "weak":
        why = "It may be related; you decide."
    elif each.alike >= _CLOSE_IN_MEANING:
        why = "It is close in meaning."
    else:
        why = "It tells of the same kind of work."
    return Evidence(each.candidate.path, each.candidate.text, strength, why)


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in STOPWORDS)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # One stemmer a word: they keep state and are not for several threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def _denies(text: str) -> bool:
    first = " ".join(text.split()[:4])
    return _NEGATED.search(first) is not None and len(text.split()) < 12


def _level(text: str) -> int | None:
    found = _LEVEL.findall(text)
    return int(max(found)) if found else None
