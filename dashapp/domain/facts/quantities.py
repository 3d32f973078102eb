"""Numbers, money, shares and years of a text, and which of them are new."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from dashapp.domain.facts.numerals import in_english
from dashapp.domain.facts.wording import beginnings, counted_as, stem, things

_ONES: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES: Final = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "hundred": 1e2, "dozen": 12, "dozens": 12,
}  # fmt: skip
# How much, in words: the share of a whole that it is, or comes to.
_SHARES: Final = {
    "half": 50, "halved": 50, "halving": 50, "halves": 50, "halve": 50, "third": 100 / 3, "thirds": 100 / 3,
    "quarter": 25, "quarters": 25, "fifth": 20, "fifths": 20, "tenth": 10, "doubled": 100,
    "doubling": 100, "double": 100, "doubles": 100, "twice": 100, "twofold": 100, "tripled": 200,
    "tripling": 200, "triple": 200, "threefold": 200, "quadrupled": 300, "fourfold": 300,
}  # fmt: skip
_TIMES: Final = {100.0: 2.0, 200.0: 3.0, 300.0: 4.0}
_ABOUT: Final = re.compile(
    r"\b(?:over|above|more than|at least|almost|nearly|about|around|some|up to|under|close to"
    r"|roughly|approximately)\s*$",
    re.IGNORECASE,
)
_NEAR, _SAME = 0.1, 1e-6
_ISO_MONTH: Final = re.compile(r"\b((?:19|20)\d\d)-\d\d(?:-\d\d)?\b")
_TWO_TIMES: Final = re.compile(r"\b(?:two|2) times\b", re.IGNORECASE)
_HUNDREDS: Final = re.compile(
    r"\b(?P<of>a|" + "|".join(_ONES) + r") hundred(?: and (?P<more>(?:"
    + "|".join([*_TENS, *_ONES]) + r")(?:[- ](?:" + "|".join(_ONES) + r"))?))?\b(?! thousand)",
    re.IGNORECASE,
)  # fmt: skip
_OFTEN: Final = {
    "hour": re.compile(r"\b(?:hourly|(?:every|each|an|per) hour)\b", re.IGNORECASE),
    "day": re.compile(
        r"\b(?:daily|nightly|(?:every|each|a|per) (?:day|morning|evening|night|afternoon))\b",
        re.IGNORECASE,
    ),
    "week": re.compile(
        r"\b(?:weekly|(?:every|each|a|per) (?:week(?:end)?)|(?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
        re.IGNORECASE,
    ),
    "month": re.compile(r"\b(?:monthly|(?:every|each|a|per) month)\b", re.IGNORECASE),
    "quarter": re.compile(r"\b(?:quarterly|(?:every|each|a|per) quarter)\b", re.IGNORECASE),
}
_SHARE_FOLLOWS: Final = re.compile(
    r"\s{0,9}(?:to|and|or|-|–)\s{0,9}\d[\d.,]{0,29}\s?(?:%|per ?cent)", re.IGNORECASE
)
_TOKEN: Final = re.compile(
    r"(?P<money>[$€£])?\s?(?<![\w.])(?P<digits>\d[\d,.]*\d|\d)(?P<tail>\s?(?:%|per ?cent\b|percent\b)"
    r"|\s?(?:k|mn?|bn?|million|billion|thousand)\b|x\b|\+)?"
    r"|\b(?P<word>(?:"
    + "|".join([*_ONES, *_TENS])
    + r")(?:[- ](?:"
    + "|".join(_ONES)
    + r"))?)(?P<scale>[ -](?:hundred|thousand|million|billion|dozen|per ?cent|percent)\b)?"
    r"\b(?!th)"
    r"|\b(?P<share>" + "|".join(_SHARES) + r")\b(?! (?:party|parties|person|degree))"
    r"|\b(?P<lots>an? (?:dozen|hundred|thousand|million)|dozens|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    r"\b(?:decades?|centur(?:y|ies)|lifelong|a lifetime|for (?:many |several |some )?(?:years|months))\b"
    r"|\b(?:jahrzehnt(?:e|en)?|jahrelang|décennies?|décadas?)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.;!?](?=\s|$)|\n")
_BREAK: Final = re.compile(r"^-|[,:()–—]")
"""Where the words end that say what a number counts: *five- to ten-year-olds* counts none."""
_BEFORE, _AFTER, _OF = 60, 90, 3
"""How many letters around a number of the source tell what it counts; how many words of a draft."""
_YEARS: Final = (1900.0, 2100.0)
_MOST: Final = 500
"""How many numbers of a draft are compared; a whole résumé has fewer, and the others are new."""
# "One" counts nothing in most places where it stands.
_NOT_COUNTED: Final = frozenset(("one", "zero"))
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it is of: a share, money, or a plain count."""

    said: str
    value: float
    kind: str
    is_about: bool = False
    of: tuple[str, ...] = ()
    """The words behind it that say what it counts."""
    near: tuple[str, ...] = ()
    """The words around it."""


@dataclass(slots=True)
class _Said:
    """A number that a source has, once or more often, with all that it counts there."""

    first: Quantity
    beginnings: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    is_bare: bool = False
    """Somewhere nothing stands beside it."""
    is_any: bool = False
    """Somewhere it counts nothing that is known, or people."""

    def add(self, have: Quantity) -> None:
        self.is_bare = self.is_bare or not have.near
        self.is_any = self.is_any or counted_as(have.of) in ("", "people")
        self.beginnings.update(each for word in have.near for each in beginnings(word))
        self.units.update(counted_as((word,)) for word in have.near)


class Known:
    """The numbers of a source, read once for all that is compared with it; in one language."""

    def __init__(self, source: str, language: str | None) -> None:
        self._source = in_english(source, language)

    @cached_property
    def quantities(self) -> list[_Said]:
        """Every number of it, each once."""
        found: dict[tuple[float, str, bool], _Said] = {}
        for each in quantities(self._source):
            found.setdefault((each.value, each.kind, each.is_about), _Said(each)).add(each)
        return list(found.values())

    @cached_property
    def often(self) -> frozenset[str]:
        """The units in which it says how often."""
        return frozenset(unit for unit, words in _OFTEN.items() if words.search(self._source))

    @cached_property
    def long(self) -> frozenset[str]:
        """How long it says that something took, where that is no number."""
        return frozenset(stem(each.group()) for each in _LONG.finditer(self._source))


def new(
    known: Known, draft: str, language: str | None, *, is_strict: bool = False
) -> Iterator[str]:
    """Give the numbers of a draft that the source does not carry.

    Args:
        known: The source.
        draft: What is compared with it.
        language: What its numerals are in.
        is_strict: Whether a count must have a word beside it that it has in the source; else it
            may not become one of years, or of people.
    """
    draft = in_english(draft, language)
    unlike = {(each.said, each.value, each.of): each for each in quantities(draft)}
    for number, each in enumerate(unlike.values()):
        compared = known.quantities if number < _MOST else []
        same = [have for have in compared if _says(have.first, each)]
        if not same:
            yield f"a number: {each.said}"
        elif not any(_counts_the_same(have, each, is_strict=is_strict) for have in same):
            yield f"a number of something else: {each.said}"
    for unit, words in _OFTEN.items():
        is_told = is_strict or bool(known.often)
        if is_told and unit not in known.often and (found := words.search(draft)):
            yield f"how often: {found.group()}"
    for found in _LONG.finditer(draft):
        if stem(found.group()) not in known.long:
            yield f"how long: {found.group()}"


def quantities(text: str) -> Iterator[Quantity]:
    """Give every number of a text, however it is written."""
    text = _ISO_MONTH.sub(r"\1", _TWO_TIMES.sub("twice", _HUNDREDS.sub(_hundreds, text)))
    for found in _TOKEN.finditer(text):
        before = text[max(0, found.start() - 14) : found.start()]
        said = found.group().strip()
        is_about = bool(_ABOUT.search(before)) or said.endswith("+")
        quantity = _read(found, said, is_about=is_about)
        if quantity is not None and not _is_part_of_a_name(text, found):
            behind = _SENTENCE.split(text[found.end() : found.end() + _AFTER], maxsplit=1)[0]
            ahead = _SENTENCE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
            of = things(_BREAK.split(behind, maxsplit=1)[0], _OF)
            yield replace(quantity, of=tuple(of), near=(*things(ahead), *things(behind)))


def _hundreds(found: re.Match[str]) -> str:
    more = re.split(r"[- ]", (found["more"] or "zero").lower())
    rest = sum(_ONES.get(part, _TENS.get(part, 0)) for part in more)
    return str(100 * _ONES.get(found["of"].lower(), 1) + rest)


def _read(found: re.Match[str], said: str, *, is_about: bool) -> Quantity | None:
    if digits := found["digits"]:
        value = _number(digits)
        tail = (found["tail"] or "").strip().lower()
        is_share = not tail and _SHARE_FOLLOWS.match(found.string, found.end())
        if tail.startswith(("%", "per")) or is_share:
            return Quantity(said, value, "share", is_about)
        if tail == "x":
            return Quantity(said, value, "times", is_about)
        kind = "money" if found["money"] else "count"
        return Quantity(said, value * _SCALES.get(tail, 1), kind, is_about)
    if word := found["word"]:
        if word.lower() in _NOT_COUNTED and not found["scale"]:
            return None
        value = sum(_ONES.get(part, _TENS.get(part, 0)) for part in re.split(r"[- ]", word.lower()))
        scale = (found["scale"] or "").strip(" -").lower()
        if scale.startswith("per"):
            return Quantity(said, value, "share", is_about)
        return Quantity(said, value * _SCALES.get(scale, 1), "count", is_about)
    if share := found["share"]:
        return Quantity(said, _SHARES[share.lower()], "share", is_about)
    lots = found["lots"].lower().rstrip("s").rpartition(" ")[2]
    return Quantity(said, _SCALES[lots], "count", is_about=True)


def _number(digits: str) -> float:
    """Return what digits say; a comma or a dot before three digits parts thousands."""
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", digits):
        return float(re.sub(r"[,.]", "", digits))
    whole, mark, rest = digits.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}{mark}{rest}") if mark else float(digits)


def _is_part_of_a_name(text: str, found: re.Match[str]) -> bool:
    """Whether digits stand in a name, as in ``ISO 9001`` or ``S3``: names are compared elsewhere."""
    if not found["digits"]:
        return False
    after, start = text[found.end() : found.end() + 3], found.start("digits")
    before = text[max(0, start - 1) : start]
    return before.isalpha() or bool(_ORDINAL.match(after)) or bool(re.match(r"[A-Za-z]{2}", after))


def _says(have: Quantity, said: Quantity) -> bool:
    if have.kind != said.kind and {have.kind, said.kind} != {"count", "money"}:
        if {have.kind, said.kind} == {"share", "times"}:
            share, times = (have, said) if have.kind == "share" else (said, have)
            return _TIMES.get(share.value) == times.value
        return False
    if "money" in (have.kind, said.kind) and have.kind != said.kind and said.kind == "money":
        return False  # a count has become money
    near = _NEAR if said.is_about or have.is_about else _SAME
    if not (math.isfinite(have.value) and math.isfinite(said.value)):
        return False  # more digits than a number holds
    return abs(have.value - said.value) <= near * max(have.value, said.value, 1e-9)


def _counts_the_same(have: _Said, said: Quantity, *, is_strict: bool) -> bool:
    """Whether a count is of the same thing, as far as words beside it tell: 40 tables, 40 years."""
    is_count = have.first.kind == said.kind == "count" and not _YEARS[0] <= said.value <= _YEARS[1]
    if not is_count or not said.of or have.is_bare:
        return True
    if any(not have.beginnings.isdisjoint(beginnings(word)) for word in said.of):
        return True
    if unit := counted_as(said.of):
        return unit in have.units
    return not is_strict and have.is_any
