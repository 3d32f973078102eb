"""Tells whether an update stands on something that a document never saw."""

from pycrdt import Decoder, get_update


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


def _clocks(state: bytes) -> dict[int, int]:
    vector = Decoder(state)
    return {vector.read_var_uint(): vector.read_var_uint() for _ in range(vector.read_var_uint())}
