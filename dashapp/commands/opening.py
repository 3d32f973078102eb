"""Settings and parts for a command; what goes wrong is told in a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dashapp.domain.errors import ImaginatorError
from dashapp.settings import Settings, WrongSettings

if TYPE_CHECKING:
    # A server's parent process is this one: it imports what it needs and no more.
    from collections.abc import Iterator

    from dashapp.bootstrap.parts import Parts

WRONG_SETTINGS = 78
"""The exit code for settings that cannot be used (EX_CONFIG of sysexits.h)."""


def read_settings() -> Settings:
    """Return the settings, or end with all that is wrong with them."""
    try:
        return Settings.read()
    except WrongSettings as error:
        click.echo(str(error), err=True)
        raise SystemExit(WRONG_SETTINGS) from None


@contextmanager
def opened_parts() -> Iterator[Parts]:
    """Give the parts, and close them; an expected error ends the command."""
    from dashapp.bootstrap.joining import join  # noqa: PLC0415

    settings = read_settings()
    try:
        parts = join(settings)
    except ImaginatorError as error:
        raise click.ClickException(str(error)) from None
    try:
        yield parts
    except ImaginatorError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise click.ClickException(f"{error.strerror}{place}.") from None
    finally:
        parts.close()
