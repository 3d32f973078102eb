"""The co-writer: suggests better words, composes texts, and asks for what only the person knows.

What it suggests waits in the same queue as everyone's, and passes the same guard. Whatever fails
outside, the offline writer goes on, and says so.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from dashapp.domain import inline
from dashapp.domain.errors import InvalidInput, TooMany, Unavailable
from dashapp.domain.people import Actor
from dashapp.domain.review import Byline, Change, Grounds, Suggestion
from dashapp.domain.writing.answer import First, Piece, Question, Refused, Rewrite
from dashapp.domain.writing.cleaning import cleaned
from dashapp.domain.writing.request import LONGEST_DETAIL, MOST_DRAFTS, Material, Wish
from dashapp.services.acts import Act
from dashapp.services.cowriting.materials import Materials, chosen_keys
from dashapp.services.cowriting.text_model import ModelFault
from dashapp.services.cowriting.writer import Writer
from dashapp.services.cowriting.writers import Writers
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.suggestions import Suggestions

WRITER_NAME: Final = "Co-writer"
BYLINE: Final = Byline("writer", WRITER_NAME)
"""Whose its suggestions are."""

_FALLEN: Final = "The offline writer answers instead."
_KEPT: Final = "What had come until then is kept."


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants of the co-writer, where, for which job, in which voice."""

    wish: Wish = field(default_factory=Wish)
    node: str = ""
    field: str = ""
    job: str = ""
    persona: str = ""


@dataclass(frozen=True, slots=True)
class Began:
    """The work has begun; of how many texts, where that is known."""

    texts: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a bullet leaves open, and where it stands."""

    node: str
    field: str
    text: str
    asks: str


@dataclass(frozen=True, slots=True)
class Told:
    """What went otherwise than was wanted, in a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """How many changes were suggested, what is asked, and what went otherwise."""

    suggested: int
    questions: tuple[Asked, ...]
    told: tuple[str, ...] = ()


class Cowriter:
    """What a person can ask the co-writer for."""

    def __init__(
        self,
        writers: Writers,
        materials: Materials,
        suggestions: Suggestions,
        live: LiveDocuments,
        guards: Guards,
    ) -> None:
        self._writers = writers
        self._materials = materials
        self._suggestions = suggestions
        self._live = live
        self._access = guards.access

    async def rewrite(
        self, who: Actor, document: str, ask: Ask, since: datetime | None = None
    ) -> AsyncGenerator[Began | Suggestion | Asked | Told, None]:
        """Have other words suggested for a text, a node with all below it, or all of it.

        What the co-writer has suggested ``since`` then, and waits, is not asked for again.

        Raises:
            InvalidInput: There is nothing to rewrite there, or the wish lacks its tone or language.
            NotAllowed: ``who`` may only read.
        """
        wish = checked_wish(ask)
        material, keys = await asyncio.to_thread(self._begun, who, document, ask, since)
        yield Began(len(keys))

        def asked(writer: Writer) -> AsyncGenerator[Piece, None]:
            return writer.rewrite(material, wish, keys)

        count: dict[str, int] = {}
        async with aclosing(self.answered(who, document, asked)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Rewrite) and not _says_the_same(material, piece):
                    count[piece.place] = count.get(piece.place, 0) + 1
                    if piece.place in keys and count[piece.place] <= wish.drafts:
                        made = await asyncio.to_thread(
                            self.suggest, who, document, material, piece, ask.job
                        )
                        yield made
                elif isinstance(piece, First):
                    yield await asyncio.to_thread(
                        self._put_first, who, document, material, piece, ask.job
                    )
                elif isinstance(piece, Question) and (question := asked_about(material, piece)):
                    yield question
                elif isinstance(piece, Told):
                    yield piece

    async def improve(self, who: Actor, document: str, ask: Ask) -> Improvement:
        """Have other words suggested, and return what came of it when all has."""
        found = [each async for each in self.rewrite(who, document, ask)]
        return Improvement(
            sum(isinstance(each, Suggestion) for each in found),
            tuple(each for each in found if isinstance(each, Asked)),
            tuple(each.sentence for each in found if isinstance(each, Told)),
        )

    def suggest(
        self, who: Actor, document: str, material: Material, piece: Rewrite, job: str = ""
    ) -> Suggestion | Told:
        """Keep what a writer would say as a suggestion; what cannot be one is told."""
        place = material.place(piece.place)
        if place is None or not place.is_open:
            return Told("It wanted to change what only people change; nothing was done.")
        known = f"{material.said} {place.text}"
        text = cleaned(piece.text, known)
        leans = [_quoted(material, key) for key in piece.sources]
        serves = f" For: {piece.serves}" if piece.serves else ""
        grounds = Grounds(
            cleaned(f"{piece.reason}{serves}", known),
            job,
            tuple(each for each in leans if each),
        )
        change = Change("rewrite", place.node, place.field, place.text, text)
        return self._proposed(who, document, change, grounds)

    def _put_first(
        self, who: Actor, document: str, material: Material, piece: First, job: str
    ) -> Suggestion | Told:
        """Keep as a suggestion that something should stand at the head of its list."""
        place = material.place(piece.place)
        if place is None:
            return Told("It wanted to move what is not there; nothing was done.")
        change = Change("first", place.node, place.field, place.text, "")
        grounds = Grounds(f"{piece.reason} For: {piece.serves}", job)
        return self._proposed(who, document, change, grounds)

    def _proposed(
        self, who: Actor, document: str, change: Change, grounds: Grounds
    ) -> Suggestion | Told:
        try:
            return self._suggestions.propose(who, document, [(change, grounds)], BYLINE)[0]
        except InvalidInput as error:
            return Told(str(error))

    async def answered(
        self, who: Actor, document: str, asked: Callable[[Writer], AsyncGenerator[Piece, None]]
    ) -> AsyncGenerator[Piece | Told, None]:
        """Give what the writer of somebody answers; where it cannot, what the offline one does.

        What cannot be used of an answer is told, and comes as nothing else.
        """
        try:
            writer = await asyncio.to_thread(self._writers.writer, who, document)
        except (TooMany, Unavailable) as error:
            yield Told(f"{error} {_FALLEN}")
            writer = self._writers.offline
        has_begun = False
        try:
            async with aclosing(asked(writer)) as pieces:
                async for piece in pieces:
                    has_begun = True
                    yield _told(piece)
        except ModelFault as fault:
            if has_begun:
                raise CutShort(f"{fault} {_KEPT}") from None
            yield Told(f"{fault} {_FALLEN}")
        else:
            return
        async with aclosing(asked(self._writers.offline)) as pieces:
            async for piece in pieces:
                yield _told(piece)

    def _begun(
        self, who: Actor, document: str, ask: Ask, since: datetime | None
    ) -> tuple[Material, list[str]]:
        self._access.require(who, Act.SUGGEST, document)
        material = self.material(who, document, ask)
        keys = chosen_keys(material, self._live.tree(document), ask.node, ask.field)
        if not keys:
            raise InvalidInput("There are no words here that a writer could say otherwise.")
        waiting = [each.suggestion for each in self._suggestions.listed(who, document)]
        taken = {
            (each.change.node, each.change.field)
            for each in waiting
            if _is_done(each, ask) or _is_since(each, since)
        }
        return material, [key for key in keys if _spot(material, key) not in taken]

    def material(self, who: Actor, document: str, ask: Ask) -> Material:
        """Return what a writer may lean on for somebody."""
        persona = self._writers.persona(ask.persona or self._writers.choice(who).persona)
        return self._materials.gathered(who, document, ask.job, persona)


class CutShort(Unavailable):
    """An answer ended after it had begun; what came is kept and nothing is asked again."""


def checked_wish(ask: Ask) -> Wish:
    """Return a wish that can be fulfilled.

    Raises:
        InvalidInput: It lacks its tone, its language or its job.
    """
    wish = ask.wish
    detail = " ".join(wish.detail.split())[:LONGEST_DETAIL]
    if wish.kind in ("tone", "language") and not detail:
        raise InvalidInput(f"Say which {wish.kind} you want.")
    if wish.kind == "job" and not ask.job:
        raise InvalidInput("Choose the job that it is for; add its post first where there is none.")
    return replace(wish, detail=detail, drafts=min(max(wish.drafts, 1), MOST_DRAFTS))


def _is_done(waiting: Suggestion, ask: Ask) -> bool:
    """Whether what waits is what is asked for: it is not done again."""
    if ask.wish.kind == "better":
        return True
    is_ours = waiting.kind == BYLINE.kind and waiting.grounds.job == ask.job
    return ask.wish.kind == "job" and is_ours


def _is_since(waiting: Suggestion, since: datetime | None) -> bool:
    return since is not None and waiting.kind == BYLINE.kind and waiting.at >= since


def asked_about(material: Material, question: Question) -> Asked | None:
    """Return a question with the text that it is about, if that is there."""
    spot = material.place(question.place)
    if spot is None:
        return None
    return Asked(spot.node, spot.field, inline.plain(spot.text), question.asks)


def _says_the_same(material: Material, piece: Rewrite) -> bool:
    """Whether a model repeats what is good already, which it was asked to leave out."""
    place = material.place(piece.place)
    return place is not None and place.text.split() == piece.text.split()


def _told(piece: Piece) -> Piece | Told:
    return Told(piece.why) if isinstance(piece, Refused) else piece


def _spot(material: Material, key: str) -> tuple[str, str]:
    place = material.place(key)
    return (place.node, place.field) if place else ("", "")


def _quoted(material: Material, key: str) -> str:
    place = material.place(key)
    return f"{place.where}: “{inline.plain(place.text)}”"[:300] if place else ""
