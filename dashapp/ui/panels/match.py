"""The match: what a job asks for, and what in the résumé shows it."""

from typing import Any, Literal, cast

import dash_bootstrap_components as dbc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.job import Verdict
from dashapp.domain.matching.report import Evidence, Finding, MatchReport
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.figures.matching import (
    requirements_by_kind,
    requirements_in_words,
)
from dashapp.ui.files import decoded
from dashapp.ui.identity import who
from dashapp.ui.panels import job_comparison
from dashapp.ui.panels.reads import in_words, jump
from dashapp.ui.panels.rights import Rights, rights_of

_KINDS = {
    "tool": "Tools and methods",
    "skill": "Skills",
    "years": "Years",
    "degree": "Degree",
    "licence": "Licences and certificates",
    "language": "Languages",
    "place": "Place",
    "duty": "Duties",
}


def layout(services: Services, resume_id: str) -> Any:
    """Return the panel with the jobs that are kept where the résumé is."""
    options = _options(services, resume_id)
    rights = rights_of(services, resume_id)
    add = html.Details(
        [
            html.Summary("Add a job post"),
            dbc.Label("Paste the job post", html_for=ids.JOB_TEXT, class_name="mt-2"),
            dbc.Textarea(id=ids.JOB_TEXT, rows=6),
            html.Div(button("Match it", ids.ADD_JOB, is_primary=True), className="my-2"),
            dcc.Upload(
                html.Div(
                    [
                        html.Div("Or drop its file here, or several"),
                        html.Span("PDF, Word, web page, Markdown, text", className="muted"),
                        html.Span("Choose files", className="btn btn-sm btn-quiet mt-1"),
                    ],
                    className="d-grid",
                ),
                id=ids.JOB_UPLOAD,
                className="drop is-small",
                multiple=True,
            ),
        ],
        id=ids.ADD_POST,
        open=not options,
        hidden=not rights.adds_jobs,
        className="card-plain mb-3",
    )
    choose = html.Div(
        [
            dbc.Label("Job", html_for=ids.JOB, class_name="mb-0"),
            dbc.Select(id=ids.JOB, options=options),
            html.Span(button("Delete", ids.DELETE_JOB), hidden=not rights.adds_jobs),
            button("Compare all", ids.COMPARE),
        ],
        id=ids.JOB_CHOICE,
        className="choice mb-3",
        hidden=not options,
    )
    return html.Div(
        [
            add,
            html.Div(id=ids.JOB_PROBLEM, role="alert"),
            choose,
            job_comparison.layout(),
            dcc.Loading(html.Div(_empty(rights), id=ids.MATCH), type="dot", delay_show=400),
        ],
        className="panel",
    )


def register(app: Dash, services: Services) -> None:
    """Add what the panel does; a hidden panel computes nothing."""
    _register_jobs(app, services)
    job_comparison.register(app, services)

    @app.callback(
        Output(ids.MATCH, "children"),
        Input(ids.MATCH_AT, "data"),
        Input(ids.JOB, "value"),
        Input({"type": ids.VERDICT, "say": ALL, "of": ALL, "quote": ALL, "key": ALL}, "n_clicks"),
        Input(ids.THEME, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_match(at: int | None, job_id: str | None, _v: Any, theme: str, resume_id: str) -> Any:
        if at is None:
            return no_update
        rights = rights_of(services, resume_id)
        if not job_id:
            return _empty(rights)
        _judge(services, resume_id, job_id)
        try:
            resume = services.documents.snapshot(who(), resume_id).resume
            report = services.matches.of_job(who(), resume_id, resume, job_id)
            return _report(report, theme, rights)
        except NotFound:
            return _empty(rights)


def _register_jobs(app: Dash, services: Services) -> None:
    cast(Any, app).clientside_callback(
        ClientsideFunction("imaginator", "matched"),
        Input(ids.JOB, "value"),
        prevent_initial_call=True,
    )

    cast(Any, app).clientside_callback(
        ClientsideFunction("imaginator", "jobChoice"),
        Output(ids.JOB_CHOICE, "hidden"),
        Output(ids.DELETE_JOB, "disabled"),
        Input(ids.JOB, "options"),
        Input(ids.JOB, "value"),
    )

    @app.callback(
        Output(ids.JOB, "options"),
        Output(ids.JOB, "value"),
        Output(ids.JOB_TEXT, "value"),
        Output(ids.JOB_PROBLEM, "children"),
        Input(ids.ADD_JOB, "n_clicks"),
        Input(ids.JOB_UPLOAD, "contents"),
        Input(ids.DELETE_JOB, "n_clicks"),
        State(ids.JOB_TEXT, "value"),
        State(ids.JOB, "value"),
        State(ids.DOCUMENT, "data"),
        State(ids.JOB_UPLOAD, "filename"),
        prevent_initial_call=True,
    )
    def show_jobs(
        _a: Any,
        files: list[str] | None,
        _d: Any,
        text: str | None,
        job_id: str | None,
        resume_id: str,
        names: list[str] | None,
    ) -> Any:
        if ctx.triggered_id == ids.DELETE_JOB:
            if job_id:
                services.jobs.delete(who(), job_id)
            return _options(services, resume_id), None, no_update, ""
        if ctx.triggered_id == ids.JOB_UPLOAD:
            added, problems = _add_files(services, resume_id, files or [], names or [])
            if not added:
                return no_update, no_update, no_update, problems
            return _options(services, resume_id), added[-1], no_update, problems
        try:
            job = _add(services, resume_id, text or "")
        except ImaginatorError as error:
            return no_update, no_update, no_update, _problem(str(error))
        return _options(services, resume_id), job, "", ""


def _judge(services: Services, resume_id: str, job_id: str) -> None:
    """Keep the verdict that was just given, if one was."""
    fired = ctx.triggered_id
    if not isinstance(fired, dict) or fired.get("type") != ids.VERDICT:
        return
    if ctx.triggered and ctx.triggered[0]["value"]:
        said: Literal["confirmed", "rejected"] = (
            "confirmed" if fired["say"] == "confirmed" else "rejected"
        )
        verdict = Verdict(fired["of"], fired["quote"], said)
        services.matches.judge(who(), resume_id, job_id, verdict)


def _options(services: Services, resume_id: str) -> list[dict[str, str]]:
    kept = services.jobs.kept(who(), services.documents.workspace(resume_id))
    return [{"label": job.title, "value": job.id} for job in kept]


def _add(services: Services, resume_id: str, text: str) -> str:
    """Keep a post and return its id; one that asks for nothing is read, refused and not kept."""
    services.matches.report(services.documents.snapshot(who(), resume_id).resume, text)
    place = services.documents.workspace(resume_id)
    return services.jobs.add(who(), text, workspace=place).id


def _add_files(
    services: Services, resume_id: str, files: list[str], names: list[str]
) -> tuple[list[str], list[Any]]:
    """Keep the posts in files; of each that cannot be read say why, and go on with the others."""
    added, problems = [], []
    for content, name in zip(files, names, strict=True):
        try:
            text = services.imports.post(decoded(content))
            added.append(_add(services, resume_id, text))
        except ImaginatorError as error:
            problems.append(_problem(f"{name}: {error}"))
    return added, problems


def _problem(sentence: str) -> Any:
    return html.Div(sentence, className="problem mb-3")


def _report(report: MatchReport, theme: str, rights: Rights) -> list[Any]:
    head = html.Div(
        [
            html.Div([html.Span(str(report.score), className="big-score"), " of 100"]),
            html.P(report.explanation, className="mb-0"),
        ],
        className="card-plain mb-3",
    )
    first = report.add_first()
    gain = [html.H2("What to add first"), html.Ul([html.Li(f"{ask}?") for ask in first])]
    figure = requirements_by_kind(report, theme)
    graph = dcc.Graph(figure=figure, config={"displayModeBar": False, "responsive": True})
    words = in_words("By kind", requirements_in_words(report))
    kinds = html.Section([html.H2("By kind"), graph, words], className="picture")
    shown: list[Any] = [head, *(gain if first else []), kinds]
    for kind, label in _KINDS.items():
        own = [(n, f) for n, f in enumerate(report.findings) if f.requirement.kind == kind]
        if own:
            shown.append(html.H2(label))
            shown += [_requirement(number, finding, rights) for number, finding in own]
    if report.post.left_out:
        told = f"{report.post.left_out} lines of the post ask for nothing and were left out."
        shown.append(html.P(told, className="muted"))
    return shown


def _requirement(number: int, finding: Finding, rights: Rights) -> Any:
    asked = finding.requirement
    words = {"covered": "shown", "partly": "in part", "missing": "not found"}
    nice = " (nice to have)" if asked.importance == "nice" else ""
    head = html.Div(
        [
            html.B(asked.text + nice),
            html.Span(words[finding.status], className=f"status is-{finding.status}"),
        ],
        className="requirement-head",
    )
    evidence = [
        _evidence(asked.text, each, f"{number}-{place}", rights)
        for place, each in enumerate(finding.evidence)
    ]
    name = {"type": ids.TODO_OF, "of": "gap", "at": asked.text[:400], "key": f"gap-{number}"}
    todo = button("To do", name, told=f"Make it a to-do: {asked.text}")
    missing = [todo] if finding.status == "missing" and rights.comments else []
    return html.Div(
        [head, html.Div(finding.why, className="muted"), *evidence, *missing],
        className="requirement",
    )


def _evidence(requirement: str, evidence: Evidence, key: str, rights: Rights) -> Any:
    def say(sign: str, word: str, told: str) -> Any:
        name = {
            "type": ids.VERDICT,
            "say": word,
            "of": requirement,
            "quote": evidence.quote,
            "key": key,
        }
        return button(sign, name, told=told)

    why = (
        "You confirmed it."
        if evidence.is_confirmed
        else f"{evidence.strength.capitalize()}: {evidence.why}"
    )
    return html.Div(
        [
            jump(evidence.path, f"“{evidence.quote}”", f"evidence-{key}", "jump"),
            html.Span(why, className="muted"),
            *(
                [
                    say("✓", "confirmed", "This proves it"),
                    say("✗", "rejected", "This does not prove it"),
                ]
                if rights.edits
                else []
            ),
        ],
        className="evidence",
    )


def _empty(rights: Rights) -> Any:
    told = (
        "Paste a job post, and see for each thing it asks what in your résumé shows it."
        if rights.adds_jobs
        else "Of a job one sees here for each thing it asks what in the résumé shows it. The"
        " résumé’s owner can add one."
    )
    return html.P(told, className="muted")
