"""Tells other processes over Redis that a document has changed; they read what, in the log."""

import json
import logging
import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple

from redis import Redis
from redis.exceptions import RedisError

from dashapp.domain.people import Author
from dashapp.services.editing.doorbell import Grown, Ring

_KINDS = frozenset({b"s", b"b", b"r", b"d", b"g", b"o"})
_GROWN = frozenset({b"g", b"o"})
_CHANNEL = "imaginator:changed"
_LISTEN_SECONDS = 0.5
_LOOK_SECONDS = 10.0
_MOST_WAITING, _MOST_IN_A_MESSAGE, _LONG_MESSAGE = 1_000, 200, 1024 * 1024
_log = logging.getLogger(__name__)


class RedisDoorbell:
    """A doorbell over publish and subscribe; a ring that is lost costs time, never an edit."""

    def __init__(self, client: Redis) -> None:
        self._client = client
        self._own = secrets.token_hex(4).encode()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._sender = threading.Thread(target=self._send, name="doorbell-sender", daemon=True)
        self._sender.start()

    def ring(self, *rings: Ring) -> None:
        """Tell the others, soon; they look by themselves now and then where this fails."""
        for at in range(0, len(rings), _MOST_IN_A_MESSAGE):
            if self._waiting.qsize() >= _MOST_WAITING:  # Redis is away
                return
            some = rings[at : at + _MOST_IN_A_MESSAGE]
            self._waiting.put(b"".join(_sized(_told(ring)) for ring in some))

    def listen(self, heard: Callable[[Ring], None]) -> None:
        """Call ``heard`` with what others ring for, and with a ring for all now and then."""
        self._thread = threading.Thread(
            target=self._listen, args=(heard,), name="doorbell", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._ended.set()
        self._waiting.put(None)
        self._sender.join(_LISTEN_SECONDS)
        if self._thread is not None:
            self._thread.join()

    def _send(self) -> None:
        is_open = True
        while is_open:
            # A message costs as much for one ring as for ten: those of a moment go together.
            message, rings = self._own, self._waiting.get()
            while rings is not None and len(message) < _LONG_MESSAGE and not self._waiting.empty():
                message, rings = message + rings, self._waiting.get()
            is_open = rings is not None
            try:
                self._client.publish(_CHANNEL, message + (rings or b""))
            except RedisError:
                _log.warning("other processes could not be told of a change; they will look")

    def _listen(self, heard: Callable[[Ring], None]) -> None:
        while not self._ended.is_set():
            try:
                with self._client.pubsub(ignore_subscribe_messages=True) as line:  # type: ignore[no-untyped-call]
                    line.subscribe(_CHANNEL)
                    looked = float("-inf")
                    while not self._ended.is_set():
                        if time.monotonic() - looked > _LOOK_SECONDS:
                            heard(Ring())
                            looked = time.monotonic()
                        message = line.get_message(timeout=_LISTEN_SECONDS)
                        for ring in self._read(message["data"]) if message is not None else ():
                            heard(ring)
            except RedisError:
                heard(Ring())
                self._ended.wait(_LISTEN_SECONDS)

    def _read(self, message: bytes) -> Iterator[Ring]:
        """Give what another process rings for; its own words, and what is none, say nothing."""
        if not message.startswith(self._own):
            rings = map(_ring, _unpacked(message[len(self._own) :]))
            yield from (ring for ring in rings if ring is not None)


def _told(ring: Ring) -> bytes:
    kind = b"s" if ring.shown else b"b" if ring.beside else b"r" if ring.rights else b"d"
    more = ring.shown
    if ring.grown is not None:
        by = _said(ring.grown.by)
        kind = b"o" if by else b"g"
        more = f"{ring.grown.epoch}:{ring.grown.revision}:".encode() + by + ring.grown.update
    return b":".join((kind, (ring.document or "").encode(), more))


def _sized(ring: bytes) -> bytes:
    return len(ring).to_bytes(4) + ring


def _unpacked(rings: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(rings):
        size = int.from_bytes(rings[at : at + 4])
        yield rings[at + 4 : at + 4 + size]
        at += 4 + size


def _ring(said: bytes) -> Ring | None:
    kind, _, rest = said.partition(b":")
    document, mark, more = rest.partition(b":")
    if not mark or kind not in _KINDS:
        return None
    named = document.decode(errors="replace") or None
    shown = more if kind == b"s" else b""
    return Ring(named, kind == b"b", shown, kind == b"r", _grown(kind, more))


def _grown(kind: bytes, more: bytes) -> Grown | None:
    epoch, _, rest = more.partition(b":")
    revision, mark, update = rest.partition(b":")
    if kind not in _GROWN or not mark or not revision.isdigit():
        return None
    by = None
    if kind == b"o":
        until = 2 + int.from_bytes(update[:2])
        try:
            by = Author(*json.loads(update[2:until]))
        except (ValueError, TypeError):
            return None
        update = update[until:]
    return Grown(epoch.decode(errors="replace"), int(revision), update, by)


def _said(author: Author | None) -> bytes:
    """Return an author with the size in two bytes; of nobody nothing is said."""
    if author is None:
        return b""
    told = json.dumps(astuple(author)).encode()
    return len(told).to_bytes(2) + told
