"""The services of people in one hand."""

from dataclasses import dataclass

from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.guards import Guards
from dashapp.services.identities import Identities
from dashapp.services.mailed_links import MailedLinks
from dashapp.services.new_addresses import NewAddresses
from dashapp.services.notices import Notices
from dashapp.services.outbox import Outbox
from dashapp.services.second_factor import SecondFactor
from dashapp.services.sharing import Sharing
from dashapp.services.teams import Teams


@dataclass(frozen=True, slots=True)
class People:
    """Who they are, what they may, with whom."""

    guards: Guards
    accounts: Accounts
    identities: Identities
    teams: Teams
    sharing: Sharing
    tokens: AccessTokens
    factor: SecondFactor
    outbox: Outbox
    mailed: MailedLinks
    addresses: NewAddresses
    notices: Notices
