"""The job posts that a person keeps."""

from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.job import Job
from dashapp.services.documents import new_id
from dashapp.services.ports import Clock, JobStore

_MOST_CHARACTERS = 400_000


class Jobs:
    """What a person can do with job posts."""

    def __init__(self, store: JobStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, text: str, title: str = "") -> Job:
        """Keep a job post; without a title its first line is taken.

        Raises:
            InvalidInput: It is empty.
            TooLarge: It is longer than any job post.
        """
        if not text.strip():
            raise InvalidInput("The job post is empty. Paste its text, or drop its file here.")
        if len(text) > _MOST_CHARACTERS:
            raise TooLarge("This is far longer than a job post. Paste only the post itself.")
        first = next(line.strip("#* \t") for line in text.splitlines() if line.strip())
        job = Job(new_id(), (title.strip() or first)[:120], text, self._clock())
        self._store.add(job)
        return job

    def kept(self) -> list[Job]:
        """Return the job posts, the newest first."""
        return self._store.jobs()

    def job(self, job_id: str) -> Job:
        """Return a job post.

        Raises:
            NotFound: There is none under this id.
        """
        return self._store.job(job_id)

    def delete(self, job_id: str) -> None:
        """Delete a job post with what was said of it."""
        self._store.delete(job_id)
