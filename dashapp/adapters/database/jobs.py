"""Job posts and what people said of the evidence, in a database."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select

from dashapp.adapters.database.engine import answering, inserting
from dashapp.adapters.database.tables import JOBS, VERDICTS
from dashapp.adapters.database.times import utc
from dashapp.domain.errors import NotFound
from dashapp.domain.job import Job, Verdict
from dashapp.services.ports import Clock


class SqlJobs:
    """A job store over SQLAlchemy."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, job: Job) -> None:
        """Keep a job post."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(JOBS).values(
                    id=job.id,
                    title=job.title,
                    text=job.text,
                    created_at=job.created_at,
                    workspace=job.workspace,
                    created_by=job.created_by,
                )
            )

    def jobs(self, workspaces: Collection[str]) -> list[Job]:
        """Return the job posts in some workspaces, the newest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(JOBS)
                .where(JOBS.c.workspace.in_(workspaces))
                .order_by(JOBS.c.created_at.desc(), JOBS.c.id)
            )
            return [_job(row) for row in rows]

    def job(self, job_id: str) -> Job:
        """Return a job post."""
        with answering(self._engine) as connection:
            row = connection.execute(select(JOBS).where(JOBS.c.id == job_id)).one_or_none()
        if row is None:
            raise NotFound("This job post is not kept here. It may have been deleted.")
        return _job(row)

    def delete(self, job_id: str) -> None:
        """Delete a job post with what was said of it."""
        with answering(self._engine) as connection:
            connection.execute(delete(VERDICTS).where(VERDICTS.c.job == job_id))
            connection.execute(delete(JOBS).where(JOBS.c.id == job_id))

    def judge(self, document: str, job_id: str, verdict: Verdict) -> None:
        """Keep what a person said of a piece of evidence."""
        said = {"verdict": verdict.verdict, "at": self._clock()}
        key = {
            "document": document,
            "job": job_id,
            "requirement": verdict.requirement,
            "evidence": verdict.evidence,
        }
        kept = inserting(self._engine, VERDICTS).values(**key, **said)
        with answering(self._engine) as connection:
            connection.execute(kept.on_conflict_do_update(index_elements=list(key), set_=said))

    def verdicts(self, document: str, job_id: str) -> list[Verdict]:
        """Return what was said of the evidence in a document for a job."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(VERDICTS)
                .where(VERDICTS.c.document == document, VERDICTS.c.job == job_id)
                .order_by(VERDICTS.c.at)
            ).all()
        return [Verdict(row.requirement, row.evidence, row.verdict) for row in rows]


def _job(row: Row[Any]) -> Job:
    at = utc(row.created_at)
    return Job(row.id, row.title, row.text, at, row.workspace, row.created_by)
