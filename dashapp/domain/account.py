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


@dataclass(frozen=True, slots=True)
class Account:
    """The short honest account of an import.

    ``read`` counts what was read: ``basics`` counts filled fields, ``profiles`` and
    each section their entries; a custom section stands under ``custom:<id>``.
    ``titles`` gives the custom sections their names. ``notes`` are whole sentences.
    """

    format: str
    filename: str = ""
    read: Mapping[str, int] = field(default_factory=dict)
    leftovers: int = 0
    notes: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, resume: Resume, kind: str, filename: str = "", notes: tuple[str, ...] = ()) -> Self:
        """Return the account of a résumé that was read from a ``kind`` (a key of FORMATS)."""
        read = {"basics": _filled(resume.basics), "profiles": len(resume.profiles())}
        read |= {view.key: len(view.entries) for view in resume.sections()}
        titles = {v.key: v.title for v in resume.sections() if v.key not in BY_KEY}
        counts = {key: count for key, count in read.items() if count}
        return cls(kind, filename, counts, len(resume.leftovers), notes, titles)

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
        }

    def sentences(self) -> list[str]:
        """Return the account in words: what was read, what was left over, then the notes."""
        counts = [f"{self._label(key)} {count}" for key, count in self.read.items()]
        what = FORMATS.get(self.format, self.format)
        read = ", ".join(counts) if counts else "nothing that has a place in a résumé"
        told = [f"Read as {what}: {read}."]
        if self.leftovers == 1:
            told.append("One line could not be placed; it waits under Not placed yet.")
        elif self.leftovers:
            told.append(
                f"{self.leftovers} lines could not be placed; they wait under Not placed yet."
            )
        else:
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
