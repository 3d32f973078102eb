"""Matching a résumé with job posts, and the person's word on the evidence."""

import threading
from collections.abc import Iterable, Sequence

from dashapp.domain.job import Job, Verdict
from dashapp.domain.language import is_english, language_of
from dashapp.domain.matching.post import read_post
from dashapp.domain.matching.report import Comparison, MatchReport, compared
from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.services.access import Access
from dashapp.services.acts import Act
from dashapp.services.job_store import JobStore
from dashapp.services.ports import Clock, Embedder
from dashapp.services.tasks import Progress


class Matches:
    """What a person can do with a résumé and job posts."""

    def __init__(self, embedder: Embedder, store: JobStore, access: Access, clock: Clock) -> None:
        self._embedder = embedder
        self._clock = clock
        self._store = store
        self._access = access
        self._matching = threading.Lock()

    def report(
        self, resume: Resume, job_text: str, verdicts: Iterable[Verdict] = ()
    ) -> MatchReport:
        """Return the requirements of a post with the evidence for each.

        Raises:
            InvalidInput: The post is empty or asks for nothing, or the résumé is endless.
            Unavailable: The language model is not there.
        """
        from dashapp.domain.matching.evidence import Matcher  # noqa: PLC0415 - brings numpy

        resume.require_readable()
        post, said = read_post(job_text), list(verdicts)
        # One at a time: many beside each other are no quicker, and need as many times the memory.
        with self._matching:
            themes, today = self._embedder.themes(), self._clock().date()
            matcher = Matcher(resume, self._embedder.embed, themes, today)
            findings = matcher.findings(post)
        prose = " ".join(passage.plain for passage in resume.passages())
        is_read_well = all(is_english(language_of(text)) for text in (job_text, prose))
        judged = tuple(finding.judged_by(said) for finding in findings)
        return MatchReport(post, judged, is_read_well)

    def of_job(self, who: Actor, document: str, resume: Resume, job_id: str) -> MatchReport:
        """Return how a résumé meets a job post that is kept, with what was said of the evidence.

        Raises:
            InvalidInput: The post asks for nothing.
            NotFound: The résumé or the job is not there for ``who``.
            Unavailable: The language model is not there.
        """
        said = self.verdicts(who, document, job_id)
        return self.report(resume, self._store.job(job_id).text, said)

    def compare(
        self, resume: Resume, jobs: Sequence[Job], progress: Progress | None = None
    ) -> Comparison:
        """Return several jobs against one résumé, side by side."""
        reports = []
        for number, job in enumerate(jobs):
            if progress is not None:
                progress(number / len(jobs), f"Reading {job.title}")
            reports.append(self.report(resume, job.text))
        return compared([job.title for job in jobs], reports)

    def judge(self, who: Actor, document: str, job_id: str, verdict: Verdict) -> None:
        """Keep the person's word on a piece of evidence; the last word counts.

        Raises:
            NotFound: The résumé or the job is not there for ``who``.
            NotAllowed: They may not edit the résumé.
        """
        self._access.require(who, Act.EDIT, document)
        self._access.require(who, Act.READ_JOB, job_id)
        self._store.judge(document, job_id, verdict)

    def verdicts(self, who: Actor, document: str, job_id: str) -> list[Verdict]:
        """Return what was said of the evidence for a job."""
        self._access.require(who, Act.READ, document)
        self._access.require(who, Act.READ_JOB, job_id)
        return self._store.verdicts(document, job_id)
