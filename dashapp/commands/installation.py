"""Whoever runs the product: its settings, its store, what works."""

from __future__ import annotations

from pathlib import Path

import click

from dashapp.commands.opening import opened_parts, read_settings
from dashapp.settings import described


@click.command()
def settings() -> None:
    """List the settings with what each is for and what it is now; secrets stay hidden."""
    now = read_settings()
    for each in described():
        value = getattr(now, each.name.lower())
        click.echo(f"{each.name}={value}\n    {each.description}")


@click.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    with opened_parts():
        click.echo("The database has the newest form.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything that is stored to the new FILE, while the system runs."""
    from dashapp.adapters.database.backup import back_up  # noqa: PLC0415

    with opened_parts() as parts:
        counts = back_up(parts.hub.engine, file)
    click.echo(f"{file}: {counts['documents']} résumés, {counts['log']} changes.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Fill an empty store from the backup FILE."""
    from dashapp.adapters.database.backup import restore as fill  # noqa: PLC0415

    with opened_parts() as parts:
        counts = fill(parts.hub.engine, file)
    click.echo(f"{counts['documents']} résumés, {counts['log']} changes restored.")


@click.command()
def doctor() -> None:
    """Say what works here and what does not; exit 1 if something does not."""
    with opened_parts() as parts:
        report = parts.health.report()
        unused = parts.services.writing.writers.persona_problems()
        mail = parts.services.people.outbox.problem()
    for name, state in report.items():
        click.echo(f"{name:10} {state.state} ({state.latency_ms} ms)")
    for problem in unused:
        click.echo(f"persona    {problem}")
    if mail:
        click.echo(f"mail       {mail}")
    if unused or mail or any(state.state != "up" for state in report.values()):
        raise SystemExit(1)
