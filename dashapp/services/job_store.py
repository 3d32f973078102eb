"""What a store of job posts promises."""

from collections.abc import Collection
from typing import Protocol

from dashapp.domain.job import Job, Verdict


class JobStore(Protocol):
    """Job posts, and what a person said of the evidence for them."""

    def add(self, job: Job) -> None:
        """Keep a job post."""
        ...

    def jobs(self, workspaces: Collection[str]) -> list[Job]:
        """Return the job posts in some workspaces, the newest first."""
        ...

    def job(self, job_id: str) -> Job:
        """Return a job post.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def delete(self, job_id: str) -> None:
        """Delete a job post with what was said of it; one that is gone is fine."""
        ...

    def judge(self, document: str, job_id: str, verdict: Verdict) -> None:
        """Keep what a person said of a piece of evidence, in place of what they said before."""
        ...

    def verdicts(self, document: str, job_id: str) -> list[Verdict]:
        """Return what was said of the evidence in a document for a job."""
        ...
