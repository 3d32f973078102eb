"""What the co-writer's panel does: asks, shows what comes, keeps what a person decides."""

import time
from typing import Any, cast

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from dashapp.domain.errors import InvalidInput
from dashapp.domain.writing.request import Wish, WishKind
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.services.cowriting.cowriter import Ask, Asked
from dashapp.ui import ids
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page
from dashapp.ui.panels.cowrite_cards import (
    message_card,
    piece_card,
    question_card,
    work_card,
)
from dashapp.ui.panels.cowrite_form import NONE
from dashapp.ui.participants import participant
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say

_MOST_OVER = 3
_NO_MESSAGES = (
    "Ask anything about this résumé: “make it better”, “what is missing for the job?”, “ask me”."
    " What the co-writer proposes waits under Review; it changes nothing by itself."
)
_KEPT = "Kept. It waits under Review."
_NO_PIECES = "Nothing yet. Each text is made of what the résumé says, and of nothing else."


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
        in_page(app, name, output, *inputs, prevent_initial_call=True)
    in_page(
        app,
        "answered",
        Input(ids.CHAT, "children"),
        State(ids.COWRITE_DID, "data"),
        prevent_initial_call=True,
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
        job_id = "" if job in (None, NONE) else str(job)
        voice = "" if persona in (None, NONE) else str(persona)
        tasks = services.writing.tasks
        if fired == ids.TAILOR_COPY:
            tasks.begin(asks, resume_id, "tailor", Ask(job=job_id, persona=voice))
            return no_update, no_update, nonce
        if fired == ids.REWRITE and where == "all":
            wanted = Wish(cast(WishKind, wish), detail or "", int(drafts))
            tasks.begin(asks, resume_id, "rewrite", Ask(wanted, job=job_id, persona=voice))
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
        fired = pressed()
        if fired is None:
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
        fired = pressed()
        if fired is None:
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
        Output({"type": ids.ANSWER, "node": ALL, "field": ALL}, "placeholder"),
        Input({"type": ids.KEEP_ANSWER, "node": ALL, "field": ALL, "asks": ALL}, "n_clicks"),
        State({"type": ids.ANSWER, "node": ALL, "field": ALL}, "value"),
        State({"type": ids.ANSWER, "node": ALL, "field": ALL}, "id"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def keep_answer(
        _: Any, texts: list[str | None], names: list[dict[str, str]], resume_id: str
    ) -> Any:
        fired = pressed()
        places = range(len(names))
        if fired is None:
            return [no_update for _ in places], [no_update for _ in places]
        spots = [(each["node"], each["field"]) for each in names]
        at = spots.index((fired["node"], fired["field"]))
        asked = Asked(fired["node"], fired["field"], "", fired["asks"])
        interviews = services.writing.interviews
        fact = interviews.answer(who(), resume_id, asked, texts[at] or "")
        interviews.use(who(), resume_id, fact)
        say(_KEPT)
        return (
            ["" if place == at else no_update for place in places],
            [_KEPT if place == at else no_update for place in places],
        )
