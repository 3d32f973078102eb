"""The voices of the co-writer: files of Markdown with a small header, shipped or a team's own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml

from dashapp.domain.writing.request import Persona

SHIPPED: Final = Path(__file__).parent.parent / "personas"
_FILE: Final = re.compile(r"\A---\n(?P<header>.*?)\n---\n(?P<voice>.*)\Z", re.DOTALL)
_KEY: Final = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
_LONGEST_FILE, _LONGEST_LINE, _LONGEST_VOICE, _MOST = 20_000, 120, 4_000, 50


class PersonaFiles:
    """Reads the shipped personas, and those of a folder; one of the same name takes its place."""

    def __init__(self, own: Path | None) -> None:
        self._problems: list[str] = []
        found = {each.key: each for folder in (SHIPPED, own) for each in self._read(folder)}
        self._personas = sorted(found.values(), key=lambda each: each.name)

    def personas(self) -> Sequence[Persona]:
        """Return them, by name."""
        return self._personas

    def problems(self) -> Sequence[str]:
        """Return what is wrong with files that are not used, a sentence each."""
        return self._problems

    def _read(self, folder: Path | None) -> list[Persona]:
        if folder is None:
            return []
        if not folder.is_dir():
            self._problems.append(f"{folder} is no folder.")
            return []
        found = []
        for file in sorted(folder.glob("*.md"))[:_MOST]:
            try:
                found.append(_persona(file))
            except (OSError, ValueError, yaml.YAMLError) as error:
                self._problems.append(f"{file.name} is not used: {error}".splitlines()[0])
        return found


def _persona(file: Path) -> Persona:
    if not _KEY.match(file.stem):
        raise ValueError("its name may hold small letters, digits and hyphens.")
    if file.stat().st_size > _LONGEST_FILE:
        raise ValueError(f"it is over {_LONGEST_FILE} bytes.")
    found = _FILE.match(file.read_text(encoding="utf-8").replace("\r\n", "\n"))
    header = yaml.safe_load(found["header"]) if found else None
    if found is None or not isinstance(header, dict) or not isinstance(header.get("name"), str):
        raise ValueError("it must begin with a header between lines of ---, with a name in it.")
    voice = found["voice"].strip()
    if not voice or len(voice) > _LONGEST_VOICE:
        raise ValueError(f"the voice has 1 to {_LONGEST_VOICE} letters.")
    told = str(header.get("told") or "")
    return Persona(file.stem, header["name"][:_LONGEST_LINE], told[:_LONGEST_LINE], voice)
