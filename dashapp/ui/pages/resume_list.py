"""The résumés that somebody has, on the start page: found by name, put in the bin, taken out again."""

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.document import DocumentSummary
from dashapp.services.access import ROLES, Act, held
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button, time_of
from dashapp.ui.identity import who
from dashapp.ui.pressed import pressed

_LOOK_MS = 15_000
_MANY = 8
"""Of more résumés than these one may be looked for by its name."""
_MOST_IN_BIN = 50


def layout(services: Services) -> Any:
    """Return the list with what is in the bin."""
    are_many = len(services.documents.summaries(who())) > _MANY
    find = dbc.Input(
        id=ids.FIND, type="search", placeholder="Find by name", debounce=300, class_name="mb-2"
    )
    label = html.Label("Find by name", htmlFor=ids.FIND, className="visually-hidden")
    return html.Section(
        [
            html.H2("Your résumés", className="fs-5"),
            *([label, find] if are_many else []),
            html.Div(_rows(services), id=ids.RESUMES),
            dcc.Interval(id=ids.HERE_TICK, interval=_LOOK_MS),
        ],
        className="card-plain mt-4",
    )


def shared(services: Services) -> Any:
    """Return what is open to somebody by links alone; nothing where nothing is."""
    own = {each.id for each in services.documents.summaries(who())} if who().person else set()
    open_by_link = set(services.people.sharing.opened(who())) - own
    titles = services.documents.titles(who(), open_by_link)
    rows = [
        html.Div(dcc.Link(title, href=f"/resume/{each}"), className="resume-row")
        for each, title in sorted(titles.items(), key=lambda item: item[1].casefold())
    ]
    head = html.H2("Shared with you by link", className="fs-5")
    return html.Section([head, *rows], className="card-plain mt-4") if rows else None


def register(app: Dash, services: Services) -> None:
    """Add what the list does."""

    @app.callback(
        Output(ids.LOCATION, "pathname", allow_duplicate=True),
        Input({"type": ids.DUPLICATE, "id": ALL}, "n_clicks"),
        Input({"type": ids.TAILOR, "id": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def copy(_d: Any, _t: Any) -> Any:
        fired = pressed()
        if fired is None:
            return no_update
        make = services.tailoring.copy if fired["type"] == ids.TAILOR else services.copies.duplicate
        return f"/resume/{make(who(), fired['id'])}"

    @app.callback(
        Output(ids.RESUMES, "children"),
        Input({"type": ids.DELETE, "id": ALL}, "n_clicks"),
        Input({"type": ids.RESTORE, "id": ALL}, "n_clicks"),
        Input(ids.FIND, "value", allow_optional=True),
        prevent_initial_call=True,
    )
    def show_resumes(_d: Any, _r: Any, find: str | None) -> Any:
        if ctx.triggered_id == ids.FIND:
            return _rows(services, find)
        fired = pressed()
        if fired is None:
            return no_update
        if fired["type"] == ids.DELETE:
            services.documents.delete(who(), fired["id"])
            return _rows(services, find, just_deleted=fired["id"])
        services.documents.restore(who(), fired["id"])
        return _rows(services, find)

    @app.callback(
        Output({"type": ids.HERE, "id": ALL}, "children"),
        Input(ids.HERE_TICK, "n_intervals"),
        State({"type": ids.HERE, "id": ALL}, "id"),
        prevent_initial_call=True,
    )
    def show_here(_: int, places: list[dict[str, str]]) -> list[Any]:
        wanted = [place["id"] for place in places]
        allowed = {each.id for each in services.documents.summaries(who())}
        here = services.presence.who_is_in(each for each in wanted if each in allowed)
        return [_people(here.get(each, [])) for each in wanted]


def _rows(
    services: Services, find: str | None = None, just_deleted: str | None = None
) -> list[Any]:
    places = {each.id: each for each in services.people.guards.access.workspaces(who())}
    summaries = services.documents.summaries(who())
    here = services.presence.who_is_in(each.id for each in summaries)
    shown = {
        each.id: _row(
            each,
            places[each.workspace].name if len(places) > 1 else None,
            here.get(each.id, []),
            may_add=places[each.workspace].role in ROLES[Act.ADD],
            may_bin=held(who(), places[each.workspace].role, each.created_by) in ROLES[Act.BIN],
        )
        for each in summaries
        if _is_meant(each, places[each.workspace].name, find)
    }
    deleted = services.documents.summaries(who(), deleted=True)
    # The way back stands where the row stood, which is where somebody looks.
    gone = [each for each in deleted if each.id == just_deleted]
    rows = [
        _undo(each) if each in gone else shown[each.id]
        for each in sorted([*summaries, *gone], key=lambda each: each.updated_at, reverse=True)
        if each.id in shown or each in gone
    ]
    empty = "None is called so." if summaries else "Nothing yet. What you bring stays here."
    kept = [each for each in deleted if each not in gone]
    return [*(rows or [html.P(empty, className="muted mb-0")]), _bin(kept, find)]


def _undo(summary: DocumentSummary) -> Any:
    undo = button("Undo", {"type": ids.RESTORE, "id": summary.id}, told=f"Undo {summary.title}")
    told = html.Span([html.B(summary.title), " is put in the bin."])
    return html.Div([told, undo], className="resume-row", role="status")


def _is_meant(summary: DocumentSummary, place: str, find: str | None) -> bool:
    said = f"{summary.title} {summary.purpose} {place}".casefold()
    return all(word in said for word in (find or "").casefold().split())


def _bin(deleted: Sequence[DocumentSummary], find: str | None) -> Any:
    """Return what was deleted, with the way back."""
    rows = [
        html.Div(
            [
                html.Span(each.title),
                html.Span(["changed ", time_of(each.updated_at)], className="muted grow"),
                button(
                    "Restore", {"type": ids.RESTORE, "id": each.id}, told=f"Restore {each.title}"
                ),
            ],
            className="resume-row",
        )
        for each in deleted
        if _is_meant(each, "", find)
    ]
    told = html.Summary(f"In the bin: {len(rows)}", className="muted")
    return html.Details([told, *rows[:_MOST_IN_BIN]], className="mt-2") if rows else None


def _row(
    summary: DocumentSummary,
    place: str | None,
    here: list[tuple[str, str]],
    *,
    may_add: bool,
    may_bin: bool,
) -> Any:
    def act(label: str, kind: str) -> Any:
        name = {"type": kind, "id": summary.id}
        return button(label, name, told=f"{label} {summary.title}")

    changed = ["changed ", time_of(summary.updated_at)]
    return html.Div(
        [
            dcc.Link(summary.title, href=f"/resume/{summary.id}"),
            _badge(place) if place else None,
            _badge(f"for {summary.purpose}" if summary.purpose else "tailored copy")
            if summary.master
            else None,
            html.Span(changed, className="muted grow"),
            html.Span(_people(here), id={"type": ids.HERE, "id": summary.id}, className="ps-2"),
            act("Tailored copy", ids.TAILOR) if may_add else None,  # it stays beside its master
            act("Duplicate", ids.DUPLICATE),
            act("Delete", ids.DELETE) if may_bin else None,
        ],
        className="resume-row",
    )


def _badge(told: str) -> Any:
    """Return a word beside the title; of a long one the beginning, and all of it at the pointer."""
    return html.Span(told, className="badge-plain", title=told)


def _people(people: list[tuple[str, str]]) -> list[Any]:
    made: list[Any] = []
    for name, colour in people:
        told: dict[str, Any] = {"title": f"{name} has it open", "aria-label": f"{name} has it open"}
        style = {"backgroundColor": colour}
        made.append(html.Span(name[:1].upper(), role="img", className="peer", style=style, **told))
    return made
