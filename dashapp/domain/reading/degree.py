"""The head of a degree → what was studied, where, and how well."""

import re
from collections.abc import Callable

from dashapp.domain.reading.header import (
    Header,
)
from dashapp.domain.reading.place import names_country
from dashapp.domain.reading.vocabulary import names_degree, names_school
from dashapp.domain.resume import JsonObject

SCORE = re.compile(
    r"\b(?:gpa|grade|note|score|honou?rs|distinction|first class|cum laude|mention|nota|merit"
    r"|sehr gut|gut|abschlussnote|upper second|sobresaliente|notable|\d[.,]\d{1,2}(?:\s*/\s*\d+)?|\d{1,2}/\d{1,2})\b",
    re.IGNORECASE,
)


_SHORT_DEGREE = re.compile(
    r"^((?:B\.?Sc|M\.?Sc|B\.?Eng|M\.?Eng|B\.?A|M\.?A|Ph\.?D|LL\.?[BM])\.?(?: \(Hons\))?) ([A-Z][^(]+)$"
)
"""A degree by its letters, and its field behind it."""

Left = Callable[[str], None]
"""Told what found no place."""


def assign_education(header: Header, entry: JsonObject, left: Left) -> None:
    rows = [*header.rows, *([[aside] for aside in header.asides])]
    parts = [part for row in rows for part in row]
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
    if not school and len(rest) > 1:
        school = next(part for part in rest if part != degree)
    if degree and not school and "," in degree and names_school(degree):
        pieces = [piece.strip() for piece in degree.split(",")]
        at = next(number for number, piece in enumerate(pieces) if names_school(piece))
        rest.remove(degree)
        degree, school = ", ".join(pieces[:at]), ", ".join(pieces[at:])
    _set_degree(degree, entry)
    if school:
        _set_school(school, entry)
        _part_area(entry)
    for part in rest:
        if part not in (degree, school):
            if "score" not in entry and SCORE.search(part):
                entry["score"] = part
            else:
                left(part)


def _set_degree(degree: str, entry: JsonObject) -> None:
    if not degree:
        return
    first, comma, second = degree.partition(", ")
    short = _SHORT_DEGREE.match(degree)
    found = re.match(r"^(.*?)\s+(?:in|en|für|im Fach)\s+(\S.*)$", degree)
    if comma:
        kind, area = (
            (second, first) if names_degree(second) and not names_degree(first) else (first, second)
        )
        entry["studyType"], entry["area"] = kind, area
    elif found and names_degree(found.group(1)):
        entry["studyType"], entry["area"] = found.groups()
    elif short:
        entry["studyType"], entry["area"] = short.groups()
    else:
        entry["studyType" if names_degree(degree) else "area"] = degree


def _part_area(entry: JsonObject) -> None:
    """Take ``Nursing`` out of ``University of Galway, Nursing`` where the degree has no field."""
    name, comma, area = entry["institution"].rpartition(", ")
    known = "studyType" not in entry or "area" in entry
    if comma and not known and not names_country(area) and area not in name:
        entry["institution"], entry["area"] = name, area


def _set_school(school: str, entry: JsonObject) -> None:
    entry["institution"] = school
    for joint in (", ", " - ", " – ", " — "):
        name, found, score = school.rpartition(joint)
        if found and SCORE.search(score) and not names_school(score):
            entry["institution"], entry["score"] = name, score
            return
