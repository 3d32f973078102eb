"""How a program that is started finds the server of its machine."""

import pytest

from dashapp.web.mcp.bridge import Reach, runs_at
from tests.conftest import free_port


@pytest.mark.parametrize(
    ("host", "names", "address", "headers"),
    [
        ("127.0.0.1", ["localhost", "127.0.0.1"], "http://127.0.0.1:8000", {}),
        ("0.0.0.0", ["127.0.0.1"], "http://127.0.0.1:8000", {}),  # noqa: S104
        ("0.0.0.0", ["*"], "http://127.0.0.1:8000", {}),  # noqa: S104
        # A server that answers to one name alone would otherwise not be found, and two would write.
        ("0.0.0.0", ["cv.example.org"], "http://127.0.0.1:8000", {"host": "cv.example.org"}),  # noqa: S104
    ],
)
def test_a_server_is_reached_by_a_name_that_it_answers_to(
    host: str, names: list[str], address: str, headers: dict[str, str]
) -> None:
    assert Reach.of(host, 8000, names) == Reach(address, headers)


def test_where_nothing_listens_no_server_runs() -> None:
    assert not runs_at(Reach(f"http://127.0.0.1:{free_port()}"))
