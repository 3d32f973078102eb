"""The offline writer: what is better said otherwise, by rule; English.

No rule knows more than its text: each only drops, reorders or inflects what is there. What would
claim something new all the same is not offered.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dashapp.domain.checks.verb import opening_tense, past_of
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


_DUTY: Final = re.compile(
    r"^(?:i (?:was|am) |was |were )?(?:mainly |also )?(?:responsible for|tasked with|in charge of"
    r"|(?:my )?(?:duties|responsibilities|tasks) (?:included|include|were|are):?)\s+(?=\w)",
    re.IGNORECASE,
)
_GERUND: Final = re.compile(r"^(\w+ing)\b")
_NEXT_GERUND: Final = re.compile(r"(?P<join>,| and|, and|;)\s+(?P<verb>\w+ing)\b(?=\s+\w)")
_THING: Final = re.compile(r"^(?:the|all|our|its|their|an?)\s", re.IGNORECASE)
_BY_ME: Final = re.compile(
    r"^(?P<what>[A-Z][^.;,]*?) (?:was|were) (?P<verb>\w+ed) by (?:me|myself)\b", re.IGNORECASE
)
_I: Final = re.compile(r"^I(?:['’]ve| have)? (?:also |personally )?(?=[a-z])")
_MY: Final = re.compile(r"\b(?:my|our)(?= (?:team|manager|boss|colleagues|company|employer|department|store|shop|ward|school|class|supervisor)\b)", re.IGNORECASE)  # fmt: skip
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
_PUFF: Final = re.compile(
    r"\b(?:passionate|hard-?working|results?-(?:driven|oriented)|highly motivated|self-motivated"
    r"|dynamic|proactive|detail-oriented|cutting-edge|world-class)(?:,| and)?\s+(?=\w)",
    re.IGNORECASE,
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
    if is_bullet and not is_current and (now := _in_the_past(said)) != said:
        said = now
        reasons.append("What is over stands in the past.")
    if not reasons or new_claims(text, said):
        return None
    return Draft(said, tuple(reasons))


def _without_duty(text: str) -> str:
    found = _DUTY.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    if gerund := _GERUND.match(rest):
        past = past_of(gerund[1])
        if past is None:
            return text
        return _upper(_next_in_the_past(past + rest[gerund.end() :]))
    return f"Looked after {rest}" if _THING.match(rest) else text


def _next_in_the_past(text: str) -> str:
    def change(found: re.Match[str]) -> str:
        past = past_of(found["verb"])
        return f"{found['join']} {past}" if past else found.group()

    return _NEXT_GERUND.sub(change, text)


def _without_me(text: str) -> str:
    if found := _BY_ME.match(text):
        what = found["what"]
        return f"{_upper(found['verb'])} {what[0].lower()}{what[1:]}{text[found.end() :]}"
    return _upper(_MY.sub("the", _I.sub("", text)))


def _shorter(text: str) -> str:
    said = text
    for long, short in _SHORTER:
        said = re.sub(long, short, said, flags=re.IGNORECASE)
    return _upper(said) if said != text else text


def _without_puff(text: str) -> str:
    said = _PUFF.sub("", text)
    return _upper(said) if said != text else text


def _tidy(text: str) -> str:
    said = re.sub(r"[ \t]{2,}", " ", text)
    said = re.sub(r"\s+([,.;:])(?=\s|$)", r"\1", said)
    said = re.sub(r"\b([^\W\d_]{2,}) \1\b(?<!\bthat that)(?<!\bhad had)", r"\1", said)
    return _upper(re.sub(r"^[•●▪◦–—*-]\s+", "", said))


def _in_the_past(text: str) -> str:
    word = re.match(r"[A-Za-z]+", text)
    if word is None:
        return text
    is_present = opening_tense(text) == "present"
    is_gerund = word.group().endswith("ing") and bool(
        re.match(r"\s+(?:the|a|an|all|\d)", text[word.end() :])
    )
    past = past_of(word.group()) if is_present or is_gerund else None
    return _upper(_next_in_the_past(past + text[word.end() :])) if past else text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


_BULLET_RULES: Final = (
    _Rule("It opens with what was done, not with a duty.", _without_duty),
    _Rule("A bullet needs no “I”: it is your résumé.", _without_me),
)
_RULES: Final = (
    _Rule("The same in fewer words.", _shorter),
    _Rule("What everyone says of themselves says nothing.", _without_puff),
    _Rule("Tidied.", _tidy),
)
