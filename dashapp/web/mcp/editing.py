"""Tools that change texts: as suggestions for people, or at once where a token may write."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from anyio import to_thread
from mcp.server.mcpserver import Context
from mcp_types import InputRequiredResult
from pydantic import Field

from dashapp.domain.change import is_made
from dashapp.domain.comparison import place_of
from dashapp.domain.errors import ImaginatorError, InvalidInput, WrongEdit
from dashapp.domain.review import Suggestion
from dashapp.web.edits import wanted as changes_of
from dashapp.web.mcp.asking import answered, asked, can_ask
from dashapp.web.mcp.desk import Desk
from dashapp.web.mcp.shapes import (
    LONGEST_TEXT,
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

_WAITS = "It says something new. A person decides whether that is true."
Wanted = Annotated[
    list[Edit],
    Field(min_length=1, max_length=MOST_AT_ONCE, description="All are kept, or none."),
]


def add_editing(desk: Desk) -> None:
    """Add the tools that change texts."""

    @desk.tool("Suggest edits")
    def suggest_edits(ctx: Context, resume_id: ResumeId, edits: Wanted) -> Suggestions:
        """Suggest changes, which wait until a person accepts or declines them.

        Names, employers, titles and dates are for people to change. Suggesting the same twice
        keeps one.
        """
        assistant, services = desk.at(ctx, resume_id), desk.services
        made = services.suggestions.propose(
            assistant.actor, resume_id, changes_of(edits), assistant.byline
        )
        tree = services.documents.tree(assistant.actor, resume_id)
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
            return await to_thread.run_sync(answered, ctx, desk, resume_id)
        done = await to_thread.run_sync(_edited, ctx, desk, resume_id, edits)
        if can_ask(ctx) and any(each.claims for each in done):
            return await asked(ctx, desk, resume_id, done)
        return Edits(edits=done)


def _edited(ctx: Context, desk: Desk, resume_id: str, edits: Sequence[Edit]) -> list[Edited]:
    """Suggest everything at once, and accept what claims nothing new."""
    assistant, services = desk.at(ctx, resume_id), desk.services
    wanted = changes_of(edits)
    tree = services.documents.tree(assistant.actor, resume_id)
    # Who hears no answer asks again.
    left = [place for place, (change, _) in enumerate(wanted) if not is_made(change, tree)]
    try:
        made = services.suggestions.propose(
            assistant.actor, resume_id, [wanted[place] for place in left], assistant.byline
        )
    except WrongEdit as error:
        raise WrongEdit(left[error.place], error.sentence) from None
    except InvalidInput as error:
        is_of_many = len(edits) > 1 and len(left) == 1
        raise (WrongEdit(left[0], str(error)) if is_of_many else error) from None
    told: dict[int, Edited] = {}
    seen: set[str] = set()
    for place, each in zip(left, made, strict=True):
        if each.id in seen:  # asked for twice, it is done once
            told[place] = _already(each.change.node, each.change.field)
        else:
            told[place] = _accepted(services, assistant, each)
        seen.add(each.id)
    return [told.get(place) or _already(each.node, each.field) for place, each in enumerate(edits)]


def _already(node: str, field: str) -> Edited:
    return Edited(node=node, field=field, outcome="already")


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
    except ImaginatorError as error:  # what was done before it is told
        told.why = str(error)
        return told
    told.outcome, told.why = "done", ""
    return told


def suggested(known: Suggestion, standing: str = "fits", where: str = "") -> Suggested:
    """Return a suggestion as tools tell it."""
    change = known.change
    return Suggested(
        id=known.id,
        node=change.node,
        field=change.field,
        act=change.act,
        before=change.before[:LONGEST_TEXT],
        after=change.after[:LONGEST_TEXT],
        is_cut=max(len(change.before), len(change.after)) > LONGEST_TEXT,
        reason=known.grounds.reason,
        by=known.by,
        standing=standing,
        where=where,
        claims=list(known.grounds.claims),
    )
