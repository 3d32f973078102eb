"""The ways in: signing in and up, an invitation, a link to a résumé; and out."""

from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import flask

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.naming import name_of
from dashapp.domain.people import Person, with_article
from dashapp.services.accounts import SignUp
from dashapp.services.people import People
from dashapp.ui import identity
from dashapp.ui.identity import who
from dashapp.ui.people.forms import ON_ITS_WAY, answered, done, given, own_path, page

_TAKEN = (
    "This address cannot be used for a new account. If it is yours, sign in with it and open the"
    " invitation again."
)


def add_entry(door: flask.Blueprint, people: People, sign_up: Literal["invited", "open"]) -> None:
    """Add the ways in."""
    _add_sign_in(door, people, is_open=sign_up == "open")
    _add_code(door, people)
    if sign_up == "open" and not people.mailed.is_on:
        _add_sign_up(door, people)
    _add_invitation(door, people)
    _add_link(door, people)


def _add_sign_in(door: flask.Blueprint, people: People, *, is_open: bool) -> None:
    def form(problem: str = "") -> str:
        onward = own_path(flask.request.values.get("next", "/"))
        email = given("email")
        return page(
            "sign_in.html",
            problem=problem,
            email=email,
            next=onward,
            is_open=is_open,
            has_mail=people.mailed.is_on,
        )

    @door.get("/sign-in")
    def sign_in_page() -> Any:
        if who().person is not None:
            return flask.redirect(own_path(flask.request.args.get("next", "/")), 303)
        return form()

    @door.post("/sign-in")
    def sign_in() -> Any:
        def act() -> Any:
            known = people.accounts.known(given("email"), given("password"), who().address)
            return let_in(people, known, own_path(given("next")))

        return answered(act, form)

    @door.post("/sign-out")
    def sign_out() -> Any:
        people.accounts.sign_out(who())
        identity.sign_out()
        return done("You are signed out.", "/sign-in")


def _add_sign_up(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        return page(
            "sign_up.html", problem=problem, email=given("email"), name=given("name"), key=""
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
        asks = who()
        own = people.accounts.person(asks).email if asks.person else ""
        role = people.teams.role(invited, asks)
        return page(
            "join.html",
            problem=problem,
            invited=invited,
            is_for_another=bool(own and invited.email and invited.email != own),
            role_now=with_article(role) if role else "",
            team=people.teams.name(invited),
            which=with_article(invited.role),
            secret=secret,
            email=given("email") or invited.email,
            name=given("name"),
            is_mailed=people.mailed.is_on and not invited.email,
        )

    @door.get("/join")
    def invitation() -> Any:
        return form()

    @door.post("/join")
    def join() -> Any:
        def act() -> Any:
            secret, asks = given("invitation"), who()
            if asks.person is None:
                asked = SignUp(given("email"), given("name"), given("password"))
                invited = people.teams.check(secret, asked.email)  # before an account is made
                if people.mailed.is_on and not invited.email:
                    # Whoever has the link may come, but with an address that is theirs.
                    here, onward = (
                        flask.request.host_url,
                        f"/join?{urlencode({'invitation': secret})}",
                    )
                    people.mailed.ask("sign-up", asked.email, here, asks.address, onward)
                    return done(ON_ITS_WAY, onward)
                person = people.accounts.sign_up(asked, asks.address)
                if person is None:
                    raise InvalidInput(_TAKEN)
                let_in(people, person, "/")
            else:
                person = people.accounts.person(asks)
            people.teams.accept(secret, person, asks.address)
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


def _add_code(door: flask.Blueprint, people: People) -> None:
    def form(problem: str = "") -> str:
        return page("code.html", problem=problem)

    @door.get("/sign-in/code")
    def code_page() -> Any:
        return form() if identity.half_signed_in() else flask.redirect("/sign-in", 303)

    @door.post("/sign-in/code")
    def code() -> Any:
        half = identity.half_signed_in()
        if half is None:
            return flask.redirect("/sign-in", 303)
        person, onward = half

        def act() -> Any:
            people.factor.check(person, given("code"))
            return begin(people, person, onward)

        return answered(act, form)


def is_invited(people: People, onward: str, email: str) -> bool:
    """Whether somebody with an address is on their way to an invitation that holds.

    Raises:
        InvalidInput: It is for another address.
    """
    parts = urlsplit(onward)
    secret = parse_qs(parts.query).get("invitation", [""])[0]
    try:
        return parts.path == "/join" and bool(people.teams.check(secret, email))
    except NotFound:
        return False


def let_in(people: People, person: Person, onward: str) -> Any:
    """Sign somebody in, or ask for the second factor of who has one."""
    if people.factor.is_on(person.id):
        identity.begin_half(person.id, onward)
        return flask.redirect("/sign-in/code", 303)
    return begin(people, person.id, onward)


def begin(people: People, person: str, onward: str) -> Any:
    """Sign in somebody who has shown all that is asked, under a new session, and lead them on."""
    login = people.accounts.begin_login(person, who().address, flask.request.user_agent.string)
    people.accounts.sign_out(who())  # whoever was here before
    identity.sign_in(login.id)
    return flask.redirect(onward, 303)
