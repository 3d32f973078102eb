"""Suggestions, threads and to-dos in a database."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Update,
    delete,
    insert,
    or_,
    select,
    update,
)

from dashapp.adapters.database.engine import answering, holding
from dashapp.adapters.database.tables import DOCUMENTS, REMARKS, SUGGESTIONS, THREADS, TODOS
from dashapp.adapters.database.times import utc
from dashapp.domain.errors import NotFound
from dashapp.domain.people import LOCAL_PERSON
from dashapp.domain.review import (
    Anchor,
    Change,
    Grounds,
    Remark,
    Suggestion,
    SuggestionState,
    Thread,
    Todo,
)

_CHANGE = ("act", "node", "field", "before", "after")


class SqlReview:
    """A store of suggestions, threads and to-dos over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_suggestions(
        self, suggestions: Sequence[Suggestion], replaces: str, stale: datetime
    ) -> list[Suggestion]:
        """Keep new suggestions for a document, all or none, and return them as they are kept."""
        if not suggestions:
            return []
        document, new = suggestions[0].document, []
        # Whoever asks twice at the same moment waits here, and then finds what they have said.
        with holding(self._engine, DOCUMENTS, document) as connection:
            known = {_by_letter(each): each for each in _waiting(connection, document)}
            known |= {_by_letter(each): each for each in _told_before(connection, suggestions)}
            for each in suggestions:
                if _by_letter(each) not in known:
                    known[_by_letter(each)] = each
                    new.append(each)
            if replaces:
                connection.execute(_withdrawal(replaces, suggestions[0], stale))
            if new:
                connection.execute(insert(SUGGESTIONS), [_row(each) for each in new])
        return [known[_by_letter(each)] for each in suggestions]

    def suggestion(self, suggestion_id: str) -> Suggestion:
        """Return a suggestion."""
        found = self._rows(select(SUGGESTIONS).where(SUGGESTIONS.c.id == suggestion_id))
        if not found:
            raise NotFound("This suggestion is not there any more.")
        return _suggestion(found[0])

    def waiting(self, document: str) -> list[Suggestion]:
        """Return the suggestions in a document that nobody has decided, the oldest first."""
        with answering(self._engine) as connection:
            return _waiting(connection, document)

    def claim(self, suggestion_id: str, at: datetime, stale: datetime) -> bool:
        """Take an open suggestion for oneself unless somebody took it after ``stale``."""
        is_free = (SUGGESTIONS.c.state == "open") & _unclaimed(stale)
        return self._set(suggestion_id, is_free, claimed_at=at)

    def release(self, suggestion_id: str) -> None:
        """Let others decide it again."""
        self._set(suggestion_id, SUGGESTIONS.c.state == "open", claimed_at=None)

    def decide(
        self,
        suggestion_id: str,
        state: SuggestionState,
        by: str,
        at: datetime,
        *,
        was: SuggestionState = "open",
    ) -> bool:
        """Change the state of a suggestion that has the state ``was``; return whether it had."""
        return self._set(
            suggestion_id,
            SUGGESTIONS.c.state == was,
            state=state,
            decided_by=by,
            decided_at=at,
            claimed_at=None,
        )

    def add_thread(self, thread: Thread) -> None:
        """Keep a new thread with its first remark."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(THREADS).values(
                    id=thread.id, document=thread.document, at=thread.at, **asdict(thread.anchor)
                )
            )
            connection.execute(insert(REMARKS), [asdict(each) for each in thread.remarks])

    def add_remark(self, remark: Remark) -> None:
        """Keep a remark in a thread that is there, and open that again."""
        reopened = update(THREADS).where(THREADS.c.id == remark.thread).values(resolved_by="")
        with answering(self._engine) as connection:
            connection.execute(insert(REMARKS).values(**asdict(remark)))
            connection.execute(reopened)

    def thread(self, thread_id: str) -> Thread:
        """Return a thread."""
        found = self._threads(THREADS.c.id == thread_id)
        if not found:
            raise NotFound("This thread is not there any more.")
        return found[0]

    def threads(self, document: str) -> list[Thread]:
        """Return the threads of a document, the oldest first."""
        return self._threads(THREADS.c.document == document)

    def resolve(self, thread_id: str, by: str) -> None:
        """Note who says that a thread is dealt with; without a name it is open again."""
        with answering(self._engine) as connection:
            connection.execute(
                update(THREADS).where(THREADS.c.id == thread_id).values(resolved_by=by)
            )

    def add_todo(self, todo: Todo) -> Todo:
        """Keep a to-do, unless one from its source is open; return the one that is."""
        is_same = (TODOS.c.document == todo.document) & (TODOS.c.source == todo.source)
        known = select(TODOS).where(is_same, TODOS.c.done_at.is_(None))
        with holding(self._engine, DOCUMENTS, todo.document) as connection:
            if todo.source and (row := connection.execute(known).first()):
                return _todo(row)
            connection.execute(insert(TODOS).values(**asdict(todo)))
        return todo

    def tick_todo(self, todo_id: str, by: str, at: datetime | None) -> bool:
        """Note who did a to-do when, or that it is open; return whether it is there."""
        return self._tick(TODOS.c.id == todo_id, by, at)

    def settle_todo(self, todo_id: str, by: str, at: datetime) -> bool:
        """Note who did a to-do when, unless somebody has by now; return whether it was open."""
        return self._tick((TODOS.c.id == todo_id) & TODOS.c.done_at.is_(None), by, at)

    def _tick(self, which: ColumnElement[bool], by: str, at: datetime | None) -> bool:
        with answering(self._engine) as connection:
            ticked = connection.execute(update(TODOS).where(which).values(done_by=by, done_at=at))
        return bool(ticked.rowcount)

    def todo(self, todo_id: str) -> Todo:
        """Return a to-do."""
        found = self._rows(select(TODOS).where(TODOS.c.id == todo_id))
        if not found:
            raise NotFound("This to-do is not there any more.")
        return _todo(found[0])

    def todos(self, document: str) -> list[Todo]:
        """Return the to-dos of a document, the oldest first."""
        wanted = select(TODOS).where(TODOS.c.document == document)
        return [_todo(row) for row in self._rows(wanted.order_by(TODOS.c.at, TODOS.c.id))]

    def remove_todo(self, todo_id: str) -> None:
        """Forget a to-do."""
        with answering(self._engine) as connection:
            connection.execute(delete(TODOS).where(TODOS.c.id == todo_id))

    def _rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        with answering(self._engine) as connection:
            return connection.execute(wanted).all()

    def _set(self, suggestion_id: str, condition: ColumnElement[bool], **values: Any) -> bool:
        with answering(self._engine) as connection:
            changed = connection.execute(
                update(SUGGESTIONS)
                .where(SUGGESTIONS.c.id == suggestion_id, condition)
                .values(**values)
            )
        return bool(changed.rowcount)

    def _threads(self, condition: ColumnElement[bool]) -> list[Thread]:
        rows = self._rows(
            select(
                THREADS,
                *(column.label(f"remark_{column.name}") for column in REMARKS.c),
            )
            .join(REMARKS, REMARKS.c.thread == THREADS.c.id)
            .where(condition)
            .order_by(THREADS.c.at, THREADS.c.id, REMARKS.c.at, REMARKS.c.id)
        )
        threads: dict[str, Thread] = {}
        for row in rows:
            remark = Remark(
                row.remark_id,
                row.id,
                row.remark_author,
                row.remark_by,
                utc(row.remark_at),
                row.remark_text,
            )
            anchor = Anchor(row.node, row.field, row.quote, row.place)
            made = Thread(row.id, row.document, anchor, utc(row.at), (), row.resolved_by)
            known = threads.get(row.id, made)
            threads[row.id] = replace(known, remarks=(*known.remarks, remark))
        return list(threads.values())


def _waiting(connection: Connection, document: str) -> list[Suggestion]:
    rows = connection.execute(
        select(SUGGESTIONS)
        .where(SUGGESTIONS.c.document == document, SUGGESTIONS.c.state == "open")
        .order_by(SUGGESTIONS.c.at, SUGGESTIONS.c.id)
    )
    return [_suggestion(row) for row in rows]


def _unclaimed(stale: datetime) -> ColumnElement[bool]:
    return or_(SUGGESTIONS.c.claimed_at.is_(None), SUGGESTIONS.c.claimed_at < stale)


def _by_letter(each: Suggestion) -> tuple[object, ...]:
    """Return what two suggestions have in common that are the same letter by letter."""
    return each.change, each.kind, each.by, each.author if each.kind == "person" else ""


def _told_before(connection: Connection, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return those that came before under the same id, whatever became of them."""
    its, first = SUGGESTIONS.c, suggestions[0]
    rows = connection.execute(
        select(SUGGESTIONS)
        .where(its.id.in_([each.id for each in suggestions]))
        .where(its.document == first.document, its.author == first.author)
    )
    return [_suggestion(row) for row in rows]


def _withdrawal(suggestion_id: str, new: Suggestion, stale: datetime) -> Update:
    """Return what withdraws a suggestion that its author says otherwise now."""
    its = SUGGESTIONS.c
    is_theirs = (its.document == new.document) & (its.author == new.author)
    if new.author == LOCAL_PERSON:  # those who share a machine are told apart by their names
        is_theirs &= its.by == new.by
    return (
        update(SUGGESTIONS)
        .where(its.id == suggestion_id, its.state == "open", its.kind == "person")
        .where(is_theirs, _unclaimed(stale))
        .values(state="withdrawn", decided_by=new.by, decided_at=new.at)
    )


def _row(suggestion: Suggestion) -> dict[str, Any]:
    row = asdict(suggestion)
    return {**row.pop("change"), **row.pop("grounds"), **row}


def _suggestion(row: Row[Any]) -> Suggestion:
    stored = row._mapping  # noqa: SLF001 - what SQLAlchemy calls its public view
    return Suggestion(
        row.id,
        row.document,
        Change(*(stored[name] for name in _CHANGE)),
        Grounds(row.reason, row.job, tuple(row.sources), tuple(row.claims)),
        row.author,
        row.by,
        row.kind,
        utc(row.at),
        row.state,
        row.decided_by,
        utc(row.decided_at) if row.decided_at is not None else None,
    )


def _todo(row: Row[Any]) -> Todo:
    stored = dict(row._mapping)  # noqa: SLF001
    stored["at"] = utc(row.at)
    stored["done_at"] = utc(row.done_at) if row.done_at is not None else None
    return Todo(**stored)
