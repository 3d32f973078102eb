"""The cards of a match: the score, what to add first, each requirement with its evidence."""

from typing import Any

from dash import dcc, html

from dashapp.domain.matching.report import Evidence, Finding, MatchReport
from dashapp.ui import ids
from dashapp.ui.controls import about, button
from dashapp.ui.figures.matching import requirements_by_kind, requirements_in_words
from dashapp.ui.panels.reads import in_words, jump
from dashapp.ui.panels.rights import Rights

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


def report_cards(report: MatchReport, theme: str, rights: Rights) -> list[Any]:
    """Return what a match says: the score, what to add first, and each requirement."""
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
        is_said = word == "confirmed" and evidence.is_confirmed  # what is rejected is not shown
        pressed = {"aria-pressed": "true" if is_said else "false"}
        return button(sign, name, told=about(told, evidence.quote), more=pressed)

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


def empty(rights: Rights, *, has_jobs: bool) -> Any:
    """Return what stands there while no job is chosen."""
    told = (
        "Choose a job, and see for each thing it asks what in the résumé shows it."
        if has_jobs
        else "Paste a job post, and see for each thing it asks what in your résumé shows it."
        if rights.adds_jobs
        else "Of a job one sees here for each thing it asks what in the résumé shows it. The"
        " résumé’s owner can add one."
    )
    return html.P(told, className="muted")
