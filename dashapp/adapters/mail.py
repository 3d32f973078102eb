"""Sends mail over SMTP, with TLS wherever the server offers it."""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import unquote, urlsplit

_SECONDS = 15.0
_log = logging.getLogger(__name__)


class SmtpMailer:
    """A mail server at ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465``."""

    def __init__(self, url: str, sender: str) -> None:
        self._parts = urlsplit(url)
        self._sender = sender
        self._domain = parseaddr(sender)[1].rpartition("@")[2] or None

    def send(self, to: str, subject: str, text: str) -> None:
        """Send a mail; what fails is logged, without the address."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, to, subject
        mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain=self._domain)
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text)
        try:
            with self._connected() as server:
                server.send_message(mail)
        except (OSError, smtplib.SMTPException) as error:
            _log.warning("a mail could not be sent: %s", type(error).__name__)

    def _connected(self) -> smtplib.SMTP:
        host, port = self._parts.hostname or "", self._parts.port
        context = ssl.create_default_context()
        if self._parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port or 465, timeout=_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(host, port or 587, timeout=_SECONDS)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
        if self._parts.username:
            server.login(unquote(self._parts.username), unquote(self._parts.password or ""))
        return server
