"""The ways in: signing in and up, an invitation, a link to a résumé; and out."""

from typing import Any, Literal

import flask

from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.services.accounts import SignUp, name_of
from dashapp.services.catalogue import People
from dashapp.ui import identity
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, done, given, own_path, page

_TAKEN = (
    "This address cannot be used for a new account. If it is yours, sign in with it and open the"
    " invitation again."
)


def add_entry(door: flask.Blueprint, people: People, sign_up: Literal["invited", "open"]) -> None:
    """Add the ways in."""
    _add_sign_in(door, people, is_open=sign_up == "open")
    if sign_up == "open":
        _add_sign_up(door, people)
    _add_invitation(door, people)
    _add_link(door, people)


def _add_sign_in(door: flask.Blueprint, people: People, *, is_open: bool) -> None:
    def form(problem: str = "") -> str:
        onward = own_path(flask.request.values.get("next", "/"))
        email = given("email")
        return page("sign_in.html", problem=problem, email=email, next=onward, is_open=is_open)

    @door.get("/sign-in")
    def sign_in_page() -> Any:
        if who().person is not None:
            return flask.redirect(own_path(flask.request.args.get("next", "/")), 303)
        return form()

    @door.post("/sign-in")
    def sign_in() -> Any:
        def act() -> Any:
            _let_in(people, given("email"), given("password"))
            return flask.redirect(own_path(given("next")), 303)

        return answered(act, form)

    @door.post("/sign-out")
    def sign_out() -> Any:
        people.accounts.sign_out(who())
        identity.sign_out()
        return done("You are signed out.", "/sign-in")


def _add_sign_up(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        return page(
            "sign_up.html", problem=problem, email=given("email"), name=given("name"), team=None
        )

    @door.get("/sign-up")
    def sign_up_page() -> str:
        return form()

    @door.post("/sign-up")
    def sign_up() -> Any:
        def act() -> Any:
            asked = SignUp(given("email"), given("name"), given("password"))
            people.accounts.sign_up(asked, who().address)
            # The same for an address that is taken: the sign-in then tells only its owner.
            return done("Now sign in with your address and password.", "/sign-in")

        return answered(act, form)


def _add_invitation(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        secret = flask.request.values.get("invitation", "")
        invited = people.teams.invitation(secret)
        return page(
            "join.html",
            problem=problem,
            invited=invited,
            team=people.teams.name(invited),
            secret=secret,
            email=given("email") or invited.email,
            name=given("name"),
        )

    @door.get("/join")
    def invitation() -> Any:
        return form()

    @door.post("/join")
    def join() -> Any:
        def act() -> Any:
            secret, asks = given("invitation"), who()
            if asks.person is None:
                people.teams.invitation(secret)  # before an account is made
                asked = SignUp(given("email"), given("name"), given("password"))
                if people.accounts.sign_up(asked, asks.address) is None:
                    raise InvalidInput(_TAKEN)
                person = _let_in(people, asked.email, asked.password)
                asks = Actor(person, asked.name, address=asks.address)
            people.teams.accept(secret, people.accounts.person(asks), asks.address)
            return done("Welcome. You are in.", "/")

        return answered(act, form)


def _add_link(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        secret = flask.request.values.get("link", "")
        link = people.sharing.link(secret)
        return page(
            "open_link.html",
            problem=problem,
            link=link,
            secret=secret,
            name=given("name") or who().name,
        )

    @door.get("/open")
    def link_page() -> Any:
        return form()

    @door.post("/open")
    def open_link() -> Any:
        def act() -> Any:
            asks = who()
            name = asks.name if asks.person else name_of(given("name"))
            link = people.sharing.open(asks, given("link"), name, given("password"))
            identity.come_by_link(link.id, name)
            return flask.redirect(f"/resume/{link.document}", 303)

        return answered(act, form)


def _let_in(people: People, email: str, password: str) -> str:
    """Sign somebody in under a new session and return who it is."""
    agent = flask.request.user_agent.string
    login = people.accounts.sign_in(email, password, who().address, agent)
    people.accounts.sign_out(who())  # whoever was here before
    identity.sign_in(login.id)
    return login.person
