"""The co-writer over HTTP: words as they come, for programs by token and for the pages by ticket."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, StreamingResponse
from pydantic import BaseModel, Field

from dashapp.domain.cowriting import Message, Piece
from dashapp.domain.durable_task import DurableTask, TaskKind
from dashapp.domain.people import Actor
from dashapp.domain.resume import JsonObject
from dashapp.domain.review import Suggestion
from dashapp.domain.writing.answer import Said
from dashapp.domain.writing.request import PieceKind, Wish, WishKind
from dashapp.services.catalogue import Services
from dashapp.services.cowriting.cowriter import Ask, Asked, Began, Told
from dashapp.web.events import Event, events

_LONGEST_ID = 80


class About(BaseModel):
    """What the co-writer is to look at, for which job, in which voice."""

    node: str = Field("", max_length=_LONGEST_ID)
    field: str = Field("", max_length=_LONGEST_ID)
    job_id: str = Field("", max_length=40)
    persona: str = Field("", max_length=40)

    def asked(self) -> Ask:
        """Return it in the words of the services."""
        return Ask(Wish(), self.node, self.field, self.job_id, self.persona)


class Rewriting(About):
    """What to do with some texts; ``detail`` is the tone or the language that is wanted."""

    wish: WishKind = "better"
    detail: str = Field("", max_length=60)
    drafts: int = Field(1, ge=1, le=3)

    def asked(self) -> Ask:
        """Return it in the words of the services."""
        return replace(super().asked(), wish=Wish(self.wish, self.detail, self.drafts))


class Composition(About):
    """Which text to compose."""

    kind: PieceKind


class Question(About):
    """A message to the co-writer, in the thread beside a résumé."""

    resume_id: str = Field(max_length=40)
    message: str = Field(max_length=4_000)


class OnPage(Rewriting):
    """What a page asks for; its ticket says who."""

    ticket: str = Field(max_length=4_000)
    resume_id: str = Field(max_length=40)
    do: Literal["chat", "rewrite", "compose", "interview"]
    kind: PieceKind = "summary"
    message: str = Field("", max_length=4_000)


class LongWork(Rewriting):
    """What to do in one go: say all of it better, or make a copy for a job."""

    do: TaskKind = "rewrite"


class GivenAnswer(BaseModel):
    """What somebody answers to a question about a text."""

    node: str = Field(max_length=_LONGEST_ID)
    field: str = Field("text", max_length=_LONGEST_ID)
    asks: str = Field(max_length=600)
    answer: str = Field(max_length=1_000)


def cowriter_router(services: Services, caller: Any) -> APIRouter:
    """Return the paths of the co-writer; ``caller`` annotates who calls."""
    router = APIRouter(prefix="/api", tags=["co-writer"])
    _add_writing(router, services, caller)
    _add_pieces(router, services, caller)
    _add_long_work(router, services, caller)
    _add_chat(router, services, caller)
    return router


def _add_writing(router: APIRouter, services: Services, caller: Any) -> None:
    cowriter, interviews = services.writing.cowriter, services.writing.interviews

    @router.get("/writer", summary="Which writer works for you, and whether it answers")
    def writer(who: caller) -> JsonObject:
        return asdict(services.writing.writers.standing(who))

    @router.get("/personas", summary="The voices that can be chosen")
    def personas(who: caller) -> list[JsonObject]:
        del who
        return [
            {"persona": each.key, "name": each.name, "told": each.told}
            for each in services.writing.writers.personas()
        ]

    @router.post("/resumes/{resume_id}/improve", summary="Have other words suggested")
    async def improve(who: caller, resume_id: str, about: Rewriting) -> JsonObject:
        return asdict(await cowriter.improve(who, resume_id, about.asked()))

    @router.post("/resumes/{resume_id}/questions", summary="Be asked for what only you know")
    async def questions(who: caller, resume_id: str, about: About) -> JsonObject:
        found = [each async for each in interviews.questions(who, resume_id, about.asked())]
        return {
            "questions": [asdict(each) for each in found if isinstance(each, Asked)],
            "told": [each.sentence for each in found if isinstance(each, Told)],
        }

    @router.post(
        "/resumes/{resume_id}/answers", status_code=201, summary="Answer; the answer is a fact"
    )
    def answer(who: caller, resume_id: str, given: GivenAnswer) -> JsonObject:
        asked = Asked(given.node, given.field, "", given.asks)
        fact = interviews.answer(who, resume_id, asked, given.answer)
        return _suggestion(interviews.use(who, resume_id, fact))


def _add_long_work(router: APIRouter, services: Services, caller: Any) -> None:
    tasks = services.writing.tasks

    @router.post("/resumes/{resume_id}/tasks", status_code=202, summary="Have long work done")
    def begin(who: caller, resume_id: str, wanted: LongWork) -> JsonObject:
        return _work(tasks.begin(who, resume_id, wanted.do, wanted.asked()))

    @router.get("/resumes/{resume_id}/tasks", summary="The long work on a résumé, newest first")
    def listed(who: caller, resume_id: str) -> list[JsonObject]:
        return [_work(each) for each in tasks.listed(who, resume_id)]

    @router.get("/tasks/{task_id}", summary="How far long work is")
    def state(who: caller, task_id: str) -> JsonObject:
        return _work(tasks.task(who, task_id))

    @router.post("/tasks/{task_id}/cancel", summary="Stop it; what has come is kept")
    def cancel(who: caller, task_id: str) -> JsonObject:
        return _work(tasks.cancel(who, task_id))

    @router.post("/tasks/{task_id}/retry", summary="Begin again what failed or was cancelled")
    def retry(who: caller, task_id: str) -> JsonObject:
        return _work(tasks.retry(who, task_id))


def _work(task: DurableTask) -> JsonObject:
    names = ("id", "kind", "state", "texts", "suggested", "told", "copy", "tries")
    return {
        **{name: getattr(task, name) for name in names},
        "resume_id": task.document,
        "at": task.at.isoformat(),
        "questions": list(task.questions),
    }


def _add_pieces(router: APIRouter, services: Services, caller: Any) -> None:
    pieces = services.writing.pieces

    @router.get("/resumes/{resume_id}/pieces", summary="The composed texts beside a résumé")
    def listed(who: caller, resume_id: str) -> list[JsonObject]:
        return [asdict(each) for each in pieces.listed(who, resume_id)]

    @router.post("/resumes/{resume_id}/pieces", status_code=201, summary="Have a text composed")
    async def compose(who: caller, resume_id: str, wanted: Composition) -> JsonObject:
        told, kept = [], None
        async for step in pieces.compose(who, resume_id, wanted.kind, wanted.asked()):
            if isinstance(step, Told):
                told.append(step.sentence)
            elif isinstance(step, Piece):
                kept = step
        return {"piece": asdict(kept) if kept else None, "told": told}

    @router.get("/pieces/{piece_id}", summary="Take a text out, where nothing in it is unconfirmed")
    def taken_out(who: caller, piece_id: str) -> PlainTextResponse:
        return PlainTextResponse(pieces.taken_out(who, piece_id).text)

    @router.delete("/pieces/{piece_id}", status_code=204, summary="Forget a text")
    def remove(who: caller, piece_id: str) -> None:
        pieces.remove(who, piece_id)


def _add_chat(router: APIRouter, services: Services, caller: Any) -> None:
    @router.get("/chat", summary="The latest messages of the chat, the oldest first")
    def messages(who: caller, resume_id: str, before: datetime | None = None) -> list[JsonObject]:
        found = services.writing.chats.messages(who, resume_id, before)
        return [_message(each) for each in found]

    @router.post(
        "/chat",
        summary="Say something and have it answered, as server-sent events",
        response_class=StreamingResponse,
    )
    async def say(who: caller, question: Question) -> StreamingResponse:
        return await events(_chat(services, who, question.resume_id, question.message, question))

    # No token, no cookie: the ticket says who asks, for one résumé and one minute.
    @router.post("/cowriter", include_in_schema=False)
    async def on_page(asked: OnPage) -> StreamingResponse:
        document = asked.resume_id
        who = services.tickets.read(asked.ticket, document).who
        if asked.do == "chat":
            return await events(_chat(services, who, document, asked.message, asked))
        if asked.do == "compose":
            return await events(_composed(services, who, document, asked))
        if asked.do == "interview":
            asks = services.writing.interviews.questions(who, document, asked.asked())
            return await events(_steps(asks))
        return await events(_steps(services.writing.cowriter.rewrite(who, document, asked.asked())))


async def _chat(
    services: Services, who: Actor, document: str, message: str, about: About
) -> AsyncGenerator[Event, None]:
    said = services.writing.chats.say(who, document, message, about.asked())
    async with aclosing(said) as steps:
        async for step in steps:
            if step.begun:
                yield "begun", _message(step.begun)
            elif step.words:
                yield "words", {"text": step.words}
            elif step.suggestion:
                yield "suggestion", _suggestion(step.suggestion)
            elif step.todo:
                yield "todo", asdict(step.todo)
            elif step.told:
                yield "told", {"text": step.told}
            elif step.done:
                yield "done", _message(step.done)


async def _composed(
    services: Services, who: Actor, document: str, asked: OnPage
) -> AsyncGenerator[Event, None]:
    composed = services.writing.pieces.compose(who, document, asked.kind, asked.asked())
    async with aclosing(composed) as steps:
        async for step in steps:
            if isinstance(step, Began):
                yield "begun", {}
            elif isinstance(step, Said):
                yield "words", {"text": step.text}
            elif isinstance(step, Told):
                yield "told", {"text": step.sentence}
            else:
                yield "done", asdict(step)


async def _steps(
    given: AsyncGenerator[Began | Suggestion | Asked | Told, None]
    | AsyncGenerator[Asked | Told, None],
) -> AsyncGenerator[Event, None]:
    async with aclosing(given) as steps:
        async for step in steps:
            if isinstance(step, Began):
                yield "begun", {"texts": step.texts}
            elif isinstance(step, Suggestion):
                yield "suggestion", _suggestion(step)
            elif isinstance(step, Told):
                yield "told", {"text": step.sentence}
            else:
                yield "question", asdict(step)
    yield "done", {}


def _message(message: Message) -> JsonObject:
    return {**asdict(message), "at": message.at.isoformat()}


def _suggestion(made: Suggestion) -> JsonObject:
    return {"id": made.id, **asdict(made.change), **asdict(made.grounds)}
