"""The first person comes in, and one who forgot their password."""

from __future__ import annotations

import click

from dashapp.commands.opening import opened_parts, read_settings
from dashapp.domain.people import HOME, OPERATOR


@click.command()
@click.argument("email")
@click.option("--workspace", default=HOME, show_default=True, help="The id of the workspace.")
@click.option("--role", default="owner", show_default=True, help="What they are there.")
@click.option(
    "--at", "address", help="The address that people type, such as https://cv.example.org."
)
def invite(email: str, workspace: str, role: str, address: str | None) -> None:
    """Print an invitation for EMAIL, which makes them an account; the first person comes so."""
    now = read_settings()
    address = (address or f"http://{now.host}:{now.port}").rstrip("/")
    if not address.startswith(("https://", "http://")):
        raise click.ClickException(f"--at: begin it with https://, as https://{address}.")
    if not email.strip():
        raise click.ClickException("EMAIL: say whom. An owner's invitation is for one address.")
    with opened_parts() as parts:
        secret = parts.services.people.teams.invite(OPERATOR, workspace, role, email)
    click.echo(f"{address}/join?invitation={secret}")


@click.command()
@click.argument("email")
@click.password_option(help="The new password; asked for where it is not given.")
@click.option("--without-code", is_flag=True, help="Turn their second factor off as well.")
def password(email: str, password: str, *, without_code: bool) -> None:
    """Set a new password for EMAIL, who forgot theirs; their logins and access tokens all end."""
    with opened_parts() as parts:
        parts.services.people.accounts.reset_password(email, password)
        if without_code:
            parts.services.people.factor.drop(email)
    click.echo("The password is set.")
