"""Requirements that are compared with a field of the résumé: languages, degrees, places."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashapp.domain.matching.ladder import DEGREES, LANGUAGE_LEVELS, least, rank
from dashapp.domain.matching.report import (
    MOST_EVIDENCE,
    STRENGTHS,
    Evidence,
    Finding,
    Status,
    Strength,
)
from dashapp.domain.matching.requirement import (
    LANGUAGES,
    Requirement,
    wanted_languages,
)
from dashapp.domain.matching.theme_vectors import Embed
from dashapp.domain.resume import Entry, Path, Resume

_NEAR_FIELD, _FAR_FIELD = 0.50, 0.35
_FIELD = re.compile(
    r"\b(?:in|of|als|der|des|im|en|de)\s+(?:the\s+|der\s+)?(.+)|\bd['’](.+)", re.IGNORECASE
)
_BETWEEN = re.compile(r",|/|\b(?:or|and|oder|und|ou|et|o|y)\b", re.IGNORECASE)
_ANY_FIELD = re.compile(
    r"\b(?:relevant|related|similar|comparable|vergleichbar\w*|verwandt\w*|ähnlich\w*|similaire)\b",
    re.IGNORECASE,
)
_OWN_FIELD = {"BSN": "nursing", "MSN": "nursing", "DNP": "nursing", "LLB": "law", "LLM": "law"}
"""What degrees are in whose letters say it: "BSN required"."""
_OWN = re.compile(rf"\b({'|'.join(_OWN_FIELD)})\b", re.IGNORECASE)
_NAMED_WHOLE = 3
"""So many words of a degree name its field too: "Bachelor of Laws"."""
_CHOICE = re.compile(
    r"\b((?:or|oder)(?! (?:above|higher|more|better|höher|mehr))|such as|for example|ideally|e\.g|z\.\s?b)\b",
    re.IGNORECASE,
)
_AMONG_SKILLS = re.compile(
    rf"(?P<language>{'|'.join(LANGUAGES)})(?:\s*[(:–-]\s*(?P<level>[^()]*)\)?)?", re.IGNORECASE
)
"""A language and its level where they stand as a skill: "English (C1)", and no "German market"."""


def by_language(resume: Resume, requirement: Requirement) -> Finding | None:
    """Return a finding where a human language is asked."""
    wanted = wanted_languages(requirement.text)
    if not wanted:
        return None
    spoken = {
        name: _spoken(requirement, name, path, said, level)
        for path, said, level in _languages(resume)
        for name in wanted_languages(said)
    }
    found = [spoken[name] for name in wanted if name in spoken]
    lacking = [name for name in wanted if name not in spoken]
    status: Status = "missing"
    if found:
        is_enough = all(each.strength == "strong" for each in found)
        status = (
            "covered" if is_enough and (not lacking or is_choice(requirement.text)) else "partly"
        )
    why = f"Not among your languages: {', '.join(lacking)}." if lacking else "Compared by level."
    return Finding(requirement, status, tuple(found[:MOST_EVIDENCE]), why)


def by_degree(
    resume: Resume, requirement: Requirement, evidence: tuple[Evidence, ...], embed: Embed
) -> Finding | None:
    """Return a finding where a degree is asked and the résumé names one."""
    asked = least(requirement.text, DEGREES)
    degrees = resume.entries("education")
    ranked = [
        (reached, near, e)
        for e, near in zip(degrees, _nearness(requirement.text, degrees, embed), strict=True)
        if (reached := rank(e.text("studyType"), DEGREES)) is not None
    ]
    if asked is None or not ranked:
        return None
    has, near, entry = max(ranked, key=lambda each: (each[0] >= asked, each[1], each[0]))
    is_field = near >= _FAR_FIELD
    why = f"Your degree found is “{entry.text('studyType')}”."
    strength: Strength = "fair"
    if not is_field:
        strength, why = "weak", f"{why} Whether its field is near enough is yours to say."
    elif has >= asked and near >= _NEAR_FIELD:
        strength = "strong"
    first = Evidence(entry.path, entry.heading, strength, why)
    # A degree is proved by a degree: what else is near it is no surer.
    others = tuple(
        replace(e, strength=max(e.strength, strength, key=STRENGTHS.index))
        for e in evidence
        if e.path[:2] != entry.path
    )
    status: Status = "missing"
    if is_field:
        status = "covered" if has >= asked else "partly"
    return Finding(requirement, status, (first, *others)[:MOST_EVIDENCE], why)


def by_place(
    resume: Resume, requirement: Requirement, evidence: tuple[Evidence, ...]
) -> Finding | None:
    """Return a finding where the city that is asked is where the person lives."""
    city = resume.basic("location.city")
    if not city or city.lower() not in requirement.text.lower():
        return None
    found = Evidence(("basics", "location", "city"), city, "strong", "You live there.")
    return Finding(requirement, "covered", (found, *evidence)[:MOST_EVIDENCE], "You live there.")


def is_choice(text: str) -> bool:
    """Whether one of the things that a requirement names is enough."""
    return _CHOICE.search(text) is not None


def _languages(resume: Resume) -> Iterator[tuple[Path, str, str]]:
    """Give each language with its place and level; a section of their own has the last word."""
    for entry in resume.entries("skills"):
        for passage in entry.passages("keywords"):
            if found := _AMONG_SKILLS.fullmatch(passage.plain.strip()):
                yield passage.path, found["language"], found["level"] or ""
    for entry in resume.entries("languages"):
        yield entry.path, entry.text("language"), entry.text("fluency")


def _spoken(requirement: Requirement, name: str, path: Path, language: str, level: str) -> Evidence:
    asked, has = rank(requirement.text, LANGUAGE_LEVELS), rank(level, LANGUAGE_LEVELS)
    is_enough = asked is None or has is None or has >= asked
    why = f"Your languages name {name}" + (f" ({level})." if level else ".")
    quote = " – ".join(part for part in (language, level) if part)
    return Evidence(path, quote, "strong" if is_enough else "fair", why)


def _nearness(text: str, degrees: list[Entry], embed: Embed) -> list[float]:
    """Return how near the field of each degree is to the fields asked, 1 where any will do."""
    found = _FIELD.search(text)
    fields = [part.strip() for part in _BETWEEN.split(found[1] or found[2])] if found else []
    fields += [] if found else [_OWN_FIELD[word.upper()] for word in _OWN.findall(text)]
    fields = [field for field in fields if field and not _ANY_FIELD.search(field)]
    if not fields or not degrees:
        return [1.0] * len(degrees)
    areas = [entry.text("area") or entry.heading for entry in degrees]
    near = [float(row.max()) for row in embed(areas) @ embed(fields).T]
    return [
        1.0 if _is_whole(entry.text("studyType"), text) else each
        for entry, each in zip(degrees, near, strict=True)
    ]


def _is_whole(degree: str, text: str) -> bool:
    return len(degree.split()) >= _NAMED_WHOLE and degree.lower() in text.lower()
