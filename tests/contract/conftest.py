"""Two workers on one database, of either kind, and people who do things at the same moment."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, event

from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.domain.errors import ImaginatorError
from dashapp.settings import Settings
from tests.conftest import new_database

Workers = tuple[Parts, Parts]


@pytest.fixture(params=["sqlite", "postgresql"])
def workers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workers]:
    """Two processes' worth of everything, on one database."""
    settings = Settings(data_dir=tmp_path)
    if request.param == "postgresql":
        url = SecretStr(new_database(request.getfixturevalue("postgres_url")))
        settings = Settings(data_dir=tmp_path, database_url=url)
    made = join(settings), join(settings)
    yield made
    for each in made:
        each.close()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do things at the same moment; return of each what it returned, or how it was refused."""
    together = threading.Barrier(len(acts))

    def outcome(act: Callable[[], Any]) -> Any:
        together.wait()
        try:
            return act()
        except ImaginatorError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(outcome, acts))


@contextmanager
def after(engine: Engine, words: str, act: Callable[[], Any]) -> Iterator[None]:
    """Have something happen once: right after the first statement that has these words in it."""
    waiting = [act]

    def done(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if waiting and words in " ".join(statement.split()):
            waiting.pop()()

    event.listen(engine, "after_cursor_execute", done)
    yield
    event.remove(engine, "after_cursor_execute", done)
    assert not waiting, "there was no such statement"
