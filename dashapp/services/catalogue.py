"""All the services in one hand, for the doors."""

from dataclasses import dataclass

from dashapp.services.analyses import Analyses
from dashapp.services.documents import Documents
from dashapp.services.exports import Exports
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.previews import Previews
from dashapp.services.tasks import Tasks
from dashapp.services.tickets import Tickets


@dataclass(frozen=True, slots=True)
class Services:
    """All that the doors offer, joined by ``bootstrap``."""

    documents: Documents
    imports: Imports
    exports: Exports
    previews: Previews
    analyses: Analyses
    jobs: Jobs
    matches: Matches
    tickets: Tickets
    tasks: Tasks
