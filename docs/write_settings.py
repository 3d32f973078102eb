"""Writes ``.env.example`` and ``docs/settings.md`` from the settings themselves."""

from pathlib import Path

from dashapp.settings import described

ROOT = Path(__file__).parents[1]
# What the compose files read beside the settings: name, default, what it does.
COMPOSE = (
    (
        "COMPOSE_FILE",
        "docker-compose.yml",
        "The compose files to run, with colons; of a team `docker-compose.yml:docker-compose.prod.yml`.",
    ),
    ("TAG", "latest", "The tag of the image."),
    ("POSTGRES_PASSWORD", "only-on-this-machine", "Of the base file; production reads a secret."),
    ("POSTGRES_TAG", "17-bookworm", "The tag of PostgreSQL's image; a new major needs a dump."),
    ("REDIS_TAG", "8-bookworm", "The tag of Redis's image."),
    ("NGINX_TAG", "1.28-bookworm", "The tag of nginx's image."),
    ("OLLAMA_TAG", "0.12.6", "The tag of Ollama's image, in the profile `local-ai`."),
    ("HTTP_PORT", "8080", "The port of nginx on this machine, in production."),
    ("PROMETHEUS_TAG", "v3.5.0", "The tag of Prometheus's image, in the profile `monitoring`."),
    ("GRAFANA_TAG", "12.1.1", "The tag of Grafana's image, in the same."),
    ("GRAFANA_PORT", "3000", "The port of Grafana on this machine."),
    ("WEB_REPLICAS", "2", "Web replicas in production."),
    ("DEBUGGER_PORT", "5678", "The debugger's port on this machine, for developing."),
    ("UID", "1000", "Whose files are made on the mount, for developing."),
    ("GID", "1000", "The group of the same."),
)
# What they set themselves, or has no meaning in a container.
FIXED = (
    *("ENVIRONMENT", "DEBUG", "HOST", "LIVE_HUB", "TASK_RUNNER", "DATA_DIR", "DATABASE_URL"),
    *("REDIS_URL", "ALLOW_SQLITE_IN_PRODUCTION", "IMAGINATOR_TOKEN", "RENDER_EXTERNAL_HOSTNAME"),
)


def main() -> None:
    """Write both files."""
    known = described()
    lines = [f"# {each.description}\n#{each.name}={each.default}\n" for each in known]
    extra = [f"# {told}\n#{name}={default}\n" for name, default, told in COMPOSE]
    lines += ["# --- Only the compose files read these. ---\n", *extra]
    head = "# Copy to .env and take away the # before what you set.\n\n"
    (ROOT / ".env.example").write_text(head + "\n".join(lines), encoding="utf-8")
    rows = [f"| `{each.name}` | `{each.default}` | {each.description} |" for each in known]
    table = "# Settings\n\n| setting | default | what it does |\n| --- | --- | --- |\n"
    more = [f"| `{name}` | `{default}` | {told} |" for name, default, told in COMPOSE]
    fixed = ", ".join(f"`{each}`" for each in FIXED)
    rows += ["", f"The compose files pass on what `.env` sets of these, but for {fixed}; a"]
    rows += [
        "`PERSONA_DIR` is a folder in the container, mounted there by a file of your own; and in"
    ]
    rows += ["production `SECRET_KEY`, `SIGN_IN` and `METRICS` are fixed. They also read:"]
    rows += ["", *table.splitlines()[2:], *more]
    (ROOT / "docs" / "settings.md").write_text(table + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
