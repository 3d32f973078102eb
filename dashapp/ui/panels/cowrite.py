"""The co-writer beside the text: a chat, better words, composed texts, questions."""

import time
from typing import Any, cast

import dash_bootstrap_components as dbc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.durable_task import TaskKind
from dashapp.domain.errors import InvalidInput
from dashapp.domain.writing.request import MOST_DRAFTS, PIECES, WISHES, Wish, WishKind
from dashapp.services.access import Act
from dashapp.services.catalogue import Services
from dashapp.services.cowriter import Ask, Asked
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.identity import who
from dashapp.ui.panels.cowrite_cards import (
    message_card,
    piece_card,
    question_card,
    work_card,
    writer_line,
)
from dashapp.ui.participants import participant

_VIEWS = {"chat": "Chat", "words": "Better words", "texts": "Texts", "ask": "Ask me"}
_WHERE = {"here": "The text I am in", "entry": "The entry I am in", "all": "The whole résumé"}
_NONE = "none"
_TICK_MS = 1_000
_MOST_OVER = 3
_NO_MESSAGES = (
    "Ask anything about this résumé: “make it better”, “what is missing for the job?”, “ask me”."
    " What the co-writer proposes waits under Review; it changes nothing by itself."
)
_NO_PIECES = "Nothing yet. Each text is made of what the résumé says, and of nothing else."


def layout(services: Services, resume_id: str) -> Any:
    """Return the panel; what it shows comes when it is looked at."""
    return html.Div(
        [
            dcc.Store(id=ids.COWRITE_ASK),
            dcc.Store(id=ids.COWRITE_DID),
            writer_line(services.writing.writers.standing(who())),
            _views(),
            html.Div(_given(services, resume_id), className="fields"),
            html.Div(
                [
                    html.Div(_chat(), className="view of-chat"),
                    html.Div(_words(), className="view of-words"),
                    html.Div(_texts(), className="view of-texts"),
                    html.Div(_interview(), className="view of-ask"),
                ],
                id=ids.COWRITE_VIEWS,
                className="views show-chat",
            ),
        ],
        className="panel cowrite",
    )


def _views() -> Any:
    return dbc.RadioItems(
        options=[{"label": label, "value": value} for value, label in _VIEWS.items()],
        value="chat",
        id=ids.COWRITE_VIEW,
        class_name="btn-group mode my-2",
        input_class_name="btn-check",
        label_class_name="btn btn-quiet btn-sm",
        label_checked_class_name="active",
    )


def _given(services: Services, resume_id: str) -> list[Any]:
    jobs = services.jobs.kept(who(), services.documents.workspace(resume_id))
    writers = services.writing.writers
    voices = [{"label": each.name, "value": each.key} for each in writers.personas()]
    return [
        *_select(
            "For the job",
            ids.COWRITE_JOB,
            [
                {"label": "No job", "value": _NONE},
                *({"label": j.title, "value": j.id} for j in jobs),
            ],
            _NONE,
        ),
        *_select(
            "In the voice",
            ids.PERSONA,
            [{"label": "My own", "value": _NONE}, *voices],
            writers.choice(who()).persona or _NONE,
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
    return [html.Div(id=ids.CHAT), _live("chat"), form]


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
        html.Div(id=ids.WORK, role="status", className="mt-2"),
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


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel reads nothing."""
    _add_shows(app, services)
    _add_asks(app, services)
    _add_work(app, services)
    _add_acts(app, services)
    for output, inputs, name in (
        (Output(ids.COWRITE_DID, "data"), [Input(ids.COWRITE_ASK, "data")], "cowrite"),
        ([Output(ids.COWRITE_JOB, "options"), Output(ids.COWRITE_JOB, "value")],
         [Input(ids.JOB, "options"), Input(ids.JOB, "value")], "jobs"),
        (Output(ids.COWRITE_VIEWS, "className"), [Input(ids.COWRITE_VIEW, "value")], "viewed"),
        (Output({"type": ids.COWRITE_STOP, "of": ALL}, "title"),
         [Input({"type": ids.COWRITE_STOP, "of": ALL}, "n_clicks")], "stopped"),
    ):  # fmt: skip
        cast(Any, app).clientside_callback(
            ClientsideFunction("imaginator", name), output, *inputs, prevent_initial_call=True
        )


def _add_shows(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.CHAT, "children"),
        Output(ids.PIECES, "children"),
        Input(ids.COWRITE_AT, "data"),
        Input(ids.COWRITE_DID, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_cowriting(at: str | None, _: Any, resume_id: str) -> Any:
        if at is None:
            return no_update, no_update
        access, asks = services.people.guards.access, who()
        if not access.may(asks, Act.SUGGEST, resume_id):
            return no_update, no_update
        may = access.may(asks, Act.EDIT, resume_id)
        tree = services.documents.tree(asks, resume_id)
        messages = services.writing.chats.messages(asks, resume_id)
        pieces = services.writing.pieces.listed(asks, resume_id)
        jobs = {each.id: each.title for each in services.jobs.kept(asks)}
        shown = [message_card(each, tree) for each in messages]
        return (
            shown or html.P(_NO_MESSAGES, className="muted"),
            [piece_card(each, resume_id, jobs, may=may) for each in pieces]
            or html.P(_NO_PIECES, className="muted"),
        )

    @app.callback(
        Output(ids.ASKED, "children"),
        Input(ids.COWRITE_DID, "data"),
        prevent_initial_call=True,
    )
    def show_questions(did: dict[str, Any] | None) -> Any:
        if not did or did.get("do") not in ("interview", "rewrite") or not did["questions"]:
            return no_update
        return [question_card(Asked(**each)) for each in did["questions"]]


def _add_asks(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.COWRITE_ASK, "data"),
        Output(ids.CHAT_TEXT, "value"),
        Output(ids.WORK_DID, "data"),
        Input(ids.CHAT_SEND, "n_clicks", allow_optional=True),
        Input(ids.REWRITE, "n_clicks", allow_optional=True),
        Input(ids.ASK_ME, "n_clicks", allow_optional=True),
        Input(ids.TAILOR_COPY, "n_clicks", allow_optional=True),
        Input({"type": ids.COMPOSE_PIECE, "kind": ALL}, "n_clicks"),
        State(ids.CHAT_TEXT, "value", allow_optional=True),
        State(ids.WISH_WHERE, "value", allow_optional=True),
        State(ids.WISH, "value", allow_optional=True),
        State(ids.WISH_DETAIL, "value", allow_optional=True),
        State(ids.WISH_DRAFTS, "value", allow_optional=True),
        State(ids.COWRITE_JOB, "value", allow_optional=True),
        State(ids.PERSONA, "value", allow_optional=True),
        State(ids.EDITOR, "selection"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def ask(  # noqa: PLR0913, PLR0917 - one parameter a field
        _s: Any,
        _r: Any,
        _a: Any,
        _t: Any,
        _c: Any,
        text: str | None,
        where: str,
        wish: str,
        detail: str | None,
        drafts: str,
        job: str | None,
        persona: str | None,
        selection: dict[str, str] | None,
        resume_id: str,
    ) -> Any:
        fired = ctx.triggered_id
        if not ctx.triggered[0]["value"]:
            return no_update, no_update, no_update
        asks, nonce = who(), time.time_ns() % 10**12
        job_id = "" if job in (None, _NONE) else str(job)
        voice = "" if persona in (None, _NONE) else str(persona)
        if fired in (ids.TAILOR_COPY, ids.REWRITE):
            wanted = Wish(cast(WishKind, wish), detail or "", int(drafts))
            if fired == ids.TAILOR_COPY or where == "all":
                kind: TaskKind = "tailor" if fired == ids.TAILOR_COPY else "rewrite"
                asked = Ask(Wish() if kind == "tailor" else wanted, job=job_id, persona=voice)
                services.writing.tasks.begin(asks, resume_id, kind, asked)
                return no_update, no_update, nonce
        services.people.guards.access.require(asks, Act.SUGGEST, resume_id)
        base = {
            "ticket": services.tickets.mint(resume_id, asks, participant(asks.name or "You")),
            "resume_id": resume_id,
            "job_id": job_id,
            "persona": voice,
            "nonce": nonce,
        }
        if fired == ids.CHAT_SEND:
            if not (text or "").strip():
                raise InvalidInput("Say something first.")
            return {**base, "do": "chat", "message": text}, "", no_update
        if fired == ids.ASK_ME:
            return {**base, "do": "interview"}, no_update, no_update
        if fired == ids.REWRITE:
            place = _place(services, resume_id, where, selection)
            said = {"wish": wish, "detail": detail or "", "drafts": int(drafts)}
            return {**base, "do": "rewrite", **said, **place}, no_update, no_update
        return {**base, "do": "compose", "kind": fired["kind"]}, no_update, no_update


def _place(
    services: Services, resume_id: str, where: str, selection: dict[str, str] | None
) -> dict[str, str]:
    """Return what a wish is about, as the API says it."""
    if not selection:
        raise InvalidInput("Put the caret into the text that you mean first.")
    if where == "here":
        return {"node": selection["node"], "field": selection["field"]}
    known = services.documents.tree(who(), resume_id).nodes.get(selection["node"])
    node = known.at.parent if known is not None and known.kind == "item" else selection["node"]
    return {"node": node}


def _add_work(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.WORK, "children"),
        Output(ids.WORK_TICK, "disabled"),
        Input(ids.WORK_TICK, "n_intervals"),
        Input(ids.WORK_DID, "data"),
        Input(ids.COWRITE_AT, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_work(_: Any, _did: Any, _at: Any, resume_id: str) -> Any:
        if not services.people.guards.access.may(who(), Act.SUGGEST, resume_id):
            return no_update, True
        found = services.writing.tasks.listed(who(), resume_id)
        now = [each for each in found if not each.is_over]
        over = [each for each in found if each.is_over][:_MOST_OVER]
        return [work_card(each) for each in (*now, *over)], not now

    @app.callback(
        Output(ids.WORK_DID, "data", allow_duplicate=True),
        Input({"type": ids.WORK_ACT, "do": ALL, "id": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def act_on_work(_: Any) -> Any:
        fired = ctx.triggered_id
        if not isinstance(fired, dict) or not ctx.triggered[0]["value"]:
            return no_update
        tasks = services.writing.tasks
        (tasks.cancel if fired["do"] == "cancel" else tasks.retry)(who(), fired["id"])
        return time.time_ns()


def _add_acts(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.COWRITE_DID, "data", allow_duplicate=True),
        Input({"type": ids.PIECE_ACT, "do": ALL, "id": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def act(_: Any) -> Any:
        fired = ctx.triggered_id
        if not isinstance(fired, dict) or not ctx.triggered[0]["value"]:
            return no_update
        acts = {
            "confirm": services.writing.pieces.confirm,
            "offer": services.writing.pieces.offer,
            "remove": services.writing.pieces.remove,
        }
        acts[fired["do"]](who(), fired["id"])
        return {"do": "piece", "questions": [], "at": time.time_ns()}

    @app.callback(
        Output({"type": ids.ANSWER, "node": ALL, "field": ALL}, "value"),
        Input({"type": ids.KEEP_ANSWER, "node": ALL, "field": ALL, "asks": ALL}, "n_clicks"),
        State({"type": ids.ANSWER, "node": ALL, "field": ALL}, "value"),
        State({"type": ids.ANSWER, "node": ALL, "field": ALL}, "id"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def keep_answer(
        _: Any, texts: list[str | None], names: list[dict[str, str]], resume_id: str
    ) -> Any:
        fired = ctx.triggered_id
        if not isinstance(fired, dict) or not ctx.triggered[0]["value"]:
            return [no_update] * len(names)
        spots = [(each["node"], each["field"]) for each in names]
        at = spots.index((fired["node"], fired["field"]))
        asked = Asked(fired["node"], fired["field"], "", fired["asks"])
        interviews = services.writing.interviews
        fact = interviews.answer(who(), resume_id, asked, texts[at] or "")
        interviews.use(who(), resume_id, fact)
        return ["" if number == at else no_update for number in range(len(names))]
