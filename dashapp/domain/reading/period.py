"""Dates and ranges of dates as people write them, in several languages; nothing is guessed."""

import re
import unicodedata
from dataclasses import dataclass

from dashapp.domain.date import ONGOING

_MONTHS = """
january jan janvier janv januar jän jänner enero ene gennaio gen janeiro januari
february feb février févr fév februar febrero febbraio fevereiro fev februari febr
march mar mars märz mrz maerz marzo março maart mrt
april apr avril avr abril abr aprile
may mai mayo maggio maio mei maj
june jun juin juni junio giugno giu junho
july jul juillet juil juli julio luglio lug julho
august aug août aout agosto ago augustus augusti
september sep sept septembre septiembre settembre set setembro
october oct octobre oktober okt octubre ottobre ott outubro out
november nov novembre noviembre novembro
december dec décembre déc dezember dez diciembre dic dicembre dezembro desember
"""
_MONTH_OF: dict[str, int] = {
    word: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), start=1)
    for word in line.split()
}
_SINCE = r"(?:since|from|seit|ab|depuis|desde|dal|da|sinds)"
_YEAR = r"(?:19|20)\d\d"
_NAME = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_DATE = (
    rf"(?:{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|{_YEAR}[-/.](?:0[1-9]|1[0-2])(?!\d)"
    rf"|(?:(?:0?[1-9]|[12]\d|3[01])\.\s?)(?:0?[1-9]|1[0-2])\.\s?{_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?[/.-]\s?{_YEAR}"
    rf"|(?:(?:0?[1-9]|[12]\d|3[01])(?:\.|er|st|nd|rd|th)?\s(?:de\s)?)?(?:{_NAME})\b\.?,?\s(?:de\s|del\s)?{_YEAR}"
    rf"|(?:{_NAME})\b\.?\s(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,\s{_YEAR}"
    rf"|(?:{_NAME})\b\.?\s?'\d\d(?!\d)"
    rf"|{_YEAR})"
)
_SEPARATOR = r"\s*(?:–|—|-|−|‐|→|\bto\b|\buntil\b|\bbis(?:\szum|\szur)?\b|\bà\b|\bau\b|\bal?\b|\bad\b|\bhasta(?:\sla|\sel)?\b|\bjusqu'à\b|\btot\b|\baté\b)\s*"
_SHORT_YEAR = re.compile(r"\s?'(\d\d)$")
_BARE_MONTH = rf"(?:{_NAME})\b\.?"
_PERIOD = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<since>{_SINCE}\s)?(?P<start>{_DATE}){_SEPARATOR}(?:(?P<end>{_DATE})|(?P<open>{ONGOING})(?!\w))"
    rf"|(?P<m1>{_BARE_MONTH}){_SEPARATOR}(?P<m2>{_BARE_MONTH})\s(?P<year>{_YEAR})"
    rf"|(?P<since2>{_SINCE}\s)(?P<from>{_DATE})"
    rf"|(?P<dash>{_DATE})\s?(?:–|—|-)(?=\s*[)\]]?\s*$)"
    rf"|(?P<single>{_DATE})"
    rf")(?![\w/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A date (``start`` alone) or a range; dates are ISO 8601, no more exact than written."""

    start: str
    end: str = ""
    open: bool = False
    """The range runs on: ``since 2020``, ``2020 – present``."""

    def fields(self) -> dict[str, str]:
        """Return it as the dates of an entry; one date alone is when something ended."""
        if self.end:
            return {"startDate": self.start, "endDate": self.end}
        return {"startDate": self.start} if self.open else {"endDate": self.start}


_ROUGHLY = (
    r"(?:summer|spring|autumn|fall|winter|sommer|frühjahr|frühling|herbst|été|printemps|automne"
    r"|hiver|verano|primavera|otoño|invierno|q[1-4]|ca\.?|circa|about|around|before|after|um|vor"
    r"|nach|etwa|vers|avant|après|antes de|hacia|~|h[12])"
)
_VAGUE = re.compile(rf"{_ROUGHLY}\s?$", re.IGNORECASE)
_ROUGH = re.compile(
    rf"(?P<before>.*[,(–—|-])?\s*(?P<rough>(?:{_YEAR}{_SEPARATOR})?{_ROUGHLY}\s?{_YEAR}"
    rf"(?:{_SEPARATOR}(?:(?:{_ROUGHLY}\s?)?{_YEAR}|{ONGOING}))?)\s*[)\]]?",
    re.IGNORECASE,
)


def rough_date(text: str) -> tuple[str, str] | None:
    """Return what a text ends with that stands for a date and is none, such as a summer.

    The text before it comes first, empty where nothing else is there.
    """
    found = _ROUGH.fullmatch("".join(map(_like, text)))
    return (text[: found.start("rough")], text[slice(*found.span("rough"))]) if found else None


def leading_date(text: str) -> tuple[str, str] | None:
    """Return the one date that a text begins with, as written, and the text behind it.

    Why:
        ``2014 A levels`` is dated; of ``2000 metres above the sea`` only a capital would tell.
    """
    found = _PERIOD.match("".join(map(_like, text)))
    if found is None or not found["single"]:
        return None
    rest = text[found.end() :]
    is_title = rest[:1].isspace() and (rest.lstrip()[:1].isupper() or rest.lstrip()[:1].isdigit())
    return (text[: found.end()], rest.lstrip()) if is_title else None


def find_period(text: str) -> tuple[Period, int, int] | None:
    """Return the last period that a text mentions, with where it begins and ends."""
    # One letter for one letter, so that places in the text stay right.
    folded = "".join(map(_like, text))
    found = None
    for match in _PERIOD.finditer(folded):
        period = None if _VAGUE.search(folded[: match.start()]) else _period(match)
        is_better = found is None or period is None or period.end or period.open
        if period is not None and (is_better or not (found and (found[0].end or found[0].open))):
            found = (period, match.start(), match.end())
    return found


def read_period(text: str) -> Period | None:
    """Return the period that a text names and says nothing else beside."""
    stripped = text.strip().strip("()[]").strip()
    found = find_period(stripped)
    if found is None or found[1] != 0 or found[2] != len(stripped):
        return None
    return found[0]


def without_periods(text: str) -> str:
    """Return a text whose dates and ranges are their years alone."""
    folded = "".join(map(_like, text))
    kept, last = "", 0
    for found in _PERIOD.finditer(folded):
        years = re.findall(_YEAR, found.group())
        kept, last = " ".join([kept + text[last : found.start()], *years, ""]), found.end()
    return kept + text[last:]


def _like(letter: str) -> str:
    if letter in "’‘":
        return "'"
    if letter.isspace():
        return " "
    normal = unicodedata.normalize("NFKC", letter)
    return normal if len(normal) == 1 else letter


def _period(match: re.Match[str]) -> Period | None:
    if match["m1"]:
        start = _iso(f"{match['m1']} {match['year']}")
        end = _iso(f"{match['m2']} {match['year']}")
        return Period(start, end) if start and end else None
    start = _iso(match["start"] or match["from"] or match["dash"] or match["single"] or "")
    if start is None:
        return None
    if match["end"]:
        end = _iso(match["end"])
        return Period(start, end) if end else None
    return Period(start, open=bool(match["open"] or match["from"] or match["dash"]))


def _whole_year(found: re.Match[str]) -> str:
    return f" {'20' if found[1] < '50' else '19'}{found[1]}"


def _iso(text: str) -> str | None:
    text = _SHORT_YEAR.sub(_whole_year, text.strip().casefold())
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return text
    year = re.search(_YEAR, text)
    if year is None:
        return None
    word = next((w for w in re.findall(r"[^\W\d]+", text) if w in _MONTH_OF), None)
    numbers = [int(n) for n in re.findall(r"\d+", text.replace(year.group(), " ", 1))]
    if word is not None:
        day = f"-{numbers[0]:02d}" if numbers else ""
        return f"{year.group()}-{_MONTH_OF[word]:02d}{day}"
    if not numbers:
        return year.group()
    day = f"-{numbers[0]:02d}" if len(numbers) == 2 else ""
    return f"{year.group()}-{numbers[-1]:02d}{day}"
