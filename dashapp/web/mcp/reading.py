"""Tools that read: résumés, how they read, what they look like as files."""

import base64
import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from mcp.server.mcpserver import Context
from mcp_types import BlobResourceContents, EmbeddedResource, TextContent
from pydantic import Field

from dashapp.domain.comparison import PlacedText
from dashapp.domain.document import Snapshot
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.export.markdown import markdown
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume
from dashapp.services.exports import Format
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.shapes import (
    Limit,
    Offset,
    Place,
    Report,
    ResumeId,
    ResumeLine,
    ResumeList,
    ResumeRead,
)

MOST_CHARACTERS = 60_000
_LONGEST_QUOTE = 1_000
AROUND = 120
"""Letters that stand around a text in an answer."""
_Each = TypeVar("_Each")


def add_reading(desk: Desk) -> None:
    """Add the tools that read."""
    _add_list(desk)
    _add_read(desk)
    _add_check(desk)
    _add_export(desk)


def _add_list(desk: Desk) -> None:
    @desk.tool("List résumés", reads=True)
    def list_resumes(
        ctx: Context,
        query: Annotated[str, Field(max_length=200, description="Words of the title.")] = "",
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> ResumeList:
        """List or find the résumés that may be read, the latest change first."""
        words = query.casefold().split()
        found = [
            each
            for each in desk.services.documents.summaries(desk.assistant(ctx).actor)
            if all(word in f"{each.title} {each.purpose}".casefold() for word in words)
        ]
        shown, onward = paged(found, offset, limit)
        return ResumeList(
            total=len(found),
            next_offset=onward,
            resumes=[
                ResumeLine(
                    id=each.id,
                    title=each.title,
                    updated_at=each.updated_at,
                    copy_of=each.master,
                    purpose=each.purpose,
                )
                for each in shown
            ],
        )


def _add_read(desk: Desk) -> None:
    @desk.tool("Read a résumé", reads=True)
    def read_resume(
        ctx: Context,
        resume_id: ResumeId,
        form: Annotated[
            Literal["json_resume", "markdown", "places"],
            Field(description="`places` gives each text with the node and field that edits name."),
        ] = "places",
        section: Annotated[
            str, Field(max_length=100, description="One section, such as work; nothing for all.")
        ] = "",
        offset: Offset = 0,
    ) -> ResumeRead:
        """Read a résumé, or one section of it."""
        who = desk.at(ctx, resume_id).actor
        snapshot = desk.services.documents.snapshot(who, resume_id)
        told = ResumeRead(id=resume_id, revision=snapshot.revision, total=1)
        if form == "places":
            texts = desk.services.documents.texts(who, resume_id)
            if section:
                titles = _titles(snapshot.resume, section)
                texts = [e for e in texts if e.where.partition(" › ")[0] in titles]
            _tell_places(told, texts, offset)
        elif form == "markdown":
            _tell_markdown(told, _part(snapshot.resume, section), offset)
        else:
            _tell_data(told, _part(snapshot.resume, section))
        return told


def _tell_places(told: ResumeRead, texts: Sequence[PlacedText], offset: int) -> None:
    fitting = fitting_in([len(each.text) + AROUND for each in texts], offset)
    shown, told.next_offset = paged(texts, offset, fitting)
    told.total = len(texts)
    told.places = [
        Place(
            node=e.node, field=e.field, where=e.where, text=e.text[:MOST_CHARACTERS],
            entry=e.entry, is_cut=len(e.text) > MOST_CHARACTERS,
        )
        for e in shown
    ]  # fmt: skip


def _tell_markdown(told: ResumeRead, part: Resume, offset: int) -> None:
    text, end = markdown(laid_out(part)), offset + MOST_CHARACTERS
    told.markdown, told.total = text[offset:end], len(text)
    told.next_offset = end if end < len(text) else None


def _tell_data(told: ResumeRead, part: Resume) -> None:
    if len(json.dumps(part.data, ensure_ascii=False)) > MOST_CHARACTERS:
        raise TooLarge("This is too long to return at once. Name a `section`, or read `places`.")
    told.json_resume = part.data


def _add_check(desk: Desk) -> None:
    @desk.tool("Check a résumé", reads=True)
    def check_resume(ctx: Context, resume_id: ResumeId) -> Report:
        """Say how a résumé reads: what the rules find, and how much each bullet shows."""
        who = desk.at(ctx, resume_id).actor
        snapshot = desk.services.documents.snapshot(who, resume_id)
        told = desk.services.analyses.report(snapshot.resume).to_json()
        found = [placed(each, snapshot) for each in [*told["findings"], *told["bullets"]]]
        shown, _ = paged(found, 0, fitting_in([len(json.dumps(each)) for each in found], 0))
        many = len(told["findings"])
        return Report(
            rules=told["rules"],
            rules_met=told["rules_met"],
            rules_untried=told["rules_untried"],
            words=told["words"],
            findings=list(shown[:many]),
            bullets=list(shown[many:]),
            left_out=len(found) - len(shown),
        )


def _add_export(desk: Desk) -> None:
    @desk.tool("Export a résumé", reads=True)
    def export_resume(
        ctx: Context,
        resume_id: ResumeId,
        file_format: Annotated[Format, Field(description="The format of the file.")] = "pdf",
    ) -> list[TextContent | EmbeddedResource]:
        """Return a résumé as a file: PDF, Word, JSON, YAML, Markdown, text or HTML."""
        who = desk.at(ctx, resume_id).actor
        resume = desk.services.documents.snapshot(who, resume_id).resume
        made = desk.services.exports.export(resume, file_format)
        file = BlobResourceContents(
            uri=f"resume://{resume_id}/export/{file_format}",
            mime_type=made.media_type.partition(";")[0],
            blob=base64.b64encode(made.content).decode(),
        )
        told = f"{made.filename}, {len(made.content)} bytes. {made.told}".rstrip()
        return [
            TextContent(type="text", text=told),
            EmbeddedResource(type="resource", resource=file),
        ]


def paged(found: Sequence[_Each], offset: int, limit: int) -> tuple[Sequence[_Each], int | None]:
    """Return a page, and where the next one begins."""
    end = offset + limit
    return found[offset:end], end if end < len(found) else None


def placed(told: dict[str, Any], snapshot: Snapshot) -> dict[str, Any]:
    """Return what is told of a path with the node and field by which tools name the same place."""
    spot = snapshot.spot(tuple(told["path"]))
    found = dict(told)
    for name in ("quote", "text"):
        if name in found:
            found[name] = found[name][:_LONGEST_QUOTE]
    return {**found, "node": spot.node, "field": spot.field or ""} if spot is not None else found


def fitting_in(letters: Sequence[int], offset: int) -> int:
    """Return how many things of so many letters fit into an answer, from one on; at least one."""
    room, count = MOST_CHARACTERS, 0
    for each in letters[offset:]:
        room -= each
        if room < 0 and count:
            break
        count += 1
    return max(count, 1)


def _titles(resume: Resume, section: str) -> set[str]:
    """Return how the first words of a place say a section."""
    if section == "basics":
        return {"About"}
    found = {view.title for view in resume.sections() if section in (view.key, view.title)}
    if not found:
        raise InvalidInput(_no_section(resume, section))
    return found


def _part(resume: Resume, section: str) -> Resume:
    if not section:
        return resume
    if section not in resume.data or section == "meta":
        raise InvalidInput(_no_section(resume, section))
    return Resume({section: resume.data[section]})


def _no_section(resume: Resume, section: str) -> str:
    known = ["basics", *(view.key for view in resume.sections())]
    return f"There is no section “{section}” here. Choose one of: {', '.join(known)}."
