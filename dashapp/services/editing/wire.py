"""The words of the editing socket: y-websocket's, with a greeting and an acknowledgement.

=== ==========================================================================
0   sync: 0 state vector, 1 what the other lacks, 2 an update
1   awareness: carets and names; the server signs who it is
3   a question for everyone's awareness; also the heartbeat
4   acknowledgement: how many of this connection's updates are stored, revision
5   greeting, as JSON: epoch, revision, role, person
6   an update made for who it is sent to, so that they can undo it: the suggestion that it
    accepts, or nothing, and the update
7   something beside the text has changed: remarks, suggestions, to-dos
=== ==========================================================================
"""

import json
from dataclasses import dataclass
from typing import Any, Self

from dashapp.services.editing.awareness import understood

MALFORMED = 4400
WRONG_TICKET = 4401
NOT_ALLOWED = 4403
NOT_FOUND = 4404
TOO_SLOW = 4408
EPOCH_CHANGED = 4409
TOO_FAST = 4429
CANNOT_STORE = 4500
RESTART = 1012
TOO_LARGE = 1009

_SYNC, _AWARENESS, _QUERY, _ACK, _HELLO, _DONE_FOR, _BESIDE = 0, 1, 3, 4, 5, 6, 7
_LONGEST_VARINT = 63
_MOST_AWARENESS_BYTES = 4096
_MOST_IN_BROWSERS = 2**53 - 1


class Malformed(Exception):
    """A frame that is no message."""


@dataclass(frozen=True, slots=True)
class Step1:
    """What a peer has."""

    state_vector: bytes


@dataclass(frozen=True, slots=True)
class Update:
    """What a peer changed; must be acknowledged."""

    update: bytes


@dataclass(frozen=True, slots=True)
class QueryAwareness:
    """A question for everyone's awareness."""


@dataclass(frozen=True, slots=True)
class Awareness:
    """Where one client's caret is; ``state`` is nothing when it left."""

    client: int
    clock: int
    state: dict[str, Any] | None

    def signed(self, person: dict[str, str]) -> Self:
        """Return it under the name that the server knows."""
        state = (
            {**self.state, "user": {"name": person["name"], "color": person["colour"]}}
            if self.state is not None
            else None
        )
        return type(self)(self.client, self.clock, state)

    def gone(self) -> Self:
        """Return the word that this client left."""
        return type(self)(self.client, self.clock + 1, None)


Message = Step1 | Update | QueryAwareness | Awareness


def read(frame: bytes) -> Message:
    """Return the message of a frame.

    Raises:
        Malformed: It is none.
    """
    kind, at = varint(frame, 0)
    if kind == _QUERY:
        return QueryAwareness()
    if kind == _AWARENESS:
        return _read_awareness(_last_bytes(frame, at))
    if kind != _SYNC:
        raise Malformed
    step, at = varint(frame, at)
    if step == 0:
        return Step1(_last_bytes(frame, at))
    if step in (1, 2):
        return Update(_last_bytes(frame, at))
    raise Malformed


def step1(state_vector: bytes) -> bytes:
    """Say what the server has."""
    return bytes([_SYNC, 0]) + _sized(state_vector)


def step2(missing: bytes) -> bytes:
    """Say what the other lacks."""
    return bytes([_SYNC, 1]) + _sized(missing)


def update(data: bytes) -> bytes:
    """Say what changed."""
    return bytes([_SYNC, 2]) + _sized(data)


def ack(stored: int, revision: int) -> bytes:
    """Say how many of the connection's updates are stored, and the revision."""
    return bytes([_ACK]) + _number(stored) + _number(revision)


def done_for(suggestion: str, data: bytes) -> bytes:
    """Say what was changed for whom this is sent to, and which suggestion that accepts, if any."""
    return bytes([_DONE_FOR]) + _sized(suggestion.encode()) + _sized(data)


def beside() -> bytes:
    """Say that something beside the text has changed."""
    return bytes([_BESIDE])


def hello(greeting: str) -> bytes:
    """Greet a connection."""
    return bytes([_HELLO]) + _sized(greeting.encode())


def awareness(shown: Awareness) -> bytes:
    """Say where a client's caret is."""
    state = json.dumps(shown.state).encode()
    inner = _number(1) + _number(shown.client) + _number(shown.clock) + _sized(state)
    return bytes([_AWARENESS]) + _sized(inner)


def _read_awareness(data: bytes) -> Awareness:
    if len(data) > _MOST_AWARENESS_BYTES:
        raise Malformed
    count, at = varint(data, 0)
    if count != 1:
        raise Malformed
    client, at = varint(data, at)
    clock, at = varint(data, at)
    try:
        state = json.loads(_last_bytes(data, at), parse_constant=_no_json)
    except (ValueError, RecursionError):
        raise Malformed from None
    if state is not None and not isinstance(state, dict):
        raise Malformed
    if max(client, clock) > _MOST_IN_BROWSERS:
        raise Malformed
    return Awareness(client, clock, understood(state) if state is not None else None)


def _no_json(constant: str) -> None:
    """Refuse what Python reads, and no browser: ``NaN``, ``Infinity``."""
    raise ValueError(constant)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place behind it.

    Raises:
        Malformed: It has no end.
    """
    value = shift = 0
    while at < len(data) and shift <= _LONGEST_VARINT:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return value, at
    raise Malformed


def _last_bytes(data: bytes, at: int) -> bytes:
    size, at = varint(data, at)
    if at + size != len(data):
        raise Malformed
    return data[at:]


def _sized(data: bytes) -> bytes:
    return _number(len(data)) + data


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
