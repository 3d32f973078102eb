"""Where one entry of a section ends and the next begins."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise, takewhile

from dashapp.domain.date import is_ongoing
from dashapp.domain.inline import Run
from dashapp.domain.reading.entry import COURSES, is_title_like
from dashapp.domain.reading.header import address_of, has_period, is_only_dated
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import find_period, leading_date, read_period

_ONE_LINERS = frozenset({"certificates", "publications", "awards", "references", "education"})
_DATED_ONCE = _ONE_LINERS - {"references"}
_NAMED_ONCE = frozenset({"certificates", "awards"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LISTED = frozenset({"certificates", "custom"})


def split_entries(key: str, lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each entry, by what the format tells best.

    Headings come first, then the look of the first line, then blank lines, then dates.
    """
    if not lines:
        return []
    lines = _ranges_joined(lines)
    is_list = all(line.is_bullet for line in lines)
    lines = [_dates_apart(key, line, is_list=is_list) for line in lines]
    if any(line.rank for line in lines):
        return _at(lines, [bool(line.rank) for line in lines])
    if key in _LISTED and _is_bare_list(lines):
        return [[line] for line in lines]
    if is_list:
        return [[line] for line in lines] if key in _ONE_LINERS else [lines]
    if key == "publications" and all(_YEAR.search(line.text) for line in lines):
        return [[line] for line in lines]
    starts = _by_look(lines)
    if starts is not None:
        return _at(lines, starts)
    if key in _NAMED_ONCE and _is_line_each(lines):
        return [[line] for line in lines]
    has_gaps = any(line.after_gap for line in lines[1:])
    groups = _at(lines, _by_gap(key, lines)) if has_gaps else [lines]
    by_date = _by_date_within if has_gaps else _by_date
    return [part for group in groups for part in _at(group, by_date(group))]


def _ranges_joined(lines: list[Line]) -> list[Line]:
    """Join a line that ends with a date and a dash to the end of that range, on the next line."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _breaks_off(before) and _is_end(line):
            joined[-1] = replace(before, runs=(*before.runs, Run(f" {line.text}")))
        else:
            joined.append(line)
    return joined


def _breaks_off(line: Line) -> bool:
    found = find_period(line.text)
    ends = found is not None and found[0].open and found[2] == len(line.text)
    return ends and not line.aside and line.text.endswith(("–", "—", "-"))


def _is_end(line: Line) -> bool:
    period = read_period(line.text)
    is_date = period is not None and not period.end and not period.open
    is_plain = not (line.is_bullet or line.after_gap or line.aside)
    return is_plain and bool(line.text) and (is_date or is_ongoing(line.text))


def _is_bare_list(lines: list[Line]) -> bool:
    """Say whether short lines follow each other with nothing that would tell entries apart."""
    alike = {(line.look, line.aside) for line in lines}
    is_plain = all(is_title_like(line) and not line.is_bullet for line in lines)
    gaps = any(line.after_gap for line in lines[1:])
    return (
        len(lines) > 2
        and is_plain
        and len(alike) == 1
        and not gaps
        and not any(map(has_period, lines))
    )


def _is_line_each(lines: list[Line]) -> bool:
    """Say whether dated lines follow each other straight: then one without a date stands alone too.

    Why:
        A licence without a year above ``CPR, 2024`` is not what the year is of; a name above
        ``Red Cross, 2024`` is, and then no two dated lines meet.
    """
    if any(line.is_bullet or line.after_gap or not is_title_like(line) for line in lines[1:]):
        return False
    dated = [has_period(line) and not is_only_dated(line) for line in lines]
    return any(one and next_ for one, next_ in pairwise(dated))


def _dates_apart(key: str, line: Line, *, is_list: bool) -> Line:
    """Put dates that lead a line at its far edge: a column of them, or one in front of a title."""
    if line.aside and not line.links and is_only_dated(replace(line, aside="")):
        title, *more = line.aside.split(" | ")
        return replace(line, runs=(Run(title),), aside=" | ".join([line.text, *more]))
    if key in _DATED_ONCE and line.is_bullet == is_list and (found := leading_date(line.text)):
        date, title = found
        if not has_period(line) and not line.links:
            aside = f"{date} | {line.aside}" if line.aside else date
            return replace(line, runs=(Run(title),), aside=aside)
    return line


def _at(lines: list[Line], starts: list[bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line, is_start in zip(lines, starts, strict=True):
        if is_start or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _by_look(lines: list[Line]) -> list[bool] | None:
    """Return the starts where titles are set unlike the body, as bold or larger."""
    look = lines[0].look
    if not look or lines[0].is_bullet:
        return None
    weights: Counter[str] = Counter()
    for line in lines[1:]:
        weights[line.look] += len(line.text)
    same = [line.look == look and not line.is_bullet for line in lines]
    if not any(not each for each in same) or weights[look] > sum(weights.values()) * 0.5:
        return None
    starts = []
    for number, is_same in enumerate(same):
        wraps = (
            number > 0
            and same[number - 1]
            and not lines[number].after_gap
            and not _is_new(lines, number)
        )
        starts.append((is_same and not wraps) or _opens_below_bullets(lines, number))
    return starts


def _is_new(lines: list[Line], number: int) -> bool:
    """Say whether a line set like the one above it still begins an entry of its own."""
    return has_period(lines[number]) and has_period(lines[number - 1])


def _by_gap(key: str, lines: list[Line]) -> list[bool]:
    starts = []
    for number, line in enumerate(lines):
        follows_gap = number == 0 or line.after_gap
        is_title = is_title_like(line) or (has_period(line) and len(line.text) <= 140)
        is_head = not line.is_bullet and is_title and not address_of(line)
        names = is_head and (
            _is_dated_soon(lines, number) or _has_body(lines, number) or key in _ONE_LINERS
        )
        starts.append(follows_gap and (names or number == 0))
    return starts


def _is_dated_soon(lines: list[Line], number: int) -> bool:
    block = [lines[number]]
    for line in lines[number + 1 : number + 4]:
        if line.is_bullet:
            break
        block.append(line)
    return any(has_period(line) for line in block)


def _has_body(lines: list[Line], number: int) -> bool:
    after = lines[number + 1 : number + 2]
    return bool(after) and not after[0].after_gap


def _by_date(lines: list[Line]) -> list[bool]:
    """Start an entry at each dated line, or at the titles above it.

    So many stand there as above the first dates; one may follow what was done before.
    """
    dated = [not line.is_bullet and has_period(line) for line in lines]
    if not any(dated):
        return _below_bullets(lines)
    usual = _titles_above(lines, dated.index(True), least=0)
    starts = [number == 0 for number in range(len(lines))]
    last = -1
    for number in (number for number, is_dated in enumerate(dated) if is_dated):
        body = any(line.is_bullet for line in lines[last + 1 : number])
        titles = _titles_above(lines, number, least=last + 1)
        first = number - min(titles, usual or int(body), 3)
        starts[first] = starts[first] or _follows_entry(lines, starts, first)
        last = number
    return starts


def _by_date_within(lines: list[Line]) -> list[bool]:
    """Start an entry, where gaps part others, at a dated line in a list of such, or below bullets."""
    if _is_in_pairs(lines):
        return [number % 2 == 0 for number in range(len(lines))]
    is_list = all(map(has_period, lines))
    dated = [not line.is_bullet and is_title_like(line) and has_period(line) for line in lines]
    starts = []
    for number, is_dated in enumerate(dated):
        is_below = number > 0 and lines[number - 1].is_bullet
        is_new = is_dated and (is_list or is_below)
        starts.append(number == 0 or is_new or _opens_below_bullets(lines, number))
    return starts


def _is_in_pairs(lines: list[Line]) -> bool:
    """Say whether below each title stands when that was, and nothing else."""
    titles, dates = lines[::2], lines[1::2]
    are_titles = all(is_title_like(line) and not line.is_bullet for line in lines)
    return (
        len(lines) > 3
        and len(titles) == len(dates)
        and are_titles
        and all(map(_is_range, dates))
        and not any(map(has_period, titles))
    )


def _opens_below_bullets(lines: list[Line], number: int) -> bool:
    """Say whether a line below bullets is a title, one or two lines above from when until when."""
    if not number or not lines[number - 1].is_bullet:
        return False
    below = takewhile(
        lambda line: is_title_like(line) and not line.is_bullet, lines[number : number + 3]
    )
    return any(map(_is_range, list(below)[1:]))


def _is_range(line: Line) -> bool:
    period = None if line.aside else read_period(line.text)
    return period is not None and bool(period.end or period.open)


def _below_bullets(lines: list[Line]) -> list[bool]:
    """Start an entry at each title below bullets; ``Tools: Git, Make`` belongs to what was done."""
    starts, was_body = [], False
    for number, line in enumerate(lines):
        is_body = line.is_bullet or not is_title_like(line) or (was_body and ": " in line.text)
        starts.append(number == 0 or (was_body and not is_body))
        was_body = line.is_bullet or (was_body and is_body)
    return starts


def _titles_above(lines: list[Line], number: int, *, least: int) -> int:
    """Count the lines straight above a line that may be titles."""
    above = lines[least:number][::-1]
    return sum(1 for _ in takewhile(_may_be_title, above))


def _may_be_title(line: Line) -> bool:
    return is_title_like(line) and not line.is_bullet and not COURSES.match(line.text)


def _follows_entry(lines: list[Line], starts: list[bool], first: int) -> bool:
    last = max(number for number in range(first) if starts[number])
    return any(has_period(line) for line in lines[last:first])
