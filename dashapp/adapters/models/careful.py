"""Makes a model safe to lean on: what may pass is tried again, who keeps failing is left alone."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import stamina
from pybreaker import CircuitBreaker, CircuitBreakerError

from dashapp.services.cowriting.text_model import ModelFault, Prompt, TextModel, Usage

_TRIES, _PATIENCE_S, _LONGEST_WAIT_S = 3, 45.0, 20.0


class Careful:
    """A model that is asked again before its first word, and rests after several failures."""

    def __init__(self, model: TextModel, breaker: CircuitBreaker) -> None:
        self._model = model
        self._breaker = breaker

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """Give the words of an answer; nothing is tried again once a word was given."""
        began: list[str | Usage] = []
        try:
            async for attempt in stamina.retry_context(
                _again, attempts=_TRIES, timeout=_PATIENCE_S, wait_initial=0.3, wait_jitter=0.3
            ):
                with attempt, self._breaker.calling():
                    pieces, began = self._model.stream(prompt), []
                    await _first(pieces, began)
            while began:
                yield began.pop(0)
            with self._breaker.calling():
                async with aclosing(pieces) as rest:
                    async for piece in rest:
                        yield piece
        except CircuitBreakerError:
            raise ModelFault("resting") from None
        except ModelFault:
            for piece in began:  # whoever used up everything for thinking used it
                yield piece
            raise


async def _first(pieces: AsyncGenerator[str | Usage, None], began: list[str | Usage]) -> None:
    """Keep what comes up to the first word, also where a fault comes in its place."""
    async for piece in pieces:
        began.append(piece)
        if isinstance(piece, str) and piece:
            return


def _again(error: Exception) -> bool | float:
    if not isinstance(error, ModelFault) or not error.may_pass:
        return False
    if error.after is None:
        return True
    return error.after if error.after <= _LONGEST_WAIT_S else False


def is_no_outage(error: BaseException) -> bool:
    """Whether a breaker does not count it: a wrong key, or that somebody stopped listening."""
    return not (isinstance(error, ModelFault) and error.is_outage)
