"""Sends mail over SMTP: encrypted, but to this machine itself or where the address says otherwise."""

import ipaddress
import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

_SECONDS = 15.0
_log = logging.getLogger(__name__)


class SmtpMailer:
    """A mail server at ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465``.

    Why:
        Who stands between can take the offer of STARTTLS out of what the server says, and read
        the password and every link that is mailed. So ``smtp://`` to another machine goes without
        it only where ``?starttls=optional`` says so.
    """

    def __init__(self, url: str, sender: str) -> None:
        self._parts = urlsplit(url)
        self._host = self._parts.hostname or ""
        wanted = parse_qs(self._parts.query).get("starttls", [""])[0]
        self._must_encrypt = wanted == "required" or (not wanted and not _is_here(self._host))
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
            _log.warning("a mail could not be sent: %s", _told(error))

    def problem(self) -> str:
        """Return why no mail can be sent; nothing where the server lets this in."""
        try:
            with self._connected() as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as error:
            return _told(error)
        return ""

    def _connected(self) -> smtplib.SMTP:
        context, port = ssl.create_default_context(), self._parts.port
        if self._parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, port or 465, timeout=_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(self._host, port or 587, timeout=_SECONDS)
        try:
            if self._parts.scheme == "smtp":
                self._encrypt(server, context)
            if self._parts.username:
                server.login(unquote(self._parts.username), unquote(self._parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server

    def _encrypt(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        elif self._must_encrypt:
            raise _InTheClear(
                f"{self._host} offers no STARTTLS, so nothing was sent. If it encrypts from the"
                " start, begin SMTP_URL with smtps://; to send in the clear all the same, put"
                " ?starttls=optional behind it"
            )


class _InTheClear(smtplib.SMTPException):
    """Mail would go where anybody on the way reads it; its text is a sentence."""


def _told(error: Exception) -> str:
    # What a server says may hold the address, so of the rest the kind is told alone.
    return str(error) if isinstance(error, _InTheClear) else type(error).__name__


def _is_here(host: str) -> bool:
    """Whether a name is this machine's own, on which nobody stands between."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
