"""The job posts that a person keeps."""

from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.job import Job
from dashapp.domain.people import Actor
from dashapp.services.access import held
from dashapp.services.acts import Act
from dashapp.services.documents import new_id
from dashapp.services.guards import Guards
from dashapp.services.job_store import JobStore

_MOST_CHARACTERS = 400_000


class Jobs:
    """What a person can do with job posts."""

    def __init__(self, store: JobStore, guards: Guards) -> None:
        self._store = store
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock

    def add(self, who: Actor, text: str, title: str = "", *, workspace: str | None = None) -> Job:
        """Keep a job post; without a title its first line is taken, without a workspace one's own.

        Raises:
            InvalidInput: It is empty.
            TooLarge: It is longer than any job post.
        """
        if not text.strip():
            raise InvalidInput("The job post is empty. Paste its text, or drop its file here.")
        if len(text) > _MOST_CHARACTERS:
            raise TooLarge("This is far longer than a job post. Paste only the post itself.")
        first = next(line.strip("#* \t") for line in text.splitlines() if line.strip())
        place = self._access.place_for(who, workspace)
        named = (title.strip() or first)[:120]
        job = Job(new_id(), named, text, self._clock(), place, who.maker)
        self._store.add(job)
        return job

    def kept(self, who: Actor, workspace: str | None = None) -> list[Job]:
        """Return the job posts that ``who`` may read, of one workspace or all, the newest first."""
        roles = {
            each.id: each.role
            for each in self._access.workspaces(who)
            if workspace is None or each.id == workspace
        }
        found = self._store.jobs(roles)
        return [j for j in found if held(who, roles[j.workspace], j.created_by) is not None]

    def job(self, who: Actor, job_id: str) -> Job:
        """Return a job post.

        Raises:
            NotFound: There is none under this id for ``who``.
        """
        self._access.require(who, Act.READ_JOB, job_id)
        return self._store.job(job_id)

    def delete(self, who: Actor, job_id: str) -> None:
        """Delete a job post with what was said of it.

        Raises:
            NotFound: There is none under this id for ``who``.
            NotAllowed: Their role does not do.
        """
        self._access.require(who, Act.DELETE_JOB, job_id)
        known = self._store.job(job_id)
        self._store.delete(job_id)
        self._audit.note(who, "job.deleted", known.workspace, job_id, title=known.title)
