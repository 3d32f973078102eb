"""Finds evidence: the passages of a résumé that may prove a requirement, and how sure that is.

Meaning and themes find what shares no word, terms find what must be named. Measured on the
half of the labelled set that weights were fitted on: half of the proofs score over 1.2, and
one in twenty of the passages that are no proof over 0.84. A licence or a tool is shown only
where it is named: driving is no driving licence.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from dashapp.domain.checks.strength import strength_of
from dashapp.domain.matching.ladder import DEGREES, LANGUAGE_LEVELS, rank
from dashapp.domain.matching.likeness import Embed, Likeness, Vectors
from dashapp.domain.matching.passages import passages, worked_years
from dashapp.domain.matching.post import Post, Requirement, wanted_languages, wanted_years
from dashapp.domain.matching.report import MOST_EVIDENCE, Evidence, Finding, Status, Strength
from dashapp.domain.matching.stopwords import STOPWORDS
from dashapp.domain.matching.terms import Mention, covers, mentions
from dashapp.domain.resume import Passage, Path, Resume

STRONG, FAIR, WEAK = 1.30, 0.85, 0.55
_THEME_WORTH, _TERM_WORTH, _STEM_WORTH, _POINT_WORTH = 0.30, 0.50, 0.05, 0.20
_CLOSE_IN_MEANING = 0.40
_NAMED_KINDS = ("licence", "tool")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEGATED = re.compile(r"\b(no|not|without|never|lacking|kein\w*|nicht|ohne)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that could prove something, with what is known of it."""

    path: Path
    text: str
    mentions: tuple[Mention, ...]
    stems: frozenset[str]
    points: int
    """How much of action, task, result and number it shows: a deed proves more than a topic."""


class Matcher:
    """Judges the requirements of a post against one résumé."""

    def __init__(self, resume: Resume, embed: Embed, least: float = WEAK) -> None:
        """Prepare ``resume``; passages that score under ``least`` are no evidence."""
        self._least = least
        self._resume = resume
        self._candidates = [self._candidate(passage) for passage in passages(resume)]
        self._likeness = Likeness([candidate.text for candidate in self._candidates], embed)

    def findings(self, post: Post) -> list[Finding]:
        """Return a finding a requirement, in the order of the post."""
        alike, shared = self._likeness.to([requirement.text for requirement in post.requirements])
        return [
            self._finding(requirement, *rows)
            for requirement, *rows in zip(post.requirements, alike, shared, strict=True)
        ]

    def _finding(self, requirement: Requirement, alikes: Vectors, shares: Vectors) -> Finding:
        wanted = list({m.term: m for m in mentions(requirement.text)}.values())
        stems = self._stems(requirement.text)
        scored = sorted(
            (
                (
                    float(alike + _THEME_WORTH * shared) + self._named(candidate, wanted, stems),
                    float(alike),
                    candidate,
                )
                for candidate, alike, shared in zip(self._candidates, alikes, shares, strict=True)
                if not _denies(candidate.text)
            ),
            key=lambda each: -each[0] - _POINT_WORTH * each[2].points,
        )[:MOST_EVIDENCE]
        evidence = tuple(
            _evidence(candidate, score, alike, wanted)
            for score, alike, candidate in scored
            if score >= self._least
        )
        special = {
            "years": self._years,
            "language": self._language,
            "degree": self._degree,
            "place": self._place,
        }.get(requirement.kind)
        if special is not None and (found := special(requirement, evidence)) is not None:
            return found
        status, why = self._status(requirement, evidence, wanted)
        return Finding(requirement, status, evidence, why)

    def _named(self, candidate: _Candidate, wanted: list[Mention], stems: frozenset[str]) -> float:
        named = sum(any(covers(m.term, w.term) for m in candidate.mentions) for w in wanted)
        share = named / len(wanted) if wanted else 0.0
        shared = len(stems & candidate.stems) / len(stems) if stems else 0.0
        return _TERM_WORTH * share + _STEM_WORTH * shared

    def _status(
        self, requirement: Requirement, evidence: tuple[Evidence, ...], wanted: list[Mention]
    ) -> tuple[Status, str]:
        if wanted:
            has = {m.term for c in self._candidates if not _denies(c.text) for m in c.mentions}
            lacking = [w.said for w in wanted if not any(covers(h, w.term) for h in has)]
            if not lacking:
                return "covered", "Everything that it names is in your résumé."
            if len(lacking) < len(wanted):
                return "partly", f"Not found in your résumé: {', '.join(lacking)}."
        if requirement.kind in _NAMED_KINDS:
            return "missing", "Your résumé does not name it."
        best = evidence[0].strength if evidence else None
        if best == "strong":
            return ("partly" if wanted else "covered"), "A passage says nearly the same."
        if best == "fair":
            return "partly", "A passage comes close; say whether it proves this."
        return "missing", "Nothing in your résumé was found that shows this."

    def _years(self, requirement: Requirement, evidence: tuple[Evidence, ...]) -> Finding | None:
        wanted = wanted_years(requirement.text)
        entries = [*self._resume.entries("work"), *self._resume.entries("volunteer")]
        has, counted = worked_years(entries), [e for e in entries if e.date("startDate")]
        if wanted is None or not counted:
            return None
        told = f"{has:.1f} years from the dates of {len(counted)} positions; {wanted} are asked."
        first = Evidence(counted[0].path, counted[0].heading, "strong", told)
        is_field = any(e.strength != "weak" for e in evidence)
        if has >= wanted:
            status: Status = "covered" if is_field else "partly"
            why = told if is_field else told + " Whether they are in this field is yours to say."
        else:
            status, why = ("partly" if has >= wanted * 0.6 else "missing"), told
        return Finding(requirement, status, (first, *evidence)[:MOST_EVIDENCE], why)

    def _language(self, requirement: Requirement, _: tuple[Evidence, ...]) -> Finding | None:
        wanted = wanted_languages(requirement.text)
        if not wanted:
            return None
        found: list[Evidence] = []
        spoken = {
            name: entry
            for entry in self._resume.entries("languages")
            for name in wanted_languages(entry.text("language"))
        }
        enough = []
        for name in wanted:
            if (entry := spoken.get(name)) is None:
                continue
            level = entry.text("fluency")
            asked, has = rank(requirement.text, LANGUAGE_LEVELS), rank(level, LANGUAGE_LEVELS)
            enough.append(asked is None or has is None or has >= asked)
            why = f"Your languages name {name}" + (f" ({level})." if level else ".")
            quote = " – ".join(part for part in (entry.text("language"), level) if part)
            found.append(Evidence(entry.path, quote, "strong" if enough[-1] else "fair", why))
        status: Status = "missing"
        if found:
            is_whole = all(enough) and (len(found) == len(wanted) or _is_choice(requirement.text))
            status = "covered" if is_whole else "partly"
        lacking = [name for name in wanted if name not in spoken]
        why = (
            f"Not among your languages: {', '.join(lacking)}." if lacking else "Compared by level."
        )
        return Finding(requirement, status, tuple(found[:MOST_EVIDENCE]), why)

    def _degree(self, requirement: Requirement, evidence: tuple[Evidence, ...]) -> Finding | None:
        asked = rank(requirement.text, DEGREES)
        degrees = self._resume.entries("education")
        ranked = [
            (reached, e)
            for e in degrees
            if (reached := rank(e.text("studyType"), DEGREES)) is not None
        ]
        if asked is None or not ranked:
            return None
        has, entry = max(ranked, key=lambda pair: pair[0])
        why = f"Your highest degree found is “{entry.text('studyType')}”."
        strength: Strength = "strong" if has >= asked else "fair"
        first = Evidence(entry.path, entry.heading, strength, why)
        others = tuple(e for e in evidence if e.path[:2] != entry.path)
        status: Status = "covered" if has >= asked else "partly"
        return Finding(requirement, status, (first, *others)[:MOST_EVIDENCE], why)

    def _place(self, requirement: Requirement, evidence: tuple[Evidence, ...]) -> Finding | None:
        city = self._resume.basic("location.city")
        if not city or city.lower() not in requirement.text.lower():
            return None
        found = Evidence(("basics", "location", "city"), city, "strong", "You live there.")
        return Finding(
            requirement, "covered", (found, *evidence)[:MOST_EVIDENCE], "You live there."
        )

    def _candidate(self, passage: Passage) -> _Candidate:
        text = passage.plain
        points = strength_of(passage).points
        return _Candidate(passage.path, text, tuple(mentions(text)), self._stems(text), points)

    def _stems(self, text: str) -> frozenset[str]:
        words = (word.lower() for word in _WORD.findall(text))
        return frozenset(_stem(word) for word in words if word not in STOPWORDS)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # One stemmer a word: they keep state and are not for several threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def _evidence(candidate: _Candidate, score: float, alike: float, wanted: list[Mention]) -> Evidence:
    named = [
        (mention, asked)
        for asked in wanted
        for mention in candidate.mentions
        if covers(mention.term, asked.term)
    ]
    if named:
        mention, asked = named[0]
        if mention.said.lower() == asked.said.lower():
            why = f"It names {mention.said}."
        else:
            why = f"It says {mention.said}; the post says {asked.said}."
        return Evidence(candidate.path, candidate.text, "strong", why)
    strength: Strength = "strong" if score >= STRONG else "fair" if score >= FAIR else "weak"
    if alike >= _CLOSE_IN_MEANING:
        why = "It is close in meaning."
    elif score >= FAIR:
        why = "It tells of the same kind of work."
    else:
        why = "It may be related; you decide."
    return Evidence(candidate.path, candidate.text, strength, why)


def _denies(text: str) -> bool:
    first = " ".join(text.split()[:4])
    return _NEGATED.search(first) is not None and len(text.split()) < 12


def _is_choice(text: str) -> bool:
    return re.search(r"\b(or|oder)\b", text, re.IGNORECASE) is not None
