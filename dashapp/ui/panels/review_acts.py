"""What the buttons of the review do."""

import json
import time
from datetime import date
from typing import Any

from dash import ALL, Dash, Input, Output, State, html, no_update

from dashapp.domain.errors import InvalidInput
from dashapp.services.catalogue import Services
from dashapp.services.todos import WantedTodo
from dashapp.ui import ids
from dashapp.ui.identity import who
from dashapp.ui.panels.review_cards import declined
from dashapp.ui.panels.review_composer import thread_of
from dashapp.ui.panels.review_queue import is_wanted
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say

_DONE = {
    "accept": "Accepted",
    "confirm": "Accepted",
    "decline": "Declined",
    "bring-back": "Brought back",
    "resolve": "Resolved",
    "reopen": "Opened again",
    "todo": "Kept as a to-do",
    "tick": "Done",
    "untick": "Not done after all",
    "forget": "Removed",
}


def register(app: Dash, services: Services) -> None:
    """Add what is done to suggestions, threads and to-dos."""
    _add_acts(app, services)
    _add_found(app, services)


def _add_acts(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Output(ids.DECLINED, "children"),
        Input({"type": ids.REVIEW_ACT, "do": ALL, "id": ALL}, "n_clicks"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def act(_: Any, resume_id: str) -> Any:
        fired = pressed()
        if fired is None:
            return no_update, no_update
        if fired["do"] == "decline":
            is_own = services.suggestions.decline(who(), fired["id"]) == "withdrawn"
            return time.time_ns(), declined([fired["id"]], is_own=is_own)
        _do(services, resume_id, fired["do"], fired["id"])
        say(became(services, resume_id, fired["do"]))
        return time.time_ns(), None

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input(ids.ACCEPT_ALL, "n_clicks", allow_optional=True),
        State(ids.REVIEW_BY, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def accept_all(clicks: Any, by: str, resume_id: str) -> Any:
        if not clicks:
            return no_update
        shown = services.suggestions.listed(who(), resume_id)
        wanted = [each.suggestion.id for each in shown if is_wanted(each, by)]
        services.suggestions.accept_all(who(), resume_id, wanted)
        say(became(services, resume_id, "accept"))
        return time.time_ns()

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Output(ids.DECLINED, "children", allow_duplicate=True),
        Input(ids.DECLINE_ALL, "n_clicks", allow_optional=True),
        State(ids.REVIEW_BY, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def decline_all(clicks: Any, by: str, resume_id: str) -> Any:
        if not clicks:
            return no_update, no_update
        shown = services.suggestions.listed(who(), resume_id)
        wanted = [each.suggestion.id for each in shown if is_wanted(each, by)]
        return time.time_ns(), declined(services.suggestions.decline_all(who(), resume_id, wanted))

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
        services.todos.add(who(), resume_id, WantedTodo(text or "", due=_date(due)))
        say(became(services, resume_id, "todo"))
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
        fired = pressed()
        if fired is None:
            return no_update, no_update
        followups = services.followups
        if fired["of"] == "gap":
            made = followups.from_gap(who(), resume_id, job or "", fired["at"])
        else:
            path = tuple(json.loads(fired["at"]))
            made = followups.from_check(who(), resume_id, fired["of"], path)
        told = f"Kept under Review, and done by itself when it is gone: {made.text}"
        return html.Div(told, className="toast-sentence", role="status"), time.time_ns()


def became(services: Services, resume_id: str, what: str) -> str:
    """Return in a sentence what was done, and how much is left of its kind."""
    if what in ("accept", "confirm", "decline", "bring-back"):
        left = len(services.suggestions.listed(who(), resume_id))
    elif what in ("resolve", "reopen"):
        threads = services.comments.listed(who(), resume_id)
        left = sum(not each.thread.is_resolved for each in threads)
    else:
        left = sum(not each.is_done for each in services.followups.listed(who(), resume_id))
    return f"{_DONE[what]}; {left} left."


def _do(services: Services, resume_id: str, what: str, target: str) -> None:
    asks = who()
    if what == "accept":
        services.suggestions.accept(asks, target)
    elif what == "confirm":
        services.suggestions.accept(asks, target, is_confirmed=True)
    elif what == "bring-back":
        for each in target.split():
            services.suggestions.bring_back(asks, each)
    elif what == "resolve":
        services.comments.resolve(asks, target)
    elif what == "reopen":
        services.comments.reopen(asks, target)
    elif what == "todo":
        thread = thread_of(services, resume_id, target)
        text = thread.remarks[0].text if thread else ""
        place = (thread.anchor.node, thread.anchor.field) if thread else ("", "")
        wanted = WantedTodo(text, node=place[0], field=place[1], source=f"thread:{target}")
        services.todos.add(asks, resume_id, wanted)
    elif what in ("tick", "untick"):
        services.todos.tick(asks, target, is_done=what == "tick")
    elif what == "forget":
        services.todos.remove(asks, target)


def _date(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise InvalidInput("A date is a year, a month and a day.") from None
