"""Names of a text: employers, people, places, tools, certificates; and which of them are new."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from dashapp.domain.checks.verb import opening_verb
from dashapp.domain.facts import german
from dashapp.domain.facts.wording import beginnings
from dashapp.domain.matching.terms import covers, mentions, terms

_WORD: Final = re.compile(r"[^\W_][\w&+#./’'-]*", re.UNICODE)
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;•\n]\s*|[-–—]\s+)$")
_EDGE: Final = ".,;:'’-/&"
_AROUND: Final = 80
"""How many letters around a word tell whether it is a name."""
_WEB: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@.]+\.[^\s@]+|\+\d[\d ()-]{7,}\d", re.IGNORECASE
)
# Capital letters that name nothing.
_PLAIN: Final = frozenset((
    "i", "a", "an", "the", "and", "or", "but", "for", "with", "from", "to", "of", "in", "on", "at",
    "by", "as", "my", "we", "our", "your", "cv", "q1", "q2", "q3", "q4", "ok", "it", "this", "these",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "each", "every", "all", "both", "some", "most", "many", "during", "while",
    "after", "before", "when", "where", "under", "over", "within", "across", "through",
    "throughout", "together", "alongside", "also", "then", "since", "until", "as", "dear", "sir", "madam", "hiring", "sincerely", "kind", "regards",
    "madame", "monsieur", "mesdames", "messieurs", "señor", "señora", "señores", "estimado", "estimada",
))  # fmt: skip
# What the vocabulary of matching takes for the whole that it is a part of.
_PARTS: Final = frozenset(("photoshop", "indesign", "illustrator", "office 365"))
_SHORT: Final = frozenset(("R", "C"))
"""Languages whose names are letters."""

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# Tools whose names are words as well count only where they are written as names.
_EVERYDAY: Final = frozenset((
    "communication", "leadership", "management", "teamwork", "training", "planning", "reporting",
    "documentation", "scheduling", "coaching", "mentoring", "cleaning", "cooking", "teaching",
    "writing", "design", "testing", "support", "sales", "marketing", "service", "research",
))  # fmt: skip


class Known:
    """What a source names, read once for all that is compared with it."""

    def __init__(self, source: str) -> None:
        self.lowered = source.lower()
        self._bare = _WEB.sub(" ", source)

    @cached_property
    def terms(self) -> set[str]:
        """The terms of the vocabulary that it has."""
        return terms(self._bare)

    @cached_property
    def squeezed(self) -> str:
        """Its letters and digits in a row."""
        return _squeezed(self._bare)

    @cached_property
    def stems(self) -> set[str]:
        """Its words without what inflects them."""
        return {_stem(word) for word in _WORD.findall(self._bare)}

    @cached_property
    def beginnings(self) -> set[str]:
        """How its words begin: what German joins of them names nothing new."""
        return {each for word in _WORD.findall(self._bare) for each in beginnings(word)}

    @cached_property
    def months(self) -> set[int]:
        """The months that it tells, by name or number."""
        numbers = {int(part) for part in re.findall(r"(?<=\d{4}-)\d\d", self._bare)}
        return numbers | {_month(word) for word in re.findall(r"[A-Za-z]+", self._bare)}

    def has(self, name: str) -> bool:
        """Whether a name of a thing stands in it, under this name or another that is known."""
        parts = [re.escape(part) for part in re.findall(r"[\w+#]+", name.lower())]
        between = r"[^\w+#]+".join(parts)
        said = rf"(?<![\w+#]){between}s?(?![\w+#])"
        if not parts or re.search(said, self.lowered):
            return bool(parts)
        return any(
            mention.said.lower() == name.strip().lower() and covers(each, mention.term)
            for mention in mentions(name)
            for each in self.terms
        )


def new(known: Known, draft: str, language: str | None) -> Iterator[str]:
    """Give the names of a draft that the source does not carry."""
    yield from _new_addresses(known, draft)
    bare = _WEB.sub(" ", draft)
    yield from _new_months(known, bare)
    told: set[str] = set()
    for mention in mentions(bare):
        is_one_of_many = mention.said.lower() in _PARTS
        is_known = not is_one_of_many and any(covers(each, mention.term) for each in known.terms)
        is_said = is_known or _squeezed(mention.said) in known.squeezed
        if is_said or mention.said.lower() in _EVERYDAY:
            told.add(mention.said.lower())
        elif mention.said.lower() not in told:
            told.add(mention.said.lower())
            yield f"a skill or tool: {mention.said}"
    yield from _new_capitals(known, bare, told, is_german=language == "de")


def _new_capitals(known: Known, draft: str, told: set[str], *, is_german: bool) -> Iterator[str]:
    spoken = {part for said in told for part in said.split()}

    def is_known(word: str) -> bool:
        is_part = word not in _SHORT and _squeezed(word) in known.squeezed
        parts = word.split("-") if is_german else ()
        is_joined = len(parts) > 1 and all(
            not known.beginnings.isdisjoint(beginnings(p)) for p in parts
        )
        return _stem(word) in known.stems or word.lower() in spoken or is_part or is_joined

    name: list[str] = []
    for found in _WORD.finditer(draft):
        word = found.group().strip(_EDGE)
        around = draft[max(0, found.start() - _AROUND) : found.start()]
        rest = draft[found.start() + len(word) : found.end() + _AROUND]
        if _is_name(word, around, rest, is_german=is_german) and not is_known(word):
            name.append(word)
        elif name:
            yield f"a name: {' '.join(name)}"
            name = []
    if name:
        yield f"a name: {' '.join(name)}"


def _is_name(word: str, before: str, rest: str, *, is_german: bool) -> bool:
    if word in _SHORT and before.endswith(("and ", ", ", "in ", "with ")):
        return True
    if len(word) < 2 or word.lower() in _PLAIN or re.fullmatch(r"\d+-[a-z]+", word):
        return False
    has_inner = any(letter.isupper() for letter in word[1:]) or (
        any(letter.isdigit() for letter in word) and any(letter.isalpha() for letter in word)
    )
    if has_inner and not re.fullmatch(r"\d+(?:st|nd|rd|th|x|k|m|bn|s)?", word, re.IGNORECASE):
        return True
    if not word[0].isupper():
        return False
    begins = _SENTENCE_END.search(before[-4:]) is not None
    if is_german:
        return german.is_name(word, before, rest, begins=begins)
    if begins:
        # The first word of a sentence is large anyway; a verb or what follows in small letters
        # is no name, unless the word after it is large as well.
        follows = re.match(r"\s+([A-Z][a-z]+)", rest)
        return bool(follows) and opening_verb(word + rest) is None
    return True


def _new_months(known: Known, draft: str) -> Iterator[str]:
    for word in re.findall(r"\b[A-Z][a-z]{2,8}\b", draft):
        month = _month(word)
        if month and month not in known.months and word != "May":
            yield f"a date: {word}"


def _month(word: str) -> int:
    lowered = word.lower()
    for number, month in enumerate(_MONTHS, 1):
        if lowered == month or (len(lowered) in (3, 4) and month.startswith(lowered)):
            return number
    return 0


def _new_addresses(known: Known, draft: str) -> Iterator[str]:
    for found in _WEB.findall(draft):
        if found.lower().rstrip(".,;)") not in known.lowered:
            yield f"an address: {found}"


def _stem(word: str) -> str:
    """Return a word without what inflects it, so that a plural or an owner is no other name."""
    lowered = word.strip(_EDGE).lower()
    return re.sub(r"(?:['’]s|s)$", "", lowered) if len(lowered) > 3 else lowered


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
