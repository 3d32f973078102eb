"""What an import tells the person: what was read, what could not be placed, and what to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from dashapp.domain.outline import BY_KEY
from dashapp.domain.resume import Resume, text_of

FORMATS: dict[str, str] = {
    "json": "JSON Resume",
    "yaml": "YAML in JSON Resume's layout",
    "rendercv": "YAML in RenderCV's layout",
    "markdown": "Markdown",
    "text": "plain text",
    "html": "HTML",
    "pdf": "PDF",
    "pdf-source": "PDF made by Imaginator, read whole from the source it carries",
    "docx": "DOCX",
    "linkedin": "LinkedIn's data export",
}
"""Each format's stable name, and what people call it."""
_HEADED = frozenset({"markdown", "text", "html", "pdf", "docx"})
"""The formats whose headings say what stands below them."""
_FEWEST_UNSORTED = 4
"""So many lines are more than a summary that somebody wrote as one."""


@dataclass(frozen=True, slots=True)
class Account:
    """The short honest account of an import.

    ``read`` counts what was read: ``basics`` counts filled fields, ``profiles`` and
    each section their entries; a custom section stands under ``custom:<id>``.
    ``unsorted`` counts the lines of the summary where most of a file came to stand in it.
    ``titles`` gives the custom sections their names. ``notes`` are whole sentences.
    """

    format: str
    filename: str = ""
    read: Mapping[str, int] = field(default_factory=dict)
    leftovers: int = 0
    notes: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    unsorted: int = 0

    @classmethod
    def of(cls, resume: Resume, kind: str, filename: str = "", notes: tuple[str, ...] = ()) -> Self:
        """Return the account of a résumé that was read from a ``kind`` (a key of FORMATS)."""
        read = {"basics": _filled(resume.basics), "profiles": len(resume.profiles())}
        read |= {view.key: len(view.entries) for view in resume.sections()}
        titles = {v.key: v.title for v in resume.sections() if v.key not in BY_KEY}
        counts = {key: count for key, count in read.items() if count}
        unsorted = _unsorted(resume) if kind in _HEADED else 0
        return cls(kind, filename, counts, len(resume.leftovers), notes, titles, unsorted)

    @classmethod
    def from_json(cls, stored: Any) -> Self:
        """Return the account that :meth:`to_json` wrote; what is missing stays empty."""
        known = stored if isinstance(stored, dict) else {}
        return cls(
            format=text_of(known.get("format")),
            filename=text_of(known.get("filename")),
            read={str(key): int(count) for key, count in (known.get("read") or {}).items()},
            leftovers=int(known.get("leftovers") or 0),
            notes=tuple(str(note) for note in known.get("notes") or ()),
            titles={str(key): str(text) for key, text in (known.get("titles") or {}).items()},
            unsorted=int(known.get("unsorted") or 0),
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {
            "format": self.format,
            "filename": self.filename,
            "read": dict(self.read),
            "leftovers": self.leftovers,
            "notes": list(self.notes),
            "titles": dict(self.titles),
            "unsorted": self.unsorted,
        }

    def sentences(self) -> list[str]:
        """Return the account in words: what was read, what was left over, then the notes."""
        counts = [f"{self._label(key)} {count}" for key, count in self.read.items()]
        what = FORMATS.get(self.format, self.format)
        read = ", ".join(counts) if counts else "nothing that has a place in a résumé"
        told = [f"Read as {what}: {read}."]
        if self.unsorted:
            told.append(
                f"No heading says what most of it is: {self.unsorted} lines stand in the summary,"
                " for you to move where they belong."
            )
        if self.leftovers == 1:
            told.append("One line could not be placed; it waits under Not placed yet.")
        elif self.leftovers:
            told.append(
                f"{self.leftovers} lines could not be placed; they wait under Not placed yet."
            )
        elif not self.unsorted:
            told.append("Everything found its place.")
        return [*told, *self.notes]

    def _label(self, key: str) -> str:
        if key in BY_KEY:
            return BY_KEY[key].label
        fixed = {"basics": "About", "profiles": "Profiles"}
        return fixed.get(key) or self.titles.get(key) or key


def _filled(value: Any) -> int:
    """Count the values below an object that hold something, lists (profiles) not counted."""
    if isinstance(value, dict):
        return sum(_filled(item) for item in value.values())
    return int(value not in (None, "") and not isinstance(value, list))


def _unsorted(resume: Resume) -> int:
    """Count the lines of a summary that holds most of the words, as where no heading was known."""
    summary = resume.basic("summary")
    lines = [line for line in summary.splitlines() if line.strip()]
    words = sum(_words(value) for key, value in resume.data.items() if key != "meta")
    is_most = len(summary.split()) > words / 2
    return len(lines) if is_most and len(lines) >= _FEWEST_UNSORTED else 0


def _words(value: Any) -> int:
    if isinstance(value, (dict, list)):
        return sum(map(_words, value.values() if isinstance(value, dict) else value))
    return len(value.split()) if isinstance(value, str) else 0
