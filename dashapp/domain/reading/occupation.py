"""What somebody did and where: the head of a position taken apart."""

import re

from dashapp.domain.reading.degree import Left
from dashapp.domain.reading.header import Header, split_at, split_place
from dashapp.domain.reading.place import looks_like_place, names_place
from dashapp.domain.reading.vocabulary import employer_words, job_words, names_company
from dashapp.domain.resume import JsonObject

_PLACE = re.compile(r"\b(?:remote|hybrid|on.?site|home office)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(.+?) \(([^()]+)\)$")
_EMPLOYED = re.compile(r" (?:—|at|@) ")


def assign_work(key: str, header: Header, entry: JsonObject, left: Left) -> None:
    """Put the parts of a head into the fields of a position, paid or as a volunteer."""
    employer = "name" if key == "work" else "organization"
    parts = header.parts
    if len(header.rows) == 1 and not header.asides:
        parts = _place_apart(parts)
    if len(parts) == 1 and (sides := split_at(parts[0])):
        parts = list(sides)
    elif len(parts) == 1 and not header.is_piped:
        parts = [*_comma_sides(parts[0]), *parts[1:]]
    elif len(parts) == 2:
        parts = _employer_apart(parts, header)
    if not parts:
        return
    parts = _job_first(parts)
    if len(parts) == 2 and _is_employer_alone(*parts):
        entry[employer], *parts = parts
    elif len(parts) == 1:
        is_job = job_words(parts[0]) or not employer_words(parts[0])
        entry["position" if is_job else employer] = parts[0]
        parts = parts[1:]
    else:
        first, second, *rest = parts
        swapped = job_words(second) > 0 and _job_score(second) > _job_score(first)
        is_job = job_words(second) or not employer_words(second)
        swapped = swapped or bool(_has_place(first) and is_job)
        entry["position"], entry[employer] = (second, first) if swapped else (first, second)
        parts = rest
    _place_rest(employer, [*parts, *header.asides], entry, left)


def _place_rest(employer: str, rest: list[str], entry: JsonObject, left: Left) -> None:
    place = next((part for part in reversed(rest) if looks_like_place(part)), "")
    others = [part for part in rest if part != place]
    name = entry.get(employer, "")
    if not place and (found := _IN_BRACKETS.match(name)) and names_place(found[2]):
        name, place = found.groups()
    if not place and (sides := split_at(name)) and looks_like_place(sides[1]):
        name, place = sides
    if not place:
        name, place = split_place(name)
    if not place and names_place(name) and job_words(entry.get("position", "")):
        name, place = "", name  # whom a freelancer worked for is not said
        entry.pop(employer)
    named, comma, more = name.partition(",")
    is_whole = named.count("(") == named.count(")")
    is_form = employer_words(more) or names_company(more)
    if comma and is_whole and not is_form and employer == "name":
        name, others = named, [more.strip(), *others]
    if name:
        entry[employer] = name
    if place and employer == "name":
        entry["location"] = place
    elif place and name:
        entry[employer] = f"{name}, {place}"  # a post of a volunteer has no field for it
    elif place:
        left(place)
    if others and employer == "name":
        entry["description"] = ", ".join(others)
    elif others:
        left(", ".join(others))


def has_employer_beside(header: Header) -> bool:
    """Say whether it is plain that the employer stands beside the job, and the place below.

    Why:
        ``Engineer – Payments`` above ``Acme`` names a team, and looks the same.
    """
    if len(header.parts) != 2:
        return False
    first, place = header.parts
    sides = _job_and_employer(first, place, header)
    is_place = place == header.behind_dates or _PLACE.search(place) or names_place(place)
    return bool(sides and (is_place or any(map(names_company, sides))))


def _job_and_employer(first: str, place: str, header: Header) -> list[str]:
    """Return both sides of ``Engineer — Acme`` where what stands below may be a place."""
    if employer_words(place) or job_words(place):
        return []
    sides = list(split_at(first) or ())
    if not sides and place == header.behind_dates:
        sides = _comma_sides(first)
    is_one_job = len(sides) == 2 and bool(job_words(sides[0])) != bool(job_words(sides[1]))
    return sides if is_one_job else []


def _employer_apart(parts: list[str], header: Header) -> list[str]:
    """Part ``Engineer — Acme`` above a place, and ``Engineer, Acme`` above dates and a place."""
    first, place = parts
    if not header.is_employer_beside and not _EMPLOYED.search(first):
        return parts
    return [*(_job_and_employer(first, place, header) or [first]), place]


def _place_apart(parts: list[str]) -> list[str]:
    """Part ``Acme, Engineer – Bristol``, all in one piece or the employer set apart."""
    *before, last = parts
    sides = split_at(last)
    if len(before) > 1 or not sides:
        return parts
    job, place = sides
    is_place = looks_like_place(place) and not job_words(place) and not employer_words(place)
    if not is_place or not job_words(job):
        return parts
    if before:
        return [*before, job, place]
    named = _comma_sides(job)
    # What follows ``Engineer`` or ``Engineer, Payments`` is the employer.
    return parts if len(named) < 2 or job_words(named[0]) else [*named, place]


def _is_employer_alone(first: str, second: str) -> bool:
    """Say whether ``Acme Ltd — Berlin`` names a company, whose positions stand below it."""
    return bool(names_company(first) and names_place(second) and not job_words(first))


def _job_first(parts: list[str]) -> list[str]:
    """Put the job before ``Acme, Bristol`` where only what stands third names one."""
    if len(parts) > 2 and job_words(parts[2]) and not any(map(job_words, parts[:2])):
        return [parts[2], *parts[:2], *parts[3:]]
    return parts


def _has_place(text: str) -> bool:
    """Say whether a text that names no job ends with a known place, as an employer's name may."""
    place = (split_at(text) or split_place(text))[1]
    return bool(place) and names_place(place) and not job_words(text)


def _job_score(text: str) -> int:
    return job_words(text) - 2 * employer_words(text)


def _comma_sides(text: str) -> list[str]:
    """Split ``Acme GmbH, Senior Engineer`` where exactly one side names a job."""
    sides = [side.strip() for side in text.split(",")]
    jobs = [bool(job_words(side)) for side in sides]
    forms = [names_company(side) and " " in side for side in sides]
    if not any(jobs) and any(forms[1:]):  # a job that no word tells stands before "Nordlys GmbH"
        number = forms.index(True, 1)
        return [", ".join(sides[:number]), ", ".join(sides[number:])]
    if len(sides) < 2 or sum(jobs) != 1:
        return [text]
    number = jobs.index(True)
    if number == 0:
        return [sides[0], ", ".join(sides[1:])]
    return [", ".join(sides[:number]), ", ".join(sides[number:])]
