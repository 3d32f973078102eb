"""Answers an assistant that started this process: by way of the running server, or alone."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

from dashapp import __version__
from dashapp.domain.errors import Unavailable
from dashapp.web.mcp.bridge import Reach, pass_on, runs_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashapp.services.assistants import Assistant
    from dashapp.services.catalogue import Services
    from dashapp.services.editing.live_document import Listener
    from dashapp.settings import Settings


def speak(settings: Settings, token: str | None) -> None:
    """Answer over the standard streams until they close, as whoever ``token`` stands for.

    Where nobody signs in and there is no token, that is the one person of this machine.
    """
    reach = Reach.of(settings.host, settings.port, settings.hosts)
    if runs_at(reach):
        pass_on(reach, token)
    else:
        _speak_alone(settings, token, reach)


def _speak_alone(settings: Settings, token: str | None, reach: Reach) -> None:
    from dashapp.web.mcp.server import create_server  # noqa: PLC0415 - nothing for a bridge

    def require_alone() -> None:
        if settings.redis_url is None and runs_at(reach):
            raise Unavailable("The server was started meanwhile. Connect this assistant again.")

    def who(services: Services) -> Assistant:
        require_alone()
        assistants = services.assistants
        return assistants.of_token(token, "stdio") if token else assistants.of_laptop("stdio")

    with Store(settings, require_alone) as store:
        server = create_server(
            lambda: store.services(server.news), settings.secrets, __version__, who
        )
        server.run("stdio")


class Store(ExitStack):
    """The store, opened when it is first asked for: an assistant that greets need not wait.

    ``require_alone`` raises where another process has the store, which is then left alone.
    """

    def __init__(self, settings: Settings, require_alone: Callable[[], None]) -> None:
        super().__init__()
        self._settings = settings
        self._require_alone = require_alone
        self._opening = threading.Lock()
        self._services: Services | None = None

    def services(self, news: Listener) -> Services:
        """Return what tools call; ``news`` hears of what changes.

        Raises:
            Unavailable: The store cannot be opened; the next call tries again.
        """
        with self._opening:
            if self._services is None:
                self._services = self._opened(news)
            return self._services

    def _opened(self, news: Listener) -> Services:
        from dashapp.bootstrap.joining import join  # noqa: PLC0415

        self._require_alone()
        parts = join(self._settings)
        self.callback(parts.close)
        parts.hub.live.listen(news)
        return parts.services
