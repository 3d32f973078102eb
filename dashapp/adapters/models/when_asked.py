"""Reaches models once one is asked for: what speaks to them is not loaded before."""

from functools import cached_property

from dashapp.services.cowriting.text_model import Endpoint, Models, TextModel


class ModelsWhenAsked:
    """Models over HTTP, of which a start brings nothing."""

    def __init__(self, first_word_s: float, silence_s: float) -> None:
        self._first_word_s = first_word_s
        self._silence_s = silence_s

    def model(self, endpoint: Endpoint) -> TextModel:
        """Return the model at an address; nothing is asked yet."""
        return self._reach.model(endpoint)

    def is_resting(self, endpoint: Endpoint) -> bool:
        """Whether it failed so often of late that it is not asked just now."""
        return "_reach" in self.__dict__ and self._reach.is_resting(endpoint)

    @cached_property
    def _reach(self) -> Models:
        from dashapp.adapters.models.reach import Reach  # noqa: PLC0415
        from dashapp.adapters.models.streaming import Patience  # noqa: PLC0415

        return Reach(Patience(first=self._first_word_s, between=self._silence_s))
