"""Tools that change texts: as suggestions for people, or at once where a token may write."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

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

from dashapp.domain.comparison import place_of
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotAllowed
from dashapp.domain.review import Change, Grounds, Suggestion
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.shapes import (
    MOST_AT_ONCE,
    Edit,
    Edited,
    Edits,
    ResumeId,
    Suggested,
    Suggestions,
)

if TYPE_CHECKING:
    from dashapp.services.assistants import Assistant
    from dashapp.services.catalogue import Services

_ASKED = "new_claims"
_WAITS = "It says something new. A person decides whether that is true."
_ASKING_SINCE = "2026-07-28"
Wanted = Annotated[
    list[Edit],
    Field(min_length=1, max_length=MOST_AT_ONCE, description="All are kept, or none."),
]


class Truth(BaseModel):
    """What a person is asked of claims that are new."""

    is_true: bool = Field(title="All of this is true")


def add_editing(desk: Desk) -> None:
    """Add the tools that change texts."""

    @desk.tool("Suggest edits")
    def suggest_edits(ctx: Context, resume_id: ResumeId, edits: Wanted) -> Suggestions:
        """Suggest changes, which wait until a person accepts or declines them.

        Names, employers, titles and dates are for people to change. Suggesting the same twice
        keeps one.
        """
        assistant = desk.at(ctx, resume_id)
        made = _proposed(desk.services, assistant, resume_id, edits)
        tree = desk.services.documents.tree(assistant.actor, resume_id)
        told = [suggested(each, where=place_of(tree, each.change.node)) for each in made]
        return Suggestions(suggestions=told)

    @desk.tool("Edit a résumé", destroys=True)
    async def edit_resume(
        ctx: Context, resume_id: ResumeId, edits: Wanted
    ) -> Edits | InputRequiredResult:
        """Change texts at once, where the token may write.

        What says something new is first asked of the person, where the program can ask; else it
        waits as a suggestion.
        """
        if ctx.request_state is not None:
            return await to_thread.run_sync(_answered, ctx, desk, resume_id)
        done = await to_thread.run_sync(_edited, ctx, desk, resume_id, edits)
        new = [each for each in done if each.claims]
        if not new or not _can_ask(ctx):
            return Edits(edits=done)
        if is_version_at_least(ctx.protocol_version or "", _ASKING_SINCE):
            return _asking(done)
        return await _asked(ctx, desk, resume_id, done)


def _proposed(
    services: "Services", assistant: "Assistant", resume_id: str, edits: Sequence[Edit]
) -> list[Suggestion]:
    wanted = [
        (
            Change(each.act, each.node, each.field, each.before, each.after),
            Grounds(each.reason, each.job, tuple(each.sources)),
        )
        for each in edits
    ]
    return services.suggestions.propose(assistant.actor, resume_id, wanted, assistant.byline)


def _edited(ctx: Context, desk: Desk, resume_id: str, edits: Sequence[Edit]) -> list[Edited]:
    """Suggest everything at once, and accept what claims nothing new."""
    assistant, services = desk.at(ctx, resume_id), desk.services
    said = {(e.node, e.field): e for e in services.documents.texts(assistant.actor, resume_id)}
    places = {(each.where, each.text) for each in said.values()}
    done, left = [], []
    for each in edits:
        known = said.get((each.node, each.field))
        is_there = each.act == "rewrite" and known is not None and known.text == each.after
        is_added = each.act == "add" and any(
            (known.where, each.after) in places for (node, _), known in said.items()
            if node == each.node
        )  # fmt: skip
        if is_there or is_added:
            done.append(Edited(node=each.node, field=each.field, outcome="already"))
        else:
            left.append(each)
    made = _proposed(services, assistant, resume_id, left) if left else []
    return done + [_accepted(services, assistant, each) for each in made]


def _accepted(services: "Services", assistant: "Assistant", made: Suggestion) -> Edited:
    told = Edited(
        node=made.change.node,
        field=made.change.field,
        outcome="waits",
        suggestion=made.id,
        claims=list(made.grounds.claims),
        why=_WAITS,
    )
    if told.claims:
        return told
    try:
        services.suggestions.accept(assistant.actor, made.id)
    except (InvalidInput, NotAllowed) as error:
        told.why = str(error)
        return told
    told.outcome, told.why = "done", ""
    return told


def _can_ask(ctx: Context) -> bool:
    capabilities = ctx.client_capabilities
    return capabilities is not None and capabilities.elicitation is not None


def _question(done: Sequence[Edited]) -> str:
    claims = "; ".join(claim for each in done for claim in each.claims)
    return f"The assistant would write something that the résumé does not say yet: {claims}."


def _asking(done: Sequence[Edited]) -> InputRequiredResult:
    """Ask the person before the call ends; what is done already is done, and told afterwards."""
    question = ElicitRequestFormParams(
        message=_question(done), requested_schema=render_elicitation_schema(Truth)
    )
    return InputRequiredResult(
        input_requests={_ASKED: ElicitRequest(params=question)},
        request_state=json.dumps([each.model_dump() for each in done]),
    )


async def _asked(ctx: Context, desk: Desk, resume_id: str, done: list[Edited]) -> Edits:
    """Ask a client of before, where there is a way to it."""
    try:
        answer = await ctx.elicit(_question(done), Truth)
    except NoBackChannelError:
        return Edits(edits=done)
    if not isinstance(answer, AcceptedElicitation) or not answer.data.is_true:
        return Edits(edits=done)
    return await to_thread.run_sync(_vouched, ctx, desk, resume_id, done)


def _answered(ctx: Context, desk: Desk, resume_id: str) -> Edits:
    """Go on where a question was asked; the state was sealed by us."""
    done = [Edited(**each) for each in json.loads(ctx.request_state or "[]")]
    answer: Any = (ctx.input_responses or {}).get(_ASKED)
    is_true = (
        isinstance(answer, ElicitResult)
        and answer.action == "accept"
        and (answer.content or {}).get("is_true") is True
    )
    return _vouched(ctx, desk, resume_id, done) if is_true else Edits(edits=done)


def _vouched(ctx: Context, desk: Desk, resume_id: str, done: list[Edited]) -> Edits:
    """Accept what the person said is true."""
    assistant = desk.at(ctx, resume_id)
    for each in done:
        if each.outcome != "waits" or not each.claims:
            continue
        try:
            desk.services.suggestions.accept(assistant.actor, each.suggestion, is_vouched=True)
        except ImaginatorError as error:
            each.why = str(error)
        else:
            each.outcome, each.why = "done", ""
    return Edits(edits=done)


def suggested(known: Suggestion, standing: str = "fits", where: str = "") -> Suggested:
    """Return a suggestion as tools tell it."""
    change = known.change
    return Suggested(
        id=known.id,
        node=change.node,
        field=change.field,
        act=change.act,
        before=change.before,
        after=change.after,
        reason=known.grounds.reason,
        by=known.by,
        standing=standing,
        where=where,
        claims=list(known.grounds.claims),
    )
