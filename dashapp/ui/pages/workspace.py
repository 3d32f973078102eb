"""The workspace: the text at the left, the page and what is said of it at the right."""

import base64
import json
import time
from typing import Any, Final

import dash_bootstrap_components as dbc
import flask
from dash import (
    ALL,
    Dash,
    Input,
    Output,
    Patch,
    State,
    ctx,
    dcc,
    html,
    no_update,
)

from dashapp.domain.errors import NotFound
from dashapp.domain.section_titles import section_titles
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.component import PagePreview, PanelTabs, ResumeEditor
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page
from dashapp.ui.pages.chrome import main, top
from dashapp.ui.pages.workspace_bar import bar, names_themselves
from dashapp.ui.panels import cowrite_form, design, history, match, reads, review
from dashapp.ui.participants import participant
from dashapp.ui.pressed import pressed

_ANYONE = "You"
_SKIPS = "visually-hidden-focusable skip-link past-the-text"
_TEXT: Final[dict[str, Any]] = {"role": "region", "aria-label": "The text"}
_PANELS: Final[dict[str, Any]] = {"role": "region", "aria-label": "Panels", "tabIndex": -1}


def layout(services: Services, resume_id: str) -> Any:
    """Return the workspace of a résumé.

    Raises:
        NotFound: There is no such résumé.
    """
    snapshot = services.documents.snapshot(who(), resume_id)
    access = services.people.guards.access
    may_edit, may_suggest = (access.may(who(), act, resume_id) for act in (Act.EDIT, Act.SUGGEST))
    # Where nothing in the pane takes the keyboard, the pane does, so that it can be scrolled.
    scrolls: dict[str, Any] = {} if may_edit else {"tabIndex": 0}
    left = html.Div(
        [
            html.Div([_other_rights(), html.Div([], id=ids.GIVEN_BACK)], className="told-first"),
            *(_account(services, resume_id) if may_edit else ()),
            ResumeEditor(
                id=ids.EDITOR,
                documentId=resume_id,
                ticket="",
                titles=section_titles(snapshot.resume.language()),
            ),
        ],
        className="pane pane-left",
        **_TEXT,
        **scrolls,
    )
    right = html.Div(
        _tabs(services, resume_id, may_edit=may_edit, may_suggest=may_suggest),
        id=ids.PANELS,
        className="pane pane-right",
        **_PANELS,
    )
    return html.Div(
        [
            html.A("Skip to the panels", href=f"#{ids.PANELS}", className=_SKIPS),
            dcc.Store(id=ids.DOCUMENT, data=resume_id),
            dcc.Store(id=ids.READS_AT),
            dcc.Store(id=ids.MATCH_AT),
            dcc.Store(id=ids.HISTORY_AT),
            dcc.Store(id=ids.REVIEW_AT),
            dcc.Store(id=ids.COWRITE_AT),
            dcc.Store(id=ids.DESIGN_AT),
            dcc.Store(id=ids.STYLE_NOW),
            dcc.Store(id=ids.RIGHTS, data=[may_edit, may_suggest]),
            top(
                *bar(
                    services,
                    resume_id,
                    snapshot.resume.name,
                    may_edit=may_edit,
                    may_suggest=may_suggest,
                )
            ),
            main([left, right], id=ids.PANES, className="panes show-edit"),
            design.layout(snapshot.resume.style),
        ],
        className="workspace",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the workspace does."""

    @app.callback(
        Output(ids.EDITOR, "ticket"),
        Input(ids.EDITOR, "ticketWanted"),
        Input(ids.NAME, "value", allow_optional=True),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_ticket(_: int, name: str | None, resume_id: str) -> str:
        asks = who()
        services.people.guards.access.require(asks, Act.READ, resume_id)
        known = asks.name
        if names_themselves(asks):
            known = services.people.sharing.called(asks, resume_id, name or "")
            if known != flask.session.get("name", ""):
                flask.session["name"] = known
        return services.tickets.mint(resume_id, asks, participant(known or _ANYONE))

    @app.callback(
        Output(ids.EDITOR, "focus"),
        Output(ids.NARROW, "value"),
        Input({"type": ids.GOTO, "path": ALL, "key": ALL}, "n_clicks"),
        Input({"type": ids.GOTO_NODE, "node": ALL, "field": ALL}, "n_clicks"),
        Input(ids.CAREER, "clickData", allow_optional=True),
        Input(ids.STRENGTH, "clickData", allow_optional=True),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_place(
        _: Any, _node: Any, _career: Any, _strength: Any, resume_id: str
    ) -> tuple[Any, Any]:
        nonce = time.time_ns() % 10**12
        fired = pressed()
        if fired is not None and fired["type"] == ids.GOTO_NODE:
            return {"node": fired["node"], "field": fired["field"] or None, "nonce": nonce}, "edit"
        path = _chosen_path()
        if path is None:
            return no_update, no_update
        spot = services.documents.snapshot(who(), resume_id).spot(tuple(path))
        if spot is None:
            raise NotFound("This place has changed. Look at the dashboard again in a moment.")
        return {"node": spot.node, "field": spot.field, "nonce": nonce}, "edit"

    @app.callback(
        Input(ids.IMPORTED, "is_open", allow_optional=True),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def close_account(is_open: bool | None, resume_id: str) -> None:  # noqa: FBT001 - Dash calls it
        if is_open is False:
            services.documents.close_account(who(), resume_id)

    @app.callback(
        Output(ids.GIVEN_BACK, "children"),
        Output(ids.EDITOR, "command", allow_duplicate=True),
        Input(ids.EDITOR, "recovered"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_recovered(update: str, resume_id: str) -> tuple[Any, Any]:
        if not update:
            return no_update, no_update
        made = services.copies.recover(who(), resume_id, base64.b64decode(update))
        told = [
            "This résumé was restored from a backup. What only this device still had is kept as ",
            html.A("a copy of its own", href=f"/resume/{made}"),
            ".",
        ]
        command = {"name": "forget", "nonce": time.time_ns() % 10**12}
        given_back = Patch()
        given_back.append(dbc.Alert(told, color="warning", class_name="m-3 mb-0"))
        return given_back, command

    for output, inputs, name in (
        ([Output(ids.SAVE_STATE, "children"), Output(ids.SAVE_STATE, "className")],
         [Input(ids.EDITOR, "saveState"), Input(ids.EDITOR, "notice"),
          Input(ids.EDITOR, "canEdit"), Input(ids.EDITOR, "canSuggest")], "saved"),
        (Output(ids.OTHER_RIGHTS, "is_open"),
         [Input(ids.EDITOR, "saveState"), Input(ids.EDITOR, "canEdit"),
          Input(ids.EDITOR, "canSuggest"), State(ids.RIGHTS, "data")], "rights"),
        (Output(ids.PEERS, "children"),
         [Input(ids.EDITOR, "peers"), Input(ids.EDITOR, "follow")], "people"),
        (Output(ids.TITLE, "children"), [Input(ids.EDITOR, "name")], "title"),
        ([Output(ids.READS_AT, "data"), Output(ids.MATCH_AT, "data"),
          Output(ids.HISTORY_AT, "data"), Output(ids.REVIEW_AT, "data"),
          Output(ids.COWRITE_AT, "data"), Output(ids.DESIGN_AT, "data")],
         [Input(ids.EDITOR, "revision"), Input(ids.TABS, "active_tab"),
          Input(ids.EDITOR, "beside"), Input(ids.DESIGN, "is_open")], "looked"),
        (Output(ids.EDITOR, "titles"), [Input(ids.PREVIEW, "titles")], "titles"),
        (Output(ids.EDITOR, "mode"), [Input(ids.MODE, "value", allow_optional=True)], "mode"),
        (Output(ids.EDITOR, "follow"),
         [Input({"type": ids.FOLLOW, "client": ALL}, "n_clicks"),
          State(ids.EDITOR, "follow")], "follow"),
        (Output(ids.GIVEN_BACK, "children", allow_duplicate=True),
         [Input(ids.EDITOR, "lost"), State(ids.GIVEN_BACK, "children")], "lost"),
        ([Output(ids.EDITOR, "command", allow_duplicate=True),
          Output(ids.GIVEN_BACK, "children", allow_duplicate=True)],
         [Input(ids.FORGET_REFUSED, "n_clicks", allow_optional=True),
          State(ids.GIVEN_BACK, "children")], "forgotten"),
        (Output(ids.UNDO, "disabled"), [Input(ids.EDITOR, "canUndo")], "disabled"),
        (Output(ids.REDO, "disabled"), [Input(ids.EDITOR, "canRedo")], "disabled"),
        (Output(ids.EDITOR, "command"),
         [Input(ids.UNDO, "n_clicks"), Input(ids.REDO, "n_clicks")], "command"),
        (Output(ids.PDF_LINK, "href"),
         [Input(ids.PDF_SOURCE, "value"), State(ids.PDF_LINK, "href")], "pdf"),
        ([Output(ids.PANES, "className"), Output(ids.TABS, "active_tab")],
         [Input(ids.NARROW, "value")], "narrow"),
    ):  # fmt: skip
        in_page(
            app,
            name,
            output,
            *inputs,
            prevent_initial_call=True,
        )


def _chosen_path() -> list[str | int] | None:
    """Return the path behind the mark or button that was just clicked."""
    fired = ctx.triggered[0] if ctx.triggered else None
    if fired is None or not fired["value"]:
        return None
    if isinstance(fired["value"], dict):
        points = fired["value"].get("points") or [{}]
        told = points[0].get("customdata")
        told = told[0] if isinstance(told, list) and told else told
        return list(json.loads(told)) if isinstance(told, str) and told else None
    return list(json.loads(json.loads(fired["prop_id"].rsplit(".", 1)[0])["path"]))


def _tabs(services: Services, resume_id: str, *, may_edit: bool, may_suggest: bool) -> Any:
    seen = services.history.seen(who(), resume_id) if may_edit else None
    past = history.layout(services.tailoring.purpose(who(), resume_id), seen)
    panels: dict[str, tuple[str, Any]] = {
        "page": ("Page", PagePreview(id=ids.PREVIEW, documentId=resume_id)),
        "reads": ("How it reads", reads.layout()),
        "match": ("Match", match.layout(services, resume_id)),
        "review": ("Review", review.layout(services, resume_id)),
        "cowrite": ("Co-writer", cowrite_form.layout(services, resume_id)),
    }
    if may_edit:
        panels["history"] = ("History", past)
    # The co-writer is the team's: whoever may only read has no use for it.
    is_hidden = {"cowrite": not may_suggest}
    return PanelTabs(
        [panel for _, panel in panels.values()],
        id=ids.TABS,
        tabs=[
            {"id": key, "label": label, "hidden": is_hidden.get(key, False)}
            for key, (label, _) in panels.items()
        ],
        active_tab="page",
    )


def _other_rights() -> Any:
    """Return what is told where somebody's rights have changed since the page was made."""
    told = [
        "What you may do here has changed. ",
        html.A("Load the page again", href=""),
        " for it.",
    ]
    return dbc.Alert(told, id=ids.OTHER_RIGHTS, is_open=False, color="info", class_name="m-3 mb-0")


def _account(services: Services, resume_id: str) -> list[Any]:
    account = services.documents.account(who(), resume_id)
    if account is None:
        return []
    told = html.Ul([html.Li(sentence) for sentence in account.sentences()], className="mb-0 ps-3")
    return [
        dbc.Alert(told, id=ids.IMPORTED, color="success", dismissable=True, class_name="m-3 mb-0")
    ]
