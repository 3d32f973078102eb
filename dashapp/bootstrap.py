"""Joins the parts: the only chooser of adapters."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from redis import Redis
from sqlalchemy import Engine

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine, ping
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.adapters.reading.process import ReadingProcess
from dashapp.adapters.redis.connection import open_redis
from dashapp.adapters.redis.doorbell import RedisDoorbell
from dashapp.adapters.redis.shelf import RedisShelf
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.checks.pdf_facts import PdfFacts
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
from dashapp.services.ports import Shelf
from dashapp.services.previews import Previews
from dashapp.services.rooms import Rooms
from dashapp.services.tasks import Tasks
from dashapp.services.tickets import Tickets
from dashapp.settings import Settings

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was joined, for the doors and for the end."""

    services: Services
    rooms: Rooms
    live: LiveDocuments
    health: Health
    shelf: Shelf
    engine: Engine
    redis: Redis | None

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
        if self.redis is not None:
            self.redis.close()


# These two bring libraries of 21 MB, which a start need not wait for.


def _write_docx(resume: Resume) -> bytes:
    from dashapp.adapters.typesetting.docx import write_docx  # noqa: PLC0415

    return write_docx(resume)


def _inspect_pdf(pdf: bytes) -> PdfFacts:
    from dashapp.adapters.pdf_inspection import inspect_pdf  # noqa: PLC0415

    return inspect_pdf(pdf)


def _ask(redis: Redis) -> None:
    redis.ping()


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def join(settings: Settings) -> Parts:
    """Return the parts that the settings ask for, on a database of the newest form."""
    engine = open_engine(settings.store_url)
    migrate(engine)
    redis = open_redis(settings.redis_url.get_secret_value()) if settings.redis_url else None
    shelf: Shelf = RedisShelf(redis) if redis else SqlShelf(engine, now)
    store, jobs, replicas = SqlDocuments(engine), SqlJobs(engine, now), YjsReplicas()
    live = LiveDocuments(store, replicas, now, RedisDoorbell(redis) if redis else None)
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
    if redis is not None:
        probes["redis"] = lambda: _ask(redis)
    return Parts(services, rooms, live, Health(probes), shelf, engine, redis)
