"""How it reads: the findings with their places, the pictures, the checks of the file."""

import json
from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, dcc, html, no_update

from dashapp.domain.checks.file import FileCheck
from dashapp.domain.checks.finding import Finding
from dashapp.domain.checks.report import ReadingReport
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.figures import reading
from dashapp.ui.figures.theme import Figure
from dashapp.ui.identity import who
from dashapp.ui.panels.rights import Rights, rights_of
from dashapp.ui.spoken import say

_SEVERITIES = {"fix": "To fix", "consider": "To consider", "note": "Notes"}
_QUIET: Any = {"displayModeBar": False, "responsive": True}
_MOST_OF_A_RULE = 6


def layout() -> Any:
    """Return the panel, empty until it is looked at."""
    return html.Div(
        [
            dbc.Checklist(
                id=ids.SEVERITIES,
                options=[{"label": label, "value": key} for key, label in _SEVERITIES.items()],
                value=list(_SEVERITIES),
                inline=True,
                class_name="mb-2",
            ),
            html.Div(_skeleton(), id=ids.READS),
            html.H2("The exported PDF itself"),
            button("Check the file", ids.FILE_CHECK),
            dcc.Loading(html.Div(id=ids.FILE_CHECKS, className="mt-2"), type="dot"),
        ],
        className="panel",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel computes nothing."""

    @app.callback(
        Output(ids.READS, "children"),
        Input(ids.READS_AT, "data"),
        Input(ids.SEVERITIES, "value"),
        Input(ids.THEME, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_reading(at: int | None, wanted: list[str], theme: str, resume_id: str) -> Any:
        if at is None:
            return no_update
        report = services.analyses.report(services.documents.snapshot(who(), resume_id).resume)
        rights = rights_of(services, resume_id)
        found = _findings(report.findings, wanted, rights)
        return [*_summary(report), *found, *_pictures(report, theme)]

    @app.callback(
        Output(ids.FILE_CHECKS, "children"),
        Input(ids.FILE_CHECK, "n_clicks"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_file_checks(_: int, resume_id: str) -> Any:
        resume = services.documents.snapshot(who(), resume_id).resume
        pdf = services.exports.export(resume, "pdf").content
        report = services.analyses.file_report(pdf, resume)
        told = f"{report.met} of {len(report.checks)} are met."
        say(told)
        ordered = sorted(report.checks, key=lambda check: check.is_met)
        return [html.P(told, className="fw-semibold"), *(_file_check(check) for check in ordered)]


def jump(path: Sequence[str | int], inside: Any, key: str, class_name: str) -> Any:
    """Return a button that leads to a place in the text."""
    name = {"type": ids.GOTO, "path": json.dumps(list(path)), "key": key}
    return html.Button(inside, id=name, className=class_name, type="button")


def in_words(title: str, sentences: list[str]) -> Any:
    """Return what a picture shows as text, folded up."""
    items = [html.Li(sentence) for sentence in sentences]
    return html.Details([html.Summary(f"{title} in words", className="muted"), html.Ul(items)])


def _summary(report: ReadingReport) -> list[Any]:
    told = (
        f"{report.sentence} {report.words} words,"
        f" about {max(report.reading_minutes, 0.1):.1f} minutes to read."
        if report.words
        else "Nothing is written yet. What is missing first:"
    )
    return [html.P(told, className="fw-semibold")]


def _findings(findings: Sequence[Finding], wanted: list[str], rights: Rights) -> list[Any]:
    shown: list[Any] = []
    counts: dict[str, int] = {}
    for number, finding in enumerate(findings):
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if finding.severity in wanted and counts[finding.rule] <= _MOST_OF_A_RULE:
            shown.append(_finding(finding, number, rights))
    more = {rule: count for rule, count in counts.items() if count > _MOST_OF_A_RULE}
    if more:
        told = ", ".join(f"{rule} ({count})" for rule, count in more.items())
        shown.append(html.P(f"More places of: {told}.", className="muted"))
    return shown or [html.P("Nothing to show. It reads well.", className="muted")]


def _finding(finding: Finding, number: int, rights: Rights) -> Any:
    inside = [
        html.B(f"{_SEVERITIES[finding.severity]}: {finding.title}. "),
        html.Span(finding.message),
        html.Span(finding.quote, className="quote") if finding.quote else None,
        html.Small(f"{finding.why} {finding.fix}"),
    ]
    place = json.dumps(list(finding.path))
    name = {"type": ids.TODO_OF, "of": finding.rule, "at": place, "key": f"check-{number}"}
    return html.Div(
        [
            jump(finding.path, inside, f"finding-{number}", f"finding is-{finding.severity}"),
            button("To do", name, told=f"Make it a to-do: {finding.title}")
            if rights.comments
            else None,
        ],
        className="with-todo",
    )


def _pictures(report: ReadingReport, theme: str) -> list[Any]:
    made: list[tuple[str, str | None, Figure, list[str]]] = []
    if report.spans:
        figure = reading.positions_by_time(report, theme)
        made.append(("Career", ids.CAREER, figure, reading.positions_in_words(report)))
    if report.strengths:
        figure = reading.parts_by_bullet(report, theme)
        made.append(
            ("What each bullet shows", ids.STRENGTH, figure, reading.parts_in_words(report))
        )
    if report.verbs:
        figure = reading.bullets_by_verb(report, theme)
        made.append(("Opening verbs", None, figure, reading.verbs_in_words(report)))
    if report.lengths:
        figure = reading.words_by_section(report, theme)
        made.append(("Length by section", None, figure, reading.lengths_in_words(report)))
    return [
        html.Section(
            [
                html.H2(title),
                _graph(name, figure),
                in_words(title, words),
            ],
            className="picture",
        )
        for title, name, figure, words in made
    ]


def _graph(name: str | None, figure: Figure) -> Any:
    named: dict[str, Any] = {"id": name} if name else {}
    return dcc.Graph(figure=figure, config=_QUIET, **named)


def _file_check(check: FileCheck) -> Any:
    status = "covered" if check.is_met else "missing"
    label = html.Span("met" if check.is_met else "not met", className=f"status is-{status}")
    told = html.Div(
        [html.B(check.title), ". ", check.told, html.Small(f" {check.why} {check.fix}")]
    )
    return html.Div(html.Div([told, label], className="requirement-head"), className="requirement")


def _skeleton() -> Any:
    return html.P("Reading your résumé…", className="muted", role="status")
