"""Lines → a résumé: head and sections found, entries read; what has no place is a leftover."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from dashapp.domain.errors import InvalidInput
from dashapp.domain.outline import BY_KEY
from dashapp.domain.reading.compact import read_compact
from dashapp.domain.reading.contact import Contacts, looks_like_place
from dashapp.domain.reading.entry import is_title_like, read_entry
from dashapp.domain.reading.header import has_period
from dashapp.domain.reading.heading import plain_title, section_named
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.splitting import split_entries
from dashapp.domain.resume import JsonObject

_COMPACT = ("skills", "languages", "interests")
_NAME = re.compile(r"^[^\d@|:/<>{}\[\]=;]{2,60}$")
_NOT_A_NAME = frozenset(
    [
        "resume",
        "résumé",
        "cv",
        "lebenslauf",
        "curriculum",
        "vitae",
        "currículum",
        "curriculum-vitae",
    ]
)


@dataclass(slots=True)
class _Block:
    title: str
    key: str
    lines: list[Line] = field(default_factory=list)


def read_lines(lines: list[Line]) -> JsonObject:
    """Return the résumé that the lines make.

    Raises:
        InvalidInput: Neither a section nor a way to reach a person is in it.
    """
    lines = [line for line in lines if line.whole.strip()]
    reading = _Reading()
    blocks = _blocks(_ranked(lines))
    heads = [block for block in blocks if not block.key]
    for block in blocks:
        if block is heads[0] and len(heads) > 1 and heads[1].lines[0] is _name_line(lines):
            reading.take_margin(block.lines)
        else:
            reading.take(block)
    found = [block for block in blocks if block.key and not block.key.startswith("custom")]
    contact = {"email", "phone", "url", "profiles"} & reading.basics.keys()
    if not found and not contact:
        raise InvalidInput(
            "No résumé was found in this: no heading such as Experience or Education, and no "
            "e-mail address or phone number. Please choose another file, or start from the sample."
        )
    return reading.data()


def _ranked(lines: list[Line]) -> list[Line]:
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


def _blocks(lines: list[Line]) -> list[_Block]:
    blocks = [_Block("", "")]
    looks = _heading_looks(lines)
    name = _name_line(lines)
    has_ranks = any(line.rank == 2 for line in lines)
    custom = 0
    for number, line in enumerate(lines):
        opens = (
            line.opens_column and blocks[-1].key and not line.is_bullet and not is_title_like(line)
        )
        if (line is name and number) or opens:
            blocks.append(_Block("", ""))
        key = "" if line is name else _heading_key(line, looks, has_ranks=has_ranks)
        if not key:
            blocks[-1].lines.append(line)
            continue
        if key == "custom":
            custom += 1
            key = f"custom:{custom}"
        blocks.append(_Block(line.text.rstrip(":").strip(), key))
        if line.aside:
            blocks[-1].lines.append(Line.of(line.aside, line.source))
    return blocks


def _name_line(lines: list[Line]) -> Line | None:
    """Return the line set largest, where one is, or the heading of rank 1."""
    ranked = next((line for line in lines if line.rank == 1), None)
    if ranked is not None:
        return ranked
    largest = max(
        (line for line in lines[:80] if not section_named(line.text)),
        key=lambda line: line.size,
        default=None,
    )
    if largest is None or not largest.size or not _NAME.match(largest.text):
        return None
    body = Counter[float]()
    for line in lines:
        body[line.size] += len(line.text)
    return largest if largest.size > body.most_common(1)[0][0] * 1.2 else None


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
        return named if is_alone or not looks else ""
    if line.look and line.look in looks:
        return "custom"
    is_shouted = not line.look and line.after_gap and text.isupper() and 4 <= len(text) <= 45
    return "custom" if is_shouted and not re.search(r"[\d@|,]", text) else ""


class _Reading:
    def __init__(self) -> None:
        self._contacts = Contacts()
        self._sections: dict[str, list[JsonObject]] = {}
        self._titles: JsonObject = {}
        self._custom: list[JsonObject] = []
        self._order: list[str] = []
        self._leftovers: list[JsonObject] = []

    @property
    def basics(self) -> JsonObject:
        return self._contacts.basics

    def take(self, block: _Block) -> None:
        if block.key == "":
            self._take_head(block.lines)
        elif block.key == "summary":
            self._add_summary(block.lines)
        elif block.key in ("contact", "profiles"):
            self._take_contacts(block.lines)
        else:
            self._take_section(block)

    def data(self) -> JsonObject:
        basics = {key: self.basics[key] for key in _BASICS_ORDER if key in self.basics}
        ours: JsonObject = {"order": self._order}
        if self._titles:
            ours["titles"] = self._titles
        if self._custom:
            ours["sections"] = self._custom
        if self._leftovers:
            ours["leftovers"] = self._leftovers
        return {"basics": basics, **self._sections, "meta": {"imaginator": ours}}

    def take_margin(self, lines: list[Line]) -> None:
        """Take what stands before the name: contacts, and leftovers such as a date."""
        for line in lines:
            if not self._contacts.take(line):
                self._leave(line.whole, line.source)
            self._flush(line.source)

    def _leave(self, text: str, source: str) -> None:
        if text.strip():
            self._leftovers.append({"source": source, "text": text.strip()})

    def _take_head(self, lines: list[Line]) -> None:
        rest: list[Line] = []
        between = 0
        for line in lines:
            if (
                plain_title(line.text) in _NOT_A_NAME
                or plain_title(line.text) == "curriculum vitae"
            ):
                self._leave(line.whole, line.source)
            elif (
                "name" not in self.basics
                and not rest
                and _NAME.match(line.text)
                and len(line.text.split()) <= 7
            ):
                self.basics["name"] = line.text
                rest += (
                    [Line.of(line.aside, line.source)]
                    if line.aside and not self._contacts.take(Line.of(line.aside))
                    else []
                )
            elif self._contacts.take(line):
                self._flush(line.source)
                between = len(rest)
            else:
                rest.append(line)
        self._take_rest(self._without_place(rest, between))

    def _without_place(self, lines: list[Line], between: int) -> list[Line]:
        """Take the place out of the lines that stand among the contacts, the headline kept."""
        kept = []
        for number, line in enumerate(lines):
            is_place = 0 < number < between and is_title_like(line) and looks_like_place(line.text)
            if not (is_place and self._contacts.take_place(line)):
                kept.append(line)
        return kept

    def _take_rest(self, lines: list[Line]) -> None:
        """Read the headline, the place, and then the summary out of what is no contact."""
        summary: list[Line] = []
        for line in lines:
            is_short = is_title_like(line) and not line.is_bullet
            is_place = (
                is_short and ("," in line.text or line.is_bullet) and looks_like_place(line.text)
            )
            if (
                is_short
                and not summary
                and "label" not in self.basics
                and not (
                    is_place
                    and len(line.text) < 40
                    and "location" not in self.basics
                    and line is not lines[0]
                )
            ):
                self.basics["label"] = line.whole
            elif (
                (line.is_bullet or is_place)
                and len(line.text) < 80
                and self._contacts.take_place(line)
            ):
                continue
            else:
                summary.append(line)
        self._add_summary(summary)

    def _add_summary(self, lines: list[Line]) -> None:
        texts = [line.prose for line in lines if line.prose]
        if texts:
            before = [self.basics["summary"]] if "summary" in self.basics else []
            self.basics["summary"] = "\n".join([*before, *texts])

    def _take_contacts(self, lines: list[Line]) -> None:
        for line in lines:
            if not self._contacts.take(line) and not self._contacts.take_place(line):
                self._leave(line.whole, line.source)
            self._flush(line.source)

    def _flush(self, source: str) -> None:
        for piece in self._contacts.rest:
            if "label" not in self.basics and len(piece) > 3 and not re.search(r"\d", piece):
                self.basics["label"] = piece
            else:
                self._leave(piece, source)
        self._contacts.rest.clear()

    def _take_section(self, block: _Block) -> None:
        key = block.key
        entries = self._entries(key.partition(":")[0], block.lines)
        if key.startswith("custom"):
            self._custom.append(
                {"id": key.partition(":")[2], "title": block.title, "entries": entries}
            )
            self._order.append(key)
            return
        if key in self._sections:
            if plain_title(self._titles.get(key, BY_KEY[key].label)) != plain_title(block.title):
                self._leave(block.title, block.lines[0].source if block.lines else "")
            self._sections[key] += entries
            return
        self._sections[key] = entries
        self._order.append(key)
        if block.title.casefold() != BY_KEY[key].label.casefold():
            self._titles[key] = block.title

    def _entries(self, key: str, lines: list[Line]) -> list[JsonObject]:
        if key in _COMPACT:
            return read_compact(key, lines)
        entries = []
        for group in split_entries(key, lines):
            source = group[0].source
            entry = read_entry(key, group, lambda text, source=source: self._leave(text, source))  # type: ignore[misc]
            if entry:
                entries.append(entry)
        return entries


_BASICS_ORDER = ("name", "label", "email", "phone", "url", "summary", "location", "profiles")
