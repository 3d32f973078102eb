"""Where a remark, a reply or other words for a suggestion are written."""

import time
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from dashapp.domain.errors import InvalidInput
from dashapp.domain.review import Anchor, Suggestion
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.identity import who
from dashapp.ui.spoken import say

_LONGEST_SHOWN = 400
_TITLES = {
    "comment": "Comment on these words",
    "reply": "Reply",
    "edit": "Accept with other words",
}
_SENDS = {"comment": "Comment", "reply": "Reply", "edit": "Accept as it stands here"}


def layout() -> Any:
    """Return the composer, hidden until something is to be said; closed, it leads back."""
    leads_back: dict[str, Any] = {"data-leads-back": ""}
    return html.Div(
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
        **leads_back,
    )


def register(app: Dash, services: Services) -> None:
    """Add what the composer does."""

    @app.callback(
        Output(ids.COMPOSING, "data"),
        Input(ids.EDITOR, "commentOn"),
        Input({"type": ids.COMPOSE, "about": ALL, "id": ALL}, "n_clicks"),
        Input(ids.CANCEL, "n_clicks"),
        State(ids.COMPOSING, "data"),
        State(ids.COMPOSER_TEXT, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def compose(
        anchor: dict[str, str] | None,
        _: Any,
        _cancelled: Any,
        composing: dict[str, str] | None,
        text: str | None,
        resume_id: str,
    ) -> Any:
        fired = ctx.triggered_id
        if fired == ids.CANCEL:
            return None
        if isinstance(fired, dict) and not ctx.triggered[0]["value"]:
            return no_update
        if composing and (text or "").strip() and text != _begun(services, resume_id, composing):
            raise InvalidInput("Something is half written under Review. Send or cancel it first.")
        if fired == ids.EDITOR and anchor:
            return {"about": "comment", **anchor}
        if isinstance(fired, dict):
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
            thread = thread_of(services, resume_id, composing["id"])
            quote = thread.remarks[-1].text if thread else ""
        elif about == "edit":
            known = _suggestion_of(services, resume_id, composing["id"])
            if known is None:
                raise InvalidInput("This suggestion was decided a moment ago.")
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
            say("The comment is kept.")
        elif composing["about"] == "reply":
            services.comments.reply(who(), composing["id"], said)
            say("The reply is kept.")
        else:
            services.suggestions.accept(who(), composing["id"], said)
            say("Accepted.")
        return None, time.time_ns()


def thread_of(services: Services, resume_id: str, thread: str) -> Any:
    """Return a thread of a résumé, if it is there."""
    shown = services.comments.listed(who(), resume_id)
    return next((each.thread for each in shown if each.thread.id == thread), None)


def _begun(services: Services, resume_id: str, composing: dict[str, str]) -> str:
    """Return what stood in the composer when it was opened."""
    if composing["about"] != "edit":
        return ""
    known = _suggestion_of(services, resume_id, composing["id"])
    return known.change.after if known is not None else ""


def _suggestion_of(services: Services, resume_id: str, suggestion: str) -> Suggestion | None:
    shown = services.suggestions.listed(who(), resume_id)
    return next((each.suggestion for each in shown if each.suggestion.id == suggestion), None)
