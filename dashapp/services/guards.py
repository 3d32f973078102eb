"""What every act of a person passes: who may, how often, and a line in the log."""

from collections.abc import Callable
from dataclasses import dataclass

from dashapp.services.access import Access
from dashapp.services.audit import Audit
from dashapp.services.ports import Clock, Hasher, Limiter

RightsChanged = Callable[[], None]
"""Is told that somebody's rights have changed, so that every open socket is asked again."""


@dataclass(frozen=True, slots=True)
class Guards:
    """What decides, counts, notes, and checks passwords."""

    access: Access
    audit: Audit
    limiter: Limiter
    hasher: Hasher
    clock: Clock
    rights_changed: RightsChanged
