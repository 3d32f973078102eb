"""What can be read by an address, and listed, and completed: résumés, matches, to-dos, job posts."""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from anyio import to_thread
from mcp.server import ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp_types import (
    CompleteRequestParams,
    CompleteResult,
    Completion,
    CompletionArgument,
    ListResourcesResult,
    PaginatedRequestParams,
    Resource,
)

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.web.mcp.beside import shown_todo
from dashapp.web.mcp.desk import Desk, protocol_error
from dashapp.web.mcp.judging import matched_with, placed_report

_JSON: Final = "application/json"
_MOST_LISTED, _MOST_COMPLETED = 100, 100
_OF_RESUME: Final = re.compile(r"resume://([^/]+)(/.*)?")


def resume_of(uri: str) -> str | None:
    """Return the résumé that an address is of, if it is one of ours."""
    found = _OF_RESUME.fullmatch(uri)
    return found[1] if found is not None else None


def add_resources(desk: Desk) -> None:
    """Add what can be read by an address."""

    @desk.server.resource(
        "resume://{resume_id}",
        name="resume",
        title="A résumé",
        description="A résumé as JSON Resume.",
        mime_type=_JSON,
    )
    def resume(resume_id: str, ctx: Context) -> str:
        def read() -> Any:
            who = desk.at(ctx, resume_id).actor
            return desk.services.documents.snapshot(who, resume_id).resume.data

        return _read(read)

    @desk.server.resource(
        "resume://{resume_id}/match/{job_id}",
        name="match",
        title="A résumé and a job",
        description="What a job post asks for, and the evidence for each of it.",
        mime_type=_JSON,
    )
    def match(resume_id: str, job_id: str, ctx: Context) -> str:
        def read() -> Any:
            who = desk.at(ctx, resume_id).actor
            return placed_report(*matched_with(desk.services, who, resume_id, job_id, ""))

        return _read(read)

    @desk.server.resource(
        "resume://{resume_id}/todos",
        name="todos",
        title="To-dos of a résumé",
        description="What is to be done about a résumé, what is open first.",
        mime_type=_JSON,
    )
    def todos(resume_id: str, ctx: Context) -> str:
        def read() -> Any:
            kept = desk.services.followups.listed(desk.at(ctx, resume_id).actor, resume_id)
            return [shown_todo(each).model_dump(mode="json") for each in kept]

        return _read(read)

    @desk.server.resource(
        "job://{job_id}",
        name="job",
        title="A job post",
        description="The text of a job post that is kept.",
    )
    def job(job_id: str, ctx: Context) -> str:
        try:
            return desk.services.jobs.job(desk.assistant(ctx).actor, job_id).text
        except ImaginatorError as error:
            raise _refused(error) from None


def add_listing(desk: Desk) -> None:
    """List what is there for who asks, and complete ids: the SDK would do so alike for everyone."""

    async def listed(
        ctx: ServerRequestContext[Any, Any], _: PaginatedRequestParams
    ) -> ListResourcesResult:
        return ListResourcesResult(resources=await to_thread.run_sync(_own, desk, ctx))

    async def completed(
        ctx: ServerRequestContext[Any, Any], params: CompleteRequestParams
    ) -> CompleteResult:
        values = await to_thread.run_sync(_begun, desk, ctx, params.argument)
        shown = values[:_MOST_COMPLETED]
        told = Completion(values=shown, total=len(values), has_more=len(values) > len(shown))
        return CompleteResult(completion=told)

    desk.server.answer("resources/list", PaginatedRequestParams, listed)
    desk.server.answer("completion/complete", CompleteRequestParams, completed)


def _own(desk: Desk, ctx: ServerRequestContext[Any, Any]) -> list[Resource]:
    """Return the latest résumés as resources; the tool lists all of them."""
    try:
        summaries = desk.services.documents.summaries(desk.assistant(ctx).actor)
    except ImaginatorError as error:
        raise protocol_error(error) from None
    return [
        Resource(
            uri=f"resume://{each.id}",
            name=each.id,
            title=f"{each.title} ({each.purpose})" if each.purpose else each.title,
            mime_type=_JSON,
        )
        for each in summaries[:_MOST_LISTED]
    ]


def _begun(
    desk: Desk, ctx: ServerRequestContext[Any, Any], argument: CompletionArgument
) -> list[str]:
    """Return the ids that begin so, or whose title has the word."""
    try:
        who = desk.assistant(ctx).actor
        known: list[tuple[str, str]] = []
        if argument.name == "resume_id":
            known = [(each.id, each.title) for each in desk.services.documents.summaries(who)]
        elif argument.name == "job_id":
            known = [(each.id, each.title) for each in desk.services.jobs.kept(who)]
    except ImaginatorError as error:
        raise protocol_error(error) from None
    begun = argument.value.casefold()
    return [key for key, title in known if key.startswith(begun) or begun in title.casefold()]


def _read(read: Callable[[], Any]) -> str:
    try:
        return json.dumps(read(), ensure_ascii=False)
    except ImaginatorError as error:
        raise _refused(error) from None


def _refused(error: ImaginatorError) -> ResourceError:
    kind = ResourceNotFoundError if isinstance(error, NotFound) else ResourceError
    return kind(str(error))
