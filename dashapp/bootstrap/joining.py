"""Every service, joined with the adapters that the settings choose."""

from dashapp.adapters.clock import now
from dashapp.adapters.database.copies import SqlCopies
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.durable_tasks import SqlDurableTasks
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.review import SqlReview
from dashapp.adapters.database.said import SqlSaid
from dashapp.adapters.database.writing import SqlWriting
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.adapters.models.when_asked import ModelsWhenAsked
from dashapp.adapters.personas import PersonaFiles
from dashapp.adapters.reading.process import ReadingProcess
from dashapp.adapters.sealing import FernetSeal
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.bootstrap.hub import join_hub
from dashapp.bootstrap.outside import inspect_pdf, mailer_of, write_docx
from dashapp.bootstrap.parts import Parts
from dashapp.bootstrap.people import people_of
from dashapp.services.analyses import Analyses
from dashapp.services.assistants import Assistants
from dashapp.services.catalogue import Services, Writing
from dashapp.services.comments import Comments
from dashapp.services.consents import Consents
from dashapp.services.copies import Copies
from dashapp.services.cowriting.chats import Chats, ChatStores
from dashapp.services.cowriting.cowriter import Cowriter
from dashapp.services.cowriting.interviews import Interviews
from dashapp.services.cowriting.materials import Materials, Sources
from dashapp.services.cowriting.metering import Meter
from dashapp.services.cowriting.pieces import Pieces
from dashapp.services.cowriting.prompting.rendering import Rendering
from dashapp.services.cowriting.writers import Desk, Writers
from dashapp.services.durable_tasks import DurableTasks, TaskRunner
from dashapp.services.exports import Exports
from dashapp.services.followups import Followups
from dashapp.services.health import Health
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.personal_data import Held, Made, PersonalData
from dashapp.services.previews import Previews
from dashapp.services.suggestions import Suggestions
from dashapp.services.tailored_copies import TailoredCopies
from dashapp.services.tailoring import Tailoring
from dashapp.services.tasks import Tasks
from dashapp.services.todos import Todos
from dashapp.settings import Settings


def join(settings: Settings) -> Parts:
    """Return the parts that the settings ask for, on a database of the newest form.

    Raises:
        Unavailable: The store cannot be opened.
    """
    hub = join_hub(settings)
    engine, live, shelf, documents = hub.engine, hub.live, hub.shelf, hub.documents
    people = people_of(engine, hub.guards, hub.once, mailer_of(settings))
    guards, notices = hub.guards, people.notices
    store, jobs = SqlDocuments(engine), SqlJobs(engine, now)
    kept = Jobs(jobs, guards)
    review, writing = SqlReview(engine), SqlWriting(engine)
    suggestions = Suggestions(review, writing, live, notices, guards)
    comments = Comments(review, live, notices, guards)
    todos = Todos(review, live, notices, guards)
    held = Held(people.accounts, people.identities, people.teams, people.tokens, notices)
    made = Made(documents, kept, comments, suggestions, todos, writing, SqlSaid(engine))
    embedder, renderer = MiniLM(), TypstRenderer()
    analyses = Analyses(inspect_pdf, now, renderer.lacking)
    matches = Matches(embedder, jobs, guards.access, now)
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
    originals = Copies(SqlCopies(engine), documents, YjsReplicas(), notices, guards)
    tailoring = Tailoring(store, live, originals, guards)
    copies = TailoredCopies(tailoring, kept, cowriter)
    long_work = SqlDurableTasks(engine)
    durable = DurableTasks(long_work, guards)
    runner = TaskRunner(durable, long_work, cowriter, copies, guards)
    services = Services(
        documents=documents,
        history=hub.history,
        copies=originals,
        tailoring=tailoring,
        comments=made.comments,
        suggestions=suggestions,
        writing=Writing(
            writers,
            cowriter,
            Pieces(cowriter, suggestions, writing, live, guards),
            Interviews(cowriter, suggestions, writing, live, guards),
            Chats(cowriter, todos, ChatStores(writing, shelf), live, guards),
            copies,
            durable,
        ),
        todos=todos,
        followups=Followups(todos, documents, analyses, kept, matches),
        presence=hub.presence,
        imports=Imports(ReadingProcess(), settings.upload_limit_mb * 1_000_000),
        exports=Exports(renderer, write_docx),
        previews=Previews(renderer),
        analyses=analyses,
        jobs=kept,
        matches=matches,
        tickets=hub.tickets,
        tasks=Tasks(shelf),
        people=people,
        personal_data=PersonalData(held, made),
        assistants=Assistants(people.tokens, hub.presence, live, shelf, guards),
        consents=Consents(people.tokens, hub.once, settings.secrets, guards),
    )
    probes = {**hub.probes, "model": embedder.probe, "fonts": renderer.probe}
    return Parts(hub, services, Health(probes), runner)
