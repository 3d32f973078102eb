"""Images and containers that the tests share."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from tests.conftest import free_port
from tests.container.engine import (
    CAGE,
    DEVELOPMENT,
    PRODUCTION,
    Container,
    build,
    docker,
    until,
)

Start = Callable[..., Container]


@pytest.fixture(scope="session")
def image() -> str:
    """The production image, built from this tree."""
    build("production", PRODUCTION)
    return PRODUCTION


@pytest.fixture(scope="session")
def development_image() -> str:
    """The development image, built from this tree."""
    build("development", DEVELOPMENT)
    return DEVELOPMENT


@pytest.fixture
def start(image: str) -> Iterator[Start]:
    """Starts containers in the cage; they go when the test ends."""
    made: list[Container] = []
    numbers = itertools.count()

    def run(*options: str, cage: tuple[str, ...] = CAGE, is_ready: bool = True) -> Container:
        port = free_port()
        container = Container(f"imaginator-under-test-{port}-{next(numbers)}", port)
        made.append(container)
        publish = f"--publish=127.0.0.1:{port}:8000"
        docker("run", "--detach", f"--name={container.name}", publish, *cage, *options, image)
        if is_ready:
            until(container.is_ready, container.name)
        return container

    yield run
    for container in made:
        container.remove()
