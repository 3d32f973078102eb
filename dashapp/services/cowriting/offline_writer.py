"""The writer without a model: rules, the person's own sentences, and honest questions."""

import re
from collections.abc import AsyncGenerator, Sequence
from typing import Final

from dashapp.domain import inline
from dashapp.domain.checks.strength import strength_of
from dashapp.domain.composing import composed
from dashapp.domain.language import is_english
from dashapp.domain.ordering import ordered
from dashapp.domain.resume import Passage
from dashapp.domain.rewriting import improved
from dashapp.domain.writing.answer import Noted, Piece, Question, Refused, Rewrite, Said
from dashapp.domain.writing.request import PIECES, Material, PieceKind, Place, Turn, Wish

_MOST_QUESTIONS, _MOST_REWRITES, _MOST_NEEDS = 12, 6, 5
_NEEDS_A_MODEL: Final = {
    "tone": "Another tone needs a language model; the offline writer changes no tone.",
    "language": "Another language needs a language model; the offline writer does not translate.",
}
_TOO_LITTLE: Final = "The résumé says too little for that yet. Add some bullets first."
_KEEP: Final = re.compile(
    r"^\W*(?:to-?do|remember|remind me(?: to)?|note)\b[:,\s]*(.+)$", re.IGNORECASE | re.DOTALL
)
_DONE: Final = re.compile(
    r"^\W*(?:done|tick(?: off)?|finished)\b[:,\s]*(.+)$", re.IGNORECASE | re.DOTALL
)
_BETTER: Final = re.compile(
    r"\b(improve\w*|better|rewrit\w+|rephrase|sharpen\w*|sharper|shorten|shorter|polish)\b",
    re.IGNORECASE,
)
_JOB: Final = re.compile(
    r"\b(job|match\w*|missing|requirement\w*|gap\w*|fit|evidence)\b", re.IGNORECASE
)
_ASK: Final = re.compile(r"\b(interview|ask me|question\w*|numbers?|results?)\b", re.IGNORECASE)
_HELP: Final = (
    "I work here by rule, without a language model. I can suggest better words (“make it better”),"
    " say what the job asks for and where your résumé shows it (“what is missing?”), ask you for"
    " numbers and results (“ask me”), and keep to-dos (“to-do: call Dana”, “done: call Dana”)."
)
_WORD: Final = re.compile(r"\w{4,}")


class OfflineWriter:
    """Writes by rule; it knows nothing but what it is given."""

    async def rewrite(
        self, material: Material, wish: Wish, wanted: Sequence[str]
    ) -> AsyncGenerator[Piece, None]:
        """Give better words where a rule has some, and ask where a number or a result is missing."""
        if wish.kind in _NEEDS_A_MODEL:
            yield Refused(_NEEDS_A_MODEL[wish.kind])
            return
        language = material.language
        for key in wanted:
            place = material.place(key)
            if place is None:
                continue
            if wish.kind != "quantified" and (found := _improved(place)):
                yield found
            if place.is_bullet and (asks := _asked(place.text, language)):
                yield Question(place.key, asks)
        if wish.kind == "job":
            for first in ordered(material, wanted):
                yield first

    async def compose(self, material: Material, kind: PieceKind) -> AsyncGenerator[Piece, None]:
        """Give a text made of the person's own sentences."""
        text = composed(kind, material)
        yield _said(text) if text else Refused(_TOO_LITTLE)

    async def questions(self, material: Material) -> AsyncGenerator[Piece, None]:
        """Ask about bullets without a number or a result."""
        count, language = 0, material.language
        for place in material.places:
            asks = _asked(place.text, language) if place.is_bullet else ""
            if asks and count < _MOST_QUESTIONS:
                count += 1
                yield Question(place.key, asks)

    async def converse(
        self, material: Material, turns: Sequence[Turn]
    ) -> AsyncGenerator[Piece, None]:
        """Answer what a rule understands, and say what can be asked."""
        said = turns[-1].text if turns else ""
        if found := _KEEP.match(said):
            yield _said("I keep it as a to-do.")
            yield Noted("add", found[1].strip())
        elif found := _DONE.match(said):
            yield _ticked(material, found[1])
        elif _BETTER.search(said):
            for piece in _with_better_words(material):
                yield piece
        elif _ASK.search(said):
            yield _said(_asked_for(material))
        elif _JOB.search(said):
            yield _said(_job_told(material))
        else:
            yield _said(_found_for(said, material))


def _asked(text: str, language: str | None) -> str:
    """Return what a bullet leaves open; nothing where it shows a result and a number."""
    shown = strength_of(Passage((), text))
    if not is_english(language):  # a result in other words is not seen here
        return "" if shown.number else "How many, how much, or how often?"
    if not shown.number and not shown.result:
        return "What came of it, and how much of it was there?"
    if not shown.number:
        return "How many, how much, or how often?"
    return "" if shown.result else "What came of it?"


def _improved(place: Place) -> Rewrite | None:
    draft = improved(place.text, is_current=place.is_current, is_bullet=place.is_bullet)
    if draft is None:
        return None
    return Rewrite(place.key, draft.text, " ".join(draft.reasons))


def _with_better_words(material: Material) -> list[Piece]:
    found = [each for place in material.places if place.is_open and (each := _improved(place))]
    if not found:
        return [_said("By my rules these words are good already. “Ask me” shows what they lack.")]
    chosen = found[:_MOST_REWRITES]
    places = " ".join(f"[{each.place}]" for each in chosen)
    more = (
        f" {len(found) - len(chosen)} more can be better, too." if len(found) > len(chosen) else ""
    )
    return [_said(f"I suggest better words; they wait under Review.{more} {places}"), *chosen]


def _ticked(material: Material, wanted: str) -> Piece:
    words = set(_WORD.findall(wanted.casefold()))
    best = max(
        material.todos,
        key=lambda each: len(words & set(_WORD.findall(each.text.casefold()))),
        default=None,
    )
    if best is None or not words & set(_WORD.findall(best.text.casefold())):
        return _said("I find no open to-do like that.")
    return Noted("tick", todo=best.key)


def _asked_for(material: Material) -> str:
    language = material.language
    lines = [
        f"- [{place.key}] {asks}"
        for place in material.places
        if place.is_bullet and (asks := _asked(place.text, language))
    ]
    if not lines:
        return "Your bullets leave nothing open that I could see."
    return "\n".join(["Only you know this:", "", *lines[:_MOST_NEEDS]])


def _job_told(material: Material) -> str:
    job = material.job
    if job is None:
        return "Choose a job under “For the job” first; then I can say what it asks for."
    missing = [each for each in job.needs if each.status == "missing"]
    shown = [each for each in job.needs if each.is_shown]
    keys = {place.text: place.key for place in material.places}
    lines = [
        f"“{job.title}” asks for {len(job.needs)} things; nothing shows {len(missing)} of them."
    ]
    lines += ["", *(f"- Missing: {each.text}" for each in missing[:_MOST_NEEDS])]
    lines += [
        f"- {each.text}: [{keys[each.evidence[0]]}]"
        for each in shown[:_MOST_NEEDS]
        if each.evidence[0] in keys
    ]
    return "\n".join(lines)


def _found_for(said: str, material: Material) -> str:
    words = set(_WORD.findall(said.casefold()))
    found = [
        (len(words & set(_WORD.findall(inline.plain(place.text).casefold()))), place)
        for place in material.places
    ]
    best = [place for count, place in sorted(found, key=lambda each: -each[0]) if count][:3]
    if not best:
        return f"{_HELP} I can also compose: {', '.join(PIECES.values())}."
    lines = [f"- {each.where}: “{inline.plain(each.text)}” [{each.key}]" for each in best]
    return "\n".join(["Your résumé says on that:", "", *lines])


def _said(text: str) -> Said:
    return Said(text, is_by_rule=True)
