"""Mail on its way out, sent beside the request that it comes from."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dashapp.services.ports import Mailer


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one address."""

    to: str
    subject: str
    text: str


class Outbox:
    """Sends mail one after the other, where there is a mailer."""

    def __init__(self, mailer: Mailer | None) -> None:
        self._mailer = mailer
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="mail")

    @property
    def is_on(self) -> bool:
        """Whether mail can be sent."""
        return self._mailer is not None

    def problem(self) -> str:
        """Return why no mail can be sent, where it is meant to be; nothing where it can."""
        return self._mailer.problem() if self._mailer is not None else ""

    def post(self, mail: Mail) -> None:
        """Send a mail."""
        self.write(lambda: mail)

    def write(self, write: Callable[[], Mail | None]) -> None:
        """Send the mail that ``write`` returns, if it returns one.

        Why:
            It may have to look up whether there is an account. Done beside the request, how long
            the answer takes does not tell.
        """
        self._pool.submit(self._send, write)

    def close(self) -> None:
        """Send what waits and take nothing new."""
        self._pool.shutdown(wait=True)

    def _send(self, write: Callable[[], Mail | None]) -> None:
        mail = write()
        if mail is not None and self._mailer is not None:
            self._mailer.send(mail.to, mail.subject, mail.text)
