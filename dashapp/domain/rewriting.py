"""The offline writer: what is better said otherwise, by rule; English.

No rule knows more than its text: each only drops, reorders or inflects what is there. What would
claim something new all the same is not offered.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dashapp.domain.checks.verb import opening_tense, past_of, past_of_participle
from dashapp.domain.facts import new_claims


@dataclass(frozen=True, slots=True)
class Draft:
    """Better words for a text, and why they are better."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    why: str
    write: Callable[[str], str]


_MARKS: Final = re.compile(r"^(?:[•●▪◦►·–—*-]\s*)+(?=[A-Z\w])(?<!\*)")
_DUTY: Final = re.compile(
    r"^(?:i (?:was|am) |was |were )?(?:mainly |also )?"
    r"(?:responsible for|tasked with|(?P<charge>in charge of)"
    r"|(?P<list>(?:my )?(?:duties|responsibilities|tasks) (?:included|include|were|are):?))\s+(?=\w)",
    re.IGNORECASE,
)
_GERUND: Final = re.compile(r"^(\w+ing)\b")
_NEXT_GERUND: Final = re.compile(r"(?P<join>,| and|, and|;)\s+(?P<verb>\w+ing)\b(?=\s+\w)")
_DEED: Final = re.compile(
    r"(?P<join>^|,\s*(?:and\s+)?|(?<!\s)\s+and\s+)(?P<verb>\w+ing)\b(?: of(?=\s))?"
)
_SURE_GERUND: Final = re.compile(
    r"(?P<join>,| and|, and|;)\s+(?P<verb>\w+ing)\b(?=\s+(?:the|a|an|all|our|its|their|\d))"
)
# "Helped with washing, dressing": what follows is of the same list, not a deed of its own.
_LISTING: Final = re.compile(
    r"\b(?:with|in|by|of|for|including|from|about|like|on|through|such as|via)\s+(?:\w+\s+)?\w+ing\b",
    re.IGNORECASE,
)
_THING: Final = re.compile(r"^(?:the|all|our|its|their|an?|\d+)\s", re.IGNORECASE)
_BY_ME: Final = re.compile(
    r"^(?P<what>[A-Z][^.;,]*?) (?:was|were) (?P<verb>\w+)(?P<with>(?: and \w+)?(?: (?:out|up|down|in|off))?)"
    r" by (?:me|myself)\b(?! and\b| together\b.* and me\b|,)",
    re.IGNORECASE,
)
_I: Final = re.compile(r"^I(?:['’]ve| have)? (?:also |personally )?(?=[a-z])")
_I_AM: Final = re.compile(
    r"^I(?:['’]m| am| was) (?=[a-z]+ing\b|responsible\b|in charge\b|tasked\b)"
)
_MY: Final = re.compile(r"\b(?:my|our)(?= (?:team|manager|boss|colleagues|company|employer|department|store|shop|ward|school|class|supervisor)\b)", re.IGNORECASE)  # fmt: skip
_AND_BASE: Final = re.compile(r"(?P<join> and) (?P<verb>[a-z]+)(?= (?:a|an|the|my|our|their|\d))")
_ORDERS: Final = frozenset({"see", "contact", "visit", "read", "please"})
_SHORTER: Final = (
    (r"\bin order to\b", "to"),
    (r"\bdue to the fact that\b", "because"),
    (r"\b(?:on|in) a daily basis\b", "daily"),
    (r"\b(?:on|in) a weekly basis\b", "weekly"),
    (r"\b(?:on|in) a monthly basis\b", "monthly"),
    (r"\b(?:on|in) a regular basis\b", "regularly"),
    (r"\ba (?:wide |large )?variety of\b", "many"),
    (r"\ba (?:large |wide )?range of\b", "many"),
    (r"\ba number of\b", "several"),
    (r"\bseveral different\b", "several"),
    (r"\bas well as\b", "and"),
    (r"\butili[sz]ed\b", "used"),
    (r"\butili[sz]ing\b", "using"),
    (r"\bleveraged\b", "used"),
    (r"\bleveraging\b", "using"),
    (r"\bwith the (?:aim|goal|purpose) of (\w+)ing\b", r"for \1ing"),
    (r"\bat this point in time\b", "now"),
    (r"\bin the event that\b", "if"),
    (r"\bprior to\b", "before"),
    (r"\bhelped to\b", "helped"),
    (r"\b(?:successfully|effectively|basically|really|very)\s+", ""),
    (r",? etc\.?(?=$|[ .;])", ""),
    (r",? and so (?:on|forth)\b", ""),
)
_PUFFED: Final = (
    "passionate|hard-?working|results?-(?:driven|oriented)|(?:highly |self-)?motivated"
    "|dynamic|proactive|detail-oriented|cutting-edge|world-class"
)
_PUFF: Final = (
    # What stands between others goes with its "and"; what stands before a noun goes alone.
    re.compile(rf"(?:,| and|, and)\s+(?:{_PUFFED})\b(?=\s+[a-z])", re.IGNORECASE),
    re.compile(rf"\b(?:{_PUFFED})(?:,| and|, and)?\s+(?=\w)", re.IGNORECASE),
)


def improved(text: str, *, is_current: bool = False, is_bullet: bool = True) -> Draft | None:
    """Return better words for a text, or nothing where no rule has any.

    Args:
        text: Inline Markdown.
        is_current: Whether it tells of something that goes on, so that its tense stays.
        is_bullet: Whether it is a bullet, which begins with what was done; a summary need not.
    """
    rules = [*_BULLET_RULES, *_RULES] if is_bullet else _RULES
    said, reasons = text.strip(), []
    for rule in rules:
        now = rule.write(said)
        if now != said:
            said = now
            reasons.append(rule.why)
    reasons = list(dict.fromkeys(reasons))
    is_deed = bool(_I.match(_unmarked(text)) or _I_AM.match(_unmarked(text)))
    if is_bullet and not is_current and (now := _in_the_past(said, is_deed=is_deed)) != said:
        said = now
        reasons.append("What is over stands in the past.")
    if not reasons or new_claims(text, said):
        return None
    return Draft(said, tuple(reasons))


def _unmarked(text: str) -> str:
    """Return a text without what a list put before it."""
    return _MARKS.sub("", text.strip())


def _without_duty(text: str) -> str:
    found = _DUTY.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    if found["list"]:
        return _upper(_DEED.sub(_done, rest)) if _is_all_deeds(rest) else text
    if gerund := _GERUND.match(rest):
        past = past_of(gerund[1])
        if past is None:
            return text
        return _upper(_of_what(_next_in_the_past(past + rest[gerund.end() :])))
    if not (found["charge"] or _THING.match(rest)):
        return text
    return f"Looked after {_SURE_GERUND.sub(_past, rest)}"


def _is_all_deeds(rest: str) -> bool:
    """Whether each thing of a list is something that is done."""
    things = re.split(r",\s*(?:and\s+)?|(?<!\s)\s+and\s+", rest)
    things = [each for each in things if not re.match(r"(?:etc\b|so (?:on|forth)\b|$)", each)]
    return all((word := _GERUND.match(each)) and past_of(word[1]) for each in things)


def _done(found: re.Match[str]) -> str:
    past = past_of(found["verb"])
    return f"{found['join']}{past}" if past else found.group()


def _of_what(text: str) -> str:
    """Return a deed without the "of" that its noun had: "wiring of houses", "wired houses"."""
    return re.sub(r"^(\w+(?: and \w+ed)?) of (?=\w)", r"\1 ", text)


def _next_in_the_past(text: str) -> str:
    listing = _LISTING.search(text)

    def change(found: re.Match[str]) -> str:
        if listing is not None and listing.end() <= found.start():
            return found.group()
        return _past(found)

    return re.sub(r"(\band \w+ed) of (?=\w)", r"\1 ", _NEXT_GERUND.sub(change, text))


def _past(found: re.Match[str]) -> str:
    past = past_of(found["verb"])
    return f"{found['join']} {past}" if past else found.group()


def _without_me(text: str) -> str:
    if found := _BY_ME.match(text):
        past = past_of_participle(found["verb"])
        if past is None:
            return text
        what = found["what"]
        rest = f"{found['with']} {what[0].lower()}{what[1:]}{text[found.end() :]}"
        return f"{_upper(past)}{rest}"
    said = _MY.sub("the", _I_AM.sub("", text) if _I_AM.match(text) else _I.sub("", text))
    return _upper(said) if said != text else text


def _shorter(text: str) -> str:
    said = text
    for long, short in _SHORTER:
        said = re.sub(long, short, said, flags=re.IGNORECASE)
    return _upper(said) if said != text else text


def _without_puff(text: str) -> str:
    said = text
    for puff in _PUFF:
        said = puff.sub("", said)
    return _upper(said) if said != text else text


def _tidy(text: str) -> str:
    said = re.sub(r"[ \t]{2,}", " ", text)
    said = re.sub(r"(?<!\s)\s+([,.;:])(?=\s|$)", r"\1", said)
    said = re.sub(r"\b([^\W\d_]{2,}) \1\b(?<!\bthat that)(?<!\bhad had)", r"\1", said)
    return _upper(said)


def _in_the_past(text: str, *, is_deed: bool) -> str:
    """Return a text whose opening verb, and those that go on from it, stand in the past.

    Args:
        text: A bullet.
        is_deed: Whether its first word is known to be a verb: it stood behind "I".
    """
    word = re.match(r"[A-Za-z]+", text)
    if word is None or word.group().lower() in _ORDERS:
        return text
    ends_in_ing = word.group().endswith("ing")
    is_present = opening_tense(text) == "present" and not ends_in_ing
    is_gerund = ends_in_ing and bool(re.match(r"\s+(?:the|a|an|all|\d)", text[word.end() :]))
    past = past_of(word.group()) if is_present or is_gerund or is_deed else None
    if past is None:
        return text
    said = _next_in_the_past(past + text[word.end() :])
    return _upper(_AND_BASE.sub(_past, said) if is_deed else said)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


_BULLET_RULES: Final = (
    _Rule("Tidied.", _unmarked),
    _Rule("It opens with what was done, not with a duty.", _without_duty),
    _Rule("A bullet needs no “I”: it is your résumé.", _without_me),
)
_RULES: Final = (
    _Rule("Tidied.", _tidy),
    _Rule("The same in fewer words.", _shorter),
    _Rule("What everyone says of themselves says nothing.", _without_puff),
    _Rule("Tidied.", _tidy),
)
