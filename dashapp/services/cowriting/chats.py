"""The chat beside a résumé: the team and the co-writer in one thread; it proposes, never edits."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from dashapp.domain import inline
from dashapp.domain.cowriting import Message, MessageState
from dashapp.domain.errors import ImaginatorError, InvalidInput, Unavailable
from dashapp.domain.facts import new_claims
from dashapp.domain.people import Actor
from dashapp.domain.review import Suggestion, Todo
from dashapp.domain.writing.answer import Noted, Piece, Rewrite, Said, Unsaid
from dashapp.domain.writing.cleaning import REMOVED, cleaned
from dashapp.domain.writing.request import Material, Turn
from dashapp.services.acts import Act
from dashapp.services.cowriting.cowriter import WRITER_NAME, Ask, Cowriter, CutShort, Told
from dashapp.services.cowriting.writer import Writer
from dashapp.services.cowriting.writing_store import MessageStore
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.ports import Shelf
from dashapp.services.todos import Todos, WantedTodo

_LONGEST: Final = 4_000
_SHOWN, _REMEMBERED = 60, 40
_MOST_ACTS: Final = 12
_KEEP_S: Final = 5.0
_SILENT_S: Final = 30
"""An answer of which nothing was kept for so long is written by nobody any more."""
_KEY: Final = re.compile(r"\s?\[(p\d{1,4}(?:[,;]\s?p\d{1,4}){0,9})\]")
_KEYS: Final = re.compile(r"p\d+")
_STOPPED: Final = "Stopped before the end."
_FOREIGN: Final = "It wanted to keep a to-do about what nobody here has said; nothing was kept."
_INTERRUPTED: Final = "This answer was interrupted. Ask again."


@dataclass(frozen=True, slots=True)
class ChatStep:
    """What happens while the co-writer answers: words, a suggestion, a to-do, or a note.

    The first says which message is being answered, the last what the answer is.
    """

    begun: Message | None = None
    words: str = ""
    suggestion: Suggestion | None = None
    todo: Todo | None = None
    told: str = ""
    done: Message | None = None


@dataclass(slots=True)
class _Round:
    """A question that is being answered: whose, about what, and what has come of it so far."""

    who: Actor
    document: str
    job: str
    material: Material
    message: Message
    turns_said: str
    """What people have said in the chat."""
    words: list[str] = field(default_factory=list)
    guarded: list[str] = field(default_factory=list)
    """The words that a model chose."""
    notes: list[str] = field(default_factory=list)
    acts: int = 0


@dataclass(frozen=True, slots=True)
class ChatStores:
    """Where messages are kept for good, and for a while which of them are being written."""

    messages: MessageStore
    shelf: Shelf


class Chats:
    """What a person can do in the chat beside a résumé."""

    def __init__(
        self,
        cowriter: Cowriter,
        todos: Todos,
        stores: ChatStores,
        live: LiveDocuments,
        guards: Guards,
    ) -> None:
        self._cowriter = cowriter
        self._todos = todos
        self._store = stores.messages
        self._shelf = stores.shelf
        self._live = live
        self._access = guards.access
        self._limiter = guards.limiter
        self._clock = guards.clock

    def messages(self, who: Actor, document: str, before: datetime | None = None) -> list[Message]:
        """Return the latest messages, or the latest before a time, the oldest first.

        Raises:
            NotAllowed: ``who`` may only read the résumé: the chat is its team's.
        """
        self._access.require(who, Act.COMMENT, document)
        found = self._store.messages(document, _SHOWN, before)
        silent = self._silent([_key(each) for each in found if each.state == "writing"])
        return [
            replace(each, state="failed", note=_INTERRUPTED)
            if each.state == "writing" and _key(each) in silent
            else each
            for each in found
        ]

    def _silent(self, keys: list[str]) -> set[str]:
        """Return the answers that nobody writes any more; none where that cannot be asked just now."""
        with contextlib.suppress(Unavailable):
            return set(keys) - set(self._shelf.get_all(keys)) if keys else set()
        return set()

    async def say(
        self, who: Actor, document: str, text: str, ask: Ask
    ) -> AsyncGenerator[ChatStep, None]:
        """Say something and have it answered; what is proposed waits for people as it comes.

        Raises:
            InvalidInput: Nothing is said, or too much.
            NotAllowed: ``who`` may only read.
        """
        now, turns = await asyncio.to_thread(self._begun, who, document, text, ask)
        yield ChatStep(begun=now.message)

        def asked(writer: Writer) -> AsyncGenerator[Piece, None]:
            return writer.converse(now.material, turns)

        state: MessageState = "failed"
        note = _STOPPED
        ended = asyncio.Event()
        keeping = asyncio.create_task(self._keep(now, ended))
        try:
            async with aclosing(self._cowriter.answered(who, document, asked)) as pieces:
                async for piece in pieces:
                    step = await self._taken(now, piece)
                    if step is not None:
                        yield step
            state, note = "done", ""
        except CutShort as error:
            note = str(error)
            yield ChatStep(told=note)
        finally:
            ended.set()
            await keeping  # what it keeps would stand above the end
            kept = await asyncio.to_thread(self._ended, now, state, note)
        yield ChatStep(done=kept)

    def _begun(self, who: Actor, document: str, text: str, ask: Ask) -> tuple[_Round, list[Turn]]:
        self._access.require(who, Act.COMMENT, document)
        said = text.strip()
        if not said or len(said) > _LONGEST:
            raise InvalidInput(f"A message has 1 to {_LONGEST} letters.")
        self._limiter.hit("chat", who.counted)
        material = self._cowriter.material(who, document, ask)
        earlier = [each for each in self._store.messages(document, _REMEMBERED) if each.text]
        now = self._clock()
        message = Message(new_id(), document, who.person or "", who.author.name, now, said)
        self._store.put_message(message)
        begun = Message(
            new_id(), document, "", WRITER_NAME, now + timedelta(microseconds=1), "",
            is_writer=True, state="writing",
        )  # fmt: skip
        with contextlib.suppress(Unavailable):
            self._shelf.put(_key(begun), b"", _SILENT_S)
        self._store.put_message(begun)
        self._live.changed_beside(document)
        turns = [
            Turn(each.by, _shortened(each.text), each.is_writer) for each in [*earlier, message]
        ]
        people = " \n".join(each.text for each in turns if not each.is_writer)
        return _Round(who, document, ask.job, material, begun, people), turns

    async def _taken(self, now: _Round, piece: Piece | Told) -> ChatStep | None:
        if isinstance(piece, Said):
            now.words.append(piece.text)
            now.guarded.append("" if piece.is_by_rule else piece.text)
            return ChatStep(words=piece.text)
        if isinstance(piece, Unsaid):
            now.words.clear()
            now.guarded.clear()
            return None
        if isinstance(piece, Told):
            step = ChatStep(told=piece.sentence)
        else:
            now.acts += 1
            if now.acts > _MOST_ACTS:
                return None
            step = await asyncio.to_thread(self._done, now, piece)
        if step.told:
            now.notes.append(step.told)
        return step

    def _done(self, now: _Round, piece: Piece) -> ChatStep:
        if isinstance(piece, Rewrite):
            made = self._cowriter.suggest(now.who, now.document, now.material, piece, now.job)
            if isinstance(made, Told):
                return ChatStep(told=made.sentence)
            return ChatStep(suggestion=made)
        if not isinstance(piece, Noted):
            return ChatStep()
        try:
            if piece.act == "add":
                return self._noted(now, piece.text)
            known = next((each for each in now.material.todos if each.key == piece.todo), None)
            if known is None:
                return ChatStep(told="It wanted to tick off a to-do that is not there.")
            return ChatStep(todo=self._todos.tick(now.who, known.id, is_done=True))
        except ImaginatorError as error:
            return ChatStep(told=str(error))

    def _noted(self, now: _Round, text: str) -> ChatStep:
        material, job = now.material, now.material.job
        asked = now.turns_said
        said = cleaned(text, f"{material.said} {asked}")
        known = f"{material.said} {asked} {job.title if job else ''} {job.text if job else ''}"
        if REMOVED in said or new_claims(known, said):
            return ChatStep(told=_FOREIGN)
        wanted = WantedTodo(said, by=WRITER_NAME)
        return ChatStep(todo=self._todos.add(now.who, now.document, wanted))

    async def _keep(self, now: _Round, ended: asyncio.Event) -> None:
        """Keep what is said so far, again and again: whoever kills the process takes little."""
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), _KEEP_S)
                return
            with contextlib.suppress(ImaginatorError):  # the database has a bad minute
                await asyncio.to_thread(self._kept_so_far, now)

    def _kept_so_far(self, now: _Round) -> None:
        with contextlib.suppress(Unavailable):
            self._shelf.put(_key(now.message), b"", _SILENT_S)
        said = self._said(now, "writing", "")
        if said.text:
            self._store.put_message(said)

    def _ended(self, now: _Round, state: MessageState, note: str) -> Message:
        kept = self._said(now, state, note)
        self._store.put_message(kept)
        self._live.changed_beside(kept.document)
        return kept

    def _said(self, now: _Round, state: MessageState, note: str) -> Message:
        said, material = "".join(now.words).strip(), now.material
        chosen = _KEY.sub("", inline.plain("".join(now.guarded)))
        claims = new_claims(inline.plain(material.said), chosen)
        notes = dict.fromkeys([*now.notes, *([note] if note else [])])
        return replace(
            now.message,
            text=_linked(said, material),
            state=state,
            note=" ".join(notes),
            claims=tuple(claims),
        )


def _key(message: Message) -> str:
    return f"answer:{message.id}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _linked(text: str, material: Material) -> str:
    """Return words with the places they lean on under names that last: ``[[node/field]]``."""

    def named(found: re.Match[str]) -> str:
        places = filter(None, map(material.place, _KEYS.findall(found[1])))
        return "".join(f" [[{place.node}/{place.field}]]" for place in places)

    return _KEY.sub(named, text)
