"""A résumé as it is laid out, whatever it is laid out in: PDF, Word, HTML, Markdown, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashapp.domain import inline
from dashapp.domain.date_words import DateWords, date_words
from dashapp.domain.inline import Run
from dashapp.domain.resume import Entry, Resume, SectionView, text_of
from dashapp.domain.section_titles import keywords_title, section_title
from dashapp.domain.style import DateFormat

Line = tuple[Run, ...]

_ZIP, _STATE = re.compile(r"\d{5}(?:-\d{4})?"), re.compile(r"[A-Z]{2}")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
"""A British one, which stands behind its town."""
_CODE_BEFORE_TOWN = frozenset(
    ("cs", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sk", "sv", "tr")
)
_ONGOING = frozenset({"work", "volunteer", "education", "projects"})


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the person; ``href`` is empty where there is nothing to open."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class LaidEntry:
    """An entry: what stands first and strongest, what beside it, and what below."""

    title: str
    detail: str = ""
    place: str = ""
    dates: str = ""
    link: Contact | None = None
    notes: tuple[Line, ...] = ()
    bullets: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A section; ``is_compact`` ones set each entry on one line (skills, languages)."""

    key: str
    title: str
    entries: tuple[LaidEntry, ...]
    is_compact: bool = False
    tags_title: str = "Keywords"
    """What stands before the tags of an entry, where something must."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole résumé in reading order."""

    name: str
    label: str
    contacts: tuple[Contact, ...]
    summary: tuple[Line, ...] = ()
    sections: tuple[LaidSection, ...] = field(default=())
    language: str | None = None
    """The code of the language that it is in, where its text tells."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.name or self.label or self.contacts or self.summary or self.sections)


def laid_out(resume: Resume) -> Layout:
    """Return the résumé as it is laid out; what is empty takes no place."""
    language = resume.language()
    wanted = resume.style.date_format
    return Layout(
        resume.name,
        resume.basic("label").strip(),
        tuple(_contacts(resume, language)),
        lines(resume.basic("summary")),
        tuple(_section(view, language, wanted) for view in resume.sections()),
        language,
    )


def lines(prose: str) -> tuple[Line, ...]:
    """Return the lines of inline Markdown that are not empty."""
    return tuple(inline.runs(line) for line in prose.split("\n") if line.strip())


def _contacts(resume: Resume, language: str | None) -> Iterator[Contact]:
    if place := _place(resume, language):
        yield Contact(place)
    if email := resume.basic("email"):
        yield Contact(email, _opened(f"mailto:{email}"))
    if phone := resume.basic("phone"):
        yield Contact(phone, "tel:" + "".join(c for c in phone if c in "+0123456789"))
    if url := resume.basic("url"):
        yield web(url)
    for profile in resume.profiles():
        network, user = (text_of(profile.get(key)) for key in ("network", "username"))
        address = text_of(profile.get("url"))
        text = ": ".join(part for part in (network, user or _shown(address)) if part)
        if text:
            yield Contact(text, _opened(address))


def _place(resume: Resume, language: str | None) -> str:
    parts = ("address", "postalCode", "city", "region", "countryCode")
    street, code, city, *rest = (resume.basic(f"location.{part}") for part in parts)
    region = rest[0]
    if _ZIP.fullmatch(code) and _STATE.fullmatch(region):
        return ", ".join(part for part in (street, city, f"{region} {code}", rest[1]) if part)
    if _POSTCODE.fullmatch(code):
        town = [f"{city} {code}".strip()]
    else:
        # Where one writes in these languages the code belongs to the town: 50667 Köln.
        town = [f"{code} {city}".strip()] if language in _CODE_BEFORE_TOWN else [code, city]
    return ", ".join(part for part in (street, *town, *rest) if part)


def web(address: str) -> Contact:
    """Return an address of the web as it is shown and as it opens."""
    return Contact(_shown(address), _opened(address))


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _opened(address: str) -> str:
    is_whole = "://" in address or inline.SAFE_ADDRESS.match(address)
    opened = address if is_whole else f"https://{address}"
    return opened if inline.SAFE_ADDRESS.match(opened) else ""


def _section(view: SectionView, language: str | None, wanted: DateFormat) -> LaidSection:
    key, words = view.section.key, date_words(language)
    entries = tuple(_entry(entry, key, _dates(entry, key, words, wanted)) for entry in view.entries)
    title = view.title if view.is_named else section_title(key, language)
    return LaidSection(
        view.key,
        title,
        entries,
        is_compact=key in ("skills", "languages", "interests"),
        tags_title=keywords_title(language),
    )


_PARTS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    # section: title, details, place, prose
    "work": ("position", ("name", "description"), "location", "summary"),
    "volunteer": ("position", ("organization",), "", "summary"),
    "education": ("", ("institution", "score"), "", ""),
    "projects": ("name", ("entity", "type"), "", "description"),
    "skills": ("name", ("level",), "", ""),
    "languages": ("language", ("fluency",), "", ""),
    "certificates": ("name", ("issuer",), "", ""),
    "publications": ("name", ("publisher",), "", "summary"),
    "awards": ("title", ("awarder",), "", "summary"),
    "interests": ("name", (), "", ""),
    "references": ("name", (), "", "reference"),
    "custom": ("name", ("detail",), "location", "summary"),
}


def _entry(entry: Entry, key: str, dates: str) -> LaidEntry:
    title_field, details, place, prose = _PARTS[key]
    title = entry.text(title_field) if title_field else ""
    if key == "education":
        title = ", ".join(part for part in (entry.text("studyType"), entry.text("area")) if part)
    detail = ", ".join(text for name in details if (text := entry.text(name).strip()))
    if not title.strip():
        title, detail = detail, ""
    url = entry.text("url")
    bullet_list = "courses" if key == "education" else "highlights"
    tags = [tag.text for name in ("roles", "keywords") for tag in entry.passages(name)]
    return LaidEntry(
        title.strip(),
        detail,
        entry.text(place).strip() if place else "",
        dates,
        web(url) if url else None,
        lines(entry.text(prose)) if prose else (),
        tuple(inline.runs(bullet.text) for bullet in entry.passages(bullet_list)),
        tuple(tags),
        is_quote=key == "references",
    )


def _dates(entry: Entry, key: str, words: DateWords, wanted: DateFormat) -> str:
    def shown(name: str) -> str:
        date = entry.date(name)
        return words.written(date, wanted) if date is not None else entry.text(name).strip()

    for single in ("date", "releaseDate"):
        if entry.section.field(single) is not None:
            return shown(single)
    start, end = shown("startDate"), shown("endDate")
    if start and not end and key in _ONGOING:
        return f"{start} – {words.ongoing}"
    return " – ".join(part for part in (start, end) if part)
