"""Long work beside the request: started, watched, and its outcome fetched, by an id."""

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from dashapp.domain.errors import ImaginatorError, NotFound

Progress = Callable[[float, str], None]
"""Takes the share that is done, 0 to 1, and what is being done in a few words."""

_log = logging.getLogger(__name__)
_KEPT = 200


@dataclass(frozen=True, slots=True)
class TaskState:
    """How far a task is; ``error`` is a sentence for the person who waits."""

    fraction: float = 0.0
    sentence: str = "Waiting…"
    done: bool = False
    result: Any = None
    error: str | None = None


class Tasks:
    """Runs long work in a few threads and remembers the latest outcomes."""

    def __init__(self, workers: int = 2) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="task")
        self._lock = threading.Lock()
        self._states: OrderedDict[str, TaskState] = OrderedDict()

    def start(self, work: Callable[[Progress], Any]) -> str:
        """Begin ``work`` and return the id to ask after it with."""
        task_id = secrets.token_urlsafe(12)
        self._keep(task_id, TaskState())
        self._pool.submit(self._run, task_id, work)
        return task_id

    def state(self, task_id: str) -> TaskState:
        """Return how far a task is.

        Raises:
            NotFound: There is no such task, or its outcome was long ago.
        """
        with self._lock:
            if task_id not in self._states:
                raise NotFound("This work is no longer known here. Please start it again.")
            return self._states[task_id]

    def close(self) -> None:
        """Finish what runs and take nothing new."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, task_id: str, work: Callable[[Progress], Any]) -> None:
        def report(fraction: float, sentence: str) -> None:
            self._keep(task_id, TaskState(min(max(fraction, 0.0), 1.0), sentence))

        try:
            outcome = TaskState(1.0, "Done", done=True, result=work(report))
        except ImaginatorError as error:
            outcome = TaskState(1.0, "Stopped", done=True, error=str(error))
        except Exception:  # noqa: BLE001 - the person must hear that it ended
            _log.exception("a task failed")
            sentence = "Something went wrong on our side. Nothing was changed; please try again."
            outcome = TaskState(1.0, "Stopped", done=True, error=sentence)
        self._keep(task_id, replace(outcome))

    def _keep(self, task_id: str, state: TaskState) -> None:
        with self._lock:
            self._states[task_id] = state
            while len(self._states) > _KEPT:
                self._states.popitem(last=False)
