"""Interviews: the co-writer asks for what a bullet leaves open; only the answers become facts."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from dashapp.domain import inline
from dashapp.domain.cowriting import Fact
from dashapp.domain.errors import InvalidInput, NotAllowed
from dashapp.domain.people import Actor
from dashapp.domain.review import Change, Grounds, Suggestion, text_at
from dashapp.domain.writing.answer import Piece, Question
from dashapp.domain.writing.request import Material
from dashapp.services.acts import Act
from dashapp.services.cowriting.cowriter import BYLINE, Ask, Asked, Cowriter, Told, asked_about
from dashapp.services.cowriting.writer import Writer
from dashapp.services.cowriting.writing_store import FactStore
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.suggestions import Suggestions

_LONGEST_ANSWER: Final = 1_000
_MOST_FACTS: Final = 500


class Interviews:
    """Questions of the co-writer, and the person's answers."""

    def __init__(
        self,
        cowriter: Cowriter,
        suggestions: Suggestions,
        facts: FactStore,
        live: LiveDocuments,
        guards: Guards,
    ) -> None:
        self._cowriter = cowriter
        self._suggestions = suggestions
        self._facts = facts
        self._live = live
        self._access = guards.access
        self._clock = guards.clock

    async def questions(
        self, who: Actor, document: str, ask: Ask
    ) -> AsyncGenerator[Asked | Told, None]:
        """Give what the co-writer asks about a résumé.

        Raises:
            NotAllowed: ``who`` may only read.
        """
        material = await asyncio.to_thread(self._begun, who, document, ask)

        def asked(writer: Writer) -> AsyncGenerator[Piece, None]:
            return writer.questions(material)

        async with aclosing(self._cowriter.answered(who, document, asked)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Told):
                    yield piece
                elif isinstance(piece, Question) and (question := asked_about(material, piece)):
                    yield question

    def _begun(self, who: Actor, document: str, ask: Ask) -> Material:
        self._access.require(who, Act.SUGGEST, document)
        return self._cowriter.material(who, document, ask)

    def answer(self, who: Actor, document: str, asked: Asked, text: str) -> Fact:
        """Keep an answer as a fact of the person; the same one twice is one.

        Raises:
            InvalidInput: It says nothing, or its text is gone.
            NotAllowed: ``who`` may not edit, or a program would say what only a person knows.
        """
        self._access.require(who, Act.EDIT, document)
        if who.scopes is not None:
            raise NotAllowed("Only a person answers what is true.")
        said = " ".join(text.split())
        if not said:
            raise InvalidInput("Write what you know first; then it can be kept.")
        if len(said) > _LONGEST_ANSWER:
            raise InvalidInput(f"An answer has at most {_LONGEST_ANSWER} letters.")
        if text_at(self._live.tree(document), asked.node, asked.field) is None:
            raise InvalidInput("The text that this is about is gone.")
        facts = self._facts.facts(document)
        same = (who.person or "", asked.node, asked.field, asked.asks[:300], said)
        for each in facts:
            if (each.person, each.node, each.field, each.asked, each.text) == same:
                return each
        if len(facts) >= _MOST_FACTS:
            raise InvalidInput("Many answers are kept here already.")
        fact = Fact(
            new_id(), document, who.person or "", who.author.name, self._clock(),
            asked.node, asked.field, asked.asks[:300], said,
        )  # fmt: skip
        self._facts.add_fact(fact)
        return fact

    def use(self, who: Actor, document: str, fact: Fact) -> Suggestion:
        """Have the answer suggested as a part of its text, in the person's own words.

        Raises:
            InvalidInput: Its text is gone.
        """
        said = text_at(self._live.tree(document), fact.node, fact.field) or ""
        joined = f"{said.rstrip('. ')}: {inline.literal(fact.text)}"
        change = Change("rewrite", fact.node, fact.field, said, joined)
        wanted = [(change, Grounds("With what you answered.", sources=(fact.text,)))]
        return self._suggestions.propose(who, document, wanted, BYLINE)[0]
