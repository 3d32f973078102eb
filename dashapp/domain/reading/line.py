"""A line of a file, with what its format says of it: the common form before reading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from dashapp.domain import inline
from dashapp.domain.inline import Run

PAGE_NUMBER = re.compile(
    r"^(?:page |seite |página )?\d{1,2}(?: ?(?:/|of|von|de|sur) ?\d{1,2})?$", re.IGNORECASE
)
"""What alone on a last line says nothing but which page it is."""
_LONGEST_HEADING = 70
_SCHEME = re.compile(r"^[A-Za-z]+:")


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a line, and how.

    ``rank`` is a heading's level where the format states one (1 the name, 2 a section,
    3 an entry), else 0. ``aside`` stands apart on the same line, at the far edge.
    ``look`` is equal for lines that are set alike; empty where the format has no looks.
    """

    runs: tuple[Run, ...]
    source: str = ""
    rank: int = 0
    is_bullet: bool = False
    after_gap: bool = False
    aside: str = ""
    look: str = ""
    opens_column: bool = False
    """It stands at the top of a further column of the first page."""
    size: float = 0.0
    is_footer: bool = False
    """It stands at the foot of a page, outside the text."""

    @classmethod
    def of(cls, text: str, source: str = "", **hints: Any) -> Self:
        """Return a line of plain text."""
        return replace(cls((Run(text),), source), **hints)

    @property
    def text(self) -> str:
        """The text without marks and without the aside."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def whole(self) -> str:
        """The text with the aside."""
        return (
            f"{self.text} | {self.aside}" if self.aside and self.text else self.text or self.aside
        )

    @property
    def prose(self) -> str:
        """The text as inline Markdown, with the aside."""
        text = inline.markdown(self.runs).strip()
        aside = inline.literal(self.aside) if self.aside else ""
        return f"{text} {aside}".strip()

    @property
    def links(self) -> list[str]:
        """The addresses that words lead to, each with its scheme in small letters."""
        return [
            _SCHEME.sub(lambda found: found[0].lower(), run.link) for run in self.runs if run.link
        ]

    @property
    def is_bold(self) -> bool:
        """Every word is bold."""
        return bool(self.text) and all(run.bold for run in self.runs if run.text.strip())


def as_text(lines: Iterable[Line]) -> str:
    """Return lines as somebody would type them, with signs for headings and lists.

    The first stays bare: it is the title of the whole, and heads no part of it. What
    stands outside the text comes last.
    """
    typed: list[str] = []
    for line in sorted(lines, key=lambda each: each.is_footer):
        is_short = line.is_bold and len(line.text) <= _LONGEST_HEADING
        is_heading = not line.is_footer and (line.rank > 0 or is_short)
        sign = "- " if line.is_bullet else "# " if is_heading and typed else ""
        typed += ["", sign + line.whole] if line.after_gap and typed else [sign + line.whole]
    return "\n".join(typed)
