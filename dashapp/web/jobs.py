"""Job posts over HTTP."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from dashapp.domain.job import Job
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.web.uploads import Uploaded, content_of


class NewJob(BaseModel):
    """A job post to keep."""

    text: str = Field(max_length=400_000)
    title: str = Field("", max_length=300)


class KeptJob(BaseModel):
    """A job post that is kept."""

    id: str
    title: str
    text: str
    created_at: datetime


def jobs_router(jobs: Jobs, imports: Imports, caller: Any, upload_limit_mb: int) -> APIRouter:
    """Return the paths under ``/api/jobs``; ``caller`` annotates who calls."""
    router = APIRouter(prefix="/api/jobs", tags=["jobs"])

    @router.get("", summary="List the job posts")
    def listed(who: caller) -> list[KeptJob]:
        return [_shown(job) for job in jobs.kept(who)]

    @router.post("", status_code=201, summary="Keep a job post")
    def add(who: caller, job: NewJob, workspace: str | None = None) -> KeptJob:
        return _shown(jobs.add(who, job.text, job.title, workspace=workspace))

    @router.post("/import", status_code=201, summary="Keep the job post in a file")
    def read(who: caller, file: Uploaded, workspace: str | None = None) -> KeptJob:
        text = imports.post(content_of(file, upload_limit_mb))
        return _shown(jobs.add(who, text, workspace=workspace))

    @router.get("/{job_id}", summary="Return a job post")
    def job(who: caller, job_id: str) -> KeptJob:
        return _shown(jobs.job(who, job_id))

    @router.delete("/{job_id}", status_code=204, summary="Delete a job post")
    def delete(who: caller, job_id: str) -> None:
        jobs.delete(who, job_id)

    return router


def _shown(job: Job) -> KeptJob:
    return KeptJob(id=job.id, title=job.title, text=job.text, created_at=job.created_at)
