"""The settings of one provider to sign in with: a block of ``SIGN_IN_WITH``."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from dashapp.domain.people import Provider


class ProviderSettings(BaseModel):
    """A provider to sign in with: OpenID Connect by its issuer, or OAuth 2 by addresses."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    label: str = Field(min_length=1, max_length=40)
    client_id: str = Field(min_length=1)
    client_secret: SecretStr
    issuer: str = ""
    scope: str = "openid email profile"
    authorize_url: str = ""
    token_url: str = ""
    profile_url: str = ""
    emails_url: str = ""
    trusts_email: bool = False

    def provider(self) -> Provider:
        """Return it as the services know it."""
        return Provider(
            **{**self.model_dump(), "client_secret": self.client_secret.get_secret_value()}
        )

    @model_validator(mode="after")
    def _lead_somewhere(self) -> Self:
        if not (self.issuer or (self.authorize_url and self.token_url and self.profile_url)):
            raise ValueError(
                f"{self.name}: give its issuer, or authorize_url, token_url and profile_url"
            )
        return self
