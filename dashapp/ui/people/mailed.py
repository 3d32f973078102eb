"""The ways in that begin with a mail: a link to sign in by, and one to make an account."""

from contextlib import suppress
from typing import Any, Literal

import flask

from dashapp.domain.errors import NotFound
from dashapp.services.accounts import SignUp
from dashapp.services.people import People
from dashapp.ui.identity import who
from dashapp.ui.people.entry import begin, let_in
from dashapp.ui.people.forms import ON_ITS_WAY, answered, done, given, own_path, page, refused_to


def add_mailed(door: flask.Blueprint, people: People, sign_up: Literal["invited", "open"]) -> None:
    """Add these ways in."""
    _add_sign_in(door, people)
    if sign_up == "open":
        _add_asking(door, people)
    _add_sign_up(door, people)


def _add_sign_in(door: flask.Blueprint, people: People) -> None:
    @door.post("/sign-in/mail")
    def ask_to_sign_in() -> Any:
        def act() -> Any:
            here, onward = flask.request.host_url, own_path(given("next"))
            people.mailed.ask("sign-in", given("email"), here, who().address, onward)
            return done(ON_ITS_WAY, "/sign-in")

        return refused_to("/sign-in", act)

    def form(problem: str = "") -> str:
        key = flask.request.values.get("key", "")
        onward = own_path(flask.request.values.get("next", "/"))
        person = people.mailed.person(key)
        return page(
            "mailed.html",
            problem=problem,
            key=key,
            email=person.email,
            next=onward,
            asks_code=people.factor.is_on(person.id),
        )

    @door.get("/sign-in/mailed")
    def mailed_sign_in_page() -> str:
        return form()

    # A second step by hand: what looks at mail on its way opens links, and presses nothing.
    @door.post("/sign-in/mailed")
    def sign_in_by_mail() -> Any:
        def act() -> Any:
            person, password = people.mailed.person(given("key")), given("password")
            if password:  # one that will not do leaves the link good for another
                people.accounts.check_password(person, password)
            if people.factor.is_on(person.id):  # first: others may read the mail
                people.factor.check(person.id, given("code"))
            people.mailed.use("sign-in", given("key"))
            if password:
                people.accounts.reset_password(person.email, password, flask.request.host_url)
            return begin(people, person.id, own_path(given("next")))

        return answered(act, form)


def _add_asking(door: flask.Blueprint, people: People) -> None:
    @door.get("/sign-up")
    def ask_page() -> str:
        return page("ask_mail.html", problem="")

    @door.post("/sign-up")
    def ask_to_sign_up() -> Any:
        def act() -> Any:
            people.mailed.ask("sign-up", given("email"), flask.request.host_url, who().address)
            return done(ON_ITS_WAY, "/sign-in")

        return answered(act, lambda problem: page("ask_mail.html", problem=problem))


def _add_sign_up(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        key = flask.request.values.get("key", "")
        onward = own_path(flask.request.values.get("next", "/"))
        email, name = people.mailed.found("sign-up", key), given("name")
        return page("sign_up.html", problem=problem, email=email, name=name, key=key, next=onward)

    @door.get("/sign-up/mailed")
    def mailed_sign_up_page() -> str:
        return form()

    @door.post("/sign-up/mailed")
    def sign_up_by_mail() -> Any:
        def act() -> Any:
            email = people.mailed.found("sign-up", given("key"))
            asked = SignUp(email, given("name"), given("password"))
            person = people.accounts.sign_up(asked, who().address)
            with suppress(NotFound):  # used at the same moment: the account is made once
                people.mailed.use("sign-up", given("key"))
            onward = own_path(given("next"))
            return let_in(people, person, onward) if person else flask.redirect("/sign-in", 303)

        return answered(act, form)
