"""Joins the parts: the only chooser of adapters."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashapp.adapters.database.audit import SqlAudit
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.durable_tasks import SqlDurableTasks
from dashapp.adapters.database.engine import open_engine, ping
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.places import SqlPlaces
from dashapp.adapters.database.review import SqlReview
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.database.teams import SqlTeams
from dashapp.adapters.database.writing import SqlWriting
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.adapters.models.when_asked import ModelsWhenAsked
from dashapp.adapters.passwords import Argon2
from dashapp.adapters.personas import PersonaFiles
from dashapp.adapters.reading.process import ReadingProcess
from dashapp.adapters.sealing import FernetSeal
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.adapters.unlimited import Unlimited
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.errors import Unavailable
from dashapp.domain.resume import Resume
from dashapp.services.access import Access, Stores
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.analyses import Analyses
from dashapp.services.assistants import Assistants
from dashapp.services.audit import Audit
from dashapp.services.catalogue import People, Services, Writing
from dashapp.services.chats import Chats
from dashapp.services.comments import Comments
from dashapp.services.consents import Consents
from dashapp.services.cowriter import Cowriter
from dashapp.services.documents import Documents
from dashapp.services.durable_tasks import DurableTasks, TaskRunner
from dashapp.services.exports import Exports
from dashapp.services.followups import Followups
from dashapp.services.guards import Guards
from dashapp.services.health import Health, Probe
from dashapp.services.history import History
from dashapp.services.identities import Identities
from dashapp.services.imports import Imports
from dashapp.services.interviews import Interviews
from dashapp.services.jobs import Jobs
from dashapp.services.live import LiveDocuments
from dashapp.services.mailed_links import MailedLinks
from dashapp.services.matches import Matches
from dashapp.services.materials import Materials, Sources
from dashapp.services.metering import Meter
from dashapp.services.notices import Notices
from dashapp.services.people_store import Limiter, Mailer
from dashapp.services.personal_data import Held, Made, PersonalData
from dashapp.services.pieces import Pieces
from dashapp.services.ports import Doorbell, Shelf
from dashapp.services.presence import Presence
from dashapp.services.previews import Previews
from dashapp.services.prompting.rendering import Rendering
from dashapp.services.rooms import Rooms
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sharing import Sharing
from dashapp.services.suggestions import Suggestions
from dashapp.services.tailored_copies import TailoredCopies
from dashapp.services.tailoring import Tailoring
from dashapp.services.tasks import Tasks
from dashapp.services.teams import Teams
from dashapp.services.tickets import Tickets
from dashapp.services.todos import Todos
from dashapp.services.writers import Desk, Writers
from dashapp.settings import Settings

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What several processes share beside the database."""

    shelf: Shelf
    doorbell: Doorbell
    limiter: Callable[[], Limiter]
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
    runner: TaskRunner

    @asynccontextmanager
    async def running(self, *, runs_tasks: bool) -> AsyncIterator[None]:
        """Keep the parts at work until the server stops; what is unsaved is saved then."""
        self.rooms.start()
        if runs_tasks:
            self.runner.start()
        try:
            yield
        finally:
            self.rooms.drain()
            self.close()

    def close(self) -> None:
        """Store what waits and let go of everything."""
        self.runner.close()
        self.services.tasks.close()
        self.services.people.mailed.close()
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

    def limiter() -> Limiter:
        return _limiter(client.connection_pool)

    return Shared(RedisShelf(client), RedisDoorbell(client), limiter, probe, client.close)


def _limiter(pool: Any = None) -> Limiter:
    from dashapp.adapters.limits import Limits  # noqa: PLC0415

    return Limits(pool)


def _write_docx(resume: Resume) -> bytes:
    from dashapp.adapters.typesetting.docx import write_docx  # noqa: PLC0415

    return write_docx(resume)


def _inspect_pdf(pdf: bytes) -> PdfFacts:
    from dashapp.adapters.pdf_inspection import inspect_pdf  # noqa: PLC0415

    return inspect_pdf(pdf)


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def _counted(settings: Settings, shared: Shared | None) -> Limiter:
    """Return what counts tries; where one person is alone nothing is counted."""
    if not settings.signs_in:
        return Unlimited()
    return shared.limiter() if shared is not None else _limiter()


def _mailer(settings: Settings) -> Mailer | None:
    if settings.smtp_url is None:
        return None
    from dashapp.adapters.mail import SmtpMailer  # noqa: PLC0415

    return SmtpMailer(settings.smtp_url.get_secret_value(), settings.mail_from)


def _people(
    engine: Engine, live: LiveDocuments, limiter: Limiter, shelf: Shelf, mailer: Mailer | None
) -> People:
    store, teams, links = SqlPeople(engine), SqlTeams(engine), SqlLinks(engine)
    access = Access(Stores(store, teams, links, SqlPlaces(engine)), now)
    audit = Audit(SqlAudit(engine), access, now)
    guards = Guards(access, audit, limiter, Argon2(), now, live.rights_changed)
    accounts = Accounts(store, teams, guards)
    notices = Notices(SqlNotices(engine), guards)
    return People(
        guards=guards,
        accounts=accounts,
        identities=Identities(store, accounts, guards),
        teams=Teams(teams, guards, notices),
        sharing=Sharing(links, guards),
        tokens=AccessTokens(store, guards),
        factor=SecondFactor(store, accounts, guards),
        mailed=MailedLinks(store, shelf, mailer, guards),
        notices=notices,
    )


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
    people = _people(engine, live, _counted(settings, shared), shelf, _mailer(settings))
    guards, notices = people.guards, people.notices
    documents = Documents(store, live, replicas, guards)
    kept = Jobs(jobs, guards.access, now)
    review, told = SqlReview(engine), SqlNotices(engine)
    writing = SqlWriting(engine)
    suggestions = Suggestions(review, writing, live, notices, guards)
    comments = Comments(review, live, notices, guards)
    todos = Todos(review, live, notices, guards)
    held = Held(people.accounts, people.identities, people.teams, people.tokens, notices)
    made = Made(documents, kept, comments, suggestions, todos, writing)
    embedder, renderer = MiniLM(), TypstRenderer()
    history = History(store, told, live, replicas, guards)

    def forget(document: str) -> None:
        history.forget(document, settings.history_days)

    analyses = Analyses(_inspect_pdf, now)
    matches = Matches(embedder, jobs, guards.access)
    desk = Desk(
        ModelsWhenAsked(settings.ai_first_word_seconds, settings.ai_silence_seconds),
        Rendering(settings.secrets[-1]),
        writing,
        FernetSeal(settings.secrets),
        Meter(writing, shelf, guards.limiter, now),
        PersonaFiles(settings.persona_dir),
    )
    writers = Writers(settings.provision, desk, guards)
    sources = Sources(documents, live, kept, matches, writing, review)
    cowriter = Cowriter(writers, Materials(sources), suggestions, live, guards)
    tailoring = Tailoring(store, live, guards)
    copies = TailoredCopies(tailoring, kept, cowriter)
    long_work = SqlDurableTasks(engine)
    durable = DurableTasks(long_work, guards)
    runner = TaskRunner(durable, long_work, cowriter, copies, guards)
    presence = Presence(shelf, told, documents, live, forget)
    services = Services(
        documents=documents,
        history=history,
        tailoring=tailoring,
        comments=made.comments,
        suggestions=suggestions,
        writing=Writing(
            writers,
            cowriter,
            Pieces(cowriter, suggestions, writing, live, guards),
            Interviews(cowriter, suggestions, writing, live, guards),
            Chats(cowriter, todos, writing, live, guards),
            copies,
            durable,
        ),
        todos=todos,
        followups=Followups(todos, documents, analyses, kept, matches),
        presence=presence,
        imports=Imports(ReadingProcess(), settings.upload_limit_mb * 1_000_000),
        exports=Exports(renderer, _write_docx),
        previews=Previews(renderer),
        analyses=analyses,
        jobs=kept,
        matches=matches,
        tickets=Tickets(settings.secrets),
        tasks=Tasks(shelf),
        people=people,
        personal_data=PersonalData(held, made),
        assistants=Assistants(people.tokens, presence, live, shelf, guards),
        consents=Consents(people.tokens, shelf, settings.secrets, guards),
    )
    rooms = Rooms(live, guards.access.live_role, services.presence)
    probes: dict[str, Probe] = {
        "database": lambda: ping(engine),
        "model": embedder.probe,
        "fonts": renderer.probe,
    }
    if shared is not None:
        probes["redis"] = shared.probe
    return Parts(services, rooms, live, Health(probes), shelf, engine, shared, runner)
