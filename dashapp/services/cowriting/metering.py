"""Counts what models are asked: how much, how fast, what was sent; and says when it is enough."""

import asyncio
import hashlib
import json
import logging
import threading
import time
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from dashapp.domain.cowriting import Sending
from dashapp.domain.errors import ImaginatorError, TooMany, Unavailable
from dashapp.domain.people import Actor
from dashapp.services.cowriting.provision import Budget
from dashapp.services.cowriting.text_model import Prompt, TextModel, Usage
from dashapp.services.cowriting.writing_store import SendingStore
from dashapp.services.documents import new_id
from dashapp.services.ports import Clock, Limiter, Shelf

_DAY: Final = timedelta(days=1)
_KEPT: Final = timedelta(days=30)
_LOST: Final = timedelta(minutes=10)
_UNDER_WAY: Final = "under way"
_LETTERS_A_TOKEN = 4
_LONGEST_SENT = 60_000
_PAID_FOR_S = 600
_AGAIN_S = 20
_NEVER_PAID_TWICE: Final = ("rewrite", "questions", "summary", "letter", "about", "interview")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Addressee:
    """For whom, and where, something is sent; ``counted`` tells guests apart."""

    person: str
    counted: str
    workspace: str
    document: str
    host: str
    model: str


class Meter:
    """Keeps what was sent, and counts who is being answered just now in this process."""

    def __init__(self, store: SendingStore, shelf: Shelf, limiter: Limiter, clock: Clock) -> None:
        self._store = store
        self.shelf = shelf
        self._limiter = limiter
        self._clock = clock
        self._answering: Counter[str] = Counter()
        self._lock = threading.Lock()

    def require(self, who: Actor, workspace: str, budget: Budget) -> None:
        """Return if somebody may ask a model now, and count it.

        The guests of a workspace share the budget of one person.

        Raises:
            TooMany: They asked too often, too much is being answered, or the day's budget is used.
        """
        self._limiter.hit("model", who.counted)
        if self._answering[who.counted] >= budget.at_once:
            told = "Your last questions are still being answered. Wait for them, or cancel them."
            raise TooMany(told, _AGAIN_S)
        since, of_workspace = self._clock() - _DAY, {"workspace": workspace}
        of_person = {"person": who.maker} if who.person else {"person": who.maker, **of_workspace}
        for most, known in (
            (budget.person, of_person),
            (budget.workspace, of_workspace),
        ):
            if most and all(known.values()) and self._store.tokens(since, **known) >= most:
                whose = "Your" if "person" in known else "This workspace's"
                raise TooMany(f"{whose} budget for the model is used for today.", 3600)

    @contextmanager
    def answering(self, counted: str) -> Iterator[None]:
        """Count somebody as being answered, however that ends."""
        with self._lock:
            self._answering[counted] += 1
        try:
            yield
        finally:
            with self._lock:
                self._answering[counted] -= 1
                if not self._answering[counted]:
                    del self._answering[counted]

    def began(self, addressee: Addressee, prompt: Prompt) -> Sending:
        """Keep what is sent, before it is."""
        sending = Sending(
            new_id(),
            addressee.person,
            addressee.workspace,
            addressee.document,
            self._clock(),
            prompt.purpose,
            addressee.host,
            addressee.model,
            prompt.text[:_LONGEST_SENT],
            _UNDER_WAY,
            # Until it is known better: whoever is killed meanwhile has been charged for it as well.
            tokens_read=len(prompt.text) // _LETTERS_A_TOKEN,
        )
        self._store.forget_sendings(sending.at - _KEPT)
        self._store.put_sending(sending)
        return sending

    def ended(self, sending: Sending) -> None:
        """Keep what came of it; the answer is the person's even where that cannot be kept."""
        try:
            self._store.put_sending(sending)
        except ImaginatorError:
            _log.warning("what a model used could not be kept")

    def sendings(self, person: str, most: int) -> list[Sending]:
        """Return what was sent for somebody, the latest first."""
        lost = self._clock() - _LOST
        return [
            replace(each, outcome="interrupted") if _is_lost(each, lost) else each
            for each in self._store.sendings(person, most)
        ]


def _is_lost(sending: Sending, lost: datetime) -> bool:
    return sending.outcome == _UNDER_WAY and sending.at < lost


class Metered:
    """A model of which every question is kept; the same one is not paid for twice in a while."""

    def __init__(self, model: TextModel, meter: Meter, addressee: Addressee) -> None:
        self._model = model
        self._meter = meter
        self._addressee = addressee

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """Give the words of the answer."""
        key = self._key(prompt)
        if (known := await asyncio.to_thread(self._known, key)) is not None:
            yield known
            return
        with self._meter.answering(self._addressee.counted):
            async with aclosing(self._asked(prompt, key)) as pieces:
                async for piece in pieces:
                    yield piece

    async def _asked(self, prompt: Prompt, key: str | None) -> AsyncGenerator[str | Usage, None]:
        begun, first = time.monotonic(), 0.0
        sending = await asyncio.to_thread(self._meter.began, self._addressee, prompt)
        words, used, outcome = [], None, "stopped"
        try:
            async with aclosing(self._model.stream(prompt)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Usage):
                        used = piece
                        continue
                    first = first or (time.monotonic() - begun if piece else 0.0)
                    words.append(piece)
                    yield piece
            outcome = "answered"
            await asyncio.to_thread(self._keep, key, "".join(words))
        except ImaginatorError as error:
            outcome = str(error)
            raise
        finally:
            said = "".join(words)
            counted = used or Usage(
                len(prompt.text) // _LETTERS_A_TOKEN, len(said) // _LETTERS_A_TOKEN
            )
            done = replace(
                sending,
                outcome=outcome,
                tokens_read=counted.read,
                tokens_written=counted.written,
                first_ms=round(first * 1000),
                total_ms=round((time.monotonic() - begun) * 1000),
            )
            await asyncio.to_thread(self._meter.ended, done)

    def _key(self, prompt: Prompt) -> str | None:
        if prompt.purpose not in _NEVER_PAID_TWICE:
            return None
        asked = json.dumps([self._addressee.person, self._addressee.host, self._addressee.model, prompt.text])  # fmt: skip
        return f"answer:{hashlib.sha256(asked.encode('utf-8', 'replace')).hexdigest()}"

    def _known(self, key: str | None) -> str | None:
        if key is None:
            return None
        with suppress(Unavailable):
            kept = self._meter.shelf.get(key)
            return kept.decode() if kept is not None else None
        return None

    def _keep(self, key: str | None, said: str) -> None:
        if key is not None:
            with suppress(Unavailable):
                self._meter.shelf.put(key, said.encode("utf-8", "replace"), _PAID_FOR_S)
