"""JSON that should be a JSON Resume: kept untouched where it is one, leftovers where not."""

import copy
import json
from dataclasses import dataclass, field
from typing import Any

from dashapp.domain.characters import has_halves, mended
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.outline import BASICS, CUSTOM, PROFILES, SECTIONS, Section
from dashapp.domain.resume import JsonObject

LONGEST_TEXT = 200_000
"""Characters in one value; a whole résumé has about 5,000."""
DEEPEST = 40
MOST_ENTRIES = 2_000

_OURS: dict[str, type] = {
    "style": dict,
    "sections": list,
    "order": list,
    "titles": dict,
    "leftovers": list,
}
_OLDER = {"company": "name", "website": "url"}
"""What JSON Resume called fields before its version 1."""


@dataclass(slots=True)
class Conformed:
    """The data with everything that had a wrong type moved to the leftovers."""

    data: JsonObject
    moved: list[str] = field(default_factory=list)
    is_mended: bool = False
    """Whether halves of characters were replaced."""

    def move(self, source: str, value: Any) -> None:
        """Keep a value as a leftover."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.moved.append(source)
        holder = self.data
        for name in ("meta", "imaginator"):
            holder[name] = holder.get(name) or {}
            holder = holder[name]
        holder["leftovers"] = [*(holder.get("leftovers") or []), {"source": source, "text": text}]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was moved and what was mended, a sentence each."""
        notes = []
        if self.moved:
            shown = ", ".join(self.moved[:5]) + (", …" if len(self.moved) > 5 else "")
            notes.append(
                f"Values of a kind that JSON Resume does not allow there were kept as leftovers: {shown}."
            )
        if self.is_mended:
            notes.append("Some characters came broken; each is shown as �.")
        return tuple(notes)


def conformed(raw: Any) -> Conformed:
    """Return a JSON Resume; unknown keys stay, and wrong types become leftovers.

    Raises:
        InvalidInput: It holds no section of a résumé.
        TooLarge: A value is longer, deeper or more than a résumé can be.
    """
    _measure(raw, 0)
    known = {"basics", *(section.key for section in SECTIONS)}
    if not isinstance(raw, dict) or not known & raw.keys():
        raise InvalidInput(
            "This holds no résumé: none of JSON Resume's sections (basics, work, education, …) "
            "is in it. Please choose a file in JSON Resume's layout."
        )
    is_broken = has_halves(raw)
    result = Conformed(mended(raw) if is_broken else copy.deepcopy(raw), is_mended=is_broken)
    _mend_meta(result)
    data = result.data
    if _is_kept(data, "basics", dict, result, "basics"):
        basics = data["basics"]
        _mend_fields(basics, BASICS, "basics", result)
        if _is_kept(basics, "profiles", list, result, "basics.profiles"):
            basics["profiles"] = _entries(basics["profiles"], PROFILES, "basics.profiles", result)
    for section in SECTIONS:
        if _is_kept(data, section.key, list, result, section.key):
            data[section.key] = _entries(data[section.key], section, section.key, result)
    return result


def _measure(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise TooLarge("This file is nested deeper than any résumé. Please check how it was made.")
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise TooLarge(
            f"One value in this file has {len(value):,} characters; up to {LONGEST_TEXT:,} can be "
            "read. Please shorten it and try again."
        )
    if isinstance(value, dict | list) and len(value) > MOST_ENTRIES:
        raise TooLarge(
            f"One list in this file has {len(value):,} entries; up to {MOST_ENTRIES:,} can be "
            "read. Please shorten it and try again."
        )
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        _measure(each, depth + 1)


def _mend_meta(result: Conformed) -> None:
    data = result.data
    if "meta" in data and not isinstance(data["meta"], dict):
        meta = data.pop("meta")
        if meta is not None:
            result.move("meta", meta)
    meta = data.get("meta")
    if not isinstance(meta, dict) or "imaginator" not in meta:
        return
    ours = meta["imaginator"]
    if not isinstance(ours, dict):
        del meta["imaginator"]
        if ours is not None:
            result.move("meta.imaginator", ours)
        return
    wrong = {name: ours.pop(name) for name, kind in _OURS.items() if _is_wrong(ours, name, kind)}
    for name, value in wrong.items():
        result.move(f"meta.imaginator.{name}", value)
    _mend_custom(ours, result)


def _mend_custom(ours: JsonObject, result: Conformed) -> None:
    sections = ours.get("sections") or []
    for number, section in enumerate(sections):
        place = f"meta.imaginator.sections[{number}]"
        if isinstance(section, dict) and isinstance(section.get("entries"), list):
            section["entries"] = _entries(section["entries"], CUSTOM, place, result)
    if sections:
        ours["sections"] = [each for each in sections if isinstance(each, dict)]
    for number, each in enumerate(sections):
        if not isinstance(each, dict):
            result.move(f"meta.imaginator.sections[{number}]", each)


def _is_wrong(holder: JsonObject, name: str, kind: type) -> bool:
    return name in holder and holder[name] is not None and not isinstance(holder[name], kind)


def _is_kept(holder: JsonObject, name: str, kind: type, result: Conformed, place: str) -> bool:
    """Say whether a value has its kind; a value of another kind moves to the leftovers."""
    if _is_wrong(holder, name, kind):
        result.move(place, holder.pop(name))
    return isinstance(holder.get(name), kind)


def _entries(stored: list[Any], section: Section, place: str, result: Conformed) -> list[Any]:
    kept = []
    for number, entry in enumerate(stored):
        where = f"{place}[{number}]"
        if isinstance(entry, dict):
            _mend_fields(entry, section, where, result)
            kept.append(entry)
        elif isinstance(entry, str) and section.key in ("skills", "interests", "languages"):
            kept.append({section.fields[0].name: entry})
        elif entry is not None:
            result.move(where, entry)
    return kept


def _mend_fields(entry: JsonObject, section: Section, place: str, result: Conformed) -> None:
    for older, name in _OLDER.items():
        if isinstance(entry.get(older), str) and section.field(name) and not entry.get(name):
            entry[name] = entry.pop(older)
    for known in section.fields:
        parent, _, child = known.name.partition(".")
        if not child:
            _keep_text(entry, parent, f"{place}.{parent}", result)
        elif _is_kept(entry, parent, dict, result, f"{place}.{parent}"):
            _keep_text(entry[parent], child, f"{place}.{known.name}", result)
    for texts in section.lists:
        if not _is_kept(entry, texts.name, list, result, f"{place}.{texts.name}"):
            continue
        kept = []
        for number, value in enumerate(entry[texts.name]):
            if isinstance(value, dict | list):
                result.move(f"{place}.{texts.name}[{number}]", value)
            else:
                kept.append(value)
        entry[texts.name] = kept


def _keep_text(holder: JsonObject, name: str, place: str, result: Conformed) -> None:
    if isinstance(holder.get(name), dict | list):
        result.move(place, holder.pop(name))
