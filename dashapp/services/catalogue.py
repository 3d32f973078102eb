"""All the services in one hand, for the doors."""

from dataclasses import dataclass

from dashapp.services.analyses import Analyses
from dashapp.services.assistants import Assistants
from dashapp.services.comments import Comments
from dashapp.services.consents import Consents
from dashapp.services.copies import Copies
from dashapp.services.cowriting.chats import Chats
from dashapp.services.cowriting.cowriter import Cowriter
from dashapp.services.cowriting.interviews import Interviews
from dashapp.services.cowriting.pieces import Pieces
from dashapp.services.cowriting.writers import Writers
from dashapp.services.documents import Documents
from dashapp.services.durable_tasks import DurableTasks
from dashapp.services.editing.presence import Presence
from dashapp.services.editing.tickets import Tickets
from dashapp.services.exports import Exports
from dashapp.services.followups import Followups
from dashapp.services.history import History
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.people import People
from dashapp.services.personal_data import PersonalData
from dashapp.services.previews import Previews
from dashapp.services.suggestions import Suggestions
from dashapp.services.tailored_copies import TailoredCopies
from dashapp.services.tailoring import Tailoring
from dashapp.services.tasks import Tasks
from dashapp.services.todos import Todos


@dataclass(frozen=True, slots=True)
class Writing:
    """The services of the co-writer."""

    writers: Writers
    cowriter: Cowriter
    pieces: Pieces
    interviews: Interviews
    chats: Chats
    copies: TailoredCopies
    tasks: DurableTasks


@dataclass(frozen=True, slots=True)
class Services:
    """All that the doors offer, joined by ``bootstrap``."""

    documents: Documents
    history: History
    copies: Copies
    tailoring: Tailoring
    comments: Comments
    suggestions: Suggestions
    writing: Writing
    todos: Todos
    followups: Followups
    presence: Presence
    imports: Imports
    exports: Exports
    previews: Previews
    analyses: Analyses
    jobs: Jobs
    matches: Matches
    tickets: Tickets
    tasks: Tasks
    people: People
    personal_data: PersonalData
    assistants: Assistants
    consents: Consents
