"""Long work for a résumé: begun, watched, cancelled, asked for again, and gone on with after a restart.

It stands in the database. Any process runs it, one at a time, for as long as it renews its lease;
when one falls silent another goes on. What was suggested until then is kept and not done again.
"""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Final

from dashapp.domain.durable_task import DurableState, DurableTask, TaskKind
from dashapp.domain.errors import ImaginatorError, InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.review import Suggestion
from dashapp.domain.writing.request import Wish
from dashapp.services.acts import Act
from dashapp.services.cowriting.cowriter import (
    Ask,
    Asked,
    Began,
    Cowriter,
    CutShort,
    Told,
    checked_wish,
)
from dashapp.services.cowriting.writing_store import TaskStore
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.ports import Clock
from dashapp.services.tailored_copies import Copied, TailoredCopies

Step = Copied | Began | Suggestion | Asked | Told
_LEASE: Final = timedelta(seconds=60)
_RENEW_S: Final = 3.0
_GLANCE_S: Final = 0.5
_LOOK_S: Final = 5.0
_MOST_TRIES, _MOST_OPEN, _MOST_QUESTIONS, _LONGEST_TOLD = 3, 5, 40, 1_000
_OURS: Final = "Something went wrong on our side. What was suggested is kept; please try again."
_INTERRUPTED: Final = "This was interrupted again and again. What was suggested is kept."
_log = logging.getLogger(__name__)


class DurableTasks:
    """What a person can do with long work."""

    def __init__(self, store: TaskStore, guards: Guards) -> None:
        self._store = store
        self._access = guards.access
        self._clock = guards.clock
        self.added = threading.Event()
        """Set when there may be something to run."""

    def begin(self, who: Actor, document: str, kind: TaskKind, ask: Ask) -> DurableTask:
        """Keep work to be done; what ``who`` has asked for already and waits is not done twice.

        Raises:
            InvalidInput: The wish lacks something, or much is under way already.
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.SUGGEST, document)
        checked_wish(ask)
        if kind == "tailor" and not ask.job:
            raise InvalidInput(
                "Choose the job that it is for; add its post first where there is none."
            )
        task = DurableTask(
            new_id(), document, _actor_to_json(who), kind, asdict(ask), self._clock()
        )
        kept = self._store.add_task(task, _MOST_OPEN)
        if kept is None:
            raise InvalidInput("Much is under way for this résumé already. Wait, or cancel some.")
        self.added.set()
        return kept

    def task(self, who: Actor, task_id: str) -> DurableTask:
        """Return how far work is.

        Raises:
            NotFound: There is none under this id for ``who``.
        """
        known = self._store.task(task_id)
        self._access.require(who, Act.SUGGEST, known.document)
        return known

    def listed(self, who: Actor, document: str) -> list[DurableTask]:
        """Return the work on a résumé, the newest first."""
        self._access.require(who, Act.SUGGEST, document)
        return self._store.tasks(document)

    def cancel(self, who: Actor, task_id: str) -> DurableTask:
        """Stop work; what was suggested until then is kept.

        Raises:
            InvalidInput: It is over already.
        """
        known = self.task(who, task_id)
        if not self._store.cancel_task(known.id, "Cancelled. What had come is kept."):
            raise InvalidInput("This is over already.")
        return self._store.task(known.id)

    def retry(self, who: Actor, task_id: str) -> DurableTask:
        """Begin work again that failed or was cancelled; what is there already is not done again.

        It is of whoever asks from now on: what it takes is asked of their model, and with their rights.

        Raises:
            InvalidInput: It is done, or under way.
        """
        known = self.task(who, task_id)
        if not self._store.reopen_task(known.id, _actor_to_json(who)):
            raise InvalidInput("Only what failed or was cancelled can be begun again.")
        self.added.set()
        return self._store.task(known.id)


class TaskRunner:
    """Runs long work in threads of this process."""

    def __init__(
        self,
        tasks: DurableTasks,
        store: TaskStore,
        cowriter: Cowriter,
        copies: TailoredCopies,
        guards: Guards,
    ) -> None:
        self._tasks = tasks
        self._store = store
        self._cowriter = cowriter
        self._copies = copies
        self._clock = guards.clock
        self._is_stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self, hands: int = 2) -> None:
        """Begin to look for work."""
        for number in range(hands):
            name = f"durable-task-{number}"
            thread = threading.Thread(target=self._run, name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """Put down what is in hand, so that another process goes on with it at once."""
        self._is_stopping.set()
        self._tasks.added.set()
        for thread in self._threads:
            thread.join(5)

    def _run(self) -> None:
        while not self._is_stopping.is_set():
            try:
                task = self._store.claim_task(self._clock(), self._clock() + _LEASE)
            except ImaginatorError:
                task = None  # the database has a bad minute; what waits there can wait
            if task is not None:
                self._take(task)
                continue
            self._tasks.added.wait(_LOOK_S)
            if not self._is_stopping.is_set():
                self._tasks.added.clear()

    def _take(self, task: DurableTask) -> None:
        hand = _Hand(task, self._store, self._clock)
        if task.tries > _MOST_TRIES:  # it ends the process that runs it, or seems to
            hand.end("failed", _INTERRUPTED)
            return
        try:
            asyncio.run(self._done(hand))
        except _PutDown:
            return
        except CutShort as error:
            again = hand.task.tries < _MOST_TRIES
            hand.end("waiting" if again else "failed", str(error))
        except ImaginatorError as error:
            hand.end("failed", str(error))
        except Exception:  # noqa: BLE001 - the person must hear that it ended
            _log.exception("long work failed")
            hand.end("failed", _OURS)
        else:
            hand.end("done", "")

    async def _done(self, hand: "_Hand") -> None:
        async with aclosing(self._steps(hand.task)) as steps:
            pending: asyncio.Future[Step] | None = None
            try:
                while True:
                    pending = asyncio.ensure_future(anext(steps))
                    while not (await asyncio.wait({pending}, timeout=_GLANCE_S))[0]:
                        hand.glance(is_stopping=self._is_stopping.is_set())
                    try:
                        hand.take(pending.result(), is_stopping=self._is_stopping.is_set())
                    except StopAsyncIteration:
                        return
            finally:
                if pending is not None and not pending.done():
                    pending.cancel()
                    await asyncio.wait({pending})

    def _steps(self, task: DurableTask) -> AsyncGenerator[Step, None]:
        who, ask = _actor_from_json(dict(task.actor)), _ask(task)
        if task.kind == "rewrite":
            return self._cowriter.rewrite(who, task.document, ask, task.at)
        if task.copy:  # made before somebody fell silent
            wished = replace(ask, wish=Wish("job"))
            return self._cowriter.rewrite(who, task.copy, wished)
        # Under the work's own id: made once, also where nobody could note any more that it was.
        return self._copies.make(who, task.document, ask, task.id)


class _PutDown(Exception):
    """The work was cancelled, is in another hand, or this process stops."""


class _Hand:
    """Work in hand: what has come of it, kept as it comes."""

    def __init__(self, task: DurableTask, store: TaskStore, clock: Clock) -> None:
        self.task = task
        self._store = store
        self._clock = clock
        self._renewed = time.monotonic()

    def glance(self, *, is_stopping: bool) -> None:
        """Look up while nothing comes: whether to stop, or to hold it for longer."""
        if is_stopping or time.monotonic() - self._renewed > _RENEW_S:
            self.renew(is_stopping=is_stopping)

    def take(self, step: Step, *, is_stopping: bool) -> None:
        """Note a step."""
        now = self.task
        if isinstance(step, Copied):
            now = replace(now, copy=step.document)
        elif isinstance(step, Began):
            now = replace(now, texts=max(now.texts, step.texts))
        elif isinstance(step, Suggestion):
            now = replace(now, suggested=now.suggested + 1)
        elif isinstance(step, Told):
            now = replace(now, told=f"{now.told} {step.sentence}".strip()[:_LONGEST_TOLD])
        elif len(now.questions) < _MOST_QUESTIONS:
            now = replace(now, questions=(*now.questions, asdict(step)))
        self.task = now
        self.renew(is_stopping=is_stopping)

    def renew(self, *, is_stopping: bool) -> None:
        """Keep how far it is, and hold it for longer."""
        if is_stopping:
            # Put down in good order is no try.
            waits = replace(self.task, state="waiting", tries=self.task.tries - 1, lease_until=None)
            self._store.keep_task(waits, self.task.lease_until)
            raise _PutDown
        self._renewed = time.monotonic()
        longer = replace(self.task, lease_until=self._clock() + _LEASE)
        if not self._store.keep_task(longer, self.task.lease_until):
            raise _PutDown
        self.task = longer

    def end(self, state: DurableState, told: str) -> None:
        """Keep how it ended; where even that cannot be kept, the lease runs out and another tries."""
        said = told or self.task.told
        try:
            ended = replace(self.task, state=state, told=said, lease_until=None)
            self._store.keep_task(ended, self.task.lease_until)
        except ImaginatorError:
            _log.warning("the end of long work could not be kept")


def _actor_to_json(who: Actor) -> dict[str, object]:
    """Return who asks, with what their token opens, to be asked for rights again later.

    Work outlives the browser in which it was begun, but not the token.
    """
    scopes = sorted(who.scopes) if who.scopes is not None else None
    return {**replace(who, login=None).to_json(), "scopes": scopes}


def _actor_from_json(said: dict[str, object]) -> Actor:
    """Return who :func:`_actor_to_json` told of."""
    scopes = said.pop("scopes")
    who = Actor.from_json(said)
    return replace(who, scopes=frozenset(scopes)) if isinstance(scopes, list) else who


def _ask(task: DurableTask) -> Ask:
    asked = dict(task.asked)
    return Ask(**{**asked, "wish": Wish(**asked["wish"])})
