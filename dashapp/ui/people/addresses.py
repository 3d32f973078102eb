"""Another e-mail address for one's account: asked for on its page, shown by a link sent there."""

from collections.abc import Callable
from typing import Any

import flask

from dashapp.services.people import People
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, done, given, page

_ACCOUNT = "/account"
_ON_ITS_WAY = (
    "A link is on its way to the new address. Open it here within a quarter of an hour; until"
    " then the old one stays yours."
)


def add_address(door: flask.Blueprint, people: People, account: Callable[[str], str]) -> None:
    """Add the form on the page of the account, and the page that the link leads to."""

    @door.post(f"{_ACCOUNT}/email")
    def ask_for_address() -> Any:
        def act() -> Any:
            here = flask.request.host_url
            waits = people.addresses.ask(who(), given("email"), given("password"), here)
            return done(_ON_ITS_WAY if waits else "Your address is changed.", _ACCOUNT)

        return answered(act, account)

    @door.post(f"{_ACCOUNT}/email/forget")
    def forget_address() -> Any:
        def act() -> Any:
            people.addresses.forget(who())
            return done("The link works no longer. Your address stays as it is.", _ACCOUNT)

        return answered(act, account)

    def form(problem: str = "") -> str:
        key = flask.request.values.get("key", "")
        asks = who()
        return page(
            "new_email.html",
            problem=problem,
            key=key,
            old=people.accounts.person(asks).email,
            new=people.addresses.found(asks, key),
        )

    @door.get(f"{_ACCOUNT}/email/mailed")
    def mailed_address_page() -> str:
        return form()

    @door.post(f"{_ACCOUNT}/email/mailed")
    def confirm_address() -> Any:
        def act() -> Any:
            people.addresses.confirm(who(), given("key"), flask.request.host_url)
            return done("Your address is changed. The old one was told.", _ACCOUNT)

        return answered(act, account)
