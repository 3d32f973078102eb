"""A workspace's page: who is in it and as what, who may come, what was done."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import flask

from dashapp.domain.people import Deed, Role, is_last_owner
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, done, given, page

_DEEDS: Final = {
    "assistant.came": "came with a program",
    "document.brought-back": "brought back what was before",
    "document.copied": "copied",
    "document.deleted": "put in the bin",
    "document.restored": "took out of the bin",
    "document.tailored": "made a tailored copy",
    "job.deleted": "deleted a job post",
    "link.made": "made a link",
    "link.opened": "opened a link",
    "link.revoked": "revoked a link",
    "member.came": "joined",
    "member.invited": "invited somebody",
    "member.removed": "removed",
    "member.role": "changed the role",
    "member.uninvited": "withdrew an invitation",
    "suggestion.accepted": "accepted a suggestion",
    "suggestion.declined": "declined a suggestion",
    "suggestion.reopened": "brought back a suggestion",
    "suggestion.withdrawn": "took back a suggestion",
    "workspace.made": "made the workspace",
    "workspace.renamed": "renamed the workspace",
}
"""What was done, in words; the CSV keeps the names that programs look for."""


def add_teams(door: flask.Blueprint, services: Services) -> None:
    """Add the page of a workspace and what it does."""
    people = services.people
    access, teams, audit = people.guards.access, people.teams, people.guards.audit

    def things(workspace: str, deeds: Sequence[Deed]) -> dict[str, str]:
        """Return what résumés and people are called that something was done to.

        Who is no longer there is called as they were when they did something.
        """
        gone = {each.person: each.name for each in deeds if each.name}
        titles = {each.id: f"“{each.title}”" for each in services.documents.summaries(who())}
        return gone | titles | {each.person: each.name for each in teams.members(who(), workspace)}

    def form(
        workspace: str, problem: str = "", secret: str = "", *, is_mailed: bool = False
    ) -> str:
        asks = who()
        is_owner = access.may(asks, Act.MANAGE, workspace)
        deeds = audit.lines(asks, workspace) if is_owner else []
        members = teams.members(asks, workspace)
        return page(
            "team.html",
            problem=problem,
            is_mailed=is_mailed,
            address=f"{flask.request.host_url}join?invitation={secret}" if secret else "",
            team=teams.workspace(asks, workspace),
            members=members,
            invitations=teams.invitations(asks, workspace) if is_owner else [],
            deeds=deeds,
            deed_words=_DEEDS,
            things=things(workspace, deeds) if is_owner else {},
            is_owner=is_owner,
            may_leave=not is_last_owner(members, asks.person or ""),
            is_alone=is_owner and teams.is_alone(asks, workspace),
            roles=get_args(Role),
        )

    @door.get("/team/<workspace>")
    def team(workspace: str) -> Any:
        return form(workspace)

    @door.get("/team/<workspace>/audit.csv")
    def audit_log(workspace: str) -> flask.Response:
        return flask.Response(
            audit.exported(who(), workspace),
            mimetype="text/csv",
            headers={
                "content-disposition": "attachment; filename=audit-log.csv",
                "cache-control": "no-store",
            },
        )

    @door.post("/team/<workspace>/invite")
    def invite(workspace: str) -> Any:
        def act() -> Any:
            secret = teams.invite(who(), workspace, given("role"), given("email"))
            if given("email"):
                link = f"{flask.request.host_url}join?invitation={secret}"
                name = teams.workspace(who(), workspace).name
                to = given("email").strip()
                people.mailed.invite(who().name, to, name, given("role"), link)
            is_mailed = people.mailed.is_on and bool(given("email"))
            return form(workspace, secret=secret, is_mailed=is_mailed)

        return answered(act, lambda problem: form(workspace, problem))

    def add(name: str, sentence: str, act: Any, *, is_leaving: bool = False) -> None:
        """Add a form of the page: what it does, and what is said then."""

        def view(workspace: str) -> Any:
            def acted() -> Any:
                act(workspace)
                return done(sentence, "/account" if is_leaving else f"/team/{workspace}")

            return answered(acted, lambda problem: form(workspace, problem))

        door.add_url_rule(f"/team/<workspace>/{name}", f"team-{name}", view, methods=["POST"])

    add("rename", "The name is changed.", lambda w: teams.rename(who(), w, given("name")))
    add(
        "role",
        "The role is changed, also where something is open just now.",
        lambda w: teams.change_role(who(), w, given("person"), given("role")),
    )
    add(
        "remove",
        "They are out, also where something was open.",
        lambda w: teams.remove_member(who(), w, given("person")),
    )
    add(
        "leave",
        "You have left.",
        lambda w: teams.remove_member(who(), w, who().person or ""),
        is_leaving=True,
    )
    add(
        "delete",
        "The workspace is deleted, with all that was in it.",
        lambda w: teams.delete(who(), w, given("name")),
        is_leaving=True,
    )
    add(
        "withdraw",
        "The invitation holds no longer.",
        lambda w: teams.withdraw(who(), w, given("invitation")),
    )
