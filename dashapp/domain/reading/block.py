"""The blocks of a résumé: its head, and what stands under each heading."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import takewhile

from dashapp.domain.inline import Run
from dashapp.domain.reading.entry import is_title_like
from dashapp.domain.reading.header import has_period
from dashapp.domain.reading.heading import plain_title, section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.name import NAME, NOT_A_NAME
from dashapp.domain.reading.vocabulary import job_words, names_school

_DATED = frozenset({"work", "education", "volunteer"})
_TITLE = re.compile(r"[^\W\d_][^\d@|,.;:()–—]{2,43}:?$")
_RUN_IN = frozenset({"summary", "skills", "languages", "interests"})


@dataclass(slots=True)
class Block:
    title: str
    key: str
    lines: list[Line] = field(default_factory=list)


def ranked(lines: list[Line]) -> list[Line]:
    """Lower all headings by one where sections have the highest rank."""
    if any(line.rank == 1 and section_named(line.text) for line in lines):
        first = next(line for line in lines if line.rank == 1)
        return [
            replace(line, rank=min(line.rank + 1, 3))
            if line.rank and (line is not first or section_named(line.text))
            else line
            for line in lines
        ]
    return lines


def blocks_of(lines: list[Line]) -> list[Block]:
    blocks = [Block("", "")]
    looks = _heading_looks(lines)
    name = name_line(lines)
    has_ranks = any(line.rank == 2 for line in lines)
    custom, run_in = 0, ""
    for number, line in enumerate(lines):
        opens = (
            line.opens_column and blocks[-1].key and not line.is_bullet and not is_title_like(line)
        )
        if (line is name and number) or opens:
            blocks.append(Block("", ""))
        title, _, text = line.text.partition(": ")
        run_in = "" if has_ranks else _run_in(line, blocks[-1], follows=bool(run_in))
        if run_in:
            rest = replace(line, runs=(Run(text),), after_gap=False)
            blocks.append(Block(title, run_in, [rest]))
            continue
        key = "" if line is name else _heading_key(line, looks, has_ranks=has_ranks)
        if not key and line is not name and _is_apart(lines, number, blocks[-1]):
            key = "custom"
        if not key:
            blocks[-1].lines.append(line)
            continue
        if key == "custom" and not blocks[-1].key and job_words(line.text):
            blocks[-1].lines.append(line)
            continue
        if key == "custom":
            custom += 1
            key = f"custom:{custom}"
        blocks.append(Block(line.text.rstrip(":").strip(), key))
        if line.aside:
            blocks[-1].lines.append(Line.of(line.aside, line.source))
    return blocks


def _is_apart(lines: list[Line], number: int, block: Block) -> bool:
    """Say whether a line of plain text, where entries have dates, is a title of what has none."""
    line = lines[number]
    below = list(takewhile(lambda each: not each.after_gap, lines[number + 1 : number + 8]))
    return (
        block.key in _DATED
        and line.after_gap
        and not (line.look or line.is_bullet or line.aside or line.links)
        and bool(_TITLE.match(line.text))
        and any(map(has_period, block.lines))
        and 0 < len(below) < 7
        and not any(each.is_bullet or has_period(each) or len(each.text) > 45 for each in below)
        and not any(job_words(each.text) or names_school(each.text) for each in (line, *below))
    )


def name_line(lines: list[Line]) -> Line | None:
    """Return the line set largest, where one is, or the heading of rank 1, or the name in capitals."""
    ranked = next((line for line in lines if line.rank == 1), None)
    if ranked is not None:
        return ranked
    largest = max(
        (line for line in lines[:80] if not section_named(line.text)),
        key=lambda line: line.size,
        default=None,
    )
    if largest is not None and largest.size and NAME.match(largest.text):
        body = Counter[float]()
        for line in lines:
            body[line.size] += len(line.text)
        if largest.size > body.most_common(1)[0][0] * 1.2:
            return largest
    return _shouted_name(lines)


def name_joined(lines: list[Line]) -> list[Line]:
    """Join a name that is set large on two lines, a word on the first."""
    first = name_line(lines)
    number = next((n for n, line in enumerate(lines[:-1]) if line is first), None)
    if number is None or not lines[number].size:
        return lines
    above, below = lines[number : number + 2]
    is_alike = (above.size, above.look, below.aside) == (below.size, below.look, "")
    is_rest = (
        NAME.match(below.text) and len(below.text.split()) < 4 and not section_named(below.text)
    )
    if " " in above.text or above.aside or not is_alike or not is_rest or job_words(below.text):
        return lines
    whole = replace(above, runs=(*above.runs, Run(" "), *below.runs))
    return [*lines[:number], whole, *lines[number + 2 :]]


def _shouted_name(lines: list[Line]) -> Line | None:
    """Return the first line where it is a name in capitals, which headings are set in as well."""
    first = next((line for line in lines if plain_title(line.text) not in NOT_A_NAME), None)
    if first is None or first.is_bullet or not first.text.isupper():
        return None
    is_name = NAME.match(first.text) and 2 <= len(first.text.split()) <= 5
    return first if is_name and not section_named(first.text) else None


def _heading_looks(lines: list[Line]) -> set[str]:
    """Return the looks that only headings of sections have, as far as their words tell."""
    known = Counter(line.look for line in lines if line.look and section_named(line.text))
    looks = set()
    for look, count in known.items():
        others = [line for line in lines if line.look == look and not section_named(line.text)]
        plain = [
            line
            for line in others
            if line.is_bullet or line.aside or has_period(line) or len(line.text) > 45
        ]
        if count >= 2 and not plain and len(others) <= count:
            looks.add(look)
    return looks


def _run_in(line: Line, block: Block, *, follows: bool) -> str:
    """Return the section that a line names in front of its text: ``OBJECTIVE: To drill``.

    Why:
        ``Languages: Go, Ruby`` is a group of the skills that it stands under.
    """
    title, _, text = line.text.partition(": ")
    named = section_named(title) or ""
    is_apart = (line.after_gap or follows) and not (line.is_bullet or line.links or line.look)
    is_clear = title.isupper() or named in _RUN_IN
    is_group = block.key == "skills" and named in ("skills", "languages")
    is_fact = named == "custom"  # ``NATIONALITY: Finnish``
    return named if text and is_apart and is_clear and not (is_group or is_fact) else ""


def _heading_key(line: Line, looks: set[str], *, has_ranks: bool) -> str:
    """Return the section that a line begins, ``custom`` for one of its own name, else nothing."""
    text = line.text
    named = section_named(text)
    if line.rank == 2:
        return named or "custom"
    if line.is_bullet or line.rank or has_ranks or (line.aside and line.look not in looks):
        return ""
    if named:
        is_alone = (
            line.look in looks
            or text.isupper()
            or line.after_gap
            or line.is_bold
            or text.endswith(":")
        )
        return named if is_alone or not (looks or named == "custom") else ""
    if plain_title(text) in NOT_A_NAME:
        return ""
    if line.look and line.look in looks:
        return "custom"
    is_shouted = not line.look and line.after_gap and text.isupper() and 4 <= len(text) <= 45
    return "custom" if is_shouted and not re.search(r"[\d@|,]", text) else ""
