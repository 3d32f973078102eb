"""The services about people, joined."""

from sqlalchemy import Engine

from dashapp.adapters.clock import now
from dashapp.adapters.database.audit import SqlAudit
from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.places import SqlPlaces
from dashapp.adapters.database.teams import SqlTeams
from dashapp.adapters.passwords import Argon2
from dashapp.services.access import Access, Stores
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.audit import Audit
from dashapp.services.guards import Guards
from dashapp.services.identities import Identities
from dashapp.services.live import LiveDocuments
from dashapp.services.mailed_links import MailedLinks
from dashapp.services.notices import Notices
from dashapp.services.people import People
from dashapp.services.people_store import Limiter, Mailer
from dashapp.services.ports import Once
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sharing import Sharing
from dashapp.services.teams import Teams


def people_of(
    engine: Engine, live: LiveDocuments, limiter: Limiter, once: Once, mailer: Mailer | None
) -> People:
    """Return the services about people, and what guards all others."""
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
        mailed=MailedLinks(store, once, mailer, guards),
        notices=notices,
    )
