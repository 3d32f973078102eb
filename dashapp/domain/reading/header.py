"""The head of an entry: what names it, who and where, when; taken apart into its parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from dashapp.domain.inline import Run
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import Period, find_period, read_period, says_planned
from dashapp.domain.reading.place import looks_like_place, names_country
from dashapp.domain.reading.rough import names_only_dates, rough_date
from dashapp.domain.reading.vocabulary import employer_words, job_words, names_company

_STRONG = re.compile(r"\s+[|•·◦]\s+|\t+|\s{3,}")
_URL = re.compile(r"^<?((?:https?://)[^\s>]+|(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?)>?$")
_LAST_URL = re.compile(r"^(.+?)[\s,;:–—|-]+<?(https?://[^\s>]+)>?$")
_TOP_LEVEL = re.compile(
    r"(?:https?://|www\.)|\.(?:com|org|net|io|dev|edu|example|de|fr|es|ch|at|uk|eu|info|app|ai|co|gov|it|nl|se|me)(?:/|$)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\)?\s*\(([^()]+)\)")
FIELD = re.compile(
    r"^(?:company|employer|organi[sz]ation|position(?: held)?|job title|role|dates?|period|duration"
    r"|arbeitgeber|firma|zeitraum|tätigkeit|funktion|employeur|entreprise|poste|période|empresa|puesto"
    r"|cargo|fechas?|período)\s*:\s*",
    re.IGNORECASE,
)
"""What a form writes in front of the fields of a position."""
_GOES_ON = re.compile(r"\s*,\s+(?=[\w])[^a-z].{0,40}$")
_EDGE = " ,;–—-|·•()[]:"
_LISTED_YEAR = re.compile(r"\([^()]*\d{4}[^()]*,\s*\(?$")
_AT = re.compile(r"\s+(?:at|@|bei|beim|chez)\s+(?=\S)|\s+[–—]\s+|\s+-\s+")

DURATION = re.compile(
    r"^(?=\d)(?:\d+ (?:years?|yrs?|jahre?|ans?|années?|años?))?[,\s]*"
    r"(?:\d+ (?:months?|mos?|monate?|mois|mes(?:es)?))?$",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"(?:full|part)[- ]time|self-employed|freelance|seasonal|temporary|permanent|fixed[- ]term|vollzeit"
    r"|teilzeit|festanstellung|minijob|temps (?:plein|partiel)|cd[id]|jornada completa|media jornada",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Header:
    """The parts of an entry's head; ``rows`` has the parts of each line without the dates."""

    rows: list[list[str]] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    period: Period | None = None
    url: str = ""
    is_piped: bool = False
    behind_dates: str = ""
    """What stands behind the dates on their line: a place rather than an employer."""
    about_dates: str = ""
    """What stands for dates or beside them and is none: ``Summer 2018``, ``(part-time)``."""
    terms: list[str] = field(default_factory=list)
    """How long, and in which kind of employment: ``3 yrs``, ``Full-time``."""
    is_employer_beside: bool = False
    """In this section the employer stands beside the job, and below is the place."""
    is_span: bool = False
    """Its dates are those of a job, and no single day is expected."""

    @property
    def is_dated(self) -> bool:
        """It has dates, or what stands for them."""
        return self.period is not None or bool(self.about_dates)

    @property
    def is_planned(self) -> bool:
        """It is said of its end that it has not come yet."""
        return self.period is not None and says_planned(self.about_dates)

    @property
    def parts(self) -> list[str]:
        """All parts in reading order, without those at the far edge."""
        return [part for row in self.rows for part in row]


def read_header(lines: list[Line], *, is_span: bool = False) -> Header:
    """Return the parts of the lines at the head of an entry; ``is_span`` for that of a job."""
    header = Header(is_span=is_span)
    for line in lines:
        if (url := address_of(line)) and not header.url:
            header.url = url
            continue
        line, url = _address_apart(line)  # noqa: PLW2901
        header.url = header.url or url
        header.is_piped = header.is_piped or " | " in line.text
        pieces = list(_pieces(line))
        undated = (
            _undated(piece, header, is_last=piece is pieces[-1] and not line.aside)
            for piece in pieces
        )
        row = [part for part in undated if part]
        terms = [part for part in row if DURATION.match(part) or _EMPLOYMENT.fullmatch(part)]
        header.terms += terms
        header.rows.append([part for part in row if part not in terms])
        aside = _undated(line.aside, header) if line.aside else ""
        header.asides += [aside] if aside else []
        header.url = header.url or _linked(line)
    header.rows = [row for row in header.rows if row]
    return header


def _address_apart(line: Line) -> tuple[Line, str]:
    """Part a line of plain text from the address at its end."""
    found = _LAST_URL.match(line.text)
    if found is None or line.aside or line.links or len(line.runs) > 1:
        return line, ""
    return replace(line, runs=(Run(found[1]),)), found[2]


def address_of(line: Line) -> str:
    """Return the address of the web that a line is, and nothing else."""
    text = line.whole
    found = _URL.match(text.removeprefix("Link: ").removeprefix("URL: "))
    if not found or not _TOP_LEVEL.search(text):
        return ""
    return next(iter(line.links), "") or (
        found.group(1) if "://" in found.group(1) else f"https://{found.group(1)}"
    )


def has_period(line: Line) -> bool:
    """Say whether a line names a period at one of its edges, as the head of an entry does."""
    probe = Header()
    for piece in [*_pieces(line), line.aside]:
        _undated(piece, probe)
    return probe.is_dated


def is_only_dated(line: Line) -> bool:
    """Say whether a line names dates, or what stands for them, and nothing else."""
    probe = Header()
    return not line.aside and not _undated(line.text, probe) and probe.is_dated


def split_at(text: str) -> tuple[str, str] | None:
    """Return the two sides of ``Nurse at Hospital`` or ``Nurse – Hospital``."""
    found = _AT.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def split_place(text: str) -> tuple[str, str]:
    """Return a name and the place after its comma, empty where none stands there."""
    pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) < 2:
        return text, ""
    size = 2 if len(pieces) > 2 and names_country(pieces[-1]) else 1
    place = ", ".join(pieces[-size:])
    named = employer_words(pieces[-1]) or names_company(pieces[-1]) or job_words(place)
    if named or not pieces[-1][:1].isupper() or not looks_like_place(place):
        return text, ""
    return ", ".join(pieces[:-size]), place


def _pieces(line: Line) -> Iterator[str]:
    """Split a line where its weight changes, then at strong separators."""
    stretches = [
        "".join(run.text for run in group)
        for _, group in groupby(
            (run for run in line.runs if run.text), key=lambda run: (run.bold, run.italic)
        )
    ]
    mixed = len(stretches) > 1 and all(len(s.strip(_EDGE)) > 1 for s in stretches)
    for stretch in stretches if mixed else ["".join(run.text for run in line.runs)]:
        yield from (piece for piece in _STRONG.split(stretch) if piece.strip(_EDGE))


def _linked(line: Line) -> str:
    return next((link for link in line.links if link.startswith("http")), "")


def _undated(piece: str, header: Header, *, is_last: bool = True) -> str:
    """Return a piece without the period at its edge, which goes into the header."""
    text = FIELD.sub("", _trimmed(piece, is_last=is_last))
    if header.is_dated and names_only_dates(text):
        header.terms.append(text)
        return ""
    if header.is_dated or not text:
        return text
    text = text.removeprefix("Issued ")
    if (rough := rough_date(text, is_span=header.is_span)) is not None:
        header.about_dates = rough[1]
        return rough[0].strip(_EDGE)
    if (whole := read_period(text)) is not None:
        header.period, header.about_dates = whole, whole.remark
        return ""
    found = find_period(text)
    if found is None:
        return text
    period, start, end = found
    before, after = text[:start], text[end:]
    if beside := _IN_BRACKETS.fullmatch(after):
        header.about_dates, after = beside[1], ""
        if period.open and (last := read_period(beside[1])) and last.remark:
            period = replace(period, end=last.start, open=False)
            header.about_dates = last.remark
    is_range = bool(period.end or period.open)
    ends = not after.strip(" )].") and (is_range or before.rstrip()[-1:] in ",(–—-|:[")
    begins = not before.strip(" ([") and (is_range or after[:2].strip()[:1] in ",:–—|-")
    goes_on = after.lstrip().startswith(",") if is_range else _GOES_ON.match(after)
    if before.rstrip().endswith(",") and goes_on:
        header.period, header.about_dates = period, header.about_dates or period.remark
        return f"{before.rstrip(' ,')}, {after.strip(' ,')}"
    if not ends and not begins:
        header.about_dates = ""
        return text
    header.period, header.about_dates = period, header.about_dates or period.remark
    if ends and before.rstrip("( ").count("(") > before.count(")"):
        if _LISTED_YEAR.search(before):
            header.period, header.about_dates = None, ""
            return text  # "twice (2019, 2022)"
        return f"{before.rstrip(' ,;–—-|')}{after.strip()}"  # "(Axelos, 2019)"
    rest = (before if ends else after).strip(" ,;–—-|·•([:")
    if not ends:
        header.behind_dates = rest
    return rest


def _trimmed(piece: str, *, is_last: bool) -> str:
    """Return a piece without the marks around it; a dash that leaves the end open stays."""
    text = " ".join(piece.split()).strip(" ,;|·•").lstrip(" ,;–—|·•")
    found = find_period(text)
    is_open = is_last and found is not None and found[0].open and found[2] == len(text)
    return text if is_open else text.rstrip(" ,;–—|·•")
