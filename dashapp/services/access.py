"""Who may do what: the one place that decides, asked by every door."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashapp.domain.errors import NotAllowed, NotFound, NotSignedIn
from dashapp.domain.people import (
    LOCAL_PERSON,
    Actor,
    DocumentRole,
    Member,
    Role,
    Workspace,
)
from dashapp.services.acts import MISSING, REFUSED, ROLES, SCOPES, Act
from dashapp.services.people_store import LinkStore, PersonStore, PlaceStore, TeamStore
from dashapp.services.ports import Clock

_STRENGTH: Final = ("viewer", "commenter", "editor", "owner")


@dataclass(frozen=True, slots=True)
class Stores:
    """Where access looks things up."""

    people: PersonStore
    teams: TeamStore
    links: LinkStore
    places: PlaceStore


class Access:
    """Decides who may do what; asks the stores each time, so that what is revoked is gone."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores = stores
        self._clock = clock

    def require(self, who: Actor, act: Act, target: str = "") -> None:
        """Return if ``who`` may do an act to the thing with the id ``target``.

        Raises:
            NotSignedIn: Nobody is known to ask.
            NotFound: The thing is not there for them.
            NotAllowed: It is, but their role, or their token, does not do for this act.
        """
        if who.is_operator:
            return
        if not who.is_known:
            raise NotSignedIn("Please sign in first.")
        if who.is_remembered and not self._still_counts(who):
            raise NotSignedIn("Whoever asked for this is signed out, or their token was revoked.")
        role = self.role(who, act, target)
        if role is None:
            kind = act.partition(".")[0]
            if kind == "self":
                raise NotSignedIn("Please sign in first.")
            raise NotFound(MISSING[kind])
        if role not in ROLES[act]:
            raise NotAllowed(REFUSED.get(act, "Your role does not do for this."))
        _require_scope(who, act)

    def may(self, who: Actor, act: Act, target: str = "") -> bool:
        """Whether ``who`` may do an act."""
        try:
            self.require(who, act, target)
        except (NotFound, NotAllowed, NotSignedIn):
            return False
        return True

    def workspaces(self, who: Actor, act: Act = Act.SEE) -> list[Workspace]:
        """Return the workspaces in which ``who`` may do an act, the oldest first.

        Raises:
            NotSignedIn: Nobody is known to ask.
            NotAllowed: A token asks that does not do for this act.
        """
        if who.is_operator:
            return self._stores.teams.all()
        if not who.is_known:
            raise NotSignedIn("Please sign in first.")
        _require_scope(who, act)
        mine = self._stores.teams.workspaces(who.person) if who.person else []
        return [each for each in mine if each.role in ROLES[act]]

    def place_for(self, who: Actor, wanted: str | None) -> str:
        """Return the workspace for something new: the one that is wanted, or one's own first.

        Raises:
            NotFound: The wanted one is not there for them.
            NotAllowed: They may add nothing there, or nowhere.
        """
        if wanted is not None:
            self.require(who, Act.ADD, wanted)
            return wanted
        open_to = self.workspaces(who, Act.ADD)
        if not open_to:
            raise NotAllowed("Sign in to keep this: a guest has no workspace to put it in.")
        # A candidate's résumés are for their coach; else one's own workspace comes first.
        order = ("candidate", "owner", "editor")
        return min(open_to, key=lambda each: order.index(each.role)).id

    def place_of(self, document: str) -> str:
        """Return the workspace that a résumé is in.

        Raises:
            NotFound: There is no such résumé.
        """
        return self._place(document)[0]

    def maker_of(self, document: str) -> str:
        """Return the person who made a résumé.

        Raises:
            NotFound: There is no such résumé.
        """
        return self._place(document)[1]

    def audience(self, document: str) -> list[Member]:
        """Return the people in a résumé's workspace who see it; guests are not known by name."""
        workspace, maker = self._place(document)
        return [
            each
            for each in self._stores.teams.members(workspace)
            if (each.role != "candidate" or each.person == maker) and each.person != LOCAL_PERSON
        ]

    def _place(self, document: str) -> tuple[str, str]:
        place = self._stores.places.document_place(document)
        if place is None:
            raise NotFound(MISSING["document"])
        return place

    def role(self, who: Actor, act: Act, target: str) -> str | None:
        """Return the role of ``who`` in what an act is done to."""
        match act.partition(".")[0]:
            case "document":
                return self.document_role(who, target)
            case "job":
                place = self._stores.places.job_place(target)
                return self._role_at(who, place) if place else None
            case "workspace":
                return self._stores.teams.role(who.person, target) if who.person else None
            case _:
                return "self" if who.person is not None else None

    def document_role(self, who: Actor, document: str) -> DocumentRole | None:
        """Return the strongest role of ``who`` for a résumé: as a member, its maker, or a guest."""
        if who.is_operator:
            return "owner"
        place = self._stores.places.document_place(document)
        if place is None:
            return None
        now = self._clock()
        roles = [self._stores.links.role(link, document, now) for link in sorted(who.links)]
        return _strongest(self._role_at(who, place), *roles)

    def live_roles(self, here: Sequence[tuple[Actor, str]]) -> list[DocumentRole | None]:
        """Return the role for each connection that lasts; nothing once its login was ended.

        Why:
            Asked of everybody who has a résumé open, again and again: of many together the stores
            are asked as often as of one.
        """
        stores, now = self._stores, self._clock()
        lasting = self._lasting({who.login for who, _ in here if who.login is not None}, now)
        places = stores.places.document_places({document for _, document in here})
        people = {who.person for who, _ in here if who.person is not None}
        roles = stores.teams.roles(people, {workspace for workspace, _ in places.values()})
        links = stores.links.roles({link for who, _ in here for link in who.links}, now)

        def role(who: Actor, document: str) -> DocumentRole | None:
            place = places.get(document)
            if place is None or not self._has_lasting(who, lasting, now):
                return None
            member = held(who, roles.get((who.person or "", place[0])), place[1])
            return _strongest(member, *(links.get((link, document)) for link in who.links))

        return [role(*each) for each in here]

    def _still_counts(self, who: Actor) -> bool:
        """Whether the login and the token by which somebody asked hold now."""
        now = self._clock()
        logins = [who.login] if who.login is not None else []
        return self._has_lasting(who, self._lasting(logins, now), now)

    def _lasting(self, logins: Collection[str], now: datetime) -> set[str]:
        """Return which of some logins hold now."""
        found = self._stores.people.lasting(logins)
        return {login.id for login in found if not login.is_over(now)}

    def _has_lasting(self, who: Actor, lasting: Collection[str], now: datetime) -> bool:
        if who.login is not None and who.login not in lasting:
            return False
        if who.token is not None:
            tokens = self._stores.people.tokens(who.person or "")
            return any(each.id == who.token and each.until > now for each in tokens)
        return True

    def _role_at(self, who: Actor, place: tuple[str, str]) -> DocumentRole | None:
        if who.person is None:
            return None
        workspace, maker = place
        return held(who, self._stores.teams.role(who.person, workspace), maker)


def _strongest(*roles: DocumentRole | None) -> DocumentRole | None:
    return max((role for role in roles if role is not None), key=_STRENGTH.index, default=None)


def held(who: Actor, role: Role | None, maker: str) -> DocumentRole | None:
    """Return what ``who`` is to something in a workspace where they have a role.

    Who made it owns it, but only while they are in the workspace.
    """
    if role is None or who.is_operator:
        return "owner" if who.is_operator else None
    if maker == who.person:
        return "owner"
    return None if role == "candidate" else role


def _require_scope(who: Actor, act: Act) -> None:
    needed = SCOPES[act]
    if who.scopes is not None and needed not in who.scopes:
        raise NotAllowed(
            f"This token lacks the scope “{needed}”." if needed else "No token will do for this."
        )
