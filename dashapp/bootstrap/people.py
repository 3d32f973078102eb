"""The services about people, joined."""

from sqlalchemy import Engine

from dashapp.adapters.database.links import SqlLinks
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.people import SqlPeople
from dashapp.adapters.database.teams import SqlTeams
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.guards import Guards
from dashapp.services.identities import Identities
from dashapp.services.mailed_links import MailedLinks
from dashapp.services.new_addresses import NewAddresses
from dashapp.services.notices import Notices
from dashapp.services.outbox import Outbox
from dashapp.services.people import People
from dashapp.services.ports import Mailer, Once
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sharing import Sharing
from dashapp.services.sign_in_alerts import SignInAlerts
from dashapp.services.teams import Teams


def people_of(engine: Engine, guards: Guards, once: Once, mailer: Mailer | None) -> People:
    """Return the services about people."""
    store, teams = SqlPeople(engine), SqlTeams(engine)
    notices, outbox = Notices(SqlNotices(engine), guards), Outbox(mailer)
    alerts = SignInAlerts(outbox)
    accounts = Accounts(store, teams, alerts, guards)
    return People(
        guards=guards,
        accounts=accounts,
        identities=Identities(store, accounts, guards),
        teams=Teams(teams, guards, notices),
        sharing=Sharing(SqlLinks(engine), guards),
        tokens=AccessTokens(store, guards),
        factor=SecondFactor(store, accounts, alerts, guards),
        outbox=outbox,
        mailed=MailedLinks(store, once, outbox, guards),
        addresses=NewAddresses(store, accounts, once, outbox, guards),
        notices=notices,
    )
