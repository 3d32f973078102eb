"""Mail goes to another machine encrypted or not at all, unless the setting says otherwise."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashapp.adapters.mail import SmtpMailer
from tests.integration.test_doors import imaginator
from tests.postbox import Postbox, certificate

SENDER = "Imaginator <cv@example.org>"
TO = "ada@example.org"
# Leads to this machine without being called so: for all that is known, somebody stands between.
ELSEWHERE = "0.0.0.0"  # noqa: S104


@pytest.fixture
def opened() -> Iterator[Callable[..., Postbox]]:
    """Opens mail servers, which close with the test."""
    made: list[Postbox] = []

    def opening(**options: Any) -> Postbox:
        made.append(Postbox(**options))
        return made[-1]

    yield opening
    for each in made:
        each.close()


def sent(url: str) -> str:
    """Send a mail, and return what the mailer says is in the way."""
    mailer = SmtpMailer(url, SENDER)
    mailer.send(TO, "A link", "http://cv.example.org/sign-in/mailed?key=geheim")
    return mailer.problem()


@pytest.mark.parametrize(
    "address", [f"{ELSEWHERE}:%s", "127.0.0.1:%s?starttls=required"], ids=["by itself", "said so"]
)
def test_nothing_is_sent_in_the_clear(
    opened: Callable[..., Postbox], address: str, caplog: pytest.LogCaptureFixture
) -> None:
    postbox = opened()
    with caplog.at_level(logging.WARNING):
        problem = sent(f"smtp://me:geheim@{address % postbox.port}")
    assert "offers no STARTTLS, so nothing was sent" in problem
    assert "?starttls=optional" in problem
    assert caplog.messages == [f"a mail could not be sent: {problem}"]
    assert "geheim" not in caplog.text
    assert postbox.mails.empty()


@pytest.mark.parametrize("address", [f"{ELSEWHERE}:%s?starttls=optional", "localhost:%s"])
def test_mail_goes_in_the_clear_where_that_is_said_and_on_this_machine(
    opened: Callable[..., Postbox], address: str
) -> None:
    postbox = opened()
    assert sent(f"smtp://{address % postbox.port}") == ""
    postbox.mail(TO)
    assert not postbox.is_encrypted


@pytest.mark.parametrize("option", ["", "?starttls=optional", "?starttls=required"])
def test_mail_is_encrypted_where_that_is_offered(
    opened: Callable[..., Postbox], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    known, shown = certificate(tmp_path, ELSEWHERE)
    postbox = opened(tls_context=shown)
    url = f"smtp://{ELSEWHERE}:{postbox.port}{option}"
    assert sent(url) == "SSLCertVerificationError"  # of a certificate that nobody vouches for
    assert postbox.mails.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    assert sent(url) == ""
    postbox.mail(TO)
    assert postbox.is_encrypted


def test_the_doctor_says_why_no_mail_is_sent(
    opened: Callable[..., Postbox], tmp_path: Path
) -> None:
    postbox = opened()
    url = f"smtp://{ELSEWHERE}:{postbox.port}"
    told = imaginator(tmp_path, "doctor", SMTP_URL=url, MAIL_FROM=SENDER)
    assert told.returncode == 1
    assert "mail       0.0.0.0 offers no STARTTLS" in told.stdout
    told = imaginator(tmp_path, "doctor", SMTP_URL=postbox.url, MAIL_FROM=SENDER)
    assert told.returncode == 0, told.stdout
