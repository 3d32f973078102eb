"""Long work beside the request: started, watched, and its outcome fetched, by an id."""

import json
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from dashapp.domain.errors import ImaginatorError, NotFound, Unavailable
from dashapp.domain.people import Actor
from dashapp.services.ports import Shelf

Progress = Callable[[float, str], None]
"""Takes the share that is done, 0 to 1, and what is being done in a few words."""

_log = logging.getLogger(__name__)
_KEPT_SECONDS = 3600
_SILENT_SECONDS = 180
"""After this nobody is at work any more: a reading takes 20 seconds, and some may wait before it."""


@dataclass(frozen=True, slots=True)
class TaskState:
    """How far a task is; ``result`` is JSON, ``error`` a sentence for whoever waits, ``by``."""

    fraction: float = 0.0
    sentence: str = "Waiting…"
    done: bool = False
    result: Any = None
    error: str | None = None
    by: str = ""


class Tasks:
    """Runs long work in a few threads; how far it is stands on the shelf, for every process."""

    def __init__(self, shelf: Shelf, workers: int = 2) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="task")
        self._shelf = shelf

    def start(self, who: Actor, work: Callable[[Progress], Any]) -> str:
        """Begin ``work`` and return the id to ask after it with."""
        task_id = secrets.token_urlsafe(12)
        self._keep(task_id, TaskState(by=_named(who)))
        self._pool.submit(self._run, task_id, _named(who), work)
        return task_id

    def state(self, who: Actor, task_id: str) -> TaskState:
        """Return how far a task is.

        Raises:
            NotFound: There is no such task of theirs, its process has ended, or its outcome was
                long ago.
            Unavailable: The shelf cannot be reached.
        """
        stored = self._shelf.get(_key(task_id))
        state = TaskState(**json.loads(stored)) if stored is not None else None
        if state is None or state.by != _named(who):
            raise NotFound("This work is no longer known here. Please start it again.")
        return state

    def close(self) -> None:
        """Finish what runs and take nothing new."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, task_id: str, by: str, work: Callable[[Progress], Any]) -> None:
        def report(fraction: float, sentence: str) -> None:
            # Work goes on where nobody can be told how far it is.
            with suppress(Unavailable):
                self._keep(task_id, TaskState(min(max(fraction, 0.0), 1.0), sentence, by=by))

        try:
            outcome = TaskState(1.0, "Done", done=True, result=work(report), by=by)
        except ImaginatorError as error:
            outcome = TaskState(1.0, "Stopped", done=True, error=str(error), by=by)
        except Exception:  # noqa: BLE001 - the person must hear that it ended
            _log.exception("a task failed")
            sentence = "Something went wrong on our side. Nothing was changed; please try again."
            outcome = TaskState(1.0, "Stopped", done=True, error=sentence, by=by)
        try:
            self._keep(task_id, outcome)
        except Unavailable:
            _log.warning("nobody could be told that a task ended")

    def _keep(self, task_id: str, state: TaskState) -> None:
        seconds = _KEPT_SECONDS if state.done else _SILENT_SECONDS
        self._shelf.put(_key(task_id), json.dumps(asdict(state)).encode(), seconds)


def _named(who: Actor) -> str:
    return who.person or " ".join(sorted(who.links))


def _key(task_id: str) -> str:
    return f"task:{task_id}"
