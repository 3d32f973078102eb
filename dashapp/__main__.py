"""The command line: everything that the pages can do, for people who type."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashapp import __version__
from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.people import HOME, OPERATOR
from dashapp.settings import Settings, WrongSettings, described

if TYPE_CHECKING:
    # A server's parent process is this one: it imports what it needs and no more.
    from collections.abc import Iterator

    from dashapp.bootstrap import Parts
    from dashapp.domain.resume import Resume

_ENTRY_POINT = ["python", "-m", "dashapp"]
WRONG_SETTINGS = 78
"""The exit code for settings that cannot be used (EX_CONFIG of sysexits.h)."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def imaginator() -> None:
    """Write a résumé together: edit, check, match, take out."""


@imaginator.command()
def serve() -> None:
    """Start the server and print its address."""
    settings = _settings()
    _serve("app", settings, settings.workers, settings.port)


@imaginator.command()
def live() -> None:
    """Start the editing hub alone; `/ws/` is routed to it, the rest to `serve`."""
    settings = _settings()
    _serve("hub", settings, 1, settings.port)


@imaginator.command()
@click.option("--http", "over_http", is_flag=True, help="Answer alone on MCP_SERVER_PORT.")
def mcp(*, over_http: bool) -> None:
    """Answer an AI assistant that started this; where the server runs, by way of it."""
    settings = _settings()
    if not over_http:
        from dashapp.stdio import speak  # noqa: PLC0415

        speak(settings, _own_token(settings))
    elif settings.redis_url is None:
        raise click.ClickException(
            "REDIS_URL: set it. Beside a server it is how both hear of edits; without one"
            " assistants come to `imaginator serve` at /mcp."
        )
    else:
        _serve("mcp", settings, settings.workers, settings.mcp_server_port)


@imaginator.command()
def worker() -> None:
    """Run the long work of the co-writer until told to stop; see TASK_RUNNER."""
    settings = _settings()
    if settings.redis_url is None:
        raise click.ClickException(
            "REDIS_URL: set it. Beside a server it is how both hear of what is suggested; without"
            " one, `imaginator serve` runs long work itself."
        )
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    with _parts() as parts:
        parts.runner.start()
        click.echo("Imaginator: at work", err=True)
        signal.sigwait(ends)


def _own_token(settings: Settings) -> str | None:
    if settings.imaginator_token is not None:
        return settings.imaginator_token.get_secret_value()
    if settings.signs_in:
        raise click.ClickException(
            "IMAGINATOR_TOKEN: set it to an access token; your account page makes one."
        )
    return None


def _serve(role: str, settings: Settings, workers: int, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, port))
        except OSError:
            raise click.ClickException(
                f"Port {port} is in use. Stop what uses it, or set PORT to another."
            ) from None
    click.echo(f"Imaginator: http://{settings.host}:{port}", err=True)
    if settings.metrics and workers > 1:
        # Workers count into one folder, so that whichever is asked answers for all.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="metrics-")
    from gunicorn import __main__ as gunicorn  # noqa: PLC0415

    # In this process: its workers are forked, and need not import again what it has imported.
    sys.argv = [
        gunicorn.__file__,
        "--worker-class=dashapp.web.worker.Worker",
        f"--workers={workers}",
        f"--bind={settings.host}:{port}",
        "--timeout=60",
        "--graceful-timeout=10",
        "--no-control-socket",
        "--log-level=warning",
        f"dashapp.asgi:{role}",
    ]
    gunicorn.run(prog="gunicorn")


@imaginator.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
def import_(file: Path, *, as_json: bool) -> None:
    """Read FILE, store it, and print the new résumé's id."""
    with _parts() as parts:
        imported = parts.services.imports.read(file.read_bytes(), file.name)
        stored = parts.services.documents.create(
            OPERATOR, imported.resume, account=imported.account
        )
        account = imported.account.to_json()
        if as_json:
            click.echo(json.dumps({"id": stored, "account": account}, ensure_ascii=False))
        else:
            click.echo(stored)
            click.echo(" ".join(imported.account.sentences()), err=True)


@imaginator.command()
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
    with _parts() as parts:
        made = parts.services.exports.export(
            _resume(parts, resume), known, with_source=not without_source
        )
        out.write_bytes(made.content)


@imaginator.command()
@click.argument("resume")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def check(resume: str, *, as_json: bool) -> None:
    """Say how RESUME (a file or a stored id) reads."""
    with _parts() as parts:
        report = parts.services.analyses.report(_resume(parts, resume))
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
        return
    for found in report.findings:
        click.echo(f"{found.severity:8} {found.title}: {found.message}")
    click.echo(f"{report.rules_met} of {report.rules} rules find nothing.")


@imaginator.command()
@click.argument("resume")
@click.argument("job", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def match(resume: str, job: Path, *, as_json: bool) -> None:
    """Say how RESUME (a file or a stored id) meets the job post in the file JOB."""
    with _parts() as parts:
        post = parts.services.imports.post(job.read_bytes())
        report = parts.services.matches.report(_resume(parts, resume), post)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
        return
    click.echo(report.explanation)
    for found in report.findings:
        click.echo(f"{found.status:8} {found.requirement.text}")
        for evidence in found.evidence:
            click.echo(f"         · {evidence.quote} ({evidence.why})")


@imaginator.command()
def settings() -> None:
    """List the settings with what each is for and what it is now; secrets stay hidden."""
    now = _settings()
    for each in described():
        value = getattr(now, each.name.lower())
        click.echo(f"{each.name}={value}\n    {each.description}")


@imaginator.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    with _parts():
        click.echo("The database has the newest form.")


@imaginator.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything that is stored to the new FILE, while the system runs."""
    from dashapp.adapters.database.backup import back_up  # noqa: PLC0415

    with _parts() as parts:
        counts = back_up(parts.engine, file)
    click.echo(f"{file}: {counts['documents']} résumés, {counts['log']} changes.")


@imaginator.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Fill an empty store from the backup FILE."""
    from dashapp.adapters.database.backup import restore as fill  # noqa: PLC0415

    with _parts() as parts:
        counts = fill(parts.engine, file)
    click.echo(f"{counts['documents']} résumés, {counts['log']} changes restored.")


@imaginator.command()
@click.argument("email")
@click.option("--workspace", default=HOME, show_default=True, help="The id of the workspace.")
@click.option("--role", default="owner", show_default=True, help="What they are there.")
@click.option(
    "--at", "address", help="The address that people type, such as https://cv.example.org."
)
def invite(email: str, workspace: str, role: str, address: str | None) -> None:
    """Print an invitation for EMAIL, which makes them an account; the first person comes so."""
    with _parts() as parts:
        secret = parts.services.people.teams.invite(OPERATOR, workspace, role, email)
    now = _settings()
    click.echo(f"{address or f'http://{now.host}:{now.port}'}/join?invitation={secret}")


@imaginator.command()
@click.argument("email")
@click.password_option(help="The new password; asked for where it is not given.")
def password(email: str, password: str) -> None:
    """Set a new password for EMAIL, who forgot theirs; they are signed out everywhere."""
    with _parts() as parts:
        parts.services.people.accounts.reset_password(email, password)
    click.echo("The password is set.")


@imaginator.command()
def doctor() -> None:
    """Say what works here and what does not; exit 1 if something does not."""
    with _parts() as parts:
        report = parts.health.report()
    for name, state in report.items():
        click.echo(f"{name:10} {state.state} ({state.latency_ms} ms)")
    if any(state.state != "up" for state in report.values()):
        raise SystemExit(1)


def _settings() -> Settings:
    try:
        return Settings.read()
    except WrongSettings as error:
        click.echo(str(error), err=True)
        raise SystemExit(WRONG_SETTINGS) from None


@contextmanager
def _parts() -> Iterator[Parts]:
    """Give the parts; what goes wrong is told in a sentence."""
    from dashapp.bootstrap import join  # noqa: PLC0415

    settings = _settings()
    try:
        parts = join(settings)
    except ImaginatorError as error:
        raise click.ClickException(str(error)) from None
    try:
        yield parts
    except ImaginatorError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.strerror}: {error.filename}") from None
    finally:
        parts.close()


def _resume(parts: Parts, named: str) -> Resume:
    """Return a résumé from a file or the store."""
    file = Path(named)
    if file.is_file():
        return parts.services.imports.read(file.read_bytes(), file.name).resume
    try:
        return parts.services.documents.snapshot(OPERATOR, named).resume
    except NotFound:
        told = f"“{named}” is neither a file here nor the id of a stored résumé."
        raise click.ClickException(told) from None


def main() -> None:
    """Run the command line."""
    words = sys.argv[1:]
    # Some platforms put their command behind the image's entry point, some in its place.
    imaginator(words[3:] if words[:3] == _ENTRY_POINT else words)


if __name__ == "__main__":
    main()
