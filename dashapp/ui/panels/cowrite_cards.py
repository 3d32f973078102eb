"""How the co-writer's panel shows things: messages, composed texts, questions, who writes."""

import re
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashapp.domain.comparison import place_of
from dashapp.domain.cowriting import Message, Piece
from dashapp.domain.durable_task import DurableTask
from dashapp.domain.tree.node import Tree
from dashapp.domain.writing.placeholder import placeholders
from dashapp.domain.writing.request import PIECES
from dashapp.services.cowriting.cowriter import Asked
from dashapp.services.cowriting.writers import WriterStanding
from dashapp.ui import ids
from dashapp.ui.controls import about, button, html_id, time_of
from dashapp.ui.identity import called

_PLACE = re.compile(r"\s?\[\[([^\[\]/]+)/([^\[\]]*)\]\]")
_MOST_SOURCES = 8
_STATES = {
    "waiting": "Waiting…",
    "running": "At work…",
    "done": "Done",
    "failed": "Did not finish",
    "cancelled": "Cancelled",
}


def writer_line(standing: WriterStanding, *, may_choose: bool) -> Any:
    """Return who writes, where what is asked goes, and the way to another writer."""
    told = f"{standing.told} It rests after failures; rules write meanwhile." if standing.is_resting else standing.told  # fmt: skip
    return html.Div(
        [
            html.Span(standing.name, className="badge-plain"),
            html.Small(told, className="muted grow"),
            html.A("Choose the writer", href="/writer", className="btn btn-sm btn-quiet")
            if may_choose
            else None,
        ],
        className="d-flex gap-2 align-items-center flex-wrap",
    )


def message_card(message: Message, tree: Tree) -> Any:
    """Return a message; a co-writer's says on which places it leans."""
    head = html.Div(
        [html.B(called(message.by)), html.Small(time_of(message.at), className="muted text-nowrap")],
        className="d-flex gap-2 align-items-baseline",
    )  # fmt: skip
    if not message.is_writer:
        return html.Div([head, html.Div(message.text, className="words")], className="said")
    text = _PLACE.sub("", message.text)
    return html.Div(
        [
            head,
            dcc.Markdown(text, link_target="_blank") if text else None,
            html.Small("Writing…", className="muted") if message.state == "writing" else None,
            _sources(message.text, tree),
            _claims("Not in your résumé: ", message.claims),
            html.Small(message.note, className="muted d-block") if message.note else None,
        ],
        className="said is-writer",
    )  # fmt: skip


def _sources(text: str, tree: Tree) -> Any:
    found = list(dict.fromkeys(_PLACE.findall(text)))[:_MOST_SOURCES]
    shown = [
        button(place, {"type": ids.GOTO_NODE, "node": node, "field": field})
        for node, field in found
        if (place := place_of(tree, node))
    ]
    if not shown:
        return None
    return html.Div([html.Small("Leans on", className="muted"), *shown], className="d-flex gap-2 flex-wrap mt-1")  # fmt: skip


def _claims(label: str, claims: tuple[str, ...]) -> Any:
    return html.Div([html.B(label), "; ".join(claims)], className="claims") if claims else None


def piece_card(piece: Piece, resume_id: str, jobs: dict[str, str], *, may: bool) -> Any:
    """Return a composed text; what claims something new is not taken out before it is confirmed."""
    title = PIECES[piece.kind] + (f" for {jobs[piece.job]}" if piece.job in jobs else "")
    open_ones = placeholders(piece.text)
    is_ready = piece.is_free and not open_ones
    acts: list[Any] = []
    if is_ready:
        address = f"/resume/{resume_id}/piece/{piece.id}"
        acts += [
            dcc.Clipboard(content=piece.text, title="Copy", className="btn btn-sm btn-quiet"),
            html.A("Download", href=address, className="btn btn-sm btn-quiet"),
        ]
    if may and piece.kind == "summary":
        acts.append(_act("Suggest it in the résumé", "offer", piece.id))
    if may and not piece.is_free:
        acts.append(_act("All of this is true", "confirm", piece.id))
    if may:
        acts.append(_act("Remove", "remove", piece.id, told=about("Remove", title)))
    unconfirmed = () if piece.confirmed_by else piece.claims
    return html.Div(
        [
            html.Div(
                [
                    html.B(title),
                    html.Small(time_of(piece.at), className="muted text-nowrap"),
                ],
                className="d-flex gap-2 align-items-baseline",
            ),
            dcc.Markdown(piece.text, className="words piece"),
            _claims("Says something new, so it stays here until you confirm it: ", unconfirmed),
            _claims("Only you know: ", tuple(open_ones)),
            html.Div(acts, className="d-flex gap-2 flex-wrap mt-2"),
        ],
        className="requirement",
    )


def work_card(task: DurableTask) -> Any:
    """Return how far long work is, and the way to stop it or begin it again."""
    title = "A copy for the job" if task.kind == "tailor" else "Better words for all of it"
    count = f"{task.suggested} suggestion{'s' * (task.suggested != 1)}"
    of = f", {task.texts} texts looked at" if task.texts else ""
    asks = f", {len(task.questions)} questions (see “Ask me”)" if task.questions else ""
    acts: list[Any] = []
    if task.copy:
        acts.append(
            html.A("Open the copy", href=f"/resume/{task.copy}", className="btn btn-sm btn-quiet")
        )
    if not task.is_over:
        acts.append(_on_work("Cancel", "cancel", task.id))
    elif task.state != "done":
        acts.append(_on_work("Try again", "retry", task.id))
    share = 100 * min(1.0, task.suggested / task.texts) if task.texts else 5
    return html.Div(
        [
            html.Div(
                [html.B(title), html.Small(_STATES[task.state], className="muted")],
                className="d-flex gap-2 align-items-baseline",
            ),
            dbc.Progress(value=share, striped=True, animated=True, class_name="my-1")
            if not task.is_over
            else None,
            html.Small(f"{count}{of}{asks}. {task.told}", className="muted d-block"),
            html.Div(acts, className="d-flex gap-2 mt-1"),
        ],
        className="requirement",
    )  # fmt: skip


def _on_work(label: str, do: str, target: str) -> Any:
    return button(label, {"type": ids.WORK_ACT, "do": do, "id": target})


def question_card(asked: Asked) -> Any:
    """Return a question with room for the answer."""
    where = {"node": asked.node, "field": asked.field}
    answer = {"type": ids.ANSWER, **where}
    return html.Div(
        [
            html.Blockquote(asked.text, className="quote muted mb-1"),
            html.Label(asked.asks, htmlFor=html_id(answer), className="fw-semibold"),
            html.Div(
                [
                    dbc.Input(id=answer, maxLength=1_000, size="sm"),
                    button(
                        "Keep it",
                        {"type": ids.KEEP_ANSWER, **where, "asks": asked.asks},
                        told=about("Keep it", asked.asks),
                    ),
                    button(
                        "Show", {"type": ids.GOTO_NODE, **where}, told=about("Show", asked.text)
                    ),
                ],
                className="d-flex gap-2 mt-1",
            ),
        ],
        className="requirement",
    )


def _act(label: str, do: str, target: str, *, told: str = "") -> Any:
    return button(label, {"type": ids.PIECE_ACT, "do": do, "id": target}, told=told)
