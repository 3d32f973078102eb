"""A résumé as plain JSON Resume, with typed views on it; a view never changes what it reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from dashapp.domain import inline
from dashapp.domain.date import PartialDate
from dashapp.domain.errors import TooLarge
from dashapp.domain.language import language_of
from dashapp.domain.outline import BY_KEY, CUSTOM, SECTIONS, Section
from dashapp.domain.style import Style

JsonObject = dict[str, Any]
MOST_LETTERS: Final = 300_000
"""As many as 90 pages hold: more is stored and leaves as data, but is not set or read through."""

Path = tuple[str | int, ...]
"""Where a value stands in the JSON: ``("work", 0, "highlights", 2)``."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the résumé in inline Markdown, and where it stands."""

    path: Path
    text: str

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return inline.plain(self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One position, degree, project, …: an object of a section's list."""

    section: Section
    path: Path
    data: JsonObject

    def text(self, name: str) -> str:
        """Return a field as text (dotted names reach into objects), empty where it is absent."""
        return text_of(_reach(self.data, name))

    def passage(self, name: str) -> Passage:
        """Return a field with its place."""
        return Passage((*self.path, *name.split(".")), self.text(name))

    def passages(self, list_name: str) -> list[Passage]:
        """Return the texts of a list (``highlights``, ``keywords``, …) that are not empty."""
        values = self.data.get(list_name)
        if not isinstance(values, list):
            return []
        texts = (
            Passage((*self.path, list_name, index), text_of(value))
            for index, value in enumerate(values)
        )
        return [passage for passage in texts if passage.text.strip()]

    def date(self, name: str) -> PartialDate | None:
        """Return a date field where it can be read as a date."""
        return PartialDate.parse(self.text(name))

    @property
    def heading(self) -> str:
        """What names this entry to a person, such as ``Engineer, Acme``; may be empty."""
        parts = (inline.plain(self.text(name)).strip() for name in self.section.heading)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the page in its order: its key, the title shown, and its entries.

    ``key`` is a JSON Resume name, or ``custom:<id>``.
    """

    key: str
    title: str
    section: Section
    path: Path
    entries: tuple[Entry, ...]
    is_named: bool = True
    """Whether a person gave it its title."""


@dataclass(frozen=True, slots=True)
class Resume:
    """A whole résumé: JSON Resume 1.0.0, with what is ours under ``meta.imaginator``.

    ``meta.imaginator`` may hold ``style`` (see :class:`Style`), ``sections`` (custom
    sections: ``id``, ``title``, ``entries``), ``order`` (section keys in page order),
    ``titles`` (section key to the title shown) and ``leftovers`` (``source``, ``text``:
    what an import could not place).
    """

    data: JsonObject = field(default_factory=dict)

    def require_readable(self) -> None:
        """Return if it is no longer than what can be set on pages and read through in seconds.

        Raises:
            TooLarge: It is longer than any résumé.
        """
        if _letters(self.data) > MOST_LETTERS:
            raise TooLarge(
                f"This is longer than any résumé: over {MOST_LETTERS:,} letters, about 90 pages. Take"
                " out what does not belong here. It is kept, and leaves as JSON, YAML or text."
            )

    @property
    def ours(self) -> JsonObject:
        """What the product keeps beside the standard: ``meta.imaginator``."""
        return _object(_object(self.data.get("meta")).get("imaginator"))

    @property
    def basics(self) -> JsonObject:
        """The person's own data; empty where there is none."""
        return _object(self.data.get("basics"))

    def basic(self, name: str) -> str:
        """Return a field of the basics as text (``location.city`` reaches inside)."""
        return text_of(_reach(self.basics, name))

    @property
    def name(self) -> str:
        """The person's name without marks; may be empty."""
        return inline.plain(self.basic("name")).strip()

    @property
    def style(self) -> Style:
        """How it looks on the page."""
        return Style.read(self.ours.get("style"))

    @property
    def leftovers(self) -> list[JsonObject]:
        """What an import could not place, each with ``text`` and ``source``."""
        return _objects(self.ours.get("leftovers"))

    def sections(self) -> list[SectionView]:
        """Return every section that has entries, in page order."""
        return [view for view in self._all_sections() if view.entries]

    def entries(self, key: str) -> list[Entry]:
        """Return the entries of a standard section; profiles are reached as ``profiles``."""
        return list(_entries(BY_KEY[key], (key,), self.data.get(key)))

    def profiles(self) -> list[JsonObject]:
        """Return the person's profiles on networks."""
        return _objects(self.basics.get("profiles"))

    def bullets(self) -> list[Passage]:
        """Return every highlight of every section, in page order."""
        return [
            bullet
            for view in self.sections()
            for entry in view.entries
            for bullet in entry.passages("highlights")
        ]

    def passages(self) -> Iterator[Passage]:
        """Yield every text that is not empty, basics first, then in page order."""
        for name in ("name", "label", "summary"):
            if text := self.basic(name):
                yield Passage(("basics", name), text)
        for view in self.sections():
            for entry in view.entries:
                for known in view.section.fields:
                    if known.kind in ("line", "prose") and entry.text(known.name):
                        yield entry.passage(known.name)
                for known_list in view.section.lists:
                    yield from entry.passages(known_list.name)

    def language(self) -> str | None:
        """Return the code of the language that it is in, where its text tells."""
        return language_of(" ".join(passage.plain for passage in self.passages()))

    def _all_sections(self) -> list[SectionView]:
        titles = _object(self.ours.get("titles"))
        views = [
            SectionView(
                section.key,
                text_of(titles.get(section.key)) or section.label,
                section,
                (section.key,),
                tuple(self.entries(section.key)),
                is_named=bool(text_of(titles.get(section.key))),
            )
            for section in SECTIONS
        ]
        for index, custom in enumerate(_objects(self.ours.get("sections"))):
            path: Path = ("meta", "imaginator", "sections", index)
            entries = tuple(_entries(CUSTOM, (*path, "entries"), custom.get("entries")))
            key = f"custom:{text_of(custom.get('id'))}"
            views.append(SectionView(key, text_of(custom.get("title")), CUSTOM, path, entries))
        order = [text_of(key) for key in self.ours.get("order") or []]
        rank = {key: place for place, key in enumerate(order)}
        return sorted(views, key=lambda view: rank.get(view.key, len(rank)))


def _letters(value: Any) -> int:
    """Return how much text a value of JSON holds; a picture in it is none."""
    if isinstance(value, dict):
        return sum(_letters(each) for name, each in value.items() if name != "image")
    if isinstance(value, list):
        return sum(map(_letters, value))
    return len(value) if isinstance(value, str) else 0


def text_of(value: Any) -> str:
    """Return a JSON value as the text a person would see; objects and lists have none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return str(value)


def _entries(section: Section, path: Path, stored: Any) -> Iterator[Entry]:
    for index, data in enumerate(stored if isinstance(stored, list) else []):
        if isinstance(data, dict):
            yield Entry(section, (*path, index), data)


def _reach(data: JsonObject, name: str) -> Any:
    value: Any = data
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _object(value: Any) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[JsonObject]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
