"""What people say beside the text: suggestions in one queue, threads, to-dos."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, dcc, html, no_update

from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page
from dashapp.ui.panels import review_acts, review_composer, review_marks
from dashapp.ui.panels.review_cards import (
    nothing,
    suggestion_card,
    thread_card,
    todo_line,
)
from dashapp.ui.panels.review_queue import EVERYONE, choices, is_wanted
from dashapp.ui.panels.rights import rights_of


def layout(services: Services, resume_id: str) -> Any:
    """Return the panel, empty until it is looked at."""
    rights = rights_of(services, resume_id)
    new_todo = html.Div(
        [
            html.Label("Something to do", htmlFor=ids.TODO_TEXT, className="visually-hidden"),
            dbc.Input(id=ids.TODO_TEXT, maxLength=500, placeholder="Something to do"),
            html.Label("Until when", htmlFor=ids.TODO_DUE, className="visually-hidden"),
            dbc.Input(id=ids.TODO_DUE, type="date", class_name="todo-due"),
            button("Add", ids.ADD_TODO),
        ],
        className="d-flex gap-2 mb-2 new-todo",
    )
    filters = html.Div(
        [
            html.Label("Show", htmlFor=ids.REVIEW_BY, className="visually-hidden"),
            dbc.Select(id=ids.REVIEW_BY, options=[], value=EVERYONE, class_name="place"),
            button("Accept all shown", ids.ACCEPT_ALL) if rights.edits else None,
            button("Decline all shown", ids.DECLINE_ALL) if rights.edits else None,
        ],
        className="d-flex gap-2 flex-wrap mb-2",
    )
    return html.Div(
        [
            dcc.Store(id=ids.COMPOSING),
            dcc.Store(id=ids.REVIEW_DID),
            review_composer.layout(),
            html.H2("Suggestions"),
            html.Div(filters, id=ids.REVIEW_FILTERS, hidden=True),
            html.Div(id=ids.DECLINED, role="status"),
            html.Div(id=ids.SUGGESTIONS),
            html.H2("Comments"),
            html.Div(id=ids.THREADS),
            html.H2("To do"),
            new_todo if rights.comments else None,
            html.Div(id=ids.TODOS),
        ],
        className="panel",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel reads nothing."""
    _add_shows(app, services)
    for part in (review_composer, review_acts, review_marks):
        part.register(app, services)
    in_page(
        app,
        "chosen",
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
        Output(ids.REVIEW_BY, "value"),
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
            return (no_update,) * 6
        rights = rights_of(services, resume_id)
        found = services.suggestions.listed(who(), resume_id)
        jobs = services.jobs.kept(who(), services.documents.workspace(resume_id))
        offered = choices(found, jobs)
        if by not in [each["value"] for each in offered]:  # the last of them was decided
            by = EVERYONE
        shown = [each for each in found if is_wanted(each, by)]
        threads = services.comments.listed(who(), resume_id)
        todos = services.followups.listed(who(), resume_id)
        people = services.people.guards.access.audience(resume_id)
        names = {each.person: each.name for each in people}
        return (
            [suggestion_card(each, rights) for each in shown]
            or nothing(_NO_SUGGESTIONS if rights.comments else "Nothing waits."),
            offered,
            by,
            not found,
            [thread_card(each, rights) for each in threads]
            or nothing(_NO_COMMENTS if rights.comments else "None yet."),
            [todo_line(each, rights, names) for each in todos] or nothing(_NO_TODOS),
        )


_NO_SUGGESTIONS = "Nothing waits. Choose “Suggest” above, and what you type waits here."
_NO_COMMENTS = "Select some words in the text, and press “Comment”."
_NO_TODOS = "Nothing to do."
