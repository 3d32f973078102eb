"""Tells what is wrong with bytes from elsewhere before, or after, a document takes them in."""

from pycrdt import Decoder, get_update

_FEWEST_BYTES_A_CLIENT = 2
_LONGEST_VARINT = 63


def promises_too_much(data: bytes, *, is_update: bool) -> bool:
    """Whether an update or a state vector begins with a count that its bytes cannot hold.

    Why:
        yrs makes room for as many clients, and as many changes of the first of them, as the bytes
        say that there are: ten bytes of noise cost it a second and a gigabyte.
    """
    clients, at = _varint(data, 0)
    if clients > len(data) // _FEWEST_BYTES_A_CLIENT:
        return True
    return is_update and clients > 0 and _varint(data, at)[0] > len(data)


def stands_on_unseen(update: bytes, state: bytes) -> bool:
    """Whether a document at ``state``, which took ``update`` in, still waits for a part of it.

    Why:
        Yjs keeps such a part aside and says nothing of it. It would be in memory and not in
        the log, and yet be acknowledged as stored.
    """
    left = Decoder(get_update(update, state))
    if left.read_var_uint():
        return True
    seen = _clocks(state)
    for _ in range(left.read_var_uint()):
        client = left.read_var_uint()
        for _ in range(left.read_var_uint()):
            deleted_until = left.read_var_uint() + left.read_var_uint()
            if deleted_until > seen.get(client, 0):
                return True
    return False


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number and what stands behind it; one without an end is too large to be meant."""
    value = shift = 0
    while at < len(data) and shift <= _LONGEST_VARINT:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return value, at
    return (1 << _LONGEST_VARINT if shift > _LONGEST_VARINT else 0), at


def _clocks(state: bytes) -> dict[int, int]:
    vector = Decoder(state)
    return {vector.read_var_uint(): vector.read_var_uint() for _ in range(vector.read_var_uint())}
