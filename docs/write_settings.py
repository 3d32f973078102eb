"""Writes ``.env.example`` and ``docs/settings.md`` from the settings themselves."""

from pathlib import Path

from dashapp.settings import described

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write both files."""
    known = described()
    lines = [f"# {each.description}\n#{each.name}={each.default}\n" for each in known]
    head = "# Copy to .env and take away the # before what you set.\n\n"
    (ROOT / ".env.example").write_text(head + "\n".join(lines), encoding="utf-8")
    rows = [f"| `{each.name}` | `{each.default}` | {each.description} |" for each in known]
    table = "# Settings\n\n| setting | default | what it does |\n| --- | --- | --- |\n"
    (ROOT / "docs" / "settings.md").write_text(table + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
