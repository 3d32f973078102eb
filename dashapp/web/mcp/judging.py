"""Tools for job posts: kept, listed, matched with a résumé, a copy made for one."""

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from anyio import from_thread, to_thread
from mcp.server.mcpserver import Context
from pydantic import Field

from dashapp.domain.document import Snapshot
from dashapp.domain.errors import InvalidInput
from dashapp.domain.job import Job
from dashapp.domain.matching.report import MatchReport
from dashapp.domain.people import Actor
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.reading import MOST_CHARACTERS, paged, placed
from dashapp.web.mcp.shapes import (
    LONGEST_ID,
    Copied,
    Id,
    JobList,
    JobScore,
    JobScores,
    JobShown,
    Limit,
    Match,
    Offset,
    ResumeId,
)

if TYPE_CHECKING:
    from dashapp.services.catalogue import Services

_LONGEST_POST = 100_000
_GLIMPSE = 300
_MOST_COMPARED = 10
JobText = Annotated[str, Field(max_length=_LONGEST_POST, description="The text of a job post.")]


def add_judging(desk: Desk) -> None:
    """Add the tools for job posts."""
    _add_match(desk)
    _add_compare(desk)
    _add_jobs(desk)
    _add_tailor(desk)


def _add_match(desk: Desk) -> None:
    @desk.tool("Match a résumé with a job", reads=True)
    async def match_job(
        ctx: Context,
        resume_id: ResumeId,
        job_id: Annotated[str, Field(max_length=80, description="A job post that is kept.")] = "",
        text: Annotated[
            str, Field(max_length=_LONGEST_POST, description="Or the text of one.")
        ] = "",
    ) -> Match:
        """Say what a job post asks for, and what in the résumé is evidence for each of it."""
        await ctx.report_progress(0, 1, "Reading the job post")
        report, snapshot = await _beside(_report, ctx, desk, resume_id, job_id, text)
        await ctx.report_progress(1, 1, "Done")
        told = placed_report(report, snapshot)
        return Match(**{name: told[name] for name in Match.model_fields})


def _add_compare(desk: Desk) -> None:
    @desk.tool("Compare jobs", reads=True)
    async def compare_jobs(
        ctx: Context,
        resume_id: ResumeId,
        job_ids: Annotated[
            list[Id],
            Field(
                min_length=1, max_length=_MOST_COMPARED, description="Job posts, from list_jobs."
            ),
        ],
    ) -> JobScores:
        """Match a résumé with several job posts that are kept, side by side."""
        assistant = await _beside(desk.at, ctx, resume_id)
        scores = []
        for number, job_id in enumerate(job_ids):
            await ctx.report_progress(number, len(job_ids), f"Job {number + 1} of {len(job_ids)}")
            report, _ = await _beside(
                matched_with, desk.services, assistant.actor, resume_id, job_id, ""
            )
            scores.append(_scored(job_id, report))
        await ctx.report_progress(len(job_ids), len(job_ids), "Done")
        return JobScores(jobs=scores)


def _add_jobs(desk: Desk) -> None:
    @desk.tool("List job posts", reads=True)
    def list_jobs(
        ctx: Context,
        job_id: Annotated[
            str, Field(max_length=80, description="One job post, with its whole text.")
        ] = "",
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> JobList:
        """List the job posts that are kept, the newest first; or return one whole.

        Of one, total and offsets count the letters of its text.
        """
        who = desk.assistant(ctx).actor
        if job_id:
            known = desk.services.jobs.job(who, job_id)
            part, onward = paged(known.text, offset, MOST_CHARACTERS)
            whole = _shown(replace(known, text=str(part)), MOST_CHARACTERS)
            return JobList(total=len(known.text), next_offset=onward, jobs=[whole])
        kept = desk.services.jobs.kept(who)
        shown, onward = paged(kept, offset, limit)
        return JobList(
            total=len(kept), next_offset=onward, jobs=[_shown(each, _GLIMPSE) for each in shown]
        )

    @desk.tool("Keep a job post")
    def add_job(
        ctx: Context,
        text: JobText,
        title: Annotated[
            str, Field(max_length=120, description="Nothing for the first line.")
        ] = "",
        resume_id: Annotated[
            str,
            Field(
                max_length=LONGEST_ID,
                description="A résumé that it is for: it is kept in the same workspace. Nothing for"
                " one's own.",
            ),
        ] = "",
    ) -> JobShown:
        """Keep a job post; one with the same text that is kept there already is returned."""
        who = desk.at(ctx, resume_id).actor if resume_id else desk.assistant(ctx).actor
        place = desk.services.documents.workspace(resume_id) if resume_id else None
        jobs = desk.services.jobs
        same = (each for each in jobs.kept(who, place) if each.text == text)
        return _shown(next(same, None) or jobs.add(who, text, title, workspace=place), _GLIMPSE)


def _add_tailor(desk: Desk) -> None:
    @desk.tool("Tailor a copy")
    def tailor_resume(
        ctx: Context,
        resume_id: ResumeId,
        purpose: Annotated[
            str,
            Field(min_length=1, max_length=80, description="What for, such as a title and a firm."),
        ],
    ) -> Copied:
        """Make a copy of a résumé for one job; the copy knows its master.

        Where a copy for the same purpose is there already, that one is returned.
        """
        who = desk.at(ctx, resume_id).actor
        named = " ".join(purpose.split())
        if not named:
            raise InvalidInput(
                "Give a `purpose`: what the copy is for, such as a title and a firm."
            )
        for each in desk.services.documents.summaries(who):
            if (each.master, each.purpose) == (resume_id, named):
                return Copied(id=each.id, copy_of=resume_id, purpose=named, is_new=False)
        made = desk.services.tailoring.copy(who, resume_id, named)
        return Copied(id=made, copy_of=resume_id, purpose=named, is_new=True)


def matched_with(
    services: "Services", who: Actor, resume_id: str, job_id: str, text: str
) -> tuple[MatchReport, Snapshot]:
    """Return how a résumé meets a job post that is kept, or the text of one; and the résumé."""
    snapshot = services.documents.snapshot(who, resume_id)
    if job_id:
        return services.matches.of_job(who, resume_id, snapshot.resume, job_id), snapshot
    if not text.strip():
        raise InvalidInput("Give the `text` of a job post, or the `job_id` of one that is kept.")
    return services.matches.report(snapshot.resume, text), snapshot


def placed_report(report: MatchReport, snapshot: Snapshot) -> dict[str, Any]:
    """Return a match for programs, each evidence with the node and field of its place."""
    told = report.to_json()
    for each in told["requirements"]:
        each["evidence"] = [placed(evidence, snapshot) for evidence in each["evidence"]]
    return told


def _report(
    ctx: Context, desk: Desk, resume_id: str, job_id: str, text: str
) -> tuple[MatchReport, Snapshot]:
    """Match in a thread of its own, and tell how far it is."""
    who = desk.at(ctx, resume_id).actor
    from_thread.run(ctx.report_progress, 0.2, 1, "Looking for evidence")
    return matched_with(desk.services, who, resume_id, job_id, text)


async def _beside(work: Any, *arguments: Any) -> Any:
    """Run what takes long beside the loop; who cancels does not wait for its end."""
    return await to_thread.run_sync(functools.partial(work, *arguments), abandon_on_cancel=True)


def _scored(job_id: str, report: MatchReport) -> JobScore:
    missing = [f.requirement.text for f in report.findings if f.status == "missing"]
    told = report.to_json()
    return JobScore(
        job_id=job_id,
        title=told["title"],
        score=told["score"],
        explanation=told["explanation"],
        missing=missing,
    )


def _shown(job: Job, letters: int) -> JobShown:
    return JobShown(id=job.id, title=job.title, created_at=job.created_at, text=job.text[:letters])
