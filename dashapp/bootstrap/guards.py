"""What guards every act, joined: all of the services about people that the hub needs."""

from sqlalchemy import Engine

from dashapp.adapters.clock import now
from dashapp.adapters.database.audit import SqlAudit
from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.places import SqlPlaces
from dashapp.adapters.database.teams import SqlTeams
from dashapp.adapters.passwords import Argon2
from dashapp.services.access import Access, Stores
from dashapp.services.audit import Audit
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.guards import Guards
from dashapp.services.ports import Limiter


def guards_of(engine: Engine, live: LiveDocuments, limiter: Limiter) -> Guards:
    """Return what says who may what, how often, and notes it."""
    stores = Stores(SqlPeople(engine), SqlTeams(engine), SqlLinks(engine), SqlPlaces(engine))
    access = Access(stores, now)
    audit = Audit(SqlAudit(engine), access, now)
    return Guards(access, audit, limiter, Argon2(), now, live.rights_changed)
