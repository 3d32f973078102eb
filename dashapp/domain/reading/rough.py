"""What stands for dates and cannot be told exactly: found, to be kept as it was written."""

import re

from dashapp.domain.date import ONGOING
from dashapp.domain.reading.dating import MONTH_NAME, PLANNED, VAGUE, YEAR, folded
from dashapp.domain.reading.period import FROM, SINCE, UNTIL, find_period, read_period
from dashapp.domain.reading.place import names_place
from dashapp.domain.reading.vocabulary import employer_words, job_words, names_company

_DURATION = (
    r"(?:years?|months?|weeks?|jahre?|monate?|wochen?|ans?|années?|mois|años?|mes(?:es)?|anni|mesi)"
)
_TOKEN = re.compile(
    rf"(?<!\w)(?:'?\d{{1,4}}(?:st|nd|rd|th|er)?|{MONTH_NAME}|{VAGUE}|{UNTIL}|{SINCE}|{FROM}|{PLANNED}"
    rf"|{_DURATION}|{ONGOING}|in|im|del?|of)(?!\w)|\d{{1,4}}[年月日년월일]|[\s–—−‐→~/.>-]",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[,;&+|·•]|(?<!\w)(?:and|und|et|y|e|en)(?!\w))\s*", re.IGNORECASE)
_DATED = re.compile(
    rf"(?<!\d)(?:{YEAR}|'\d\d)(?!\d)|{MONTH_NAME}\.?[\s/-]?\d|^\d\d?[/.]\d\d\s*[–—−‐-]",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"{MONTH_NAME}\.?", re.IGNORECASE)
_LONGEST = 80
"""Characters that dates have at most."""
_BEGINS = re.compile(r"^|[,(\[|:;]\s*|\s[–—-]+\s*|[–—-]\s+")
_UNKNOWN_END = re.compile(
    rf"\s*(?:[–—−‐→]|-{{1,3}}>?|{UNTIL}\s)\s*(?P<word>\?+|[^\W\d_][\w'. ]{{0,30}})"
)


def rough_date(text: str, *, is_span: bool = False) -> tuple[str, str] | None:
    """Return what a text ends with that stands for dates and is none, such as a summer.

    The text before it comes first, empty where nothing else is there. Where dates are the span
    of a job, ``is_span``, an unknown word behind the dash stands for the end and names nobody.
    """
    plain = folded(text)
    for begin in _BEGINS.finditer(plain):
        if len(plain) - begin.end() > _LONGEST:
            continue
        rest = plain[begin.end() :].rstrip(" )]")
        size = begin.end() + len(rest)
        if names_only_dates(rest):
            is_told = read_period(rest) or (begin.end() and _are_listed(rest))
            return None if is_told else (text[: begin.end()], text[begin.end() : size])
        if _has_unknown_end(rest, is_span=is_span):
            return text[: begin.end()], text[begin.end() : size]
    return None


def names_only_dates(text: str) -> bool:
    """Say whether a text is digits, dashes and words of dates: no name and no place."""
    pieces = _JOINED.split(folded(text).strip(" ()[]"))
    if any(_TOKEN.sub("", piece) for piece in pieces):
        return False
    is_dated = [bool(_DATED.search(piece)) for piece in pieces]
    return any(is_dated) and all(
        dated or _MONTH.fullmatch(piece) for dated, piece in zip(is_dated, pieces, strict=True)
    )


def _are_listed(text: str) -> bool:
    """Say whether a text is single dates, a comma between them: the last is the date."""
    periods = [read_period(piece) for piece in text.split(",")]
    return all(period and not period.end and not period.open for period in periods)


def _has_unknown_end(text: str, *, is_span: bool) -> bool:
    """Say whether one date and a dash are followed by what no word of this language's dates is."""
    found = find_period(text)
    if found is None or found[1] or found[0].end or found[0].open:
        return False
    behind = _UNKNOWN_END.fullmatch(text[found[2] :])
    if behind is None:
        return False
    word = behind["word"]
    if employer_words(word) or job_words(word) or names_company(word):
        return False
    is_one = " " not in word
    if word[:1].isupper():
        return is_span and is_one and not names_place(word)
    return is_span or is_one  # "Vitamin C, 2019 – a review"
