"""Ranges of dates as people write them, in several languages; nothing is guessed."""

import re
from dataclasses import dataclass

from dashapp.domain.date import ONGOING
from dashapp.domain.reading.dating import (
    DATE,
    MONTH_NAME,
    PLANNED,
    SHORT_DATE,
    VAGUE,
    YEAR,
    day_comes_first,
    folded,
    has_unclear_day,
    is_slashed,
    iso,
    school_year,
    short_dates,
)

SINCE = r"(?:since|from|seit|ab|depuis|desde|dal|da|sinds|vanaf|od|sedan|siden)"
FROM = r"(?:von|vom|van|de|du)"
"""Before a date that another follows: alone they say nothing."""
UNTIL = (
    r"(?:to|until|till?|through|thru|bis(?:\s(?:zum|zur|einschließlich|einschl\.|inkl\.))?|à|au|al?|ad"
    r"|hasta(?:\sla|\sel)?|jusqu'(?:à|au|en)|tot(?:\sen\smet)?|t/m|até|fino\sal?|do|по)"
)
_DASH = r"(?:[–—−‐→~]|-{1,3}>?)"
SEPARATOR = rf"\s*(?:{_DASH}(?:\s*\b{UNTIL}\b)?|\b{UNTIL}\b)\s*"
_LAST = r"(?:bis(?:\s(?:zum|zur))?|until|till?|hasta|jusqu'(?:à|au|en)|tot|até|fino\sal?)"
"""What alone before a date makes it an end, in no name of anything."""
_PERIOD = re.compile(
    rf"(?<![\w/.'-])(?=\D{{0,40}}\d)(?:"  # where no digit is near, no alternative is tried
    rf"(?:(?:{SINCE}|{FROM})\s)?(?P<start>{DATE}){SEPARATOR}"
    rf"(?:(?:(?P<planned>{PLANNED})\s+)?(?P<end>{DATE})|(?P<open>{ONGOING})(?!\w))"
    rf"|(?P<m1>{MONTH_NAME}\.?){SEPARATOR}(?P<m2>{MONTH_NAME}\.?)\s(?P<year>{YEAR})"
    rf"|(?P<y1>{YEAR})(?:(?:[–—−‐]|-(?!(?:0[1-9]|1[0-2])(?!\d)))(?P<yy>\d\d)(?!\d)"
    rf"|\s[–—−‐-]\s(?P<yy2>\d\d)(?=\s*(?:$|[,;)\]|])))"
    rf"|(?:(?:{SINCE}|{FROM})\s)?(?P<s1>{SHORT_DATE}){SEPARATOR}"
    rf"(?:(?P<s2>{SHORT_DATE}|{DATE}|\d\d(?!\d))(?!,?\s*{YEAR})|(?P<open2>{ONGOING})(?!\w))"
    rf"|{SINCE}\s(?P<from>{DATE})"
    rf"|(?P<dash>{DATE})\s?(?:[–—→]|-{{1,3}}>?)(?=\s*[)\]]?\s*$)"
    rf"|(?:{_LAST}\s|(?P<awaited>{PLANNED})\s)?(?P<single>{DATE})"
    rf")(?![\w/])",
    re.IGNORECASE,
)
_PLANNED = re.compile(PLANNED, re.IGNORECASE)
_VAGUE = re.compile(rf"(?<!\w){VAGUE}\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A date (``start`` alone) or a range; dates are ISO 8601, no more exact than written."""

    start: str
    end: str = ""
    open: bool = False
    """The range runs on: ``since 2020``, ``2020 – present``."""
    remark: str = ""
    """Of what was written, that which the dates leave out: ``expected``."""

    def ends_after(self, day: str) -> bool:
        """Say whether it ends after a day, as far as its end is exact."""
        last = self.end or self.start
        return not self.open and last > day[: len(last)]

    def fields(self) -> dict[str, str]:
        """Return it as the dates of an entry; one date alone is when something ended."""
        if self.end:
            return {"startDate": self.start, "endDate": self.end}
        return {"startDate": self.start} if self.open else {"endDate": self.start}


def leading_date(text: str) -> tuple[str, str] | None:
    """Return the one date that a text begins with, as written, and the text behind it.

    Why:
        ``2014 A levels`` is dated; of ``2000 metres above the sea`` only a capital would tell.
    """
    found = _PERIOD.match(folded(text))
    if found is None or not found["single"]:
        return None
    rest = text[found.end() :]
    is_title = rest[:1].isspace() and (rest.lstrip()[:1].isupper() or rest.lstrip()[:1].isdigit())
    return (text[: found.end()], rest.lstrip()) if is_title else None


def find_period(text: str) -> tuple[Period, int, int] | None:
    """Return the last period that a text mentions, with where it begins and ends."""
    # One letter for one letter, so that places in the text stay right.
    plain = folded(text)
    found = None
    for match in _PERIOD.finditer(plain):
        period = (
            None
            if _VAGUE.search(plain, max(0, match.start() - 30), match.start())
            else _period(match)
        )
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
    """Return a text whose dates and ranges are what a period has of them: their years alone."""
    kept, last = "", 0
    for found in _PERIOD.finditer(folded(text)):
        period = _period(found)
        years = re.findall(YEAR, found.group()) if period else [found.group()]
        remark = [period.remark] if period else []
        kept, last = " ".join([kept + text[last : found.start()], *years, *remark, ""]), found.end()
    return kept + text[last:]


def says_planned(remark: str) -> bool:
    """Say whether what stands beside dates says no more than that the end has not come yet."""
    return _PLANNED.fullmatch(folded(remark)) is not None


def _period(match: re.Match[str]) -> Period | None:
    if match["m1"]:
        return _between(
            iso(f"{match['m1']} {match['year']}"), iso(f"{match['m2']} {match['year']}")
        )
    if match["y1"]:
        return _between(match["y1"], _same_century(match["y1"], match["yy"] or match["yy2"]))
    if match["s1"]:
        return _short_period(match)
    start = match["start"] or match["from"] or match["dash"] or match["single"]
    is_open = bool(match["open"] or match["from"] or match["dash"])
    start, end = _school_years(start, match["end"] or "", is_open=is_open)
    texts = [start, end] if end else [start]
    is_day_first = day_comes_first(texts)
    dates = [iso(text, is_day_first=is_day_first) for text in texts]
    if all(dates):
        first, *last = filter(None, dates)
        return Period(first, "".join(last), is_open, remark=_said_of_end(match))
    if (end or is_open) and is_day_first is None and any(map(has_unclear_day, texts)):
        # Nothing tells which number is the month; the years are sure.
        first, *last = (text[-4:] if has_unclear_day(text) else text[:4] for text in texts)
        return Period(first, "".join(last), is_open, remark=match.group())
    return None


def _said_of_end(match: re.Match[str]) -> str:
    return (match["planned"] or match["awaited"] or "").rstrip(" :")


def _school_years(start: str, end: str, *, is_open: bool) -> tuple[str, str]:
    """Return the years of ``2011/12`` and ``2011/12 – 2013/14``; of ``2011/12 – 2013/05`` the months."""
    texts = [start, end] if end else [start]
    if not all(map(school_year, filter(is_slashed, texts))):
        return start, end
    first, _ = school_year(start) or (start, "")
    _, last = school_year(end or start) or ("", end)
    return first, "" if is_open else last


def _between(start: str | None, end: str | None) -> Period | None:
    return Period(start, end) if start and end and start <= end else None


_LATEST = "39"
"""What two digits behind a year of the last century name at most: nobody plans for longer."""


def _same_century(year: str, digits: str) -> str | None:
    """Return the year that two digits name behind another; ``2019–03`` names none."""
    if digits > year[2:]:
        return year[:2] + digits
    is_later = year.startswith("19") and digits != year[2:] and digits <= _LATEST
    return f"20{digits}" if is_later else None


def _short_period(match: re.Match[str]) -> Period | None:
    """Read ``'19–'21``, ``12/19 – 03/21`` and ``Aug 18 – Sep 20``; mixed, they may be days."""
    start, end = match["s1"], match["s2"]
    if not end:
        dates = short_dates([start])
        return Period(dates[0], open=True) if dates else None
    if start.startswith("'"):
        end = end if len(end) > 2 else f"'{end}"
    elif end.isdigit() and len(end) == 2:
        return None
    dates = short_dates([start, end])
    # "Aug 18 – Sep 20, 2019" is two days.
    return _between(*dates) if dates and len(dates[1]) < 8 else None
