"""The résumés over HTTP: each path translates and delegates to the services."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from dashapp.domain.errors import InvalidInput
from dashapp.domain.resume import JsonObject, Resume
from dashapp.services.catalogue import Services
from dashapp.services.exports import FORMATS, MEDIA_TYPES, Format
from dashapp.services.tailoring import Divergence, Way
from dashapp.web.uploads import Uploaded, content_of


class Created(BaseModel):
    """A new document, and the account of how it was read."""

    id: str
    account: dict[str, Any] | None = None


class Listed(BaseModel):
    """A line of the list of résumés."""

    id: str
    title: str
    created_at: str
    updated_at: str
    master: str | None
    purpose: str


class JobPost(BaseModel):
    """A job post: its text, or the id of one that is kept."""

    text: str | None = Field(None, max_length=400_000)
    job_id: str | None = None


class GivenName(BaseModel):
    """What somebody calls a version, or what a copy is for."""

    name: str = Field(max_length=300)


Revision = Annotated[int, Path(ge=1, le=2**31 - 1)]


def resumes_router(services: Services, caller: Any, upload_limit_mb: int) -> APIRouter:
    """Return the paths under ``/api/resumes``; ``caller`` annotates who calls."""
    router = APIRouter(prefix="/api/resumes", tags=["résumés"])
    _add_reading(router, services, caller)
    _add_writing(router, services, caller, upload_limit_mb)
    _add_judging(router, services, caller)
    _add_history(router, services, caller)
    return router


def _add_reading(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("", summary="List the résumés")
    def resumes(who: caller) -> list[Listed]:
        return [
            Listed(
                id=each.id,
                title=each.title,
                created_at=each.created_at.isoformat(),
                updated_at=each.updated_at.isoformat(),
                master=each.master,
                purpose=each.purpose,
            )
            for each in services.documents.summaries(who)
        ]

    @router.get("/{resume_id}", summary="Return a résumé as JSON Resume")
    def resume(who: caller, resume_id: str) -> JsonObject:
        return services.documents.snapshot(who, resume_id).resume.data

    file = {
        "content": {media_type: {} for media_type in MEDIA_TYPES.values()},
        "description": "The file",
    }

    @router.get(
        "/{resume_id}/export/{file_format}",
        summary="Take a résumé out as a file",
        response_class=Response,
        responses={HTTPStatus.OK.value: file},
    )
    def export(
        who: caller, resume_id: str, file_format: str, *, with_source: bool = True
    ) -> Response:
        resume = services.documents.snapshot(who, resume_id).resume
        made = services.exports.export(resume, known_format(file_format), with_source=with_source)
        return Response(
            made.content,
            media_type=made.media_type,
            headers={"content-disposition": made.disposition},
        )


def _add_writing(router: APIRouter, services: Services, caller: Any, upload_limit_mb: int) -> None:
    @router.post("", status_code=201, summary="Store a résumé given as JSON Resume")
    def create(who: caller, resume: JsonObject, workspace: str | None = None) -> Created:
        return Created(id=services.documents.create(who, Resume(resume), workspace=workspace))

    @router.post("/import", status_code=201, summary="Read a file of any known format and store it")
    def read(who: caller, file: Uploaded, workspace: str | None = None) -> Created:
        content = content_of(file, upload_limit_mb)
        place = services.documents.place_for_import(who, workspace)
        imported = services.imports.read(content, file.filename or "")
        stored = services.documents.create(
            who, imported.resume, account=imported.account, workspace=place
        )
        return Created(id=stored, account=imported.account.to_json())

    @router.delete("/{resume_id}", status_code=204, summary="Put a résumé in the bin")
    def delete(who: caller, resume_id: str) -> None:
        services.documents.delete(who, resume_id)

    @router.post("/{resume_id}/restore", status_code=204, summary="Take a résumé out of the bin")
    def restore(who: caller, resume_id: str) -> None:
        services.documents.restore(who, resume_id)

    @router.patch("/{resume_id}/style", status_code=204, summary="Change how it looks")
    def restyle(who: caller, resume_id: str, changes: JsonObject) -> None:
        services.documents.restyle(who, resume_id, changes)


def _add_judging(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("/{resume_id}/check", summary="Check how it reads and how machines read it")
    def check(who: caller, resume_id: str) -> JsonObject:
        return services.analyses.report(
            services.documents.snapshot(who, resume_id).resume
        ).to_json()

    @router.post("/{resume_id}/match", summary="Match it against a job post, with evidence")
    def match(who: caller, resume_id: str, job: JobPost) -> JsonObject:
        resume = services.documents.snapshot(who, resume_id).resume
        if job.job_id is not None:
            return services.matches.of_job(who, resume_id, resume, job.job_id).to_json()
        if job.text is None:
            raise InvalidInput("Give the job post as `text`, or the `job_id` of one that is kept.")
        return services.matches.report(resume, job.text).to_json()


def _add_history(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("/{resume_id}/history", summary="Who wrote when, the latest first")
    def moments(who: caller, resume_id: str) -> list[JsonObject]:
        return [
            {**asdict(each), "since": each.since.isoformat(), "until": each.until.isoformat()}
            for each in services.history.moments(who, resume_id)
        ]

    @router.get("/{resume_id}/history/{revision}", summary="Return it as it was")
    def then(who: caller, resume_id: str, revision: Revision) -> JsonObject:
        return services.history.snapshot(who, resume_id, revision).resume.data

    @router.get("/{resume_id}/history/{revision}/changes", summary="What differs from then to now")
    def changes(who: caller, resume_id: str, revision: Revision) -> list[JsonObject]:
        return [asdict(each) for each in services.history.changes(who, resume_id, revision)]

    @router.post(
        "/{resume_id}/history/{revision}/restore",
        status_code=204,
        summary="Make it, or one place of it, what it was, as an edit like any other",
    )
    def restore(
        who: caller, resume_id: str, revision: Revision, node: str | None = None, field: str = ""
    ) -> None:
        services.history.restore(who, resume_id, revision, node, field)

    @router.post("/{resume_id}/tailored", status_code=201, summary="Store a copy that knows it")
    def tailor(who: caller, resume_id: str) -> Created:
        return Created(id=services.tailoring.copy(who, resume_id))

    @router.put("/{resume_id}/tailored", status_code=204, summary="Note what a copy is for")
    def dedicate(who: caller, resume_id: str, purpose: GivenName) -> None:
        services.tailoring.dedicate(who, resume_id, purpose.name)

    @router.get("/{resume_id}/tailored", summary="What a copy says otherwise than its master")
    def tailored(who: caller, resume_id: str) -> JsonObject | None:
        found = services.tailoring.compare(who, resume_id)
        return asdict(found) if found is not None else None

    @router.post("/{resume_id}/tailored/{node}", status_code=204, summary="Carry a place across")
    def carry(who: caller, resume_id: str, node: str, way: Way, field: str = "") -> None:
        services.tailoring.carry(who, resume_id, Divergence(node, field), way)

    @router.post("/{resume_id}/history", status_code=204, summary="Give what it says now a name")
    def name(who: caller, resume_id: str, version: GivenName) -> None:
        services.history.name(who, resume_id, version.name)


def known_format(name: str) -> Format:
    """Return the export format called ``name``.

    Raises:
        InvalidInput: There is no such format.
    """
    for known in FORMATS:
        if known == name:
            return known
    raise InvalidInput(f"There is no format “{name}”. Choose one of: {', '.join(FORMATS)}.")
