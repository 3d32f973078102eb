"""What the fact guard catches, and where it cries wolf. ``python -m benchmarks.fact_guard``.

The table is ours: sources with rewrites that say nothing new, and with rewrites that do.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from dashapp.domain.facts import new_claims

PAIRS = Path(__file__).parents[1] / "tests" / "samples" / "facts" / "pairs.txt"


def pairs() -> Iterator[tuple[str, str, bool]]:
    """Give each source with a rewrite, and whether that says something new."""
    source = ""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith(("=", "+")):
            yield source, line[1:].strip(), line.startswith("+")
        elif line and not line.startswith("#"):
            source = line


def main() -> None:
    """Print recall and false alarms, and with ``-v`` each mistake."""
    caught = missed = quiet = alarms = 0
    for source, draft, is_new in pairs():
        claims = new_claims(source, draft)
        if is_new:
            caught, missed = caught + bool(claims), missed + (not claims)
        else:
            alarms, quiet = alarms + bool(claims), quiet + (not claims)
        if bool(claims) != is_new and "-v" in sys.argv:
            print(f"{'MISSED' if is_new else 'ALARM '} {source}\n       {draft}\n       {claims}")  # noqa: T201
    print(f"{caught + missed + quiet + alarms} pairs")  # noqa: T201
    print(f"recall of invented facts {caught / (caught + missed):.3f} ({missed} missed)")  # noqa: T201
    print(f"false alarms {alarms / (alarms + quiet):.3f} ({alarms} of {alarms + quiet})")  # noqa: T201


if __name__ == "__main__":
    main()
