"""Tools for what people say beside the text: remarks and to-dos."""

import hashlib
from datetime import date
from typing import Annotated

from mcp.server.mcpserver import Context
from pydantic import Field

from dashapp.domain import inline
from dashapp.domain.change import text_names
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.review import Anchor, Thread, Todo, is_there, text_at
from dashapp.domain.tree.node import Tree
from dashapp.services.comments import ThreadShown as Known
from dashapp.services.todos import WantedTodo
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.editing import suggested
from dashapp.web.mcp.reading import AROUND, fitting_in, paged
from dashapp.web.mcp.shapes import (
    Done,
    Id,
    Limit,
    Offset,
    Remarked,
    ResumeId,
    Review,
    ThreadShown,
    TodoList,
    TodoShown,
    Words,
)


def add_beside(desk: Desk) -> None:
    """Add the tools for remarks and to-dos."""
    _add_review(desk)
    _add_remarks(desk)
    _add_todos(desk)


def _add_review(desk: Desk) -> None:
    @desk.tool("Read what waits", reads=True)
    def read_review(
        ctx: Context, resume_id: ResumeId, offset: Offset = 0, limit: Limit = 50
    ) -> Review:
        """Return the suggestions that wait in a résumé, and the threads of remarks."""
        who = desk.at(ctx, resume_id).actor
        waiting = [
            suggested(each.suggestion, each.standing, each.where)
            for each in desk.services.suggestions.listed(who, resume_id)
        ]
        threads = [_thread(each) for each in desk.services.comments.listed(who, resume_id)]
        both = [*waiting, *threads]
        fitting = fitting_in([len(each.model_dump_json()) for each in both], offset)
        shown, onward = paged(both, offset, min(limit, fitting))
        return Review(
            total=len(waiting) + len(threads),
            next_offset=onward,
            suggestions=[each for each in waiting if each in shown],
            threads=[each for each in threads if each in shown],
        )


def _add_remarks(desk: Desk) -> None:
    @desk.tool("Comment")
    def comment(
        ctx: Context,
        resume_id: ResumeId,
        text: Annotated[str, Field(min_length=1, max_length=4_000)],
        about: Words | None = None,
        thread_id: Annotated[
            str, Field(max_length=80, description="To reply, in place of `about`.")
        ] = "",
    ) -> Done:
        """Say something about a text of a résumé, or reply in a thread, for people to read."""
        who = desk.at(ctx, resume_id).actor
        known = desk.services.comments.listed(who, resume_id)
        if thread_id:
            return Done(done=_replied(desk, who, known, thread_id, text))
        if about is None:
            raise InvalidInput("Give `about`: the node and field of a text, or a `thread_id`.")
        anchor = Anchor(about.node, about.field, about.quote)
        same = (each.thread for each in known if _begins(each.thread, anchor, who, text))
        thread = next(same, None)
        if thread is None:
            _require_words(desk.services.documents.tree(who, resume_id), about)
        thread = thread or desk.services.comments.start(who, resume_id, anchor, text)
        return Done(done=thread.id)


def _require_node(tree: Tree, about: Words) -> None:
    if not is_there(tree, about.node):
        raise InvalidInput(
            "There is no such node in this résumé. Take `node` and `field` from read_resume as"
            " `places`, or from a finding of check_resume."
        )


def _require_words(tree: Tree, about: Words) -> None:
    _require_node(tree, about)
    said = text_at(tree, about.node, about.field)
    if said is None:
        names = ", ".join(text_names(tree, about.node)) or "none"
        raise InvalidInput(
            f"A remark is about a text, and this node has none as `field` “{about.field}”. It has:"
            f" {names}."
        )
    if about.quote not in said and about.quote not in inline.plain(said):
        raise InvalidInput(
            "The text does not have the words of `quote`. Give them to the letter, or leave it out."
        )


def _replied(desk: Desk, who: Actor, known: list[Known], thread_id: str, text: str) -> str:
    thread = next((each.thread for each in known if each.thread.id == thread_id), None)
    if thread is None:
        raise InvalidInput("There is no such thread in this résumé. Read what waits again.")
    last = thread.remarks[-1] if thread.remarks else None
    if last is None or (last.by, last.text) != (who.name, text.strip()):
        desk.services.comments.reply(who, thread_id, text)
    return thread_id


def _begins(thread: Thread, anchor: Anchor, who: Actor, text: str) -> bool:
    """Whether a thread was begun so already: who hears no answer asks again."""
    hung = (thread.anchor.node, thread.anchor.field, thread.anchor.quote)
    first = thread.remarks[0] if thread.remarks else None
    return (
        hung == (anchor.node, anchor.field, anchor.quote)
        and first is not None
        and (first.by, first.text) == (who.name, text.strip())
    )


def _add_todos(desk: Desk) -> None:
    @desk.tool("List to-dos", reads=True)
    def list_todos(
        ctx: Context, resume_id: ResumeId, offset: Offset = 0, limit: Limit = 50
    ) -> TodoList:
        """List what is to be done about a résumé, what is open first."""
        who = desk.at(ctx, resume_id).actor
        kept = desk.services.followups.listed(who, resume_id)
        shown, onward = paged(kept, offset, limit)
        return TodoList(
            total=len(kept), next_offset=onward, todos=[shown_todo(each) for each in shown]
        )

    @desk.tool("Add a to-do")
    def add_todo(
        ctx: Context,
        resume_id: ResumeId,
        text: Annotated[str, Field(min_length=1, max_length=500)],
        due: date | None = None,
        about: Words | None = None,
    ) -> TodoShown:
        """Keep something to do about a résumé; the same that is open already stays one."""
        who = desk.at(ctx, resume_id).actor
        if about is not None:
            _require_node(desk.services.documents.tree(who, resume_id), about)
        node, field = (about.node, about.field) if about is not None else ("", "")
        mark = hashlib.sha256(f"{text} {due} {node} {field}".encode()).hexdigest()[:20]
        wanted = WantedTodo(text, "", due, node, field, f"assistant:{mark}")
        return shown_todo(desk.services.todos.add(who, resume_id, wanted))

    @desk.tool("Tick off a to-do")
    def complete_todo(
        ctx: Context,
        resume_id: ResumeId,
        todo_id: Id,
        is_done: Annotated[bool, Field(description="False to open it again.")] = True,  # noqa: FBT002 - what clients give
    ) -> TodoShown:
        """Say that a to-do is done, or is not."""
        who = desk.at(ctx, resume_id).actor
        known = next(
            (each for each in desk.services.todos.listed(who, resume_id) if each.id == todo_id),
            None,
        )
        if known is None:
            raise InvalidInput("There is no such to-do in this résumé. List them again.")
        if known.is_done == is_done:
            return shown_todo(known)
        return shown_todo(desk.services.todos.tick(who, todo_id, is_done=is_done))


def shown_todo(known: Todo) -> TodoShown:
    """Return a to-do as tools tell it."""
    return TodoShown(
        id=known.id,
        text=known.text,
        by=known.by,
        due=known.due,
        is_done=known.is_done,
        done_by=known.done_by,
    )


def _thread(known: Known) -> ThreadShown:
    thread = known.thread
    # The last remarks are what is to be answered.
    latest = thread.remarks[::-1]
    count = fitting_in([len(each.text) + AROUND for each in latest], 0)
    shown = latest[:count][::-1]
    return ThreadShown(
        id=thread.id,
        node=thread.anchor.node,
        field=thread.anchor.field,
        where=known.where,
        quote=thread.anchor.quote,
        is_resolved=thread.is_resolved,
        remarks=[Remarked(by=e.by, at=e.at, text=e.text) for e in shown],
        left_out=len(thread.remarks) - len(shown),
    )
