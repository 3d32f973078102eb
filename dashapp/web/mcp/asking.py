"""Asks the person at the program whether what an edit says anew is true (elicitation)."""

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from mcp.server.elicitation import AcceptedElicitation, render_elicitation_schema
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import NoBackChannelError
from mcp_types import (
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
)
from mcp_types.version import is_version_at_least
from pydantic import BaseModel, Field

from dashapp.domain import inline
from dashapp.domain.errors import ImaginatorError
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.shapes import Edited, Edits

if TYPE_CHECKING:
    from dashapp.domain.suggestion_view import SuggestionShown

_ASKED = "new_claims"
_ASKING_SINCE = "2026-07-28"
_MOST_ASKED: Final = 10
"""How many edits one question names; what it does not name waits."""
_LONGEST_QUOTE: Final = 600


class Truth(BaseModel):
    """What a person is asked of claims that are new."""

    is_true: bool = Field(title="All of this is true")


def can_ask(ctx: Context) -> bool:
    """Whether the program says that it can ask its person."""
    capabilities = ctx.client_capabilities
    return capabilities is not None and capabilities.elicitation is not None


async def asked(
    ctx: Context, desk: Desk, resume_id: str, done: list[Edited]
) -> Edits | InputRequiredResult:
    """Ask of what waits; what is done already is done, and told afterwards."""
    named = [each.suggestion for each in done if each.claims][:_MOST_ASKED]
    question = await to_thread.run_sync(_question, ctx, desk, resume_id, named)
    if is_version_at_least(ctx.protocol_version or "", _ASKING_SINCE):
        form = ElicitRequestFormParams(
            message=question, requested_schema=render_elicitation_schema(Truth)
        )
        return InputRequiredResult(
            input_requests={_ASKED: ElicitRequest(params=form)},
            request_state=json.dumps([named, [each.model_dump() for each in done]]),
        )
    try:  # a client of before, where there is a way to it
        answer = await ctx.elicit(question, Truth)
    except NoBackChannelError:
        return Edits(edits=done)
    if not isinstance(answer, AcceptedElicitation) or not answer.data.is_true:
        return Edits(edits=done)
    return await to_thread.run_sync(_vouched, ctx, desk, resume_id, done, named)


def answered(ctx: Context, desk: Desk, resume_id: str) -> Edits:
    """Go on where a question was asked; the state was sealed by us."""
    named, told = json.loads(ctx.request_state or "[[], []]")
    done = [Edited(**each) for each in told]
    answer: Any = (ctx.input_responses or {}).get(_ASKED)
    is_true = (
        isinstance(answer, ElicitResult)
        and answer.action == "accept"
        and (answer.content or {}).get("is_true") is True
    )
    return _vouched(ctx, desk, resume_id, done, named) if is_true else Edits(edits=done)


def _question(ctx: Context, desk: Desk, resume_id: str, named: Sequence[str]) -> str:
    """Return what is asked: each text that would be written, where, and what is new in it."""
    who, services = desk.assistant(ctx).actor, desk.services
    title = services.documents.titles(who, [resume_id]).get(resume_id, "")
    waiting = {each.suggestion.id: each for each in services.suggestions.listed(who, resume_id)}
    lines = [_told(waiting[each]) for each in named if each in waiting]
    marks = [f"{number}. " for number in range(1, len(lines) + 1)] if len(lines) > 1 else [""]
    head = f"The assistant would write in the résumé “{title}” what it does not say yet."
    return "\n".join([head, *(mark + line for mark, line in zip(marks, lines, strict=False))])


def _told(shown: "SuggestionShown") -> str:
    text = inline.plain(shown.suggestion.change.after)
    quoted = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"{shown.where}: “{quoted}” New: {'; '.join(shown.suggestion.grounds.claims)}."


def _vouched(
    ctx: Context, desk: Desk, resume_id: str, done: list[Edited], named: Collection[str]
) -> Edits:
    """Accept what the person said is true."""
    assistant = desk.at(ctx, resume_id)
    for each in done:
        if each.outcome != "waits" or each.suggestion not in named:
            continue
        try:
            desk.services.suggestions.accept(assistant.actor, each.suggestion, is_vouched=True)
        except ImaginatorError as error:
            each.why = str(error)
        else:
            each.outcome, each.why = "done", ""
    return Edits(edits=done)
