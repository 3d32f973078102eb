"""Joins the parts: the only chooser of adapters."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine, ping
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.adapters.reading.process import ReadingProcess
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.errors import Unavailable
from dashapp.domain.resume import Resume
from dashapp.services.analyses import Analyses
from dashapp.services.catalogue import Services
from dashapp.services.documents import Documents
from dashapp.services.exports import Exports
from dashapp.services.health import Health, Probe
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.services.live import LiveDocuments
from dashapp.services.matches import Matches
from dashapp.services.ports import Doorbell, Shelf
from dashapp.services.previews import Previews
from dashapp.services.rooms import Rooms
from dashapp.services.tasks import Tasks
from dashapp.services.tickets import Tickets
from dashapp.settings import Settings

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What several processes share beside the database."""

    shelf: Shelf
    doorbell: Doorbell
    probe: Probe
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was joined, for the doors and for the end."""

    services: Services
    rooms: Rooms
    live: LiveDocuments
    health: Health
    shelf: Shelf
    engine: Engine
    shared: Shared | None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the parts at work until the server stops; what is unsaved is saved then."""
        self.rooms.start()
        try:
            yield
        finally:
            self.rooms.drain()
            self.close()

    def close(self) -> None:
        """Store what waits and let go of everything."""
        self.services.tasks.close()
        self.live.close()
        self.health.close()
        self.engine.dispose()
        if self.shared is not None:
            self.shared.close()


def _opened(url: str) -> Engine:
    try:
        engine = open_engine(url)
        migrate(engine)
    except (SQLAlchemyError, OSError) as error:
        told = f"The store cannot be opened ({type(error).__name__})."
        raise Unavailable(f"{told} Check DATABASE_URL or DATA_DIR.") from error
    return engine


# These bring libraries of 26 MB, which a start need not wait for where they are not used.


def _shared(url: str) -> Shared:
    from dashapp.adapters.redis.connection import open_redis  # noqa: PLC0415
    from dashapp.adapters.redis.doorbell import RedisDoorbell  # noqa: PLC0415
    from dashapp.adapters.redis.shelf import RedisShelf  # noqa: PLC0415

    client = open_redis(url)

    def probe() -> None:
        client.ping()

    return Shared(RedisShelf(client), RedisDoorbell(client), probe, client.close)


def _write_docx(resume: Resume) -> bytes:
    from dashapp.adapters.typesetting.docx import write_docx  # noqa: PLC0415

    return write_docx(resume)


def _inspect_pdf(pdf: bytes) -> PdfFacts:
    from dashapp.adapters.pdf_inspection import inspect_pdf  # noqa: PLC0415

    return inspect_pdf(pdf)


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def join(settings: Settings) -> Parts:
    """Return the parts that the settings ask for, on a database of the newest form.

    Raises:
        Unavailable: The store cannot be opened.
    """
    engine = _opened(settings.store_url)
    shared = _shared(settings.redis_url.get_secret_value()) if settings.redis_url else None
    shelf: Shelf = shared.shelf if shared else SqlShelf(engine, now)
    store, jobs, replicas = SqlDocuments(engine), SqlJobs(engine, now), YjsReplicas()
    live = LiveDocuments(store, replicas, now, shared.doorbell if shared else None)
    documents = Documents(store, live, replicas, now)
    embedder, renderer = MiniLM(), TypstRenderer()
    services = Services(
        documents=documents,
        imports=Imports(ReadingProcess(), settings.upload_limit_mb * 1_000_000),
        exports=Exports(renderer, _write_docx),
        previews=Previews(renderer),
        analyses=Analyses(_inspect_pdf, now),
        jobs=Jobs(jobs, now),
        matches=Matches(embedder, jobs),
        tickets=Tickets(settings.secret_key.get_secret_value()),
        tasks=Tasks(shelf),
    )
    rooms = Rooms(live, lambda document: documents.note_title(documents.snapshot(document)))
    probes: dict[str, Probe] = {
        "database": lambda: ping(engine),
        "model": embedder.probe,
        "fonts": renderer.probe,
    }
    if shared is not None:
        probes["redis"] = shared.probe
    return Parts(services, rooms, live, Health(probes), shelf, engine, shared)
