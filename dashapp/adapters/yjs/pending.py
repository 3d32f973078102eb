"""Tells what is wrong with bytes from elsewhere before, or after, a document takes them in."""

from pycrdt import Decoder, get_update

from dashapp.services.editing.wire import Malformed, varint

_FEWEST_BYTES_A_CLIENT = 2


def promises_too_much(data: bytes, *, is_update: bool) -> bool:
    """Whether an update or a state vector begins with a count that its bytes cannot hold.

    Why:
        yrs makes room for as many clients, and as many changes of the first of them, as the bytes
        say that there are: ten bytes of noise cost it a second and a gigabyte.
    """
    try:
        clients, at = varint(data, 0)
        if clients > len(data) // _FEWEST_BYTES_A_CLIENT:
            return True
        return is_update and clients > 0 and varint(data, at)[0] > len(data)
    except Malformed:  # a number without an end
        return True


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
