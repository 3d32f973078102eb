"""A résumé comes in, goes out, is checked and matched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashapp.commands.opening import opened_parts
from dashapp.domain.errors import NotFound
from dashapp.domain.people import OPERATOR

if TYPE_CHECKING:
    from dashapp.bootstrap.parts import Parts
    from dashapp.domain.resume import Resume


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
def import_(file: Path, *, as_json: bool) -> None:
    """Read FILE, store it, and print the new résumé's id."""
    with opened_parts() as parts:
        imported = parts.services.imports.read(_content(parts, file), file.name)
        stored = parts.services.documents.create(
            OPERATOR, imported.resume, account=imported.account
        )
        account = imported.account.to_json()
        if as_json:
            click.echo(json.dumps({"id": stored, "account": account}, ensure_ascii=False))
        else:
            click.echo(stored)
            click.echo(" ".join(imported.account.sentences()), err=True)


@click.command()
@click.argument("resume")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--without-source", is_flag=True, help="Leave the source out of a PDF.")
def export(resume: str, out: Path, *, without_source: bool) -> None:
    """Write RESUME (a file or a stored id) to OUT; its ending says the format."""
    from dashapp.services.exports import FORMATS  # noqa: PLC0415

    wanted = out.suffix.lstrip(".").lower()
    known = next((each for each in FORMATS if each == wanted), None)
    if known is None:
        raise click.ClickException(f"Give OUT one of these endings: {', '.join(FORMATS)}.")
    if out.exists() and Path(resume).exists() and out.samefile(resume):
        raise click.ClickException(f"{out} is the résumé itself. Give OUT another name.")
    with opened_parts() as parts:
        made = parts.services.exports.export(
            _resume(parts, resume), known, with_source=not without_source
        )
        out.write_bytes(made.content)
        if made.told:
            click.echo(made.told, err=True)


@click.command()
@click.argument("resume")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def check(resume: str, *, as_json: bool) -> None:
    """Say how RESUME (a file or a stored id) reads."""
    with opened_parts() as parts:
        report = parts.services.analyses.report(_resume(parts, resume))
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
        return
    for found in report.findings:
        advice = f" {found.fix}" if found.severity == "fix" else ""
        click.echo(f"{found.severity:8} {found.title}: {found.message}{advice}")
    click.echo(report.sentence)


@click.command()
@click.argument("resume")
@click.argument("job", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def match(resume: str, job: Path, *, as_json: bool) -> None:
    """Say how RESUME (a file or a stored id) meets the job post in the file JOB."""
    with opened_parts() as parts:
        post = parts.services.imports.post(_content(parts, job))
        report = parts.services.matches.report(_resume(parts, resume), post)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
        return
    click.echo(report.explanation)
    for found in report.findings:
        click.echo(f"{found.status:8} {found.requirement.text}")
        for evidence in found.evidence:
            click.echo(f"         · {evidence.quote} ({evidence.why})")


def _content(parts: Parts, file: Path) -> bytes:
    with file.open("rb") as opened:
        return parts.services.imports.content(opened)


def _resume(parts: Parts, named: str) -> Resume:
    """Return a résumé from a file or the store."""
    file = Path(named)
    if file.is_file():
        return parts.services.imports.read(_content(parts, file), file.name).resume
    try:
        return parts.services.documents.snapshot(OPERATOR, named).resume
    except NotFound:
        told = f"“{named}” is neither a file here nor the id of a stored résumé."
        raise click.ClickException(told) from None
