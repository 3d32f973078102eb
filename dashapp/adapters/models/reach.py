"""Reaches models by their address; each address has one breaker for the whole process."""

import ssl
from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import Final

from pybreaker import STATE_OPEN, CircuitBreaker

from dashapp.adapters.models.anthropic import Anthropic
from dashapp.adapters.models.careful import Careful, is_no_outage
from dashapp.adapters.models.openai import OpenAI
from dashapp.adapters.models.protocol import ProviderProtocol
from dashapp.adapters.models.streaming import Patience, Streaming
from dashapp.services.cowriting.text_model import Endpoint, ModelKind, TextModel

_FAILURES, _REST_S, _MOST_BREAKERS = 4, 20.0, 500
_PROTOCOLS: Final[dict[ModelKind, type[ProviderProtocol]]] = {
    "openai": OpenAI,
    "anthropic": Anthropic,
}


class Reach:
    """Models over HTTP."""

    def __init__(self, patience: Patience | None = None, rest_s: float = _REST_S) -> None:
        self._patience = patience or Patience()
        self._rest_s = rest_s
        self._breakers: OrderedDict[Endpoint, CircuitBreaker] = OrderedDict()
        self._lock = Lock()

    def model(self, endpoint: Endpoint) -> TextModel:
        """Return the model at an address; nothing is asked yet."""
        protocol = _PROTOCOLS[endpoint.kind]()
        asked = Streaming(endpoint, protocol, self._trust, self._patience)
        return Careful(asked, self._breaker(endpoint))

    def is_resting(self, endpoint: Endpoint) -> bool:
        """Whether it failed so often of late that it is not asked just now."""
        return bool(self._breaker(endpoint).current_state == STATE_OPEN)

    def _breaker(self, endpoint: Endpoint) -> CircuitBreaker:
        with self._lock:
            known = self._breakers.get(endpoint)
            if known is None:
                known = CircuitBreaker(
                    fail_max=_FAILURES,
                    reset_timeout=self._rest_s,
                    exclude=[is_no_outage],
                    throw_new_error_on_trip=False,
                )
                self._breakers[endpoint] = known
                if len(self._breakers) > _MOST_BREAKERS:
                    self._breakers.popitem(last=False)
            return known

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        # Read once: it takes longer than a provider's first word.
        return ssl.create_default_context()
