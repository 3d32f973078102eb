"""The command line: everything that the pages can do, for people who type."""

import sys

import click

from dashapp import __version__
from dashapp.commands import installation, people, resumes, serving

_ENTRY_POINT = ["python", "-m", "dashapp"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def imaginator() -> None:
    """Write a résumé together: edit, check, match, take out."""


for _each in (
    *(serving.serve, serving.live, serving.mcp, serving.worker),
    *(resumes.import_, resumes.export, resumes.check, resumes.match),
    *(installation.settings, installation.migrate, installation.backup, installation.restore),
    *(people.invite, people.password, installation.doctor),
):
    imaginator.add_command(_each)


def main() -> None:
    """Run the command line."""
    words = sys.argv[1:]
    # Some platforms put their command behind the image's entry point, some in its place.
    imaginator(words[3:] if words[:3] == _ENTRY_POINT else words)


if __name__ == "__main__":
    main()
