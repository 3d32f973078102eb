"""The settings: the only reader of the environment, read once and passed in."""

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, computed_field, model_validator
from pydantic_settings import SettingsConfigDict, SettingsError

from dashapp.capacity import workers_that_fit
from dashapp.people_settings import PeopleSettings
from dashapp.setting_faults import address_fault, sentence
from dashapp.writer_settings import WriterSettings

DEFAULT_SECRET_KEY = "only-for-one-person-on-one-machine"  # noqa: S105 - refused in production
SECRETS_DIR = Path("/run/secrets")


class WrongSettings(Exception):
    """The settings cannot be used; its text is one readable list of every fault."""


class Settings(PeopleSettings, WriterSettings):
    """Everything that can be set, with the defaults of one person on one laptop.

    Each setting is an environment variable of its name in capitals, a line of ``.env``,
    or a file of that name in ``/run/secrets``.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        env_ignore_empty=True,
    )

    environment: Literal["dev", "staging", "production"] = Field(
        "dev", description="`production` refuses what is only right on a laptop."
    )
    debug: bool = Field(False, description="Show Dash's developer tools.")  # noqa: FBT003
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least important message that is written."
    )
    secret_key: SecretStr = Field(
        SecretStr(DEFAULT_SECRET_KEY),
        min_length=32,
        description="Signs editing tickets and forms; 32 or more random characters.",
    )
    secret_key_old: SecretStr | None = Field(
        None,
        min_length=32,
        description="The secret before this one: what it signed is believed still. Take it away"
        " a day after the change; keys of models that people brought are then given anew.",
    )
    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="The port to listen on.")
    mcp_server_port: int = Field(
        8001, ge=1, le=65535, description="The port of `imaginator mcp --http`."
    )
    imaginator_token: SecretStr | None = Field(
        None,
        description="An access token, for `imaginator mcp` over stdio where people sign in.",
    )
    allowed_hosts: str = Field(
        "localhost,127.0.0.1,[::1]",
        description="Host names that requests may be addressed to, with commas; `*` for any.",
    )
    render_external_hostname: str = Field(
        "", description="One more allowed host; Render sets it to the name of the service."
    )
    sign_in: bool | None = Field(
        None,
        description="Ask people to sign in; nothing for: in production, and where `HOST` is an"
        " address that other machines reach. Without it whoever reaches the address is one and the"
        " same person.",
    )
    proxy_hops: int = Field(
        0,
        ge=0,
        le=5,
        description="How many proxies stand in front and tell who asks in `X-Forwarded-For` and"
        " `X-Forwarded-Proto`; with 0 nobody is believed.",
    )
    web_concurrency: int | None = Field(
        None,
        ge=1,
        le=32,
        description="Web workers; nothing for as many as the CPUs and the memory hold, or one"
        " where the editing hub runs inside.",
    )
    live_concurrency: int = Field(
        1,
        ge=1,
        le=32,
        description="Workers of `imaginator live`, where one CPU is not enough; each résumé is in one.",
    )
    live_hub: Literal["inside", "elsewhere"] = Field(
        "inside",
        description="Where edits meet: inside the web workers, or `elsewhere`, in"
        " `imaginator live`, one or more, that `/ws/` is routed to.",
    )
    task_runner: Literal["inside", "elsewhere"] = Field(
        "inside",
        description="Where long work of the co-writer runs: inside the web processes, or"
        " `elsewhere`, in `imaginator worker`.",
    )
    data_dir: Path = Field(Path("data"), description="Where the embedded database is kept.")
    database_url: SecretStr | None = Field(
        None,
        description="`postgresql://…` for PostgreSQL; nothing for SQLite in `DATA_DIR`.",
    )
    redis_url: SecretStr | None = Field(
        None,
        description="`redis://…` for sessions and news between processes; nothing for one"
        " process, which keeps them in its database.",
    )
    allow_sqlite_in_production: bool = Field(
        False,  # noqa: FBT003
        description="Say that `DATA_DIR` is on a disk that outlives the process.",
    )
    history_days: int = Field(
        0,
        ge=0,
        description="So long each change is kept by itself; 0 for ever. Named versions stay.",
    )
    metrics: bool = Field(
        False,  # noqa: FBT003
        description="Answer `/metrics` with counts for Prometheus; keep it from the public.",
    )
    upload_limit_mb: int = Field(20, ge=1, le=200, description="The largest file to import, in MB.")

    @classmethod
    def read(cls) -> Self:
        """Return the settings of this process.

        Raises:
            WrongSettings: Some are wrong; the message names every one and no value.
        """
        secrets = SECRETS_DIR if SECRETS_DIR.is_dir() else None
        try:
            return cls(_secrets_dir=secrets)
        except ValidationError as error:
            faults = "\n".join(f"  {sentence(each)}" for each in error.errors())
            raise WrongSettings(f"These settings are wrong:\n{faults}") from None
        except SettingsError as error:
            if not isinstance(error.__cause__, OSError):
                # Its text names the setting; the value, which may hold a secret, it does not tell.
                name = str(error).partition('field "')[2].partition('"')[0].upper()
                raise WrongSettings(f"These settings are wrong:\n  {name}: is no JSON.") from None
            raise WrongSettings(
                f"{error.__cause__.filename} cannot be read by user {os.getuid()}, as which this"
                " runs. Give the file mode 0444, or that user."
            ) from None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def store_url(self) -> str:
        """Where documents are kept, as an SQLAlchemy URL."""
        if self.database_url is None:
            return f"sqlite:///{self.data_dir / 'imaginator.sqlite3'}"
        scheme, _, rest = self.database_url.get_secret_value().partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in _POSTGRESQL else f"{scheme}://{rest}"

    @property
    def hosts(self) -> list[str]:
        """The host names that requests may be addressed to."""
        own = [host.strip() for host in self.allowed_hosts.split(",") if host.strip()]
        return own + ([self.render_external_hostname] if self.render_external_hostname else [])

    @property
    def signs_in(self) -> bool:
        """Whether people sign in."""
        if self.sign_in is not None:
            return self.sign_in
        return self.is_production or not _is_loopback(self.host)

    @property
    def secrets(self) -> list[str]:
        """The secrets that are believed; the last one signs."""
        both = (self.secret_key_old, self.secret_key)
        return [each.get_secret_value() for each in both if each is not None]

    @property
    def workers(self) -> int:
        """How many web workers to run."""
        if self.web_concurrency is not None:
            return self.web_concurrency
        return 1 if self.live_hub == "inside" else workers_that_fit()

    @property
    def is_production(self) -> bool:
        """Whether what is only right on a laptop is refused."""
        return self.environment == "production"

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        faults = [fault for fault in self._all_faults() if fault]
        if faults:
            raise ValueError("\n  ".join(faults))
        return self

    def _all_faults(self) -> list[str]:
        return [
            *self._production_faults(),
            *self._reach_faults(),
            *self._sharing_faults(),
            *self.people_faults(),
            *self.writer_faults(),
        ]

    def _production_faults(self) -> list[str]:
        if not self.is_production:
            return []
        sqlite = self.store_url.startswith("sqlite") and not self.allow_sqlite_in_production
        return [
            "DEBUG: must be false in production." if self.debug else "",
            "SIGN_IN: must not be false in production." if not self.signs_in else "",
            "DATABASE_URL: set it in production, or say ALLOW_SQLITE_IN_PRODUCTION=true"
            " if DATA_DIR is on a disk that is kept."
            if sqlite
            else "",
        ]

    def _reach_faults(self) -> list[str]:
        secret = self.secret_key.get_secret_value()
        return [
            "SECRET_KEY: set your own where people sign in, such as the output of"
            " `python -c 'import secrets; print(secrets.token_urlsafe(48))'`."
            if secret == DEFAULT_SECRET_KEY and (self.signs_in or self.is_production)
            else "",
            "DATABASE_URL: must begin with postgresql:// or sqlite:///."
            if not self.store_url.startswith(("sqlite:///", "postgresql+psycopg://"))
            else "",
            "ALLOWED_HOSTS: names alone, such as cv.example.org, without https://, port or path."
            if any(_NO_NAME.search(each) for each in self.hosts)
            else "",
        ]

    def _sharing_faults(self) -> list[str]:
        redis = self.redis_url.get_secret_value() if self.redis_url else None
        workers = max(self.web_concurrency or 1, self.live_concurrency)
        are_several = workers > 1 or self.live_hub == "elsewhere"
        return [
            "REDIS_URL: set it with LIVE_HUB=elsewhere, and with a WEB_CONCURRENCY or LIVE_CONCURRENCY"
            " of more than one; it is how the processes hear of edits."
            if are_several and redis is None
            else "",
            address_fault("REDIS_URL", redis, "redis", "rediss"),
        ]


_POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")
_NO_NAME = re.compile(r"[/\s]|:(?![^\[]*\]$)")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Described:
    """A setting as the documentation tells it."""

    name: str
    default: str
    description: str


def described() -> list[Described]:
    """Return every setting with its default as it may be set; that of a secret is not told."""
    return [
        Described(
            name.upper(),
            "" if "SecretStr" in str(field.annotation) else _as_set(field.default),
            field.description or "",
        )
        for name, field in Settings.model_fields.items()
    ]


def _as_set(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
