"""The head of a degree → what was studied, where, and how well."""

import re
from collections.abc import Callable

from dashapp.domain.reading.header import (
    Header,
)
from dashapp.domain.reading.place import names_place
from dashapp.domain.reading.vocabulary import names_degree, names_school
from dashapp.domain.resume import JsonObject

SCORE = re.compile(
    r"\b(?:gpa|grade|note|score|honou?rs|distinction|first class|cum laude|mention|nota|merit"
    r"|sehr gut|gut|abschlussnote|upper second|second class|sobresaliente|notable|2:[12]|1st|\d[.,]\d{1,2}(?:\s*/\s*\d+)?|\d{1,2}/\d{1,2})\b",
    re.IGNORECASE,
)


_SHORT_DEGREE = re.compile(
    r"^((?:B\.?Sc?|M\.?Sc?|B\.?Eng|M\.?Eng|B\.?A|M\.?A|B\.?Com|B\.?Ed|M\.?Ed|Ph\.?D|LL\.?[BM])\.?(?: \(Hons\))?)"
    r" ([A-Z][^()]+(?: \([^()]+\))?)$"
)
"""A degree by its letters, and its field behind it."""
_LETTERS = re.compile(
    r"(?:[BM]\.?Sc?|[BM]\.?A|[BM]\.?Eng|MBA|Ph\.?D|LL\.?[BM]|PGCE|NVQ|HN[CD])\.?(?: \(Hons\))?"
)
_LETTERS_AND_SCHOOL = re.compile(
    rf"^(?P<letters>{_LETTERS.pattern}) "
    r"(?P<school>(?:The )?(?:[A-Z][\w.'’-]+ ){0,3}(?:University|College|Institute|Universität|Hochschule)\b.*)$"
)
_JOINT = re.compile(r", | [–—-] |(?<=\w{4})\. (?=[A-Z])")
_DEPARTMENT = re.compile(
    r"(?:dep(?:artmen)?t|fachbereich|lehrstuhl|cent(?:er|re)|lab)\b", re.IGNORECASE
)

Left = Callable[[str], None]
"""Told what found no place."""


def assign_education(header: Header, entry: JsonObject, left: Left) -> None:
    rows = [*header.rows, *([[aside] for aside in header.asides])]
    whole = [part for row in rows for part in row]
    parts = [piece for part in whole for piece in _school_apart(part)]
    school = next((p for p in parts if names_school(p) and not names_degree(p)), "")
    if (
        not school
        and parts
        and not names_degree(parts[0])
        and len(parts) > 1
        and names_degree(parts[1])
    ):
        school = parts[0]
    rest = [part for part in parts if part != school]
    degree = next((part for part in rest if names_degree(part)), rest[0] if rest else "")
    if not school:
        others = [part for part in rest if part != degree]
        school = next((p for p in others if not SCORE.search(p) and ": " not in p), "")
    is_bare = _LETTERS.fullmatch(degree) is not None
    for part in rest:
        if part not in (degree, school):
            if is_bare and "area" not in entry and not SCORE.search(part) and not names_place(part):
                entry["area"] = part
            elif "score" not in entry and SCORE.search(part):
                place, entry["score"] = _score_apart(part)
                if place and school and names_place(place):
                    school = f"{school}, {place}"
                elif place:
                    entry["score"] = part
            else:
                left(part)
    degree = _without_score(degree, entry)
    if not school and degree.count(", ") > 1 and names_degree(degree.partition(", ")[0]):
        kind, area, school = degree.split(", ", 2)
        degree = f"{kind}, {area}"
    _set_degree(degree, entry)
    if school:
        _set_school(school, entry)
        if school in whole:
            _part_area(entry)


def _school_apart(part: str) -> list[str]:
    """Part ``BSc Physics, University of Leeds``, or the other way round, at the school."""
    if found := _LETTERS_AND_SCHOOL.match(part):
        return [found["letters"], *_JOINT.split(found["school"], maxsplit=1)]
    for joint in _JOINT.finditer(part):
        before, after = part[: joint.start()], part[joint.end() :]
        is_school = names_school(before) and not names_degree(before)
        if before.count("(") != before.count(")") or _DEPARTMENT.match(before):
            continue
        if is_school and names_degree(after):
            return [before, after]
        first = _JOINT.split(after)[0]
        if not is_school and names_school(first) and not names_degree(first):
            return [before, after]
        if is_school:
            break
    return [part]


def _score_apart(text: str) -> tuple[str, str]:
    """Part ``Baltimore, MD, GPA: 3.7, with honours`` before what begins with a grade."""
    pieces = text.split(", ")
    first = next((n for n, each in enumerate(pieces) if n and SCORE.match(each)), 0)
    return ", ".join(pieces[:first]), ", ".join(pieces[first:])


def _without_score(degree: str, entry: JsonObject) -> str:
    """Take the grade off the end of a degree: ``BSc Physics, 2:1``, ``Abitur (Note: 1,7)``."""
    before, comma, grade = degree.rpartition(", ")
    if degree.endswith(")"):
        before, comma, grade = degree[:-1].rpartition(" (")
    if (
        "score" in entry
        or not comma
        or not SCORE.search(grade)
        or names_degree(grade)
        or len(grade.split()) > 4
    ):
        return degree
    entry["score"] = grade
    return before


def _set_degree(degree: str, entry: JsonObject) -> None:
    if not degree:
        return
    first, comma, second = degree.partition(", ")
    short = _SHORT_DEGREE.match(degree)
    found = re.match(r"^(.*?)(?:\s+(?:in|en|für|im Fach)|:)\s+(\S.*)$", degree)
    if found and names_degree(found[1]) and (":" in first or not comma):
        entry["studyType"], entry["area"] = found.groups()
    elif short:
        entry["studyType"], entry["area"] = short.groups()
    elif comma:
        kind, area = (
            (second, first) if names_degree(second) and not names_degree(first) else (first, second)
        )
        entry["studyType"], entry["area"] = kind, area
    else:
        entry["studyType" if names_degree(degree) else "area"] = degree


def _part_area(entry: JsonObject) -> None:
    """Take ``Nursing`` out of ``University of Galway, Nursing`` where the degree has no field."""
    name, comma, area = entry["institution"].rpartition(", ")
    known = "studyType" not in entry or "area" in entry
    if comma and not known and not names_place(area) and area not in name:
        entry["institution"], entry["area"] = name, area


def _set_school(school: str, entry: JsonObject) -> None:
    entry["institution"] = school
    name, score = _score_apart(school)
    if name and not names_school(score):
        entry["institution"], entry["score"] = name, score
        return
    for joint in (" - ", " – ", " — "):
        name, found, score = school.rpartition(joint)
        if found and SCORE.search(score) and not names_school(score):
            entry["institution"], entry["score"] = name, score
            return
