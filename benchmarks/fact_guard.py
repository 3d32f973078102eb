"""What the fact guard catches, and where it cries wolf. ``python -m benchmarks.fact_guard``.

The table is ours: sources with rewrites that say nothing new, and with rewrites that do.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from dashapp.domain.facts import new_claims

NAMES = (
    "pairs", "held_out", "german", "german_held_out", "french", "spanish",
    "second_german", "second_french", "second_spanish",
)  # fmt: skip
TABLES = Path(__file__).parents[1] / "tests" / "samples" / "facts"


def pairs(name: str) -> Iterator[tuple[str, str, bool]]:
    """Give each source of a table with a rewrite, and whether that says something new."""
    source = ""
    for line in (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("=", "+")):
            yield source, line[1:].strip(), line.startswith("+")
        elif line and not line.startswith("#"):
            source = line


def main() -> None:
    """Print recall and false alarms, and with ``-v`` each mistake."""
    for name in NAMES:
        recall, alarms, count = measured(name)
        print(
            f"{name}: {count} pairs, recall of invented facts {recall:.3f}, false alarms {alarms:.3f}"
        )


def measured(name: str) -> tuple[float, float, int]:
    """Return the recall of invented facts, the share of false alarms, and the number of pairs."""
    caught = missed = quiet = alarms = 0
    for source, draft, is_new in pairs(name):
        claims = new_claims(source, draft)
        if is_new:
            caught, missed = caught + bool(claims), missed + (not claims)
        else:
            alarms, quiet = alarms + bool(claims), quiet + (not claims)
        if bool(claims) != is_new and "-v" in sys.argv:
            print(f"{'MISSED' if is_new else 'ALARM '} {source}\n       {draft}\n       {claims}")
    count = caught + missed + quiet + alarms
    return caught / (caught + missed), alarms / (alarms + quiet), count


if __name__ == "__main__":
    main()
