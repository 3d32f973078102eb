"""Sections of one line an entry: skills, languages, interests."""

import re

from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.vocabulary import names_language
from dashapp.domain.resume import JsonObject

_COMMAS = re.compile(r"[,;•·|]")
_STRONG = re.compile(r"[;•·|]")
_BRACKETS = re.compile(r"([^()]*)([()]?)")
_TITLED = re.compile(r"^(?P<title>[^:]{1,60}?)\s*(?:\((?P<detail>[^()]*)\))?\s*:\s*(?P<tags>.+)$")
_DETAILED = re.compile(r"^(?P<title>[^():]+?)\s*\((?P<detail>[^()]*)\)$")
_DASHED = re.compile(r"^(?P<title>.+?)\s*(?:\s[–—-]\s|:\s*)(?P<detail>.+)$")
_LEVEL = (
    r"(?:good|very good|gut|sehr gut|native|fluent|[abc][12]\b|mother|basic|working|professional|conversational|bilingual"
    r"|intermediate|beginner|advanced|muttersprache|fließend|verhandlungssicher|grundkenntnisse"
    r"|langue maternelle|courant|bilingue|notions|lengua materna|nativo|fluido|avanzado|básico|nivel)"
)
_IS_LEVEL = re.compile(_LEVEL, re.IGNORECASE)
_FLUENCY = re.compile(rf"^(?P<title>\S+)\s+(?P<detail>{_LEVEL}.*)$", re.IGNORECASE)
_LED = re.compile(
    r"^(?P<detail>(?:some|basic|good|very good|excellent|fluent|native|conversational|intermediate"
    r"|advanced|gutes?|sehr gutes?|fließendes)) (?P<title>\S+)$",
    re.IGNORECASE,
)


def read_compact(key: str, lines: list[Line]) -> list[JsonObject]:
    """Return the entries of a section whose lines are entries."""
    entries: list[JsonObject] = []
    waiting = ""
    for line in lines:
        text = line.text
        if line.aside and key == "languages":
            entries.append({"language": line.text, "fluency": line.aside})
            continue
        if line.aside:
            is_grid = " | " in line.aside and not text.endswith(":")
            text = line.whole if is_grid else f"{text.rstrip(': ')}: {line.aside}".lstrip(": ")
        if waiting:
            text, waiting = f"{waiting}: {text}", ""
        elif (line.is_bold or text.endswith(":")) and key != "languages" and _has_more(lines, line):
            waiting = text.rstrip(": ")
            continue
        entries += _LISTS[key](text)
    if waiting:
        entries.append({"name": waiting})
    return entries


def languages_apart(skills: list[JsonObject]) -> tuple[list[JsonObject], str, list[JsonObject]]:
    """Return the skills, the name of the group among them that lists languages, and these.

    Why:
        ``Languages: Python, SQL`` stands under skills as well: what is plainly a language that
        people speak is one, alone only with its level.
    """
    kept, title, languages = [], "", []
    for skill in skills:
        name = f"{skill['name']} ({skill['level']})" if "level" in skill else skill["name"]
        listed = [_language(each) for each in skill.get("keywords", [name])]
        if names_language(name) and _IS_LEVEL.match(told := ", ".join(skill.get("keywords", []))):
            languages.append({"language": name, "fluency": told})
            continue
        is_plain = bool(listed) and all(names_language(each["language"]) for each in listed)
        if is_plain and "keywords" in skill and not title and _names_languages(name):
            title = name
        elif (
            not is_plain or "keywords" in skill or not _IS_LEVEL.match(listed[0].get("fluency", ""))
        ):
            kept.append(skill)
            continue
        languages += listed
    return kept, title, languages


def _names_languages(title: str) -> bool:
    plain = re.sub(r"spoken|foreign|human|[()]", "", title, flags=re.IGNORECASE).strip()
    return section_named(plain) == "languages"


def _has_more(lines: list[Line], line: Line) -> bool:
    """Say whether a line that is not bold follows, which then belongs to this one."""
    at = next(number for number, each in enumerate(lines) if each is line)
    return (
        at + 1 < len(lines)
        and not any(run.bold for run in lines[at + 1].runs)
        and not line.is_bullet
    )


def _skills(text: str) -> list[JsonObject]:
    if found := _TITLED.match(text):
        entry: JsonObject = {"name": found["title"]}
        if found["detail"]:
            entry["level"] = found["detail"]
        return [entry | {"keywords": _parted(found["tags"])}]
    return [_skill(part) for part in _parted(text)]


def _skill(text: str) -> JsonObject:
    if found := _DETAILED.match(text):
        return {"name": found["title"], "level": found["detail"]}
    return {"name": text}


def _interests(text: str) -> list[JsonObject]:
    if found := _TITLED.match(text):
        return [{"name": found["title"], "keywords": _parted(found["tags"])}]
    return [{"name": part} for part in _parted(text)]


def _languages(text: str) -> list[JsonObject]:
    parts = _parted(text, _STRONG)
    if (len(parts) == 1 and not _DASHED.match(text)) or (
        len(parts) == 1 and "," in text and all(_DASHED.match(p) for p in _parted(text))
    ):
        parts = _parted(text)
    return [_language(part) for part in parts]


def _language(text: str) -> JsonObject:
    for pattern in (_DETAILED, _DASHED, _FLUENCY):
        if found := pattern.match(text):
            return {"language": found["title"], "fluency": found["detail"]}
    if (found := _LED.match(text)) and names_language(found["title"]):
        return {"language": found["title"], "fluency": found["detail"]}
    return {"language": text}


def _parted(text: str, marks: re.Pattern[str] = _COMMAS) -> list[str]:
    """Part a text at marks that stand in no brackets."""
    pieces = [""]
    for words, bracket in _BRACKETS.findall(text):
        first, *more = [words] if bracket == ")" else marks.split(words)
        pieces[-1] += first
        pieces += more
        pieces[-1] += bracket
    return [part for piece in pieces if (part := piece.strip())]


_LISTS = {"skills": _skills, "interests": _interests, "languages": _languages}
