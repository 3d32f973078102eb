"""The worker that gunicorn's own process knows of: it becomes the real one where it runs."""

from gunicorn.workers.base import Worker


class LateWorker(Worker):  # type: ignore[misc]
    """Stands for ``Worker``, which it imports only in the process that is to work.

    Why:
        The process that looks after a single worker shares nothing with others. Without what the
        worker imports it weighs half.
    """

    def init_process(self) -> None:
        """Work as ``Worker`` does until told to stop."""
        from dashapp.web.worker import Worker as AtWork  # noqa: PLC0415

        given = self.age, self.ppid, self.sockets, self.app, self.timeout, self.cfg, self.log
        worker = AtWork(*given)
        worker.tmp.close()
        worker.tmp, worker.pid = self.tmp, self.pid  # by which it is known to be alive
        try:
            worker.init_process()
        finally:
            self.booted = worker.booted
