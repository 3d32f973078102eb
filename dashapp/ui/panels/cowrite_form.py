"""The form of the co-writer's panel: what can be asked, for which job, in which voice."""

from typing import Any, cast

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashapp.domain.writing.request import MOST_DRAFTS, PIECES, WISHES
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button, one_of
from dashapp.ui.identity import who
from dashapp.ui.panels.cowrite_cards import writer_line

NONE = "none"
"""What stands for no job, and for no persona, in a list to choose from."""

_VIEWS = {"chat": "Chat", "words": "Better words", "texts": "Texts", "ask": "Ask me"}
_WHERE = {"here": "The text I am in", "entry": "The entry I am in", "all": "The whole résumé"}
_TICK_MS = 1_000


def layout(services: Services, resume_id: str) -> Any:
    """Return the panel; what it shows comes when it is looked at."""
    return html.Div(
        [
            dcc.Store(id=ids.COWRITE_ASK),
            dcc.Store(id=ids.COWRITE_DID),
            writer_line(
                services.writing.writers.standing(who()), may_choose=who().person is not None
            ),
            one_of(_VIEWS, ids.COWRITE_VIEW, told="What it does", more="mode my-2"),
            html.Div(_given(services, resume_id), className="fields"),
            html.Div(
                [
                    _view("chat", _chat()),
                    _view("words", _words()),
                    _view("texts", _texts()),
                    _view("ask", _interview()),
                ],
                id=ids.COWRITE_VIEWS,
                className="views show-chat",
            ),
        ],
        className="panel cowrite",
    )


def _view(key: str, inside: list[Any]) -> Any:
    heading = html.H2(_VIEWS[key], className="visually-hidden")
    return html.Div([heading, *inside], className=f"view of-{key}")


def _given(services: Services, resume_id: str) -> list[Any]:
    jobs = services.jobs.kept(who(), services.documents.workspace(resume_id))
    writers = services.writing.writers
    voices = [{"label": each.name, "value": each.key} for each in writers.personas()]
    return [
        *_select(
            "For the job",
            ids.COWRITE_JOB,
            [
                {"label": "No job", "value": NONE},
                *({"label": j.title, "value": j.id} for j in jobs),
            ],
            NONE,
        ),
        *_select(
            "In the voice",
            ids.PERSONA,
            [{"label": "My own", "value": NONE}, *voices],
            writers.choice(who()).persona or NONE,
        ),
    ]


def _select(label: str, name: str, options: list[dict[str, str]], value: str) -> list[Any]:
    return [
        html.Label(label, htmlFor=name),
        dbc.Select(id=name, options=cast(Any, options), value=value, size="sm"),
    ]


def _chat() -> list[Any]:
    form = html.Div(
        [
            html.Label("Your message", htmlFor=ids.CHAT_TEXT, className="visually-hidden"),
            dbc.Textarea(
                id=ids.CHAT_TEXT, rows=2, maxLength=4_000, placeholder="Ask, or tell it to note something"
            ),
            button("Send", ids.CHAT_SEND, is_primary=True),
        ],
        className="d-flex gap-2 align-items-end mt-2",
    )  # fmt: skip
    # Not read as it changes: all of it is drawn anew. That an answer has come is said.
    log: dict[str, Any] = {"role": "log", "aria-live": "off", "aria-label": "Chat"}
    return [html.Div(id=ids.CHAT, **log), _live("chat"), form]


def _words() -> list[Any]:
    options = [{"label": label, "value": value} for value, label in WISHES.items()]
    drafts = [
        {"label": f"{n} draft{'s' * (n != 1)} of each", "value": str(n)}
        for n in range(1, MOST_DRAFTS + 1)
    ]
    fields = [
        *_select("Where", ids.WISH_WHERE, [{"label": v, "value": k} for k, v in _WHERE.items()], "all"),
        *_select("How", ids.WISH, options, "better"),
        html.Label("Which tone or language", htmlFor=ids.WISH_DETAIL),
        dbc.Input(id=ids.WISH_DETAIL, maxLength=60, size="sm", placeholder="such as warm, or French"),
        *_select("Drafts", ids.WISH_DRAFTS, drafts, "1"),
    ]  # fmt: skip
    # Of a list of work only what has changed is read, not all of it each second.
    said_in_parts: dict[str, Any] = {"aria-atomic": "false"}
    return [
        html.Div(fields, className="fields"),
        html.Div(
            [
                button("Suggest better words", ids.REWRITE, is_primary=True),
                button("Make a tailored copy for the job", ids.TAILOR_COPY),
            ],
            className="d-flex gap-2 flex-wrap",
        ),
        _live("rewrite"),
        html.Div(id=ids.WORK, role="status", className="mt-2", **said_in_parts),
        dcc.Store(id=ids.WORK_DID),
        dcc.Interval(id=ids.WORK_TICK, interval=_TICK_MS, disabled=True),
    ]


def _texts() -> list[Any]:
    buttons = [
        button(label, {"type": ids.COMPOSE_PIECE, "kind": kind}) for kind, label in PIECES.items()
    ]
    row = html.Div(buttons, className="d-flex gap-2 flex-wrap mb-2")
    return [row, _live("compose"), html.Div(id=ids.PIECES)]


def _interview() -> list[Any]:
    told = "It asks for results and numbers that only you know. Your answers, and only those, become facts."
    return [
        html.P(told, className="muted"),
        button("Ask me", ids.ASK_ME, is_primary=True),
        _live("interview"),
        html.Div(id=ids.ASKED),
    ]


def _live(name: str) -> Any:
    """Return where words appear while they are written; filled by the page itself."""
    found: dict[str, Any] = {"data-live": name}
    return html.Div(
        [
            html.Div(className="live-words words"),
            html.Div(className="live-told muted", role="status"),
            button("Stop", {"type": ids.COWRITE_STOP, "of": name}),
        ],
        className="live",
        hidden=True,
        **found,
    )
