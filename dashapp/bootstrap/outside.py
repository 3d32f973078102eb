"""What is outside this process, or heavy: opened where the settings ask for it.

Several bring libraries of 26 MB together, which a start need not wait for where they are not used.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashapp.adapters.database.engine import open_engine, reason_of
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.unlimited import Unlimited
from dashapp.bootstrap.parts import Shared
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.errors import Unavailable
from dashapp.domain.resume import Resume
from dashapp.services.ports import Limiter, Mailer
from dashapp.settings import Settings


def opened_store(url: str) -> Engine:
    """Return the database, of the newest form.

    Raises:
        Unavailable: It cannot be opened.
    """
    try:
        engine = open_engine(url)
        migrate(engine)
    except (SQLAlchemyError, OSError, ValueError) as error:
        told = f"The store cannot be opened ({reason_of(error)})."
        raise Unavailable(f"{told} Check DATABASE_URL or DATA_DIR.") from error
    return engine


def opened_redis(url: str) -> Shared:
    """Return what is shared over Redis."""
    from dashapp.adapters.redis.connection import open_redis  # noqa: PLC0415
    from dashapp.adapters.redis.doorbell import RedisDoorbell  # noqa: PLC0415
    from dashapp.adapters.redis.shelf import RedisShelf  # noqa: PLC0415

    client = open_redis(url)

    def probe() -> None:
        client.ping()

    def limiter() -> Limiter:
        return limits(client.connection_pool)

    return Shared(RedisShelf(client), RedisDoorbell(client), limiter, probe, client.close)


def limits(pool: Any = None) -> Limiter:
    """Return what counts tries, over the connections of Redis or in this process."""
    from dashapp.adapters.limits import Limits  # noqa: PLC0415

    return Limits(pool)


def write_docx(resume: Resume) -> bytes:
    """Return a résumé as a Word file."""
    from dashapp.adapters.typesetting.docx import write_docx  # noqa: PLC0415

    return write_docx(resume)


def inspect_pdf(pdf: bytes) -> PdfFacts:
    """Return what a PDF holds."""
    from dashapp.adapters.pdf_inspection import inspect_pdf  # noqa: PLC0415

    return inspect_pdf(pdf)


def limiter_of(settings: Settings, shared: Shared | None) -> Limiter:
    """Return what counts tries; where one person is alone nothing is counted."""
    if not settings.signs_in:
        return Unlimited()
    return shared.limiter() if shared is not None else limits()


def mailer_of(settings: Settings) -> Mailer | None:
    """Return what sends e-mail, where a server for it is set."""
    if settings.smtp_url is None:
        return None
    from dashapp.adapters.mail import SmtpMailer  # noqa: PLC0415

    return SmtpMailer(settings.smtp_url.get_secret_value(), settings.mail_from)
