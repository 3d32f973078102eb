"""The sections and fields of a résumé, as JSON Resume 1.0.0 names them: the one table.

The shared document, the editor in the browser, the importers and the exports all
read this table; nothing else lists fields.

Source: the JSON Resume schema 1.0.0, https://jsonresume.org/schema.
"""

from dataclasses import dataclass, field
from typing import Literal

FieldKind = Literal["line", "prose", "date", "url", "email", "phone", "code"]
"""``line`` and ``prose`` are edited as shared text (prose with bold, italic, links);
the others are registers: the last writer wins."""

TEXT_KINDS: frozenset[FieldKind] = frozenset({"line", "prose"})


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an entry; a dotted name (``location.city``) is a nested object."""

    name: str
    kind: FieldKind
    label: str


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of texts of an entry: ``bullets`` are prose, ``tags`` are short lines."""

    name: str
    kind: Literal["bullets", "tags"]
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section whose entries share the same fields; ``heading`` fields name an entry."""

    key: str
    label: str
    entry_label: str
    fields: tuple[Field, ...]
    lists: tuple[TextList, ...] = ()
    heading: tuple[str, ...] = field(default=("name",))

    def field(self, name: str) -> Field | None:
        """Return the field called ``name``, if this section has it."""
        return next((known for known in self.fields if known.name == name), None)


_START = Field("startDate", "date", "Start")
_END = Field("endDate", "date", "End")
_URL = Field("url", "url", "Web address")
_SUMMARY = Field("summary", "prose", "Summary")
_HIGHLIGHTS = TextList("highlights", "bullets", "Highlights")
_KEYWORDS = TextList("keywords", "tags", "Keywords")


BASICS = Section(
    "basics",
    "About",
    "Person",
    (
        Field("name", "line", "Name"),
        Field("label", "line", "Headline"),
        Field("image", "url", "Picture address"),
        Field("email", "email", "E-mail"),
        Field("phone", "phone", "Phone"),
        _URL,
        Field("summary", "prose", "Summary"),
        Field("location.address", "line", "Street"),
        Field("location.postalCode", "code", "Postal code"),
        Field("location.city", "line", "City"),
        Field("location.countryCode", "code", "Country code"),
        Field("location.region", "line", "Region"),
    ),
)

PROFILES = Section(
    "profiles",
    "Profiles",
    "Profile",
    (
        Field("network", "line", "Network"),
        Field("username", "line", "User name"),
        _URL,
    ),
    heading=("network", "username"),
)
"""Entries of ``basics.profiles``; a child of the basics, not a section of the page."""

SECTIONS: tuple[Section, ...] = (
    Section(
        "work",
        "Experience",
        "Position",
        (
            Field("position", "line", "Position"),
            Field("name", "line", "Employer"),
            Field("location", "line", "Place"),
            _START,
            _END,
            _URL,
            Field("description", "line", "About the employer"),
            _SUMMARY,
        ),
        (_HIGHLIGHTS,),
        heading=("position", "name"),
    ),
    Section(
        "volunteer",
        "Volunteering",
        "Role",
        (
            Field("position", "line", "Role"),
            Field("organization", "line", "Organisation"),
            _START,
            _END,
            _URL,
            _SUMMARY,
        ),
        (_HIGHLIGHTS,),
        heading=("position", "organization"),
    ),
    Section(
        "education",
        "Education",
        "Degree",
        (
            Field("studyType", "line", "Degree"),
            Field("area", "line", "Field of study"),
            Field("institution", "line", "Institution"),
            _START,
            _END,
            Field("score", "line", "Grade"),
            _URL,
        ),
        (TextList("courses", "bullets", "Courses"),),
        heading=("studyType", "area", "institution"),
    ),
    Section(
        "projects",
        "Projects",
        "Project",
        (
            Field("name", "line", "Name"),
            Field("entity", "line", "For"),
            Field("type", "line", "Kind"),
            _START,
            _END,
            _URL,
            Field("description", "prose", "Description"),
        ),
        (_HIGHLIGHTS, TextList("roles", "tags", "Roles"), _KEYWORDS),
    ),
    Section(
        "skills",
        "Skills",
        "Skill",
        (Field("name", "line", "Skill"), Field("level", "line", "Level")),
        (_KEYWORDS,),
    ),
    Section(
        "languages",
        "Languages",
        "Language",
        (Field("language", "line", "Language"), Field("fluency", "line", "Fluency")),
        heading=("language",),
    ),
    Section(
        "certificates",
        "Certificates",
        "Certificate",
        (
            Field("name", "line", "Name"),
            Field("issuer", "line", "Issuer"),
            Field("date", "date", "Date"),
            _URL,
        ),
    ),
    Section(
        "publications",
        "Publications",
        "Publication",
        (
            Field("name", "line", "Title"),
            Field("publisher", "line", "Publisher"),
            Field("releaseDate", "date", "Date"),
            _URL,
            _SUMMARY,
        ),
    ),
    Section(
        "awards",
        "Awards",
        "Award",
        (
            Field("title", "line", "Title"),
            Field("awarder", "line", "Awarder"),
            Field("date", "date", "Date"),
            _SUMMARY,
        ),
        heading=("title",),
    ),
    Section(
        "interests",
        "Interests",
        "Interest",
        (Field("name", "line", "Interest"),),
        (_KEYWORDS,),
    ),
    Section(
        "references",
        "References",
        "Reference",
        (Field("name", "line", "Name"), Field("reference", "prose", "Reference")),
    ),
)

CUSTOM = Section(
    "custom",
    "Custom section",
    "Entry",
    (
        Field("name", "line", "Title"),
        Field("detail", "line", "Detail"),
        Field("location", "line", "Place"),
        _START,
        _END,
        _URL,
        _SUMMARY,
    ),
    (_HIGHLIGHTS,),
)
"""The entries of a section that a person named; JSON Resume has no place for these,
so they travel in ``meta.imaginator.sections``."""

BY_KEY: dict[str, Section] = {section.key: section for section in SECTIONS}
