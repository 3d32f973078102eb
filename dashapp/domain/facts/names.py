"""Names of a text: employers, people, places, tools, certificates; and which of them are new."""

import re
from collections.abc import Iterator
from typing import Final

from dashapp.domain.checks.verb import opening_verb
from dashapp.domain.facts import german
from dashapp.domain.matching.terms import covers, mentions, terms

_WORD: Final = re.compile(r"[^\W_][\w&+#./’'-]*", re.UNICODE)
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;•\n]\s*|[-–—]\s+)$")
_EDGE: Final = ".,;:'’-/&"
_WEB: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|\+\d[\d ()-]{7,}\d", re.IGNORECASE)
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


def new(source: str, draft: str, language: str | None) -> Iterator[str]:
    """Give the names of a draft that the source does not carry; both are in one language."""
    yield from _new_addresses(source, draft)
    bare_source, bare_draft = _WEB.sub(" ", source), _WEB.sub(" ", draft)
    yield from _new_months(bare_source, bare_draft)
    told: set[str] = set()
    known = terms(bare_source)
    lowered = _squeezed(bare_source)
    for mention in mentions(bare_draft):
        is_one_of_many = mention.said.lower() in _PARTS
        is_known = not is_one_of_many and any(covers(each, mention.term) for each in known)
        if is_known or _squeezed(mention.said) in lowered or mention.said.lower() in _EVERYDAY:
            told.add(mention.said.lower())
        elif mention.said.lower() not in told:
            told.add(mention.said.lower())
            yield f"a skill or tool: {mention.said}"
    yield from _new_capitals(bare_source, bare_draft, told, is_german=language == "de")


def _new_capitals(source: str, draft: str, told: set[str], *, is_german: bool) -> Iterator[str]:
    have = {_stem(word) for word in _WORD.findall(source)}
    spoken = {part for said in told for part in said.split()}
    squeezed = _squeezed(source)
    name: list[str] = []
    for found in _WORD.finditer(draft):
        word = found.group().strip(_EDGE)
        is_name = _is_name(word, draft[: found.start()], draft, is_german=is_german)
        is_part = word not in _SHORT and _squeezed(word) in squeezed
        is_known = _stem(word) in have or word.lower() in spoken or is_part
        if is_name and not is_known:
            name.append(word)
        elif name:
            yield f"a name: {' '.join(name)}"
            name = []
    if name:
        yield f"a name: {' '.join(name)}"


def _is_name(word: str, before: str, draft: str, *, is_german: bool) -> bool:
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
        return german.is_name(word, before, draft[len(before) + len(word) :], begins=begins)
    if begins:
        # The first word of a sentence is large anyway; a verb or what follows in small letters
        # is no name, unless the word after it is large as well.
        rest = draft[len(before) + len(word) :]
        follows = re.match(r"\s+([A-Z][a-z]+)", rest)
        return bool(follows) and opening_verb(draft[len(before) :]) is None
    return True


def _new_months(source: str, draft: str) -> Iterator[str]:
    have = {_month(word) for word in re.findall(r"[A-Za-z]+", source)}
    numbers = {int(part) for part in re.findall(r"(?<=\d{4}-)\d\d", source)}
    for word in re.findall(r"\b[A-Z][a-z]{2,8}\b", draft):
        month = _month(word)
        if month and month not in have and month not in numbers and word != "May":
            yield f"a date: {word}"


def _month(word: str) -> int:
    lowered = word.lower()
    for number, month in enumerate(_MONTHS, 1):
        if lowered == month or (len(lowered) in (3, 4) and month.startswith(lowered)):
            return number
    return 0


def _new_addresses(source: str, draft: str) -> Iterator[str]:
    lowered = source.lower()
    for found in _WEB.findall(draft):
        if found.lower().rstrip(".,;)") not in lowered:
            yield f"an address: {found}"


def _stem(word: str) -> str:
    """Return a word without what inflects it, so that a plural or an owner is no other name."""
    lowered = word.strip(_EDGE).lower()
    return re.sub(r"(?:['’]s|s)$", "", lowered) if len(lowered) > 3 else lowered


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
