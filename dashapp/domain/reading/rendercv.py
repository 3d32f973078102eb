"""RenderCV's layout (``cv: sections: …``) as JSON Resume; its design travels along unread."""

from collections.abc import Iterator
from typing import Any

from dashapp.domain.errors import InvalidInput
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import read_period
from dashapp.domain.reading.remainder import unplaced
from dashapp.domain.resume import JsonObject, text_of

_BASICS = {
    "name": "name",
    "email": "email",
    "website": "url",
    "headline": "label",
    "label": "label",
}
_ENTRY_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    # the field that tells the kind: section, then how each field is called here
    "company": ("work", {"company": "name", "position": "position", "location": "location"}),
    "institution": (
        "education",
        {"institution": "institution", "area": "area", "degree": "studyType"},
    ),
    "title": ("publications", {"title": "name", "journal": "publisher", "url": "url"}),
}
_FIELDS: dict[str, dict[str, str]] = {
    "work": {"company": "name", "name": "position", "position": "position", "location": "location"},
    "volunteer": {"company": "organization", "name": "organization", "position": "position"},
    "education": {"institution": "institution", "area": "area", "degree": "studyType"},
    "projects": {"name": "name", "company": "entity", "url": "url"},
    "publications": {"title": "name", "name": "name", "journal": "publisher", "url": "url"},
    "certificates": {"name": "name", "company": "issuer", "label": "name", "details": "issuer"},
    "awards": {"name": "title", "company": "awarder", "label": "title", "details": "awarder"},
    "skills": {"name": "name", "label": "name"},
    "languages": {"name": "language", "label": "language", "details": "fluency"},
    "interests": {"name": "name", "label": "name"},
    "references": {"name": "name", "label": "name", "details": "reference"},
}
_CUSTOM = {
    "name": "name",
    "label": "name",
    "title": "name",
    "company": "name",
    "institution": "name",
    "position": "detail",
    "details": "detail",
    "degree": "detail",
    "journal": "detail",
    "location": "location",
    "url": "url",
}
_DATES = {"certificates": "date", "awards": "date", "publications": "releaseDate"}
_PROSE = {"projects": "description", "references": "reference"}
_HAS_PROSE = frozenset({"work", "volunteer", "projects", "publications", "awards", "references"})
_HAS_BULLETS = frozenset({"work", "volunteer", "projects"})


def from_rendercv(raw: Any) -> JsonObject:
    """Return RenderCV's data as JSON Resume.

    Raises:
        InvalidInput: There is no ``cv`` in it.
    """
    cv = raw.get("cv") if isinstance(raw, dict) else None
    if not isinstance(cv, dict):
        raise InvalidInput("This YAML holds no résumé: RenderCV's `cv` is missing in it.")
    return _Mapping(raw, cv).whole()


class _Mapping:
    def __init__(self, raw: JsonObject, cv: JsonObject) -> None:
        self._raw, self._cv = raw, cv
        self._data: JsonObject = {}
        self._custom: list[JsonObject] = []
        self._titles: JsonObject = {}
        self._leftovers: list[JsonObject] = []
        self._order: list[str] = []

    def whole(self) -> JsonObject:
        self._data["basics"] = self._basics()
        sections = self._cv.get("sections")
        for title, entries in (sections if isinstance(sections, dict) else {}).items():
            self._section(str(title), entries if isinstance(entries, list) else [entries])
        ours: JsonObject = {"order": self._order}
        if self._titles:
            ours["titles"] = self._titles
        if self._custom:
            ours["sections"] = self._custom
        placed = [
            self._data,
            self._titles,
            self._custom,
            [each["text"] for each in self._leftovers],
        ]
        for line in unplaced(list(_leaves(self._cv, "cv")), placed):
            self._leave(line.source, line.text)
        if self._leftovers:
            ours["leftovers"] = self._leftovers
        beside = {key: value for key, value in self._raw.items() if key != "cv"}
        self._data["meta"] = {"imaginator": ours} | ({"rendercv": beside} if beside else {})
        return self._data

    def _basics(self) -> JsonObject:
        basics: JsonObject = {}
        for key, value in self._cv.items():
            text = text_of(value)
            if key in _BASICS and text:
                basics[_BASICS[key]] = text
            elif key == "phone" and text:
                basics["phone"] = text.removeprefix("tel:")
            elif key == "location" and text:
                basics["location"] = {"city": text}
            elif key == "photo" and text:
                basics["image"] = text
            elif key == "social_networks" and isinstance(value, list):
                basics["profiles"] = [self._profile(each) for each in value]
            elif key != "sections":
                self._leave(f"cv.{key}", value)
        return basics

    def _profile(self, value: Any) -> JsonObject:
        known = value if isinstance(value, dict) else {"network": text_of(value)}
        return {key: text for key in known if (text := text_of(known[key]))}

    def _section(self, title: str, entries: list[Any]) -> None:
        shown = title if any(c.isupper() for c in title) else title.replace("_", " ").capitalize()
        named = section_named(title.replace("_", " "))
        if named == "summary":
            texts = [text_of(each) or text_of(_first(each)) for each in entries]
            self._data["basics"]["summary"] = "\n".join(text for text in texts if text)
            return
        key = named or self._kind(entries)
        if key is None or key in self._data:
            self._order.append(f"custom:{len(self._custom) + 1}")
            place = f"cv.sections.{title}"
            made = [self._entry("custom", each, place) for each in entries]
            section = {"id": str(len(self._custom) + 1), "title": shown, "entries": made}
            self._custom.append(section)
            return
        if named is None or title != named:
            self._titles[key] = shown
        self._order.append(key)
        made = [self._entry(key, each, f"cv.sections.{title}") for each in entries]
        self._data[key] = [each for each in made if each]

    def _kind(self, entries: list[Any]) -> str | None:
        first = next((each for each in entries if isinstance(each, dict)), {})
        return next((_ENTRY_KINDS[key][0] for key in _ENTRY_KINDS if key in first), None)

    def _entry(self, key: str, value: Any, place: str) -> JsonObject:
        names = _CUSTOM if key == "custom" else _FIELDS[key]
        known = value if isinstance(value, dict) else {"bullet": text_of(value)}
        entry: JsonObject = {}
        for name, given in known.items():
            text = text_of(given)
            if name in ("start_date", "end_date", "date"):
                self._date(entry, key, name, text, place)
            elif name in names and text and names[name] not in entry:
                entry[names[name]] = text
            elif not self._placed(entry, key, name, given):
                self._leave(f"{place}.{name}", given)
        return entry

    def _placed(self, entry: JsonObject, key: str, name: str, given: Any) -> bool:
        """Put summaries, bullets, details and authors where their section has a place."""
        prose = _PROSE.get(key, "summary")
        has_prose = key in _HAS_PROSE or key == "custom"
        text = text_of(given)
        if name == "summary" and has_prose and prose not in entry:
            entry[prose] = text
        elif name == "highlights" and isinstance(given, list):
            if key in _HAS_BULLETS or key == "custom":
                entry["highlights"] = [text_of(each) for each in given]
            elif key == "education":
                entry["courses"] = [text_of(each) for each in given]
            else:
                return False
        elif name == "details" and key in ("skills", "interests"):
            entry["keywords"] = [word.strip() for word in text.split(",") if word.strip()]
        elif name == "authors" and isinstance(given, list) and has_prose and prose not in entry:
            entry[prose] = ", ".join(text_of(each) for each in given)
        elif name == "doi" and text and "url" not in entry:
            entry["url"] = text if "://" in text else f"https://doi.org/{text}"
        elif name in ("bullet", "number", "reversed_number"):
            if key == "custom":
                entry["summary"] = text
            else:
                first = {"awards": "title", "languages": "language", "work": "summary"}.get(key)
                entry[first or ("institution" if key == "education" else "name")] = text
        else:
            return given in (None, "", [])
        return True

    def _date(self, entry: JsonObject, key: str, name: str, text: str, place: str) -> None:
        field = {"start_date": "startDate", "end_date": "endDate"}.get(name)
        if key in _DATES:
            field = _DATES[key] if name != "start_date" else None
        if field and (read := read_period(text)) and read.start and not read.end and not read.open:
            entry[field] = read.start
        elif name == "end_date" and text.casefold() == "present":
            return
        elif name == "date" and key not in _DATES and (read := read_period(text)):
            entry.update(read.fields())
            self._leave(f"{place}.{name}", read.remark)
        elif text:
            self._leave(f"{place}.{name}", text)

    def _leave(self, source: str, value: Any) -> None:
        if value not in (None, "", []):
            self._leftovers.append({"source": source, "text": text_of(value) or str(value)})


def _leaves(value: Any, place: str) -> Iterator[Line]:
    """Give every text in it with its place; an end that is not yet there says nothing more."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, f"{place}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each, place)
    elif not (place.endswith(".end_date") and text_of(value).casefold() == "present"):
        yield Line.of(text_of(value), place)


def _first(value: Any) -> Any:
    return next(iter(value.values()), "") if isinstance(value, dict) else ""
