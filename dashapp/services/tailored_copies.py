"""A copy of a résumé for a job, in one go: made, named for the job, and full of suggestions."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.review import Suggestion
from dashapp.domain.writing.request import Wish
from dashapp.services.cowriting.cowriter import Ask, Asked, Began, Cowriter, Told
from dashapp.services.jobs import Jobs
from dashapp.services.tailoring import Tailoring, purpose_of


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy that was made; the master is as it was."""

    document: str


class TailoredCopies:
    """Makes copies for jobs and has them said for the job."""

    def __init__(self, tailoring: Tailoring, jobs: Jobs, cowriter: Cowriter) -> None:
        self._tailoring = tailoring
        self._jobs = jobs
        self._cowriter = cowriter

    async def make(
        self, who: Actor, document: str, wanted: Ask, copy: str = ""
    ) -> AsyncGenerator[Copied | Began | Suggestion | Asked | Told, None]:
        """Make a copy and have every text of it suggested anew for a job.

        Under the id ``copy`` one is made once, however often it is begun.

        Raises:
            InvalidInput: No job was chosen.
            NotAllowed: ``who`` may add nothing where the résumé is.
            NotFound: The résumé or the job is not there for ``who``.
        """
        if not wanted.job:
            raise InvalidInput(
                "Choose the job that it is for; add its post first where there is none."
            )
        made = await asyncio.to_thread(self._copied, who, document, wanted.job, copy)
        yield Copied(made)
        ask = Ask(Wish("job"), job=wanted.job, persona=wanted.persona)
        async with aclosing(self._cowriter.rewrite(who, made, ask)) as steps:
            async for step in steps:
                yield step

    def made(self, who: Actor, document: str, job: str) -> str | None:
        """Return the copy that there is of a résumé for a job, or nothing.

        Raises:
            NotFound: The résumé or the job is not there for ``who``.
        """
        return self._tailoring.copy_for(who, document, purpose_of(self._jobs.job(who, job).title))

    def _copied(self, who: Actor, document: str, job: str, copy: str) -> str:
        return self._tailoring.copy(who, document, purpose_of(self._jobs.job(who, job).title), copy)
