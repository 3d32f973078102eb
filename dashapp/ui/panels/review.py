"""What people say beside the text: suggestions in one queue, threads, to-dos."""

import json
import time
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import dash_bootstrap_components as dbc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.errors import InvalidInput
from dashapp.domain.review import Anchor, Suggestion
from dashapp.services.access import Act
from dashapp.services.catalogue import Services
from dashapp.services.suggestions import SuggestionShown
from dashapp.services.todos import Task
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.identity import called, who
from dashapp.ui.panels import review_marks
from dashapp.ui.panels.review_cards import (
    Rights,
    nothing,
    suggestion_card,
    thread_card,
    todo_line,
)

_EVERYONE = "everyone"
_LONGEST_SHOWN = 400
_TITLES = {
    "comment": "Comment on these words",
    "reply": "Reply",
    "edit": "Accept with other words",
}
_SENDS = {"comment": "Comment", "reply": "Reply", "edit": "Accept as it stands here"}


def layout(services: Services, resume_id: str) -> Any:
    """Return the panel, empty until it is looked at."""
    rights = _rights(services, resume_id)
    composer = html.Div(
        [
            html.B(id=ids.COMPOSER_TITLE),
            html.Blockquote(id=ids.COMPOSER_QUOTE, className="quote muted mb-2"),
            html.Label("What you say", htmlFor=ids.COMPOSER_TEXT, className="visually-hidden"),
            dbc.Textarea(id=ids.COMPOSER_TEXT, rows=3, maxLength=20_000),
            html.Div(id=ids.MENTIONABLE, className="muted my-1"),
            html.Div(
                [
                    button("Send", ids.SEND, is_primary=True),
                    button("Cancel", ids.CANCEL),
                ],
                className="d-flex gap-2 mt-2",
            ),
        ],
        id=ids.COMPOSER,
        className="card-plain mb-3",
        hidden=True,
    )
    new_todo = html.Div(
        [
            html.Label("Something to do", htmlFor=ids.TODO_TEXT, className="visually-hidden"),
            dbc.Input(id=ids.TODO_TEXT, maxLength=500, placeholder="Something to do"),
            html.Label("Until when", htmlFor=ids.TODO_DUE, className="visually-hidden"),
            dbc.Input(id=ids.TODO_DUE, type="date", class_name="todo-due"),
            button("Add", ids.ADD_TODO),
        ],
        className="d-flex gap-2 mb-2",
    )
    filters = html.Div(
        [
            html.Label("Show", htmlFor=ids.REVIEW_BY, className="visually-hidden"),
            dbc.Select(id=ids.REVIEW_BY, options=[], value=_EVERYONE, class_name="place"),
            button("Accept all shown", ids.ACCEPT_ALL) if rights.edits else None,
        ],
        className="d-flex gap-2 flex-wrap mb-2",
    )
    return html.Div(
        [
            dcc.Store(id=ids.COMPOSING),
            dcc.Store(id=ids.REVIEW_DID),
            composer,
            html.H2("Suggestions"),
            html.Div(filters, id=ids.REVIEW_FILTERS, hidden=True),
            html.Div(id=ids.SUGGESTIONS, role="status"),
            html.H2("Comments"),
            html.Div(id=ids.THREADS, role="status"),
            html.H2("To do"),
            new_todo if rights.comments else None,
            html.Div(id=ids.TODOS, role="status"),
        ],
        className="panel",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel reads nothing."""
    _add_shows(app, services)
    _add_composer(app, services)
    _add_acts(app, services)
    _add_found(app, services)
    review_marks.register(app, services)
    cast(Any, app).clientside_callback(
        ClientsideFunction("imaginator", "chosen"),
        Output(ids.TABS, "active_tab", allow_duplicate=True),
        Output(ids.NARROW, "value", allow_duplicate=True),
        Input(ids.EDITOR, "chosen"),
        Input(ids.COMPOSING, "data"),
        prevent_initial_call=True,
    )


def _add_shows(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.SUGGESTIONS, "children"),
        Output(ids.REVIEW_BY, "options"),
        Output(ids.REVIEW_FILTERS, "hidden"),
        Output(ids.THREADS, "children"),
        Output(ids.TODOS, "children"),
        Input(ids.REVIEW_AT, "data"),
        Input(ids.REVIEW_DID, "data"),
        Input(ids.REVIEW_BY, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_review(at: str | None, _: Any, by: str, resume_id: str) -> Any:
        if at is None:
            return (no_update,) * 5
        rights = _rights(services, resume_id)
        found = services.suggestions.listed(who(), resume_id)
        shown = [each for each in found if _is_wanted(each, by)]
        threads = services.comments.listed(who(), resume_id)
        todos = services.followups.listed(who(), resume_id)
        people = services.people.guards.access.audience(resume_id)
        names = {each.person: each.name for each in people}
        return (
            [suggestion_card(each, rights) for each in shown] or nothing(_NO_SUGGESTIONS),
            _choices(found),
            not found,
            [thread_card(each, rights) for each in threads] or nothing(_NO_COMMENTS),
            [todo_line(each, rights, names) for each in todos] or nothing(_NO_TODOS),
        )


_NO_SUGGESTIONS = "Nothing waits. Choose “Suggest” above, and what you type waits here."
_NO_COMMENTS = "Select some words in the text, and press “Comment”."
_NO_TODOS = "Nothing to do."


def _add_composer(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.COMPOSING, "data"),
        Input(ids.EDITOR, "commentOn"),
        Input({"type": ids.COMPOSE, "about": ALL, "id": ALL}, "n_clicks"),
        Input(ids.CANCEL, "n_clicks"),
        prevent_initial_call=True,
    )
    def compose(anchor: dict[str, str] | None, _: Any, _cancelled: Any) -> Any:
        fired = ctx.triggered_id
        if fired == ids.CANCEL:
            return None
        if fired == ids.EDITOR and anchor:
            return {"about": "comment", **anchor}
        if isinstance(fired, dict) and ctx.triggered[0]["value"]:
            return {"about": fired["about"], "id": fired["id"], "nonce": time.time_ns() % 10**12}
        return no_update

    @app.callback(
        Output(ids.COMPOSER, "hidden"),
        Output(ids.COMPOSER_TITLE, "children"),
        Output(ids.COMPOSER_QUOTE, "children"),
        Output(ids.COMPOSER_TEXT, "value"),
        Output(ids.MENTIONABLE, "children"),
        Output(ids.SEND, "children"),
        Input(ids.COMPOSING, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_composer(composing: dict[str, str] | None, resume_id: str) -> Any:
        if not composing:
            return True, "", "", "", "", ""
        about = composing["about"]
        quote, text = composing.get("quote", ""), ""
        if about == "reply":
            thread = _thread_of(services, resume_id, composing["id"])
            quote = thread.remarks[-1].text if thread else ""
        elif about == "edit":
            known = _suggestion_of(services, resume_id, composing["id"])
            quote, text = known.change.before, known.change.after
        names = services.comments.mentionable(who(), resume_id) if about != "edit" else []
        told = f"Mention with @: {', '.join(names)}" if names else ""
        return False, _TITLES[about], quote[:_LONGEST_SHOWN], text, told, _SENDS[about]

    @app.callback(
        Output(ids.COMPOSING, "data", allow_duplicate=True),
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input(ids.SEND, "n_clicks"),
        State(ids.COMPOSER_TEXT, "value"),
        State(ids.COMPOSING, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def send(_: Any, text: str | None, composing: dict[str, str] | None, resume_id: str) -> Any:
        if not composing:
            return no_update, no_update
        said = text or ""
        if composing["about"] == "comment":
            anchor = Anchor(*(composing.get(k) or "" for k in ("node", "field", "quote", "place")))
            services.comments.start(who(), resume_id, anchor, said)
        elif composing["about"] == "reply":
            services.comments.reply(who(), composing["id"], said)
        else:
            services.suggestions.accept(who(), composing["id"], said)
        return None, time.time_ns()


def _add_acts(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input({"type": ids.REVIEW_ACT, "do": ALL, "id": ALL}, "n_clicks"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def act(_: Any, resume_id: str) -> Any:
        fired = ctx.triggered_id
        if not isinstance(fired, dict) or not ctx.triggered[0]["value"]:
            return no_update
        _do(services, resume_id, fired["do"], fired["id"])
        return time.time_ns()

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input(ids.ACCEPT_ALL, "n_clicks", allow_optional=True),
        State(ids.REVIEW_BY, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def accept_all(pressed: Any, by: str, resume_id: str) -> Any:
        if not pressed:
            return no_update
        shown = services.suggestions.listed(who(), resume_id)
        wanted = [each.suggestion.id for each in shown if _is_wanted(each, by)]
        services.suggestions.accept_all(who(), resume_id, wanted)
        return time.time_ns()

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Output(ids.TODO_TEXT, "value"),
        Output(ids.TODO_DUE, "value"),
        Input(ids.ADD_TODO, "n_clicks"),
        Input(ids.TODO_TEXT, "n_submit"),
        State(ids.TODO_TEXT, "value"),
        State(ids.TODO_DUE, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def add_todo(_c: Any, _s: Any, text: str | None, due: str | None, resume_id: str) -> Any:
        services.todos.add(who(), resume_id, Task(text or "", due=_date(due)))
        return time.time_ns(), "", None


def _add_found(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.TOAST, "children", allow_duplicate=True),
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input({"type": ids.TODO_OF, "of": ALL, "at": ALL, "key": ALL}, "n_clicks"),
        State(ids.JOB, "value", allow_optional=True),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def keep_found(_: Any, job: str | None, resume_id: str) -> Any:
        fired = ctx.triggered_id
        if not isinstance(fired, dict) or not ctx.triggered[0]["value"]:
            return no_update, no_update
        followups = services.followups
        if fired["of"] == "gap":
            made = followups.from_gap(who(), resume_id, job or "", fired["at"])
        else:
            path = tuple(json.loads(fired["at"]))
            made = followups.from_check(who(), resume_id, fired["of"], path)
        told = f"Kept under Review, and done by itself when it is gone: {made.text}"
        return html.Div(told, className="toast-sentence", role="status"), time.time_ns()


def _do(services: Services, resume_id: str, what: str, target: str) -> None:
    asks = who()
    if what == "accept":
        services.suggestions.accept(asks, target)
    elif what == "confirm":
        services.suggestions.accept(asks, target, is_confirmed=True)
    elif what == "decline":
        services.suggestions.decline(asks, target)
    elif what == "resolve":
        services.comments.resolve(asks, target)
    elif what == "reopen":
        services.comments.reopen(asks, target)
    elif what == "todo":
        thread = _thread_of(services, resume_id, target)
        text = thread.remarks[0].text if thread else ""
        place = (thread.anchor.node, thread.anchor.field) if thread else ("", "")
        task = Task(text, node=place[0], field=place[1], source=f"thread:{target}")
        services.todos.add(asks, resume_id, task)
    elif what in ("tick", "untick"):
        services.todos.tick(asks, target, is_done=what == "tick")
    elif what == "forget":
        services.todos.remove(asks, target)


def _date(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise InvalidInput("A date is a year, a month and a day.") from None


def _rights(services: Services, resume_id: str) -> Rights:
    access, asks = services.people.guards.access, who()
    return Rights(
        access.may(asks, Act.COMMENT, resume_id), access.may(asks, Act.EDIT, resume_id), asks
    )


def _thread_of(services: Services, resume_id: str, thread: str) -> Any:
    shown = services.comments.listed(who(), resume_id)
    return next((each.thread for each in shown if each.thread.id == thread), None)


def _suggestion_of(services: Services, resume_id: str, suggestion: str) -> Suggestion:
    for each in services.suggestions.listed(who(), resume_id):
        if each.suggestion.id == suggestion:
            return each.suggestion
    raise InvalidInput("This suggestion was decided a moment ago.")


def _choices(found: Sequence[SuggestionShown]) -> list[dict[str, str]]:
    """Return what the queue can be filtered by: who, and in which section."""
    authors = sorted({each.suggestion.by for each in found})
    sections = sorted({_section(each) for each in found})
    return [
        {"label": "By everyone, everywhere", "value": _EVERYONE},
        *({"label": f"By {called(name)}", "value": f"by:{name}"} for name in authors),
        *({"label": f"In {name}", "value": f"in:{name}"} for name in sections if name),
    ]


def _is_wanted(shown: SuggestionShown, wanted: str | None) -> bool:
    kind, _, name = (wanted or _EVERYONE).partition(":")
    if kind == "by":
        return shown.suggestion.by == name
    return kind != "in" or _section(shown) == name


def _section(shown: SuggestionShown) -> str:
    return shown.where.partition(" › ")[0]
