"""Tells other processes over Redis that a document has changed; they read what, in the log."""

import logging
import secrets
import threading
import time
from collections.abc import Callable

from redis import Redis
from redis.exceptions import RedisError

_CHANNEL = "imaginator:changed"
_LISTEN_SECONDS = 0.5
_LOOK_SECONDS = 10.0
_log = logging.getLogger(__name__)


class RedisDoorbell:
    """A doorbell over publish and subscribe; a ring that is lost costs time, never an edit."""

    def __init__(self, client: Redis) -> None:
        self._client = client
        self._own = secrets.token_hex(4)
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def ring(self, document: str | None) -> None:
        """Tell the others; they look by themselves now and then where this fails."""
        try:
            self._client.publish(_CHANNEL, f"{self._own}:{document or ''}")
        except RedisError:
            _log.warning("other processes could not be told of a change; they will look")

    def listen(self, heard: Callable[[str | None], None]) -> None:
        """Call ``heard`` with each document that others change, and with nothing now and then."""
        self._thread = threading.Thread(
            target=self._listen, args=(heard,), name="doorbell", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _listen(self, heard: Callable[[str | None], None]) -> None:
        while not self._ended.is_set():
            try:
                with self._client.pubsub(ignore_subscribe_messages=True) as line:  # type: ignore[no-untyped-call]
                    line.subscribe(_CHANNEL)
                    looked = float("-inf")
                    while not self._ended.is_set():
                        if time.monotonic() - looked > _LOOK_SECONDS:
                            heard(None)
                            looked = time.monotonic()
                        message = line.get_message(timeout=_LISTEN_SECONDS)
                        if message is not None:
                            sender, _, document = message["data"].decode().partition(":")
                            if sender != self._own:
                                heard(document or None)
            except RedisError:
                heard(None)
                self._ended.wait(_LISTEN_SECONDS)
