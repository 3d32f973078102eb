"""The résumés that somebody has, on the start page: found by name, put in the bin, taken out again."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.document import DocumentSummary
from dashapp.services.access import held
from dashapp.services.acts import ROLES, Act
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button, time_of
from dashapp.ui.identity import who
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say

_LOOK_MS = 15_000
_MANY = 8
"""Of more résumés than these one may be looked for by its name."""
_PAGE = 30
"""So many rows are shown at once, and as many more when asked: 120 took a browser three seconds."""
_MOST_IN_BIN = 20


def layout(services: Services) -> Any:
    """Return the list with what is in the bin."""
    documents = services.documents
    count = sum(len(documents.summaries(who(), deleted=is_gone)) for is_gone in (False, True))
    are_many = count > _MANY
    rows, more, is_all, deleted = _shown(services)
    find = dbc.Input(
        id=ids.FIND, type="search", placeholder="Find by name", debounce=300, class_name="mb-2"
    )
    label = html.Label("Find by name", htmlFor=ids.FIND, className="visually-hidden")
    return html.Section(
        [
            html.H2("Your résumés", className="fs-5"),
            *([label, find] if are_many else []),
            html.Div(rows, id=ids.RESUMES),
            html.Button(
                more,
                id=ids.MORE_RESUMES,
                type="button",
                hidden=is_all,
                className="btn btn-sm btn-quiet",
            ),
            html.Div(deleted, id=ids.BIN),
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
        Output(ids.MORE_RESUMES, "children"),
        Output(ids.MORE_RESUMES, "hidden"),
        Output(ids.BIN, "children"),
        Input({"type": ids.DELETE, "id": ALL}, "n_clicks"),
        Input({"type": ids.RESTORE, "id": ALL}, "n_clicks"),
        Input(ids.FIND, "value", allow_optional=True),
        Input(ids.MORE_RESUMES, "n_clicks"),
        prevent_initial_call=True,
    )
    def show_resumes(_d: Any, _r: Any, find: str | None, wanted_more: int | None) -> Any:
        fired, pages = pressed(), 1 + (wanted_more or 0)
        if ctx.triggered_id == ids.FIND:
            return _shown(services, find, pages)
        if ctx.triggered_id == ids.MORE_RESUMES:
            shown = _shown(services, find, pages)
            say(f"{len(shown[0])} résumés are shown.")
            return shown
        if fired is None:
            return (no_update,) * 4
        if fired["type"] == ids.DELETE:
            services.documents.delete(who(), fired["id"])
            return _shown(services, find, pages, just_deleted=fired["id"])
        services.documents.restore(who(), fired["id"])
        return _shown(services, find, pages)

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


def _shown(
    services: Services, find: str | None = None, pages: int = 1, just_deleted: str | None = None
) -> tuple[list[Any], str, bool, Any]:
    """Return the rows, what the button for more says, whether there are none, and the bin."""
    places = {each.id: each for each in services.people.guards.access.workspaces(who())}
    summaries = services.documents.summaries(who())
    deleted = services.documents.summaries(who(), deleted=True)
    # The way back stands where the row stood, which is where somebody looks.
    gone = [each for each in deleted if each.id == just_deleted]
    meant = [each for each in summaries if _is_meant(each, places[each.workspace].name, find)]
    found = sorted([*meant, *gone], key=lambda each: each.updated_at, reverse=True)
    shown = found[: pages * _PAGE]
    here = services.presence.who_is_in(each.id for each in shown)
    copies = _copies([*summaries, *deleted])
    rows = [
        _undo(each)
        if each in gone
        else _row(
            each,
            _badges(
                places[each.workspace].name if len(places) > 1 else "",
                _purpose(each),
                copies.get(each.id, ""),
            ),
            here.get(each.id, []),
            may_add=places[each.workspace].role in ROLES[Act.ADD],
            may_bin=held(who(), places[each.workspace].role, each.created_by) in ROLES[Act.BIN],
        )
        for each in shown
    ]
    empty = "None is called so." if summaries else "Nothing yet. What you bring stays here."
    left = len(found) - len(shown)
    kept = [each for each in deleted if each not in gone]
    return (
        rows or [html.P(empty, className="muted mb-0")],
        f"Show {min(left, _PAGE)} more of {len(found)}",
        not left,
        _bin(kept, find),
    )


def _undo(summary: DocumentSummary) -> Any:
    undo = button("Undo", {"type": ids.RESTORE, "id": summary.id}, told=f"Undo {summary.title}")
    told = html.Span([html.B(summary.title), " is put in the bin."])
    return html.Div([told, undo], className="resume-row", role="status")


def _is_meant(summary: DocumentSummary, place: str, find: str | None) -> bool:
    said = f"{summary.title} {summary.purpose} {place}".casefold()
    return all(word in said for word in (find or "").casefold().split())


def _bin(deleted: Sequence[DocumentSummary], find: str | None) -> Any:
    """Return what was deleted, with the way back."""
    found = [each for each in deleted if _is_meant(each, "", find)]
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
        for each in found[:_MOST_IN_BIN]
    ]
    told = html.Summary(f"In the bin: {len(found)}", className="muted")
    older = html.P("Find older ones by their name above.", className="muted mb-0")
    are_older = len(found) > len(rows)
    inside = [told, *rows, *([older] if are_older else [])]
    return html.Details(inside, className="mt-2") if rows else None


def _copies(known: Sequence[DocumentSummary]) -> dict[str, str]:
    """Return of each copy what it is a copy of, and which of several: they are called the same."""
    by_id = {each.id: each for each in known}
    counted: Counter[str] = Counter()
    told = {}
    for each in sorted(known, key=lambda each: each.created_at):
        if each.copied_from is None:
            continue
        first = each.copied_from
        while first in by_id and (before := by_id[first].copied_from):
            first = before
        counted[first] += 1
        number = f" {counted[first]}" if counted[first] > 1 else ""
        told[each.id] = f"copy{number}{_of(by_id.get(first))}"
    return told


def _of(original: DocumentSummary | None) -> str:
    if original is None:  # somebody else's, or gone
        return ""
    purpose = f" for {original.purpose}" if original.purpose else ""
    return f" of {original.title}{purpose}"


def _row(
    summary: DocumentSummary,
    badges: list[Any],
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
            *badges,
            html.Span(changed, className="muted grow"),
            html.Span(_people(here), id={"type": ids.HERE, "id": summary.id}, className="ps-2"),
            act("Tailored copy", ids.TAILOR) if may_add else None,  # it stays beside its master
            act("Duplicate", ids.DUPLICATE),
            act("Delete", ids.DELETE) if may_bin else None,
        ],
        className="resume-row",
    )


def _purpose(summary: DocumentSummary) -> str:
    if not summary.master:
        return ""
    return f"for {summary.purpose}" if summary.purpose else "tailored copy"


def _badges(*told: str) -> list[Any]:
    """Return words beside the title; of long ones the beginning, and all of them at the pointer."""
    return [html.Span(each, className="badge-plain", title=each) for each in told if each]


def _people(people: list[tuple[str, str]]) -> list[Any]:
    made: list[Any] = []
    for name, colour in people:
        told: dict[str, Any] = {"title": f"{name} has it open", "aria-label": f"{name} has it open"}
        style = {"backgroundColor": colour}
        made.append(html.Span(name[:1].upper(), role="img", className="peer", style=style, **told))
    return made
