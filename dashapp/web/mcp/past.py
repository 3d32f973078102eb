"""Tools for what a résumé was: its history, the way back, and the bin."""

from collections.abc import Sequence
from typing import Annotated

from mcp.server.mcpserver import Context
from pydantic import Field

from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.reading import MOST_CHARACTERS, fitting_in, paged
from dashapp.web.mcp.shapes import (
    Difference,
    Differences,
    Done,
    HistoryList,
    Limit,
    Offset,
    ResumeId,
    Revision,
    Sitting,
)


def add_past(desk: Desk) -> None:
    """Add the tools for history."""

    @desk.tool("List the history", reads=True)
    def list_history(
        ctx: Context, resume_id: ResumeId, offset: Offset = 0, limit: Limit = 50
    ) -> HistoryList:
        """Return who wrote when, the latest first, with the revision that each ended with."""
        who = desk.at(ctx, resume_id).actor
        moments = desk.services.history.moments(who, resume_id)
        shown, onward = paged(moments, offset, limit)
        return HistoryList(
            total=len(moments),
            next_offset=onward,
            sittings=[
                Sitting(
                    who=e.who, since=e.since, until=e.until, revision=e.revision,
                    changes=e.changes, name=e.name,
                )
                for e in shown
            ],
        )  # fmt: skip

    @desk.tool("Compare with a version", reads=True)
    def compare_version(
        ctx: Context,
        resume_id: ResumeId,
        revision: Revision,
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> Differences:
        """Return what differs between a revision and now, place by place and word by word."""
        who = desk.at(ctx, resume_id).actor
        changes = desk.services.history.changes(who, resume_id, revision)
        letters = [sum(len(word) for _, word in each.words) for each in changes]
        shown, onward = paged(changes, offset, min(limit, fitting_in(letters, offset)))
        return Differences(
            total=len(changes),
            next_offset=onward,
            differences=[
                Difference(
                    node=e.node, field=e.field, kind=e.kind, where=e.where,
                    words=_within(e.words), is_cut=count > MOST_CHARACTERS,
                )
                for e, count in zip(shown, letters[offset:], strict=False)
            ],
        )  # fmt: skip

    @desk.tool("Restore a version", destroys=True)
    def restore_version(
        ctx: Context,
        resume_id: ResumeId,
        revision: Revision,
        node: Annotated[
            str, Field(max_length=80, description="One place with all below it; nothing for all.")
        ] = "",
        field: Annotated[
            str, Field(max_length=80, description="One text of `node`; nothing for all of it.")
        ] = "",
    ) -> Done:
        """Make a résumé, or one place of it, what it was at a revision.

        It is an edit like any other: the history keeps what is there now.
        """
        who = desk.at(ctx, resume_id).actor
        desk.services.history.restore(who, resume_id, revision, node or None, field)
        return Done(done=f"It says again what it said at revision {revision}.")

    @desk.tool("Put a résumé in the bin", destroys=True)
    def delete_resume(ctx: Context, resume_id: ResumeId) -> Done:
        """Put a résumé in the bin, from which a person can take it out again."""
        who = desk.at(ctx, resume_id).actor
        desk.services.documents.delete(who, resume_id)
        return Done(done="It is in the bin.")


def _within(words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return words as far as an answer goes."""
    room, found = MOST_CHARACTERS, []
    for kind, said in words:
        if room <= 0:
            break
        found.append((kind, said[:room]))
        room -= len(said)
    return found
