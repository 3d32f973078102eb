"""What a person was told, and what they want to be told."""

from typing import Any

import flask

from dashapp.domain.notice import KINDS, TOLD
from dashapp.services.catalogue import Services
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, done, page

_HERE = "/notices"


def add_notices(door: flask.Blueprint, services: Services) -> None:
    """Add the page of what a person was told; what is seen is no news any more."""
    notices = services.people.notices

    def shown(problem: str = "") -> str:
        told = notices.told(who())
        notices.read(who())
        wanted = set(KINDS) - notices.muted(who())
        titles = services.documents.titles(who(), (each.document for each in told))
        return page(
            "notices.html", problem=problem, told=told, titles=titles, kinds=TOLD, wanted=wanted
        )

    @door.get(_HERE)
    def listed() -> Any:
        return shown()

    @door.post(_HERE)
    def want() -> Any:
        def act() -> Any:
            notices.want(who(), flask.request.form.getlist("kind"))
            return done("You are told of these from now on.", _HERE)

        return answered(act, shown)
