"""Finds evidence: the passages of a résumé that may prove a requirement, and how sure that is.

Meaning and themes find what shares no word, terms find what must be named. What a licence or a
product is called must stand there: driving is no driving licence. Weights and bounds were fitted
on the seen half of ``tests/samples/match``; ``benchmarks.match_quality`` says what they are worth.
"""

import re
from dataclasses import dataclass
from datetime import date

from dashapp.domain.language import language_of
from dashapp.domain.matching import fields
from dashapp.domain.matching.candidate import STEMMERS, Candidate, Wanted, candidate_of, wanted_by
from dashapp.domain.matching.leading import led
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
from dashapp.domain.matching.terms import covers
from dashapp.domain.matching.theme_vectors import Embed, ThemeVectors, Vectors
from dashapp.domain.matching.years import by_years, field_of
from dashapp.domain.resume import Path, Resume

STRONG, FAIR, WEAK = 0.45, 0.38, 0.25
_THEME_WORTH, _TERM_WORTH, _STEM_WORTH, _POINT_WORTH = 0.12, 0.45, 0.35, 0.10
_FIELD_WORTH = 0.15
_CLOSE_IN_MEANING, _BESIDE_BEST = 0.40, 0.15
_ENOUGH = 0.5
_IN_FIELD, _LEAST_CALLED, _KINSHIP_WORTH, _MOST_KINSHIP = 0.61, 0.25, 0.08, 5.0
_PAPERS = ("certificates", "education")
_NEGATED = re.compile(r"\b(no|not|without|never|lacking|kein\w*|nicht|ohne)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate for one requirement."""

    candidate: Candidate
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
        told = [each for each in passages(resume) if not _denies(each.plain)]
        self._language = language_of(" ".join(each.plain for each in told)) or "en"
        self._candidates = [candidate_of(each, self._language) for each in told]
        self._likeness = Likeness([each.text for each in self._candidates], embed, themes)

    def findings(self, post: Post) -> list[Finding]:
        """Return a finding a requirement, in the order of the post."""
        texts = [requirement.text for requirement in post.requirements]
        alike, shared = self._likeness.to(texts)
        own = self._language
        is_foreign = own in STEMMERS and language_of(" ".join(texts)) == own
        return [
            self._finding(wanted_by(requirement, own, is_foreign=is_foreign), post.title, *rows)
            for requirement, *rows in zip(post.requirements, alike, shared, strict=True)
        ]

    def _finding(self, wanted: Wanted, title: str, alikes: Vectors, shares: Vectors) -> Finding:
        requirement = wanted.requirement
        able = {place for place, each in enumerate(self._candidates) if _can_prove(each, wanted)}
        scored = self._scored(wanted, alikes, shares, able)
        evidence = self._evidence(wanted, scored)
        if requirement.kind == "years":
            found = self._by_years(wanted, scored, evidence, title)
        else:
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

    def _scored(
        self, wanted: Wanted, alikes: Vectors, shares: Vectors, able: set[int]
    ) -> list[_Scored]:
        rows = zip(self._candidates, alikes, shares, self._likeness.common, strict=True)
        return sorted(
            (
                _Scored(each, _score(each, wanted, alike - common, shared), float(alike))
                for place, (each, alike, shared, common) in enumerate(rows)
                if place in able
            ),
            key=lambda each: -each.score - _POINT_WORTH * each.candidate.points,
        )

    def _evidence(self, wanted: Wanted, scored: list[_Scored]) -> tuple[Evidence, ...]:
        first = scored[:MOST_EVIDENCE]
        best = max((each.score for each in first), default=0.0)
        is_named = any(each.candidate.named(wanted) for each in first)
        told = [
            _told(each, wanted, _strength(each, wanted, best, is_named=is_named))
            for each in first
            if each.score >= self._least
            or each.candidate.named(wanted)
            or each.candidate.tells(wanted)
        ]
        # What is as sure comes first from work; a paper is proved first by a paper.
        is_beside = _beside_papers if wanted.is_paper else _beside_work
        return tuple(sorted(told, key=lambda e: (STRENGTHS.index(e.strength), is_beside(e.path))))

    def _by_years(
        self, wanted: Wanted, scored: list[_Scored], evidence: tuple[Evidence, ...], title: str
    ) -> Finding | None:
        field = field_of(wanted.requirement.text, title)
        shown = self._positions_in(field) if field else None
        if shown is not None and field_of(wanted.requirement.text):
            best = max((each.score for each in scored), default=0.0)
            is_named = any(each.candidate.named(wanted) for each in scored)
            shown |= {
                each.candidate.path[:2]
                for each in scored
                if _strength(each, wanted, best, is_named=is_named) != "weak"
            }
        return by_years(self._resume, wanted.requirement, evidence, shown, self._today)

    def _positions_in(self, field: str) -> set[Path]:
        """Return the positions whose name is near a field, in meaning and in themes together.

        Why:
            By themes alone, or by the employer's name, a developer at "Ledgerly Payments" would
            have years in accounting.
        """
        entries = [*self._resume.entries("work"), *self._resume.entries("volunteer")]
        if not field or not entries:
            return set()
        asked = self._embed([field]).T
        by_name = (self._embed([e.text("position") or e.heading for e in entries]) @ asked)[:, 0]
        by_all = (self._embed([e.heading for e in entries]) @ asked)[:, 0]
        _, shared = self._likeness.to([field])
        kinship = dict(zip((each.path for each in self._candidates), shared[0], strict=True))
        return {
            entry.path
            for entry, name, whole in zip(entries, by_name, by_all, strict=True)
            if name >= _LEAST_CALLED
            and max(name, whole) + _KINSHIP_WORTH * min(kinship.get(entry.path, 0.0), _MOST_KINSHIP)
            >= _IN_FIELD
        }

    def _by_field(self, requirement: Requirement, evidence: tuple[Evidence, ...]) -> Finding | None:
        match requirement.kind:
            case "language":
                return fields.by_language(self._resume, requirement)
            case "degree":
                return fields.by_degree(self._resume, requirement, evidence, self._embed)
            case "place":
                return fields.by_place(self._resume, requirement, evidence)
            case _:
                return None


def _score(candidate: Candidate, wanted: Wanted, nearer: float, shared: float) -> float:
    named = {asked.term for _, asked in candidate.named(wanted)}
    share = len(named) / len(wanted.mentions) if wanted.mentions else 0.0
    if named and fields.is_choice(wanted.requirement.text):
        share = 1.0
    stems = len(wanted.stems & candidate.stems) / len(wanted.stems) if wanted.stems else 0.0
    told = _FIELD_WORTH * candidate.tells(wanted)
    return float(nearer + _THEME_WORTH * shared) + _TERM_WORTH * share + _STEM_WORTH * stems + told


def _strength(each: _Scored, wanted: Wanted, best: float, *, is_named: bool) -> Strength:
    if each.candidate.named(wanted):
        return "strong"
    if wanted.must_be_named and not is_named:
        return "weak"
    # To a model of English all that is German is alike: there it takes a word that both share.
    if wanted.is_foreign and not wanted.stems & each.candidate.stems:
        return "weak"
    # Beside a passage that proves it, one that is far less like it is only a guess.
    if each.candidate.tells(wanted):
        return "strong" if each.score >= max(STRONG, best - _BESIDE_BEST) else "fair"
    if each.score < max(FAIR, best - _BESIDE_BEST):
        return "weak"
    return "strong" if each.score >= STRONG else "fair"


def _status(wanted: Wanted, evidence: tuple[Evidence, ...], has: set[str]) -> tuple[Status, str]:
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


def _can_prove(candidate: Candidate, wanted: Wanted) -> bool:
    if wanted.level and not fields.is_choice(wanted.requirement.text):
        # A level that is asked must be shown, where papers name one.
        has = candidate.level if candidate.level or not wanted.is_paper else 0
        if has is not None and has < wanted.level:
            return False
    # A paper is proved by a paper, or where it is named.
    return not wanted.is_paper or candidate.path[0] in _PAPERS or bool(candidate.named(wanted))


def _told(each: _Scored, wanted: Wanted, strength: Strength) -> Evidence:
    if named := each.candidate.named(wanted):
        mention, asked = named[0]
        same = dict.fromkeys(m.said for m, w in named if m.said.lower() == w.said.lower())
        if same:
            why = f"It names {', '.join(same)}."
        else:
            why = f"It says {mention.said}; the post says {asked.said}."
    elif strength == "weak":
        why = "It may be related; you decide."
    elif each.candidate.tells(wanted):
        why = "It says so in the same words."
    elif each.alike >= _CLOSE_IN_MEANING:
        why = "It is close in meaning."
    else:
        why = "It tells of the same kind of work."
    return Evidence(each.candidate.path, each.candidate.text, strength, why)


def _beside_work(path: Path) -> bool:
    return path[0] in ("basics", "volunteer", "projects")


def _beside_papers(path: Path) -> bool:
    return path[0] not in _PAPERS


def _denies(text: str) -> bool:
    first = " ".join(text.split()[:4])
    return _NEGATED.search(first) is not None and len(text.split()) < 12
