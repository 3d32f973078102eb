"""Plain text as lines: bullets by their signs, paragraphs joined where they were wrapped."""

import re

from dashapp.domain.inline import Run
from dashapp.domain.reading.dating import MONTH_NAME, YEAR
from dashapp.domain.reading.header import address_of
from dashapp.domain.reading.line import Line

_BULLET = re.compile(
    r"^\s*(?:[•●▪■◦‣⁃∙·*►➢✓✔▶→»>○◆❖–—-]|\+(?!\s+[\d(][\d\s()/-]{7})|o(?=\s{2,})|\d{1,2}[.)](?=\s))"
    r"\s+(?=\S)"
)
_DAY = re.compile(
    rf"\s*\d{{1,2}}\.\s+{MONTH_NAME}\.?(?:\s*(?:{YEAR}|'\d\d|[–—])|\s-)", re.IGNORECASE
)
"""A day before its month, which is no number of a list."""
_RULE = re.compile(r"^\s*[-=_*~#─━]{3,}\s*$")
_WRAPS_FROM = 60
"""Lines at least so long may run on in the next."""
_BREAKS_OFF = re.compile(
    r"(?:,|&|\b(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|with|am|auf|bei|das|dem|den|der|des|die"
    r"|für|im|mit|oder|und|von|zu|zum|zur|au|aux|avec|dans|de|des|du|en|et|la|le|les|ou|par|pour|sur"
    r"|un|une|con|del|el|los|por|y))$"
)
"""No line ends so that does not run on."""


def text_lines(text: str) -> list[Line]:
    """Return the lines of a plain text."""
    lines: list[Line] = []
    gap, was_long = True, False
    for number, raw in enumerate(text.splitlines(), start=1):
        shown = raw.rstrip().expandtabs(8) if raw.startswith("\t") else raw.rstrip()
        if not shown.strip() or _RULE.match(shown):
            gap, was_long = True, False
            continue
        bullet = None if _DAY.match(shown) else _BULLET.match(shown)
        if lines and not gap and not bullet and _continues(lines[-1], shown, was_long=was_long):
            lines[-1] = _joined(lines[-1], shown)
        else:
            body = shown[bullet.end() :] if bullet else shown.strip()
            lines.append(_line(body, number, is_bullet=bool(bullet), after_gap=gap))
        gap, was_long = False, len(shown) >= _WRAPS_FROM
    return lines


def _line(body: str, number: int, *, is_bullet: bool, after_gap: bool) -> Line:
    apart = re.split(r"\t+|\s{4,}", body.strip())
    main, aside = (
        (apart[0], " | ".join(apart[1:])) if len(apart) > 1 and not is_bullet else (body, "")
    )
    return Line(
        (Run(main.strip()),),
        f"line {number}",
        is_bullet=is_bullet,
        after_gap=after_gap,
        aside=aside,
    )


def _continues(before: Line, shown: str, *, was_long: bool) -> bool:
    indented = shown[:1].isspace() and before.is_bullet
    starts_low = shown.strip()[:1].islower() and not _is_contact(shown)
    runs_on = starts_low or _BREAKS_OFF.search(before.text) is not None
    return not before.aside and (indented or (was_long and runs_on))


def _is_contact(shown: str) -> bool:
    """Say whether a line begins with an address of the web or of mail, and no sentence runs on."""
    words = [word.strip(",;|") for word in shown.split()[:2]]
    return all("@" in word or address_of(Line.of(word)) or not word[:1].isalpha() for word in words)


def _joined(before: Line, shown: str) -> Line:
    return Line(
        (Run(f"{before.text} {shown.strip()}"),),
        before.source,
        is_bullet=before.is_bullet,
        after_gap=before.after_gap,
    )
