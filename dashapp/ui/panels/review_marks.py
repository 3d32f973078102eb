"""What the editor shows of what people say beside the text, and what it hears from them there."""

import time
from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, Patch, State, html, no_update

from dashapp.domain import inline
from dashapp.domain.errors import InvalidInput, NotAllowed
from dashapp.domain.inline import Run, marks_of
from dashapp.domain.people import Actor
from dashapp.domain.review import Change, Draft, Grounds
from dashapp.domain.suggestion_view import SuggestionShown
from dashapp.services.catalogue import Services
from dashapp.services.comments import ThreadShown
from dashapp.ui import ids
from dashapp.ui.identity import called, who
from dashapp.ui.panels.review_acts import became
from dashapp.ui.spoken import say


def register(app: Dash, services: Services) -> None:
    """Add what the editor shows, and what it asks for by itself."""

    @app.callback(
        Output(ids.EDITOR, "review"),
        Input(ids.EDITOR, "beside"),
        Input(ids.REVIEW_DID, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_marks(_beside: int, _did: Any, resume_id: str) -> Any:
        suggestions = services.suggestions.listed(who(), resume_id)
        threads = services.comments.listed(who(), resume_id)
        return {
            "threads": [
                {**_anchor(each), "by": called(each.thread.remarks[0].by)}
                for each in threads
                if not each.thread.is_resolved
            ],
            "suggestions": [_marked(each, who()) for each in suggestions if _is_shown(each)],
        }

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input(ids.EDITOR, "decided"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def decide(decided: dict[str, str], resume_id: str) -> Any:
        if decided["how"] == "accept":
            services.suggestions.accept(who(), decided["id"])
        else:
            services.suggestions.decline(who(), decided["id"])
        say(became(services, resume_id, decided["how"]))
        return time.time_ns()

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Output(ids.EDITOR, "answered"),
        Output(ids.GIVEN_BACK, "children", allow_duplicate=True),
        Input(ids.EDITOR, "proposed"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def propose(proposed: dict[str, Any], resume_id: str) -> tuple[Any, Any, Any]:
        place = {name: proposed[name] for name in ("node", "field", "nonce")}
        refused, kept = {**place, "isKept": False}, {**place, "isKept": True}
        before, after = (_markdown(proposed[name]) for name in ("base", "lines"))
        if _words(before) == _words(after):
            return no_update, refused, no_update
        change = Change("rewrite", proposed["node"], proposed["field"], before, after)
        # A page that was loaded before the server was replaced says neither.
        draft = Draft(str(proposed.get("id", "")), str(proposed.get("replaces", "")))
        try:
            services.suggestions.propose(who(), resume_id, [(change, Grounds())], draft=draft)
        except (InvalidInput, NotAllowed) as error:
            given_back = Patch()
            told = f"Your suggestion could not be kept. {error} You typed:"
            given_back.append(_given_back(told, inline.plain(after)))
            return no_update, refused, given_back
        return time.time_ns(), kept, no_update

    @app.callback(
        Output(ids.REVIEW_DID, "data", allow_duplicate=True),
        Input(ids.EDITOR, "undone"),
        prevent_initial_call=True,
    )
    def reopen(suggestion: str) -> Any:
        if suggestion:
            services.suggestions.reopen(who(), suggestion)
        return time.time_ns()


def _words(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("\n")]


def _given_back(told: str, words: str) -> Any:
    """Return what somebody typed and what is nowhere kept, to be copied from."""
    return dbc.Alert(
        [
            html.P(told, className="mb-1"),
            html.P(words, className="mb-0", style={"whiteSpace": "pre-line"}),
        ],
        color="warning",
        dismissable=True,
        class_name="m-3 mb-0",
    )


def _anchor(shown: ThreadShown) -> dict[str, str]:
    anchor = shown.thread.anchor
    return {
        "id": shown.thread.id,
        "node": anchor.node,
        "field": anchor.field,
        "quote": anchor.quote,
        "place": anchor.place,
    }


def _is_shown(shown: SuggestionShown) -> bool:
    return shown.suggestion.change.act == "rewrite" and shown.standing == "fits"


def _marked(shown: SuggestionShown, asks: Actor) -> dict[str, Any]:
    known = shown.suggestion
    return {
        "id": known.id,
        "node": known.change.node,
        "field": known.change.field,
        "by": called(known.by),
        "isOwn": known.is_own(asks),
        "words": shown.words,
        "after": _lines(known.change.after),
    }


def _lines(text: str) -> list[list[dict[str, Any]]]:
    """Return a text as the editor has it: lines of runs with their marks."""
    return [
        [{"text": run.text, "marks": marks_of(run)} for run in inline.runs(line)]
        for line in text.split("\n")
    ]


def _markdown(lines: Sequence[Sequence[dict[str, Any]]]) -> str:
    """Return the lines of runs of an editor as inline Markdown."""
    marked: list[Run] = []
    for number, line in enumerate(lines):
        marked += [Run("\n")] if number else []
        marked += (inline.marked(run["text"], run["marks"]) for run in line)
    return inline.markdown(marked)
