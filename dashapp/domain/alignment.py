"""Which words two texts have in common, in their order."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

Step = tuple[str, int, int, int, int]
"""``equal``, ``replace``, ``insert`` or ``delete``, and from where to where in either: `difflib`."""

_MOST_PAIRS = 50_000


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """Return the steps that make the old words the new ones; they cover both.

    Why:
        Where the same few words come hundreds of times, to find the longest stretch in common takes
        minutes. No stretch begins with such a word there; where nearly all are such, what lies between
        the same beginning and the same end is one step.
    """
    head = _alike(old, new)
    old_end, new_end = len(old), len(new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old_between, new_between = old[head : old_end - tail], new[head : new_end - tail]
    steps: list[Step] = [("equal", 0, head, 0, head)] if head else []
    steps += [
        (how, head + i, head + j, head + m, head + n)
        for how, i, j, m, n in _between(old_between, new_between)
    ]
    if tail:
        steps.append(("equal", old_end - tail, old_end, new_end - tail, new_end))
    return steps


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many words both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )


def _between(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    had, come = Counter(old), Counter(new)
    # What comes more often than this `difflib` leaves out, from 200 words on.
    often = len(new) // 100 + 1 if len(new) >= 200 else len(new)
    for most, leaves_out in ((len(new), False), (often, True)):
        if sum(had[word] * n for word, n in come.items() if n <= most) <= _MOST_PAIRS:
            return list(SequenceMatcher(None, old, new, autojunk=leaves_out).get_opcodes())
    return [("replace", 0, len(old), 0, len(new))]
