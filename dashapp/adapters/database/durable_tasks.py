"""Long work in a database; taking a piece is one conditional update, so that one hand has it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, insert, select, update

from dashapp.adapters.database.engine import answering, holding
from dashapp.adapters.database.tables import DOCUMENTS
from dashapp.adapters.database.times import utc
from dashapp.adapters.database.writing_tables import DURABLE_TASKS
from dashapp.domain.durable_task import DurableTask
from dashapp.domain.errors import NotFound

_TASKS = DURABLE_TASKS.c
_OPEN = ("waiting", "running")


class SqlDurableTasks:
    """A store of long work over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_task(self, task: DurableTask, most: int) -> DurableTask | None:
        """Keep new work, or return the same that is open; nothing where too much is open."""
        is_open = (_TASKS.document == task.document) & _TASKS.state.in_(_OPEN)
        with holding(self._engine, DOCUMENTS, task.document) as connection:
            rows = connection.execute(select(DURABLE_TASKS).where(is_open)).all()
            for known in map(_task, rows):
                if known.is_same(task):
                    return known
            if len(rows) >= most:
                return None
            connection.execute(insert(DURABLE_TASKS).values(**_values(task)))
        return task

    def task(self, task_id: str) -> DurableTask:
        """Return a piece of work."""
        with answering(self._engine) as connection:
            row = connection.execute(select(DURABLE_TASKS).where(_TASKS.id == task_id)).first()
        if row is None:
            raise NotFound("This work is no longer known here.")
        return _task(row)

    def tasks(self, document: str) -> list[DurableTask]:
        """Return the work on a document, the newest first."""
        asked = select(DURABLE_TASKS).where(_TASKS.document == document)
        with answering(self._engine) as connection:
            rows = connection.execute(asked.order_by(_TASKS.at.desc(), _TASKS.id)).all()
        return [_task(row) for row in rows]

    def claim_task(self, now: datetime, until: datetime) -> DurableTask | None:
        """Take the oldest work that waits, or whose holder fell silent, until a time."""
        is_free = (_TASKS.state == "waiting") | (
            (_TASKS.state == "running") & (_TASKS.lease_until < now)
        )
        with answering(self._engine) as connection:
            found = connection.scalar(
                select(_TASKS.id).where(is_free).order_by(_TASKS.at, _TASKS.id).limit(1)
            )
            if found is None:
                return None
            taken = connection.execute(
                update(DURABLE_TASKS)
                .where((_TASKS.id == found) & is_free)
                .values(state="running", lease_until=until, tries=_TASKS.tries + 1)
                .returning(*_TASKS)
            ).first()
        return _task(taken) if taken is not None else None

    def keep_task(self, task: DurableTask, held: datetime | None) -> bool:
        """Keep how far work is, if it is still held until ``held``; return whether it was."""
        is_held = (_TASKS.state == "running") & (_TASKS.lease_until == held)
        return self._set(task.id, is_held, **_values(task))

    def cancel_task(self, task_id: str, told: str) -> bool:
        """Let nobody run work any more, unless it is over; return whether it was not."""
        is_open = _TASKS.state.in_(_OPEN)
        return self._set(task_id, is_open, state="cancelled", told=told, lease_until=None)

    def reopen_task(self, task_id: str, actor: Mapping[str, object]) -> bool:
        """Let work of somebody wait again that failed or was cancelled; return whether it was."""
        is_over = _TASKS.state.in_(["failed", "cancelled"])
        again: dict[str, Any] = {"state": "waiting", "told": "", "tries": 0, "lease_until": None}
        return self._set(task_id, is_over, actor=dict(actor), **again)

    def _set(self, task_id: str, condition: ColumnElement[bool], **values: Any) -> bool:
        with answering(self._engine) as connection:
            changed = connection.execute(
                update(DURABLE_TASKS).where(_TASKS.id == task_id, condition).values(**values)
            )
        return bool(changed.rowcount)


def _values(task: DurableTask) -> dict[str, Any]:
    return asdict(task) | {"questions": list(task.questions)}


def _task(row: Row[Any]) -> DurableTask:
    found = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's own name for it
    found["at"] = utc(found["at"])
    found["lease_until"] = utc(found["lease_until"]) if found["lease_until"] else None
    found["questions"] = tuple(found["questions"])
    return DurableTask(**found)
