"""A mail server of our own, with a certificate where it encrypts."""

import email
import email.policy
import ipaddress
import queue
import re
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.conftest import free_port


class Postbox:
    """A mail server of our own that keeps what it is given."""

    def __init__(self, **options: Any) -> None:
        self.mails: queue.Queue[tuple[str, str]] = queue.Queue()
        self.text = ""
        self.is_encrypted = False
        """Whether the last mail came encrypted."""
        self._server = Controller(self, hostname="127.0.0.1", port=free_port(), **options)
        self._server.start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self._server.port)

    async def handle_DATA(self, _server: Any, session: Any, mail: Any) -> str:  # noqa: N802
        read = email.message_from_bytes(mail.content, policy=email.policy.default)
        assert read["Date"]
        assert str(read["Message-ID"]).endswith("@example.org>")
        self.is_encrypted = session.ssl is not None
        self.mails.put((str(read["To"]), read.get_content()))
        return "250 OK"

    def mail(self, to: str) -> str:
        """Return what the next mail says, which is for ``to``."""
        address, self.text = self.mails.get(timeout=15)
        assert address == to
        return self.text

    def link(self, to: str) -> str:
        """Return the path that the next mail leads to."""
        text = self.mail(to)
        found = re.search(r"http://[^/]+(/\S+)", text)
        assert found is not None, text
        return found[1]

    def close(self) -> None:
        self._server.stop()


def certificate(folder: Path, *addresses: str) -> tuple[Path, ssl.SSLContext]:
    """Return the file of a new certificate for addresses, and what a server shows it with."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of the tests")])
    names = [x509.IPAddress(ipaddress.ip_address(each)) for each in addresses]
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(public, private)
    return public, shown
