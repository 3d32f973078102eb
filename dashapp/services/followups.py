"""To-dos that come from findings: of the checks, or of a match; done by themselves when those go."""

from dashapp.domain.checks.finding import Finding
from dashapp.domain.document import Snapshot
from dashapp.domain.errors import ImaginatorError, InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.resume import Path
from dashapp.domain.review import Todo
from dashapp.services.analyses import Analyses
from dashapp.services.documents import Documents
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.todos import Todos, WantedTodo

_CHECK, _GAP = "check", "gap"


class Followups:
    """Makes findings into to-dos, and to-dos done whose findings are gone."""

    def __init__(
        self,
        todos: Todos,
        documents: Documents,
        analyses: Analyses,
        jobs: Jobs,
        matches: Matches,
    ) -> None:
        self._todos = todos
        self._documents = documents
        self._analyses = analyses
        self._jobs = jobs
        self._matches = matches

    def listed(self, who: Actor, document: str) -> list[Todo]:
        """Return the to-dos of a résumé, once those are ticked off whose findings are gone."""
        found = self._todos.listed(who, document)
        waiting = [each.source for each in found if not each.is_done]
        kinds = {each.partition(":")[0] for each in waiting}
        if not kinds & {_CHECK, _GAP}:
            return found
        if _CHECK in kinds:
            self._todos.settle(document, _CHECK, self._found(self._snapshot(who, document)))
        if _GAP in kinds:
            jobs = {each.split(":")[1] for each in waiting if each.startswith(f"{_GAP}:")}
            gaps = {gap for job in jobs for gap in self._gaps(who, document, job, waiting)}
            self._todos.settle(document, _GAP, gaps)
        return self._todos.listed(who, document)

    def from_check(self, who: Actor, document: str, rule: str, path: Path) -> Todo:
        """Keep a finding of the checks as a to-do.

        Raises:
            InvalidInput: It is not found any more.
        """
        snapshot = self._snapshot(who, document)
        for finding in self._analyses.report(snapshot.resume).findings:
            if (finding.rule, finding.path) == (rule, path):
                spot = snapshot.spot(path)
                place = (spot.node, spot.field or "") if spot else ("", "")
                text, source = f"{finding.title}: {finding.message}", source_of(finding, snapshot)
                wanted = WantedTodo(text, node=place[0], field=place[1], source=source)
                return self._todos.add(who, document, wanted)
        raise InvalidInput("This is not found any more: somebody has changed the text.")

    def from_gap(self, who: Actor, document: str, job_id: str, requirement: str) -> Todo:
        """Keep a requirement that nothing shows as a to-do."""
        job = self._jobs.job(who, job_id)
        source = f"{_GAP}:{job.id}:{requirement[:200]}"
        text = f"Show it or learn it, for “{job.title}”: {requirement}"
        return self._todos.add(who, document, WantedTodo(text, source=source))

    def _snapshot(self, who: Actor, document: str) -> Snapshot:
        return self._documents.snapshot(who, document)

    def _found(self, snapshot: Snapshot) -> set[str]:
        findings = self._analyses.report(snapshot.resume).findings
        return {source_of(each, snapshot) for each in findings}

    def _gaps(self, who: Actor, document: str, job_id: str, waiting: list[str]) -> set[str]:
        prefix = f"{_GAP}:{job_id}:"
        try:
            resume = self._snapshot(who, document).resume
            report = self._matches.of_job(who, document, resume, job_id)
        except ImaginatorError:
            # The post may be gone, or the model away: whether the gap is filled cannot be said.
            return {each for each in waiting if each.startswith(prefix)}
        return {
            f"{prefix}{each.requirement.text[:200]}"
            for each in report.findings
            if each.status == "missing"
        }


def source_of(finding: Finding, snapshot: Snapshot) -> str:
    """Return the name that a finding has for as long as it is there: its rule and its place."""
    spot = snapshot.spot(finding.path)
    place = f"{spot.node}/{spot.field or ''}" if spot else ""
    return f"{_CHECK}:{finding.rule}:{place}"
