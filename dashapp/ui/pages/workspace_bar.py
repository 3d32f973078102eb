"""The bar of the workspace: whose résumé it is, who is here, and what can be done with it."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.services.exports import FORMATS
from dashapp.ui import ids
from dashapp.ui.controls import button, group, one_of
from dashapp.ui.identity import is_local, who

_LABELS = {
    "pdf": "PDF",
    "docx": "Word (DOCX)",
    "json": "JSON Resume",
    "yaml": "YAML",
    "md": "Markdown",
    "txt": "Plain text",
    "html": "HTML",
}


def bar(
    services: Services, resume_id: str, name: str, *, may_edit: bool, may_suggest: bool
) -> list[Any]:
    """Return what the bar holds for whoever asks."""
    return [
        html.H1(name or "Résumé without a name", id=ids.TITLE, className="resume-title"),
        html.Span("Connecting…", id=ids.SAVE_STATE, className="save-state", role="status"),
        html.Span(className="grow"),
        html.Span(id=ids.PEERS, className="d-inline-flex ps-2"),
        _your_name(),
        _mode(may_edit=may_edit, may_suggest=may_suggest),
        _steps(),
        button("Design", ids.OPEN_DESIGN) if may_edit else None,
        _share(services, resume_id),
        _export_menu(resume_id),
        html.Div(_narrow(may_edit=may_edit, may_suggest=may_suggest), className="narrow"),
    ]


def names_themselves(asks: Actor) -> bool:
    """Whether somebody has no account that says what they are called."""
    return asks.person in (None, LOCAL_PERSON)


def _your_name() -> Any:
    asks = who()
    if not names_themselves(asks):
        return None
    return dcc.Input(
        id=ids.NAME,
        placeholder="Your name",
        value=asks.name,
        debounce=True,
        maxLength=40,
        className="form-control form-control-sm your-name",
    )


def _mode(*, may_edit: bool, may_suggest: bool) -> Any:
    """Return the choice between changing the text and suggesting; some may only suggest."""
    if not may_edit:
        return html.Span("Suggesting", className="badge-plain") if may_suggest else None
    return one_of(
        {"edit": "Edit", "suggest": "Suggest"}, ids.MODE, told="What typing does", more="mode"
    )


def _steps() -> Any:
    undo = button("↶", ids.UNDO, told="Undo", is_disabled=True)
    redo = button("↷", ids.REDO, told="Redo", is_disabled=True)
    return group([undo, redo], "Steps", class_name="steps")


def _share(services: Services, resume_id: str) -> Any:
    asks = who()
    is_open = services.people.guards.access.may(asks, Act.SHARE, resume_id)
    if is_local() or not is_open:
        return None
    return html.A("Share", href=f"/resume/{resume_id}/share", className="btn btn-sm btn-quiet")


def _export_menu(resume_id: str) -> Any:
    items: list[Any] = [
        dbc.DropdownMenuItem(
            _LABELS[each],
            href=f"/resume/{resume_id}/export/{each}?source=1",
            external_link=True,
            **({"id": ids.PDF_LINK} if each == "pdf" else {}),
        )
        for each in FORMATS
    ]
    switch = dbc.Switch(id=ids.PDF_SOURCE, value=True, label="PDF carries its source")
    items += [dbc.DropdownMenuItem(divider=True), html.Div(switch, className="px-3")]
    return dbc.DropdownMenu(items, label="Export", size="sm", color="primary", align_end=True)


def _narrow(*, may_edit: bool, may_suggest: bool) -> Any:
    labels = {
        "edit": "Text",
        "page": "Page",
        "reads": "Reads",
        "match": "Match",
        "review": "Review",
    }
    if may_suggest:
        labels["cowrite"] = "Write"
    if may_edit:
        labels["history"] = "Past"
    return one_of(labels, ids.NARROW, told="What is shown")
