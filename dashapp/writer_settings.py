"""The settings of the co-writer: which model, what it may cost, whether text may leave at all."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from dashapp.services.cowriting.provision import Budget, Prices, Provision
from dashapp.services.cowriting.text_model import USUAL_ADDRESSES, Endpoint, is_key
from dashapp.setting_faults import address_fault


class WriterSettings(BaseSettings):
    """What the operator gives the co-writer, and allows."""

    ai_provider: Literal["offline", "openai", "anthropic"] = Field(
        "offline",
        description="Who writes: rules alone (`offline`), a model behind any OpenAI-compatible"
        " address (`openai`), or `anthropic`.",
    )
    ai_base_url: str = Field(
        "",
        description="Where the model is, as `http://localhost:11434/v1`; nothing for the"
        " provider's own address.",
    )
    ai_model: str = Field("", max_length=120, description="The model, as its provider calls it.")
    ai_api_key: SecretStr | None = Field(None, description="The key of the provider.")
    ai_text_may_leave: bool = Field(
        True,  # noqa: FBT003
        description="With `false` no text is sent to any model, whoever asks; rules write alone.",
    )
    ai_own_keys: bool = Field(
        True,  # noqa: FBT003
        description="Let people bring a model of their own; their keys are kept encrypted.",
    )
    ai_daily_tokens: int = Field(
        0, ge=0, description="So many tokens may a person use in a day; 0 for no bound."
    )
    ai_team_daily_tokens: int = Field(
        0, ge=0, description="So many tokens may a workspace use in a day; 0 for no bound."
    )
    ai_at_once: int = Field(
        3, ge=1, le=500, description="So many answers at once for a person, in each process."
    )
    ai_first_word_seconds: float = Field(
        60, gt=0, le=600, description="So long a model may think before its first word."
    )
    ai_silence_seconds: float = Field(
        30, gt=0, le=600, description="So long a model may fall silent between words."
    )
    ai_price_read: float | None = Field(
        None, ge=0, description="What a million tokens read cost, to show what was used."
    )
    ai_price_written: float | None = Field(
        None, ge=0, description="What a million tokens written cost, to show what was used."
    )
    persona_dir: Path | None = Field(
        None, description="A folder of your own personas, beside those that are shipped."
    )

    @property
    def provision(self) -> Provision:
        """What the operator gives the co-writer, and allows."""
        prices = None
        if self.ai_price_read is not None and self.ai_price_written is not None:
            prices = Prices(self.ai_price_read, self.ai_price_written)
        return Provision(
            given=self._given,
            text_may_leave=self.ai_text_may_leave,
            own_keys=self.ai_own_keys,
            budget=Budget(self.ai_daily_tokens, self.ai_team_daily_tokens, self.ai_at_once),
            prices=prices,
        )

    @property
    def _given(self) -> Endpoint | None:
        if self.ai_provider == "offline":
            return None
        url = self.ai_base_url.strip() or USUAL_ADDRESSES[self.ai_provider]
        return Endpoint(self.ai_provider, url, self.ai_model.strip(), self._key)

    @property
    def _key(self) -> str:
        """The key, without the blanks and line ends that come along when one is pasted."""
        return self.ai_api_key.get_secret_value().strip() if self.ai_api_key else ""

    def writer_faults(self) -> list[str]:
        """Return what is wrong with these settings; an empty sentence where nothing is."""
        if self.ai_provider == "offline":
            return []
        given = self._given
        needs_key = self.ai_provider == "anthropic" or not self.ai_base_url.strip()
        return [
            "" if given and given.model else "AI_MODEL: say which model, with AI_PROVIDER.",
            "AI_API_KEY: set it; this provider answers nobody without."
            if needs_key and not self._key
            else "",
            "" if is_key(self._key) else "AI_API_KEY: it holds letters or blanks that no key has.",
            address_fault("AI_BASE_URL", given.base_url, "https", "http") if given else "",
        ]
