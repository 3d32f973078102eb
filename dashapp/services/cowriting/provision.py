"""What the operator gives the co-writer and allows: what the settings say, without who acts on it."""

from dataclasses import dataclass, field

from dashapp.domain.cowriting import Sending
from dashapp.services.cowriting.text_model import Endpoint


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be used in a day, in tokens (0 for no bound), and how many answers at once."""

    person: int = 0
    workspace: int = 0
    at_once: int = 3


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, read and written, in whatever the operator counts."""

    read: float
    written: float

    def of(self, sending: Sending) -> float:
        """Return what an answer cost."""
        read, written = sending.tokens_read, sending.tokens_written
        return (read * self.read + written * self.written) / 1_000_000


@dataclass(frozen=True, slots=True)
class Provision:
    """What the operator gives and allows."""

    given: Endpoint | None = None
    text_may_leave: bool = True
    own_keys: bool = True
    budget: Budget = field(default_factory=Budget)
    prices: Prices | None = None
