"""Finds known terms in a text, under any of their names."""

import re
from dataclasses import dataclass
from functools import cache

from dashapp.domain.matching.vocabulary import KINDS, SAME

_WORD = re.compile(r"[\w+#&.'/-]+", re.UNICODE)
_EDGE = ".,;:'-/"
_SHORTEST_PLURAL = 4
_COINED = re.compile(r"\b\w*[a-z][A-Z]\w*")
# Short names that are also ordinary words count only as they are written by those who mean them.
_CASED = frozenset(
    [
        "ai",
        "ml",
        "ap",
        "ar",
        "ad",
        "ot",
        "pt",
        "or",
        "er",
        "pr",
        "pm",
        "mi",
        "op",
        "ui",
        "ux",
        "bi",
        "qa",
        "qm",
        "ts",
        "js",
        "ci",
        "go",
        "node",
        "excel",
        "spark",
        "lean",
        "epic",
        "word",
        "inventor",
        "chef",
        "puppet",
        "sage",
        "looker",
        "sketch",
        "swift",
        "rust",
        "till",
        "pos",
        "mag",
        "dd",
        "als",
        "ecs",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known term in a text: what it is called here, and what it is."""

    said: str
    term: str


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in SAME.splitlines():
        same = [name.strip() for name in line.split("|")]
        for name in same:
            names[name.lower()] = same[0]
    for line in KINDS.splitlines():
        kind, _, members = line.partition(" > ")
        for name in (kind, *members.split(",")):
            names.setdefault(name.strip().lower(), name.strip())
    others = {_other_number(name): term for name, term in names.items()}
    return {**others, **names}


@cache
def _examples() -> dict[str, frozenset[str]]:
    names = _names()
    examples: dict[str, frozenset[str]] = {}
    for line in KINDS.splitlines():
        kind, _, members = line.partition(" > ")
        found = {names[member.strip().lower()] for member in members.split(",")}
        examples[names[kind.strip().lower()]] = frozenset(found)
    return examples


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _names())


def mentions(text: str) -> list[Mention]:
    """Return the known terms of a text, the longest names first found."""
    words = [word.strip(_EDGE) or word for word in _WORD.findall(text)]
    found, at = [], 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), 0, -1):
            said = " ".join(words[at : at + size])
            if (term := _term(said)) is not None:
                found.append(Mention(said, term))
                at += size
                break
        else:
            at += 1
    return found


def names(text: str) -> list[Mention]:
    """Return the known terms of a text, and what nobody listed but is written as a name: iOS."""
    found = mentions(text)
    known = {word for mention in found for word in mention.said.split()}
    coined = (said for said in _COINED.findall(text) if said not in known)
    return [*found, *(Mention(said, said.lower()) for said in coined)]


def terms(text: str) -> set[str]:
    """Return what the known terms of a text are."""
    return {mention.term for mention in mentions(text)}


def covers(has: str, wanted: str) -> bool:
    """Whether knowing one thing shows another: the same, or an example of it."""
    return has == wanted or has in _examples().get(wanted, frozenset())


def is_name(term: str) -> bool:
    """Whether a term is the name of one thing, as Kubernetes is and wound care is not."""
    return term[:1].isupper() or term[1:] != term[1:].lower()


def _other_number(name: str) -> str:
    """Return the plural of a singular, the singular of a plural, empty where either is a name."""
    other = name.removesuffix("s") if name.endswith("s") else f"{name}s"
    return "" if {name, other} & _CASED or len(other) < _SHORTEST_PLURAL else other


def _term(said: str) -> str | None:
    lowered = said.lower()
    if lowered in _CASED and said == lowered:
        return None
    return _names().get(lowered)
