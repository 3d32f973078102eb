"""Texts beside a résumé: summaries, letters, profiles, interview questions; kept and guarded."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Final

from dashapp.domain import inline
from dashapp.domain.composing import asked
from dashapp.domain.cowriting import Piece
from dashapp.domain.errors import InvalidInput, NotAllowed, NotFound
from dashapp.domain.facts import new_claims
from dashapp.domain.people import Actor
from dashapp.domain.review import Change, Grounds, text_at
from dashapp.domain.writing.addressing import without_address
from dashapp.domain.writing.answer import Piece as Answer
from dashapp.domain.writing.answer import Said, Unsaid
from dashapp.domain.writing.cleaning import unframed
from dashapp.domain.writing.phrases import phrases
from dashapp.domain.writing.placeholder import placeholders, without_placeholders
from dashapp.domain.writing.request import Material, PieceKind
from dashapp.services.acts import Act
from dashapp.services.cowriting.cowriter import BYLINE, Ask, Began, Cowriter, Told
from dashapp.services.cowriting.writer import Writer
from dashapp.services.cowriting.writing_store import PieceStore
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.suggestions import Suggestions

_MOST_KEPT: Final = 60
_LEFT_OPEN: Final = re.compile(r"\[[^\W\d][^\[\]\n]{1,40}\](?!\()")
"""What a model leaves for the person to fill in: *[Company name]*."""
_BROKEN_OFF: Final = " […]"
"""How a text ends that came to no end."""


class Pieces:
    """What a person can do with composed texts."""

    def __init__(
        self,
        cowriter: Cowriter,
        suggestions: Suggestions,
        store: PieceStore,
        live: LiveDocuments,
        guards: Guards,
    ) -> None:
        self._cowriter = cowriter
        self._suggestions = suggestions
        self._store = store
        self._live = live
        self._access = guards.access
        self._clock = guards.clock

    async def compose(
        self, who: Actor, document: str, kind: PieceKind, ask: Ask
    ) -> AsyncGenerator[Began | Said | Told | Piece, None]:
        """Have a text composed: its words as they come, and last the text as it is kept.

        Raises:
            InvalidInput: A letter without a job, or too many texts are kept already.
            NotAllowed: ``who`` may only read.
        """
        material = await asyncio.to_thread(self._begun, who, document, kind, ask)
        yield Began()

        def asked(writer: Writer) -> AsyncGenerator[Answer, None]:
            return writer.compose(material, kind)

        words: list[str] = []
        end = _BROKEN_OFF
        try:
            async with aclosing(self._cowriter.answered(who, document, asked)) as pieces:
                async for each in pieces:
                    if isinstance(each, Said):
                        words.append(each.text)
                        yield each
                    elif isinstance(each, Unsaid):
                        words.clear()
                    elif isinstance(each, Told):
                        yield each
            end = ""
        finally:
            # What had come is kept, also where the answer broke off or the window was closed.
            kept = None
            if text := unframed("".join(words)):
                claims = tuple(claims_of(text, kind, material))
                by, now = who.author.name, self._clock()
                piece = Piece(new_id(), document, kind, ask.job, by, now, text + end, claims)
                kept = await asyncio.to_thread(self._keep, piece)
        if kept is not None:
            yield kept

    def _begun(self, who: Actor, document: str, kind: PieceKind, ask: Ask) -> Material:
        self._access.require(who, Act.SUGGEST, document)
        if kind == "letter" and not ask.job:
            raise InvalidInput(
                "Choose the job that the letter is for; add its post first where there is none."
            )
        if len(self._store.pieces(document)) >= _MOST_KEPT:
            raise InvalidInput("Many texts are kept here already. Remove some first.")
        return self._cowriter.material(who, document, ask)

    def listed(self, who: Actor, document: str) -> list[Piece]:
        """Return the texts beside a résumé, the newest first; they are its team's."""
        self._access.require(who, Act.SUGGEST, document)
        return self._store.pieces(document)

    def confirm(self, who: Actor, piece_id: str) -> Piece:
        """Say that what a text newly claims is true.

        Raises:
            NotAllowed: A program asks, or somebody who may not edit.
        """
        known = self._of(who, piece_id, Act.EDIT)
        if who.scopes is not None:
            raise NotAllowed("Only a person says that something new is true.")
        confirmed = replace(known, confirmed_by=who.author.name)
        if not self._store.confirm_piece(known.id, confirmed.confirmed_by):
            raise NotFound("This text is not there any more.")
        self._live.changed_beside(known.document)
        return confirmed

    def taken_out(self, who: Actor, piece_id: str) -> Piece:
        """Return a text to be taken out.

        Raises:
            InvalidInput: It claims something that nobody confirmed, or a placeholder is in it.
        """
        known = self._of(who, piece_id, Act.SUGGEST)
        if not known.is_free:
            raise InvalidInput(
                f"This says something new: {'; '.join(known.claims)}. Confirm that it is true first."
            )
        if found := placeholders(known.text):
            raise InvalidInput(f"Fill in {found[0]} first.")
        return known

    def offer(self, who: Actor, piece_id: str) -> None:
        """Suggest a composed summary as that of the résumé.

        Raises:
            InvalidInput: It is none, or the résumé says the same already.
        """
        known = self._of(who, piece_id, Act.SUGGEST)
        if known.kind != "summary":
            raise InvalidInput("Only a summary has its place in the résumé.")
        said = text_at(self._live.tree(known.document), "basics", "summary") or ""
        change = Change("rewrite", "basics", "summary", said, inline.literal(known.text))
        grounds = Grounds("A summary of what the résumé says.", known.job)
        self._suggestions.propose(who, known.document, [(change, grounds)], BYLINE)

    def remove(self, who: Actor, piece_id: str) -> None:
        """Forget a text."""
        known = self._of(who, piece_id, Act.EDIT)
        self._store.remove_piece(known.id)
        self._live.changed_beside(known.document)

    def _of(self, who: Actor, piece_id: str, act: Act) -> Piece:
        known = self._store.piece(piece_id)
        self._access.require(who, act, known.document)
        return known

    def _keep(self, piece: Piece) -> Piece:
        self._store.put_piece(piece)
        self._live.changed_beside(piece.document)
        return piece


def claims_of(text: str, kind: PieceKind, material: Material) -> list[str]:
    """Return what a composed text claims that neither the résumé nor the person's answers carry.

    A letter may name the post that it is for; what the job asks for may not be claimed, but
    interview questions may ask for it.
    """
    job = material.job
    saying = phrases(material.language)
    known = [material.said, material.name, saying.words]
    said = inline.plain(text)
    if kind == "letter" and job:
        # What the post is called and asks for, word for word and as that: nobody claims it.
        for each in (saying.about.format(title=job.title), *(asked(n, saying) for n in job.needs)):
            said = said.replace(each, "")
        said = without_address(said, job.title)
    # What is quoted begins a sentence of its own.
    said = re.sub('[”"»]', "", re.sub("[“„«]", ". ", said))
    if kind == "interview" and job:
        known += [job.title, job.text, *(need.text for need in job.needs)]
    source = " \n".join(inline.plain(each) for each in known)
    left = dict.fromkeys(_LEFT_OPEN.findall(without_placeholders(text)))
    open_ = [f"left open: {each}" for each in left if each not in source]
    return [*open_, *new_claims(source, _LEFT_OPEN.sub("", without_placeholders(said)))]
