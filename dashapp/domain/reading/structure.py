"""Lines → a résumé: head and sections found, entries read; what has no place is a leftover."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from dashapp.domain.errors import InvalidInput
from dashapp.domain.inline import Run
from dashapp.domain.outline import BY_KEY
from dashapp.domain.reading.block import Block, blocks_of, name_joined, name_line, ranked
from dashapp.domain.reading.compact import languages_apart
from dashapp.domain.reading.contact import LABEL, Contacts
from dashapp.domain.reading.entry import is_title_like
from dashapp.domain.reading.heading import is_qualified, plain_title
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.name import NOT_A_NAME, named
from dashapp.domain.reading.place import looks_like_place, names_place, names_street
from dashapp.domain.reading.remainder import unplaced
from dashapp.domain.reading.section import read_section
from dashapp.domain.reading.signature import signature_apart
from dashapp.domain.reading.vocabulary import job_words
from dashapp.domain.resume import JsonObject, Resume
from dashapp.domain.section_titles import is_own

_BORN = re.compile(
    r"(?:né|née|born|geboren|geb\.|nacid[oa]|nat[oa]|fecha de nacimiento|date de naissance)\b.*\d",
    re.IGNORECASE,
)
"""What stands in the head of many, and is no headline."""
_NO_HEADLINE = re.compile(r"[\d:@]|\.$")
"""A number, what a label stands before, an address, an abbreviation such as ``priv.``"""


def read_lines(lines: list[Line], today: date | None = None) -> JsonObject:
    """Return the résumé that the lines make.

    Args:
        lines: What stands in a file.
        today: An end after it is not said to be *expected*: the date tells. Else the word is kept.

    Raises:
        InvalidInput: Neither a section nor a way to reach a person is in it.
    """
    footers = [line for line in lines if line.is_footer]
    lines = [_labelled(line) for line in lines if line.whole.strip() and not line.is_footer]
    lines = name_joined(lines)
    reading = _Reading(today)
    lines, signed = signature_apart(lines)
    blocks = blocks_of(ranked(lines))
    heads = [block for block in blocks if not block.key]
    for block in blocks:
        if block is heads[0] and len(heads) > 1 and name_line(lines) in heads[1].lines[:1]:
            reading.take_margin(block.lines)
        else:
            reading.take(block)
    for line in footers:
        if any(unplaced([line], reading.data())):  # most say again what is at the head
            reading.take_margin([line])
    found = [block for block in blocks if block.key and not block.key.startswith("custom")]
    contact = {"email", "phone", "url", "profiles"} & reading.basics.keys()
    if not found and not contact:
        raise InvalidInput(
            "No résumé was found in this: no heading such as Experience or Education, and no "
            "e-mail address or phone number. Please choose another file, or start from the sample."
        )
    placed = [reading.data(), reading.told]
    for line in [*unplaced([line for block in blocks for line in block.lines], placed), *signed]:
        reading.leave(line)
    return reading.data()


def _labelled(line: Line) -> Line:
    """Join a label in a column at the left with what it labels."""
    colon = "" if line.text.endswith(":") else ":"
    if not line.aside or line.is_bold or (colon and not LABEL.fullmatch(f"{line.text}:")):
        return line
    return replace(line, runs=(*line.runs, Run(f"{colon} {line.aside}")), aside="")


class _Reading:
    def __init__(self, today: date | None) -> None:
        self._today = today.isoformat() if today is not None else "9999"
        self.told: list[str] = []
        """Words that are said by the dates."""
        self._contacts = Contacts()
        self._sections: dict[str, list[JsonObject]] = {}
        self._titles: JsonObject = {}
        self._custom: list[JsonObject] = []
        self._order: list[str] = []
        self._leftovers: list[JsonObject] = []

    @property
    def basics(self) -> JsonObject:
        return self._contacts.basics

    def take(self, block: Block) -> None:
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
        language = Resume({"basics": basics, **self._sections}).language()
        ours: JsonObject = {"order": self._order}
        if titles := dict(self._given_titles(language)):
            ours["titles"] = titles
        if self._custom:
            ours["sections"] = self._custom
        if self._leftovers:
            ours["leftovers"] = self._leftovers
        return {"basics": basics, **self._sections, "meta": {"imaginator": ours}}

    def _given_titles(self, language: str | None) -> Iterator[tuple[str, Any]]:
        """Yield the titles that are not what a section of this language is called anyway.

        Where one of those is in capitals the others stay so as well: all look alike on the page.
        """
        own = {key: title for key, title in self._titles.items() if is_own(key, title, language)}
        shown = [*own.values(), *(section["title"] for section in self._custom)]
        is_shouted = any(title.isupper() for title in shown)
        for key, title in self._titles.items():
            if key in own or (is_shouted and title.isupper()):
                yield key, title

    def take_margin(self, lines: Iterable[Line]) -> None:
        """Take what stands before the name or below a page: contacts, and leftovers such as a date."""
        for line in lines:
            if not self._contacts.take(line):
                self.leave(line)
            self._flush(line.source, is_headline=not line.is_footer)

    def leave(self, line: Line) -> None:
        """Keep a line, with where its words lead to, as a leftover."""
        links = [link for link in line.links if link not in line.whole]
        self._leave(" ".join([line.whole, *(f"<{link}>" for link in links)]), line.source)

    def _leave(self, text: str, source: str) -> None:
        if text.strip():
            self._leftovers.append({"source": source, "text": text.strip()})

    def _take_head(self, lines: list[Line]) -> None:
        rest: list[Line] = []
        between = 0
        for line in lines:
            if plain_title(line.text) in NOT_A_NAME:
                self._leave(line.whole, line.source)
            elif self._contacts.take_name(line, is_first=not rest):
                continue
            elif "name" not in self.basics and not rest and (name := named(line.text)):
                self.basics["name"] = name
                rest += (
                    [Line.of(line.aside, line.source)]
                    if line.aside and not self._contacts.take(Line.of(line.aside))
                    else []
                )
            elif self._contacts.take(line):
                self._flush(line.source)
                between = len(rest)
            elif _BORN.match(line.text):
                self._leave(line.whole, line.source)
            else:
                rest.append(line)
        self._take_rest(self._without_place(rest, between))

    def _without_place(self, lines: list[Line], between: int) -> list[Line]:
        """Take the place out of the lines among the contacts, the headline kept; a street is none."""
        kept = []
        for number, line in enumerate(lines):
            text = LABEL.sub("", line.text)
            is_known = text != line.text or names_street(text) or names_place(text)
            is_among = 0 < number < between or is_known
            is_place = is_among and is_title_like(line) and looks_like_place(text)
            if not (is_place and self._contacts.take_place(line)):
                kept.append(line)
        return kept

    def _take_rest(self, lines: list[Line]) -> None:
        """Read the headline, the place, and then the summary out of what is no contact."""
        summary: list[Line] = []
        for line in lines:
            is_dated = re.search(r"\d", line.aside) is not None  # "Born | 7 July 1985"
            is_labelled = is_dated or (": " in line.text and not job_words(line.text))
            is_short = is_title_like(line) and not line.is_bullet and not is_labelled
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
            take = (self._contacts.take_name, self._contacts.take, self._contacts.take_place)
            if not any(each(line) for each in take):
                self._leave(line.whole, line.source)
            self._flush(line.source)

    def _flush(self, source: str, *, is_headline: bool = True) -> None:
        for piece in self._contacts.rest:
            is_headline = is_headline and "label" not in self.basics
            if is_headline and len(piece) > 3 and not _NO_HEADLINE.search(piece):
                self.basics["label"] = piece
            else:
                self._leave(piece, source)
        self._contacts.rest.clear()

    def _take_section(self, block: Block) -> None:
        key = block.key
        section = read_section(key.partition(":")[0], block.lines, self._leave, self._today)
        entries, block.lines = section.entries, section.lines
        self.told += section.told
        if key.startswith("custom"):
            self._custom.append(
                {"id": key.partition(":")[2], "title": block.title, "entries": entries}
            )
            self._order.append(key)
            return
        source = block.lines[0].source if block.lines else ""
        if key != "skills":
            self._add(key, block.title, entries, source)
            return
        kept, title, languages = languages_apart(entries)
        if kept or not languages:
            self._add(key, block.title, kept, source)
        elif not self._is_title(key, block.title):
            self._leave(block.title, source)
        if languages:
            is_new = "languages" not in self._sections
            self._add("languages", title or self._title("languages"), languages, source)
            if is_new and not title:
                del self._titles["languages"]  # no title of the file says so
        if title and self._is_title("languages", title):
            # It is a word of its line, which would count as lost.
            self._titles.setdefault("languages", title)

    def _add(self, key: str, title: str, entries: list[JsonObject], source: str) -> None:
        if key in self._sections:
            if not self._is_title(key, title):
                self._rename(key, title, source)
            self._sections[key] += entries
            return
        self._sections[key] = entries
        self._order.append(key)
        self._titles[key] = title

    def _rename(self, key: str, title: str, source: str) -> None:
        """Call a section of which a second one is found by the wider of both titles."""
        if is_qualified(self._titles.get(key, "")):
            self._leave(self._titles.pop(key), source)
            if not is_qualified(title):
                self._titles[key] = title
                return
        self._leave(title, source)

    def _is_title(self, key: str, title: str) -> bool:
        """Say whether a section is called so already."""
        return plain_title(self._title(key)) == plain_title(title)

    def _title(self, key: str) -> str:
        return str(self._titles.get(key, BY_KEY[key].label))


_BASICS_ORDER = ("name", "label", "email", "phone", "url", "summary", "location", "profiles")
