"""The page of the co-writer: who writes for one, whether it answers, what was sent where."""

import asyncio
from typing import Any, cast, get_args

import flask

from dashapp.domain.cowriting import WriterKind
from dashapp.domain.errors import InvalidInput
from dashapp.services.cowriting.writers import Wanted, Writers
from dashapp.ui.identity import who
from dashapp.ui.people.forms import answered, done, given, page

_HERE = "/writer"


def add_writer(server: flask.Flask, writers: Writers) -> None:
    """Add the page; it is there with and without sign-in."""
    door = flask.Blueprint("writer", "dashapp.ui")

    def shown(problem: str = "", checked: Any = None) -> str:
        asks = who()
        sendings = writers.sendings(asks)
        return page(
            "writer.html",
            problem=problem,
            checked=checked,
            choice=writers.choice(asks),
            standing=writers.standing(asks),
            personas=writers.personas(),
            persona_problems=writers.persona_problems(),
            own_keys=writers.allows_own_keys,
            may_leave=writers.text_may_leave,
            sendings=[(each, writers.cost(each)) for each in sendings],
        )

    @door.get(_HERE)
    def writer() -> Any:
        return shown()

    @door.post(_HERE)
    def choose() -> Any:
        def act() -> Any:
            kind = given("kind")
            if kind not in get_args(WriterKind):
                raise InvalidInput("Choose who is to write.")
            wanted = Wanted(
                cast(WriterKind, kind),
                given("base_url"),
                given("model"),
                given("key"),
                given("persona"),
            )
            writers.choose(who(), wanted)
            return done("This writer works for you from now on.", _HERE)

        return answered(act, shown)

    @door.post(f"{_HERE}/check")
    def check() -> Any:
        return answered(lambda: shown(checked=asyncio.run(writers.check(who()))), shown)

    server.register_blueprint(door)
