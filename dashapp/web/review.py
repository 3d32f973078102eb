"""What people say beside the text, over HTTP: suggestions, threads, to-dos, notices."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from dashapp.domain.resume import JsonObject
from dashapp.domain.review import Anchor, Byline, SuggestionAct
from dashapp.domain.suggestion_view import SuggestionShown
from dashapp.services.catalogue import Services
from dashapp.services.todos import WantedTodo
from dashapp.web.edits import wanted as changes_of

_LONGEST, _LONGEST_ID, _LONGEST_SOURCE = 20_000, 80, 500


class SuggestedChange(BaseModel):
    """A change: ``before`` must be what the text says now."""

    act: SuggestionAct = "rewrite"
    node: str = Field(max_length=_LONGEST_ID)
    field: str = Field("text", max_length=_LONGEST_ID)
    before: str = Field("", max_length=_LONGEST)
    after: str | None = Field(None, max_length=_LONGEST)
    reason: str = Field("", max_length=600)
    job: str = Field("", max_length=40)
    sources: list[Annotated[str, Field(max_length=_LONGEST_SOURCE)]] = Field([], max_length=20)


class OtherWords(BaseModel):
    """What to say instead of what was suggested, and whether its new claims are true."""

    text: str | None = Field(None, max_length=_LONGEST)
    is_confirmed: bool = False


class NewThread(BaseModel):
    """The words that a thread is about, and the first remark."""

    node: str = Field(max_length=_LONGEST_ID)
    field: str = Field("text", max_length=_LONGEST_ID)
    quote: str = Field("", max_length=300)
    text: str = Field(max_length=4_000)


class Said(BaseModel):
    """A remark."""

    text: str = Field(max_length=4_000)


class NewTodo(BaseModel):
    """Something to do; ``assignee`` is a person's id."""

    resume_id: str
    text: str = Field(max_length=500)
    assignee: str = Field("", max_length=40)
    due: date | None = None
    node: str = Field("", max_length=_LONGEST_ID)
    field: str = Field("", max_length=_LONGEST_ID)


class FoundTodo(BaseModel):
    """A finding to make a to-do of: of the checks (``rule``, ``path``), or of a match."""

    resume_id: str
    rule: str = Field("", max_length=80)
    path: list[str | int] = Field([], max_length=10)
    job_id: str = Field("", max_length=40)
    requirement: str = Field("", max_length=400)


class Ticked(BaseModel):
    """Whether a to-do is done."""

    is_done: bool


def review_router(services: Services, caller: Any) -> APIRouter:
    """Return the paths of what is said beside the text; ``caller`` annotates who calls."""
    router = APIRouter(prefix="/api", tags=["review"])
    _add_suggestions(router, services, caller)
    _add_threads(router, services, caller)
    _add_todos(router, services, caller)
    return router


def _add_suggestions(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get(
        "/resumes/{resume_id}/texts", summary="Every text that can be changed, by its place"
    )
    def texts(who: caller, resume_id: str) -> list[JsonObject]:
        return [asdict(each) for each in services.documents.texts(who, resume_id)]

    @router.get("/resumes/{resume_id}/suggestions", summary="The suggestions that wait")
    def waiting(who: caller, resume_id: str) -> list[JsonObject]:
        return [suggested(each) for each in services.suggestions.listed(who, resume_id)]

    @router.post(
        "/resumes/{resume_id}/suggestions", status_code=201, summary="Suggest changes, all or none"
    )
    def suggest(who: caller, resume_id: str, wanted: list[SuggestedChange]) -> list[str]:
        made = services.suggestions.propose(
            who,
            resume_id,
            changes_of(wanted),
            Byline("assistant"),
        )
        return [each.id for each in made]

    @router.post("/suggestions/{suggestion_id}/accept", status_code=204, summary="Make the change")
    def accept(who: caller, suggestion_id: str, words: OtherWords) -> None:
        services.suggestions.accept(who, suggestion_id, words.text, is_confirmed=words.is_confirmed)

    @router.post(
        "/suggestions/{suggestion_id}/decline", status_code=204, summary="Say no, or take it back"
    )
    def decline(who: caller, suggestion_id: str) -> None:
        services.suggestions.decline(who, suggestion_id)

    @router.post(
        "/suggestions/{suggestion_id}/bring-back", status_code=204, summary="Let it wait again"
    )
    def bring_back(who: caller, suggestion_id: str) -> None:
        services.suggestions.bring_back(who, suggestion_id)


def _add_threads(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("/resumes/{resume_id}/threads", summary="The threads of remarks")
    def threads(who: caller, resume_id: str) -> list[JsonObject]:
        return [
            {**asdict(each.thread), "where": each.where, "is_gone": each.is_gone}
            for each in services.comments.listed(who, resume_id)
        ]

    @router.post("/resumes/{resume_id}/threads", status_code=201, summary="Begin a thread")
    def start(who: caller, resume_id: str, new: NewThread) -> JsonObject:
        anchor = Anchor(new.node, new.field, new.quote)
        return asdict(services.comments.start(who, resume_id, anchor, new.text))

    @router.post("/threads/{thread_id}", status_code=204, summary="Reply")
    def reply(who: caller, thread_id: str, said: Said) -> None:
        services.comments.reply(who, thread_id, said.text)

    @router.post("/threads/{thread_id}/resolve", status_code=204, summary="Say it is dealt with")
    def resolve(who: caller, thread_id: str) -> None:
        services.comments.resolve(who, thread_id)

    @router.post("/threads/{thread_id}/reopen", status_code=204, summary="Say it is not")
    def reopen(who: caller, thread_id: str) -> None:
        services.comments.reopen(who, thread_id)


def _add_todos(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("/todo", summary="The to-dos of a résumé, the open ones first")
    def todos(who: caller, resume_id: str) -> list[JsonObject]:
        return [asdict(each) for each in services.followups.listed(who, resume_id)]

    @router.post("/todo", status_code=201, summary="Keep a to-do")
    def add(who: caller, new: NewTodo) -> JsonObject:
        wanted = WantedTodo(new.text, new.assignee, new.due, new.node, new.field)
        return asdict(services.todos.add(who, new.resume_id, wanted))

    @router.post(
        "/todo/found", status_code=201, summary="Make a to-do of a finding; done when that is gone"
    )
    def add_found(who: caller, found: FoundTodo) -> JsonObject:
        followups, document = services.followups, found.resume_id
        if found.job_id:
            made = followups.from_gap(who, document, found.job_id, found.requirement)
        else:
            made = followups.from_check(who, document, found.rule, tuple(found.path))
        return asdict(made)

    @router.patch("/todo/{todo_id}", summary="Say that it is done, or is not")
    def tick(who: caller, todo_id: str, ticked: Ticked) -> JsonObject:
        return asdict(services.todos.tick(who, todo_id, is_done=ticked.is_done))

    @router.delete("/todo/{todo_id}", status_code=204, summary="Forget it")
    def remove(who: caller, todo_id: str) -> None:
        services.todos.remove(who, todo_id)


def suggested(shown: SuggestionShown) -> JsonObject:
    """Return a suggestion as the API tells it."""
    known = shown.suggestion
    return {
        **asdict(known.change),
        **asdict(known.grounds),
        "id": known.id,
        "by": known.by,
        "kind": known.kind,
        "at": known.at.isoformat(),
        "standing": shown.standing,
        "where": shown.where,
    }
