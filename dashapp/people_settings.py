"""The settings of who may come in, by which provider, and how they are written to."""

import re
from email.utils import parseaddr
from typing import Literal, Self
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings

from dashapp.domain.people import Provider
from dashapp.setting_faults import address_fault


class ProviderSettings(BaseModel):
    """A block of ``SIGN_IN_WITH``: OpenID Connect by its issuer, or OAuth 2 by addresses."""

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


class PeopleSettings(BaseSettings):
    """Who may make an account, what they sign in with, and where mail goes out."""

    sign_up: Literal["invited", "open"] = Field(
        "invited", description="Who may make an account: who was `invited`, or anyone (`open`)."
    )
    security_contact: str = Field(
        "",
        description="Whom to tell of a security fault, as `mailto:…` or `https://…`; it is said in"
        " `/.well-known/security.txt`.",
    )
    sign_in_with: list[ProviderSettings] = Field(
        [],
        description="Other providers to sign in with, as a JSON list of blocks; docs/sign-in.md"
        " has those of Google, GitHub and Microsoft.",
    )
    smtp_url: SecretStr | None = Field(
        None,
        description="`smtp://user:password@host:587` or `smtps://…` to send links by e-mail;"
        " nothing for no mail. `smtp://` to another machine wants STARTTLS; with"
        " `?starttls=optional` behind it mail goes in the clear where that is not offered.",
    )
    mail_from: str = Field("", description="The address that mail comes from, with `SMTP_URL`.")

    @property
    def providers(self) -> list[Provider]:
        """The providers that people may sign in with."""
        return [each.provider() for each in self.sign_in_with]

    def people_faults(self) -> list[str]:
        """Return what is wrong with these settings; an empty sentence where nothing is."""
        mail = self.smtp_url.get_secret_value() if self.smtp_url else None
        return [
            "SECURITY_CONTACT: must be one address that begins with mailto: or https://."
            if not re.fullmatch(r"((mailto:|https://)\S+)?", self.security_contact)
            else "",
            "MAIL_FROM: set it with SMTP_URL, to an address such as cv@example.org."
            if mail is not None and "@" not in parseaddr(self.mail_from)[1]
            else "",
            address_fault("SMTP_URL", mail, "smtp", "smtps") or _option_fault(mail or ""),
        ]


def _option_fault(mail: str) -> str:
    """Return what is wrong behind the ``?`` of the mail server's address; nothing where nothing is."""
    parts = urlsplit(mail)
    known = [("starttls", "optional")], [("starttls", "required")]
    if not parts.query or (parts.scheme == "smtp" and parse_qsl(parts.query) in known):
        return ""
    return (
        "SMTP_URL: behind the ? of smtp://… only starttls=optional or starttls=required can stand."
        " / # ? in a password are written as %2F %23 %3F."
    )
