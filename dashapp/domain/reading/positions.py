"""Several positions under one employer, whose name, place and dates stand once above them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashapp.domain.inline import Run
from dashapp.domain.reading.entry import is_title_like
from dashapp.domain.reading.header import is_only_dated, read_header
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import Period
from dashapp.domain.reading.vocabulary import employer_words, job_words, names_company

_LAST = "9999"
"""The year in which what goes on ends, where years are compared."""


@dataclass(slots=True)
class _Employer:
    """What stands above the positions, as it was written and without its dates."""

    dated: list[Line]
    bare: list[Line]
    period: Period
    told: list[Period | None]
    """What each position below says of when it was."""

    def holds(self, period: Period | None) -> bool:
        """Say whether a position without dates, or with such, may be one of this employer."""
        if period is None:
            return True
        first, last = _years(self.period)
        begun, ended = _years(period)
        return first <= begun and (ended <= last or (period.open and begun <= last))


def positions_apart(groups: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of each position, under those of its employer, and what is told no more.

    Why:
        An employer's dates hold for a position that has none. Beside those of the positions they
        say nothing, but where they reach further the line is returned, to be kept.
    """
    found: list[list[Line]] = []
    above: list[_Employer] = []
    is_under = False
    for number, group in enumerate(groups):
        employer = _employer_of(group, groups[number + 1 : number + 2])
        if employer is not None:
            above.append(employer)
            group = group[len(employer.dated) :]  # noqa: PLW2901
            is_under = True
        elif is_under and not _is_position(group, above[-1]):
            is_under = False
        if not is_under:
            found.append(group)
            continue
        for part in _parted(group, above[-1]):
            period = _when(part)
            above[-1].told.append(period)
            found.append([*(above[-1].dated if period is None else above[-1].bare), *part])
    return found, list(_beyond(above))


def _employer_of(group: list[Line], below: list[list[Line]]) -> _Employer | None:
    """Return the employer that a group opens with, where positions of their own stand below it."""
    for size in (1, 2):
        lines, rest = group[:size], group[size:]
        if len(lines) < size or any(line.is_bullet or _names_job(line) for line in lines):
            return None
        period = read_header(lines, is_span=True).period
        if period is None:
            continue
        if not (period.end or period.open):
            return None
        bare = [line for each in lines if (line := _undated(each)).whole]
        employer = _Employer(lines, bare, period, [])
        if not bare or not (rest or below):
            return None
        first = rest or below[0]
        if not _is_position(first, employer):
            return None
        is_several = not rest or _when(first) is not None or len(_parted(rest, employer)) > 1
        return employer if is_several else None
    return None


def _is_position(lines: list[Line], employer: _Employer) -> bool:
    """Say whether lines open with a job, maybe when it was held, and nobody to hold it with."""
    line = lines[0]
    head = read_header([line], is_span=True)
    is_plain = is_title_like(line) and not line.is_bullet and ": " not in line.text
    return (
        is_plain
        and len(head.parts) == 1
        and not head.asides
        and _names_job(line)
        and not employer_words(head.parts[0])
        and not names_company(head.parts[0])
        and employer.holds(_when(lines))
    )


def _parted(group: list[Line], employer: _Employer) -> list[list[Line]]:
    """Part a group at each position that stands below what was done, and above what was."""
    parts: list[list[Line]] = [[]] if group else []
    for number, line in enumerate(group):
        is_below = number > 0 and group[number - 1].is_bullet
        rest = group[number:]
        below = rest[1 + _has_dates_below(rest) :][:1]
        if is_below and below and below[0].is_bullet and _is_position(rest, employer):
            parts.append([])
        parts[-1].append(line)
    return parts


def _undated(line: Line) -> Line:
    head = read_header([line], is_span=True)
    return replace(line, runs=(Run(" | ".join(head.parts)),), aside=" | ".join(head.asides))


def _beyond(employers: list[_Employer]) -> Iterator[str]:
    """Give the lines of employers whose dates reach beyond those of all their positions."""
    for each in employers:
        told = [_years(period) for period in each.told if period is not None]
        is_all = len(told) == len(each.told)
        if is_all and (min(told)[0], max(end for _, end in told)) != _years(each.period):
            yield " | ".join(line.whole for line in each.dated)


def _names_job(line: Line) -> bool:
    return bool(job_words(line.whole))


def _when(lines: list[Line]) -> Period | None:
    """Return when a position was, as its first line says or dates alone below it."""
    return read_header(lines[: 1 + _has_dates_below(lines)], is_span=True).period


def _has_dates_below(lines: list[Line]) -> bool:
    return len(lines) > 1 and is_only_dated(lines[1])


def _years(period: Period) -> tuple[str, str]:
    return period.start[:4], _LAST if period.open else (period.end or period.start)[:4]
