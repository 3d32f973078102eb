"""A résumé as it is laid out, whatever it is laid out in: PDF, Word, HTML, Markdown, text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashapp.domain import inline
from dashapp.domain.date import PartialDate
from dashapp.domain.inline import Run
from dashapp.domain.resume import Entry, Resume, SectionView, text_of
from dashapp.domain.style import DateFormat

Line = tuple[Run, ...]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
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


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole résumé in reading order."""

    name: str
    label: str
    contacts: tuple[Contact, ...]
    summary: tuple[Line, ...] = ()
    sections: tuple[LaidSection, ...] = field(default=())


def laid_out(resume: Resume) -> Layout:
    """Return the résumé as it is laid out; what is empty takes no place."""
    return Layout(
        resume.name,
        resume.basic("label").strip(),
        tuple(_contacts(resume)),
        lines(resume.basic("summary")),
        tuple(_section(view, resume.style.date_format) for view in resume.sections()),
    )


def lines(prose: str) -> tuple[Line, ...]:
    """Return the lines of inline Markdown that are not empty."""
    return tuple(inline.runs(line) for line in prose.split("\n") if line.strip())


def written(date: PartialDate, wanted: DateFormat) -> str:
    """Return a date in the wanted form, no more exact than it is."""
    if date.month is None or wanted == "2020":
        return f"{date.year:04d}"
    month = _MONTHS[date.month - 1]
    return {
        "Mar 2020": f"{month[:3]} {date.year:04d}",
        "March 2020": f"{month} {date.year:04d}",
        "03/2020": f"{date.month:02d}/{date.year:04d}",
        "2020-03": f"{date.year:04d}-{date.month:02d}",
    }[wanted]


def _contacts(resume: Resume) -> Iterator[Contact]:
    city = [resume.basic(f"location.{part}") for part in ("city", "region", "countryCode")]
    street = [resume.basic(f"location.{part}") for part in ("address", "postalCode")]
    place = ", ".join(part for part in (*street, *city) if part)
    if place:
        yield Contact(place)
    if email := resume.basic("email"):
        yield Contact(email, f"mailto:{email}")
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


def web(address: str) -> Contact:
    """Return an address of the web as it is shown and as it opens."""
    return Contact(_shown(address), _opened(address))


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _opened(address: str) -> str:
    if not address or inline.SAFE_ADDRESS.match(address):
        return address
    return f"https://{address}" if "://" not in address and " " not in address else ""


def _section(view: SectionView, dates: DateFormat) -> LaidSection:
    key = view.section.key
    entries = tuple(_entry(entry, key, dates) for entry in view.entries)
    return LaidSection(view.key, view.title, entries, key in ("skills", "languages", "interests"))


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


def _entry(entry: Entry, key: str, wanted: DateFormat) -> LaidEntry:
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
        _dates(entry, key, wanted),
        web(url) if url else None,
        lines(entry.text(prose)) if prose else (),
        tuple(inline.runs(bullet.text) for bullet in entry.passages(bullet_list)),
        tuple(tags),
        is_quote=key == "references",
    )


def _dates(entry: Entry, key: str, wanted: DateFormat) -> str:
    def shown(name: str) -> str:
        date = entry.date(name)
        return written(date, wanted) if date is not None else entry.text(name).strip()

    for single in ("date", "releaseDate"):
        if entry.section.field(single) is not None:
            return shown(single)
    start, end = shown("startDate"), shown("endDate")
    if start and not end and key in _ONGOING:
        return f"{start} – Present"
    return " – ".join(part for part in (start, end) if part)
