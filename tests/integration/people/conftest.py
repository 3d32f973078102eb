"""A server where people sign in, and who owns it."""

from collections.abc import Iterator

import pytest

from tests.conftest import Server, free_port
from tests.integration.people.ways import SECRET, SIGN_IN
from tests.visitor import Visitor, owner


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server where people sign in."""
    made = Server(free_port(), tmp_path_factory.mktemp("team"), secret=SECRET)
    made.start(**SIGN_IN)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ada(team: Server) -> Iterator[Visitor]:
    """Who owns the first workspace."""
    with owner(team) as made:
        yield made


@pytest.fixture(scope="module")
def key(ada: Visitor) -> str:
    """Ada's token for everything."""
    return ada.token("read", "write", "suggest", "admin")
