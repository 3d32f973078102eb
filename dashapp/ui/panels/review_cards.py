"""How the panel shows what people say beside the text: cards of suggestions, threads, to-dos."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dash import html

from dashapp.domain.review import Remark, Todo
from dashapp.domain.suggestion_view import SuggestionShown
from dashapp.domain.writing.placeholder import placeholders
from dashapp.services.comments import ThreadShown
from dashapp.ui import ids
from dashapp.ui.controls import about, button, difference, time_of
from dashapp.ui.identity import called
from dashapp.ui.panels.rights import Rights

_BEGINNING = 60
_ACTS = {"rewrite": "Change", "add": "Add", "remove": "Remove", "first": "Put first"}
_STANDING = {
    "overtaken": "The text has changed since. Compare both, and edit by hand.",
    "gone": "Its text is gone.",
}


def suggestion_card(shown: SuggestionShown, rights: Rights) -> Any:
    known = shown.suggestion
    fits = shown.standing == "fits"
    grounds = known.grounds
    claims = html.Div(
        [html.B("Says something new: "), "; ".join(grounds.claims)], className="claims"
    )
    of = [said for how in ("gone", "new") if (said := _words(shown, how))] or [shown.where]
    acts: list[Any] = [_goto(known.change.node, known.change.field, *of)]
    is_whole = not placeholders(known.change.after)
    if rights.edits and fits and not grounds.claims and is_whole:
        acts.append(_act("Accept", "accept", known.id, *of, is_primary=True))
    if rights.edits and fits and grounds.claims and is_whole:
        acts.append(_act("It is true: accept", "confirm", known.id, *of))
    if rights.edits and fits and known.change.act not in ("remove", "first"):
        acts.append(_compose("Edit first", "edit", known.id, *of))
    if rights.edits or known.is_own(rights.who):
        told = "Take back" if known.is_own(rights.who) else "Decline"
        acts.append(_act(told, "decline", known.id, *of))
    return _card(
        known.id,
        [
            _said_by(known.by, f"{_ACTS[known.change.act]} in {shown.where}", known.at),
            html.Div(difference(shown.words), className="words"),
            html.Small(grounds.reason, className="d-block muted") if grounds.reason else None,
            _sources(grounds.sources),
            claims if grounds.claims else None,
            _open(known.change.after),
            None if fits else html.Small(_STANDING[shown.standing], className="claims"),
            html.Div(acts, className="d-flex gap-2 flex-wrap mt-2"),
        ],
    )


def declined(which: Sequence[str], *, is_own: bool = False) -> Any:
    """Say how many suggestions were just declined, or that one's own is back, with the way back."""
    if not which:
        return None
    one = "Your suggestion is taken back." if is_own else "1 suggestion is declined."
    told = one if len(which) == 1 else f"{len(which)} are declined."
    back = _act("Bring back", "bring-back", " ".join(which))
    return html.Div([html.Span(told, className="muted"), back], className="d-flex gap-2 mb-2")


def thread_card(shown: ThreadShown, rights: Rights) -> Any:
    thread = shown.thread
    said = thread.remarks[0].text
    place = (thread.anchor.node, thread.anchor.field)
    acts: list[Any] = [] if shown.is_gone else [_goto(*place, said)]
    if rights.comments:
        acts.append(_compose("Reply", "reply", thread.id, said))
        how = ("Reopen", "reopen") if thread.is_resolved else ("Resolve", "resolve")
        acts.append(_act(how[0], how[1], thread.id, said))
        acts.append(_act("Make it a to-do", "todo", thread.id, said))
    resolved = f"Resolved by {called(thread.resolved_by)}" if thread.is_resolved else ""
    gone = "The text that this is about is gone" if shown.is_gone else ""
    state = ". ".join(each for each in (resolved, gone) if each)
    card = _card(
        thread.id,
        [
            html.Blockquote(thread.anchor.quote or shown.where, className="quote muted mb-1"),
            *(_remark(each) for each in thread.remarks),
            html.Small(state, className="claims") if state else None,
            html.Div(acts, className="d-flex gap-2 flex-wrap mt-2"),
        ],
    )
    if not thread.is_resolved:
        return card
    begin = said if len(said) <= _BEGINNING else f"{said[:_BEGINNING].rstrip()}…"
    return html.Details([html.Summary(f"{state}: {begin}"), card])


def todo_line(todo: Todo, rights: Rights, names: dict[str, str]) -> Any:
    details = [
        f"for {names[todo.assignee]}" if todo.assignee in names else "",
        f"until {todo.due:%d %b %Y}" if todo.due else "",
        f"done by {called(todo.done_by)}" if todo.is_done else "",
    ]
    told = ", ".join(each for each in details if each)
    text = html.Del(todo.text) if todo.is_done else html.Span(todo.text)
    tick = button(
        "☑" if todo.is_done else "☐",
        _act_name("untick" if todo.is_done else "tick", todo.id),
        told=todo.text,
        more={"role": "checkbox", "aria-checked": "true" if todo.is_done else "false"},
    )
    tick.title = "Not done after all" if todo.is_done else "Done"
    line = html.Span([text, html.Br(), html.Small(told, className="muted")], className="grow")
    acts = [_goto(todo.node, todo.field, todo.text)] if todo.node else []
    if rights.comments:
        acts.append(button("×", _act_name("forget", todo.id), told=about("Remove", todo.text)))
    return html.Div(
        [tick if rights.comments else None, line, *acts], className="d-flex gap-2 my-1 todo"
    )


def _sources(sources: tuple[str, ...]) -> Any:
    if not sources:
        return None
    return html.Small(f"Leans on {'; '.join(sources)}", className="d-block muted")


def _open(text: str) -> Any:
    found = placeholders(text)
    if not found:
        return None
    told = f"Only you know what stands for {', '.join(found)}. Choose “Edit first”."
    return html.Small(told, className="claims")


def _remark(remark: Remark) -> Any:
    return html.Div([_said_by(remark.by, "", remark.at), html.Div(remark.text, className="words")])


def _said_by(name: str, what: str, at: datetime) -> Any:
    said_by = html.B(called(name), className="flex-shrink-0 mw-100")
    when = html.Small(time_of(at), className="muted text-nowrap")
    place = html.Small(what, className="muted grow")
    return html.Div(
        [said_by, place, when], className="d-flex flex-wrap column-gap-2 align-items-baseline"
    )


def _card(name: str, inside: list[Any]) -> Any:
    found: dict[str, Any] = {"data-review": name}
    return html.Div(inside, className="requirement", **found)


def _words(shown: SuggestionShown, how: str) -> str:
    return " ".join(text.strip() for each, text in shown.words if each == how)


def _act_name(do: str, target: str) -> dict[str, str]:
    return {"type": ids.REVIEW_ACT, "do": do, "id": target}


def _act(label: str, do: str, target: str, *of: str, is_primary: bool = False) -> Any:
    return button(label, _act_name(do, target), is_primary=is_primary, told=about(label, *of))


def _compose(label: str, what: str, target: str, *of: str) -> Any:
    name = {"type": ids.COMPOSE, "about": what, "id": target}
    return button(label, name, told=about(label, *of))


def _goto(node: str, field: str, *of: str) -> Any:
    name = {"type": ids.GOTO_NODE, "node": node, "field": field}
    return button("Show", name, told=about("Show", *of))


def nothing(sentence: str) -> Any:
    return html.P(sentence, className="muted")
