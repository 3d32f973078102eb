"""The page on which a résumé is shared by links, and that shows who came by them."""

from typing import Any

import flask

from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.services.sharing import FEWEST_PASSWORD, MOST_DAYS
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, days_given, done, given, page


def add_sharing(door: flask.Blueprint, services: Services) -> None:
    """Add the page and what it does."""
    sharing, access = services.people.sharing, services.people.guards.access

    def form(resume_id: str, problem: str = "", secret: str = "") -> str:
        asks = who()
        access.require(asks, Act.SHARE, resume_id)
        copies = services.copies.of(asks, resume_id)
        return page(
            "share.html",
            problem=problem,
            address=f"{flask.request.host_url}open?link={secret}" if secret else "",
            resume_id=resume_id,
            title=services.documents.snapshot(asks, resume_id).resume.name,
            links=sharing.links(asks, resume_id),
            visits=sharing.visits(asks, resume_id),
            copies=copies,
            workspace=services.documents.workspace(resume_id),
            open_copies=services.documents.titles(asks, [each.id for each in copies]),
            now=services.people.guards.clock(),
            most_days=MOST_DAYS,
            fewest_password=FEWEST_PASSWORD,
            role=given("role"),
            days=given("days"),
        )

    @door.get("/resume/<resume_id>/share")
    def share_page(resume_id: str) -> Any:
        return form(resume_id)

    @door.post("/resume/<resume_id>/share")
    def share(resume_id: str) -> Any:
        def act() -> Any:
            secret = sharing.share(who(), resume_id, given("role"), days_given(), given("password"))
            return form(resume_id, secret=secret)

        return answered(act, lambda problem: form(resume_id, problem))

    @door.post("/resume/<resume_id>/share/revoke")
    def revoke(resume_id: str) -> Any:
        def act() -> Any:
            sharing.revoke(who(), resume_id, given("link"))
            told = "The link is revoked. Whoever had the résumé open by it is out."
            return done(told, f"/resume/{resume_id}/share")

        return answered(act, lambda problem: form(resume_id, problem))
