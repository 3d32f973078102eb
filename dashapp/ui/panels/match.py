"""The match: what a job asks for, and what in the résumé shows it."""

from typing import Any, Literal

import dash_bootstrap_components as dbc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.job import Verdict
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import button
from dashapp.ui.files import decoded
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page
from dashapp.ui.panels import job_comparison
from dashapp.ui.panels.match_cards import empty, report_cards
from dashapp.ui.panels.rights import Rights, rights_of
from dashapp.ui.pressed import pressed
from dashapp.ui.spoken import say


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
            dcc.Loading(
                html.Div(empty(rights, has_jobs=bool(options)), id=ids.MATCH),
                type="dot",
                delay_show=400,
            ),
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
            return empty(rights, has_jobs=bool(_options(services, resume_id)))
        judged = _judge(services, resume_id, job_id)
        try:
            resume = services.documents.snapshot(who(), resume_id).resume
            report = services.matches.of_job(who(), resume_id, resume, job_id)
            if judged or ctx.triggered_id == ids.JOB:
                say(f"{judged}Match: {report.score} of 100.")
            head, *cards = report_cards(report, theme, rights)
            return [head, _copy(services, resume_id, job_id, rights), *cards]
        except NotFound:
            return html.P("Somebody has deleted this job post. Choose another.", className="muted")

    @app.callback(
        Output(ids.JOB, "options", allow_duplicate=True),
        Input(ids.MATCH_AT, "data"),
        State(ids.JOB, "options"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def renew_jobs(at: int | None, known: list[dict[str, str]], resume_id: str) -> Any:
        options = _options(services, resume_id) if at is not None else known
        return options if options != known else no_update


def _register_jobs(app: Dash, services: Services) -> None:
    in_page(
        app,
        "matched",
        Input(ids.JOB, "value"),
        prevent_initial_call=True,
    )

    in_page(
        app,
        "toTailor",
        Output(ids.TABS, "active_tab", allow_duplicate=True),
        Output(ids.NARROW, "value", allow_duplicate=True),
        Output(ids.COWRITE_VIEW, "value"),
        Input(ids.TO_TAILOR, "n_clicks", allow_optional=True),
        prevent_initial_call=True,
    )

    in_page(
        app,
        "jobChoice",
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
        # A long post takes seconds: what was told of the last one makes room at once.
        running=[(Output(ids.JOB_PROBLEM, "children"), "One moment…", "")],
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
                say("The job is deleted.")
            return _options(services, resume_id), None, no_update, ""
        if ctx.triggered_id == ids.JOB_UPLOAD:
            if files is None:  # some are only being taken
                return (no_update,) * 4
            added, problems = _add_files(services, resume_id, files, names or [])
            if not added:
                return no_update, no_update, no_update, problems
            return _options(services, resume_id), added[-1], no_update, problems
        try:
            job = _add(services, resume_id, text or "")
        except ImaginatorError as error:
            return no_update, no_update, no_update, _problem(str(error))
        return _options(services, resume_id), job, "", ""


def _copy(services: Services, resume_id: str, job_id: str, rights: Rights) -> Any:
    """Return the way to the copy of the résumé for a job, or to where one is made."""
    made = services.writing.copies.made(who(), resume_id, job_id)
    way: Any
    if made == resume_id:
        way = html.Span("This is the tailored copy for this job.", className="muted")
    elif made is not None:
        way = dcc.Link("Open the tailored copy for this job", href=f"/resume/{made}")
    elif rights.adds_jobs and rights.comments:
        way = button("Make a tailored copy for this job…", ids.TO_TAILOR)
    else:
        return None
    return html.P(way)


def _judge(services: Services, resume_id: str, job_id: str) -> str:
    """Keep the verdict that was just given, if one was, and return what to say of it."""
    fired = pressed()
    if fired is None or fired["type"] != ids.VERDICT:
        return ""
    said: Literal["confirmed", "rejected"] = (
        "confirmed" if fired["say"] == "confirmed" else "rejected"
    )
    verdict = Verdict(fired["of"], fired["quote"], said)
    services.matches.judge(who(), resume_id, job_id, verdict)
    return f"{said.capitalize()}. "


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
