"""Dates as résumés write them: a year, a month or a day; never guessed to be more."""

import re
from dataclasses import dataclass
from typing import Final, Self

ONGOING: Final = (
    r"(?:(?:until|till?|to|up to|bis(?: zum| zur)?|jusqu['’](?:à|au)|à|au?|ad|até|ao?|hasta|tot(?: op)?|op|do|po|по)\s)?"
    r"(?:(?:the|la|le|el|al|o|l['’])\s?)?"
    r"(?:present(?: day)?|pres\.?|today|now|current|currently|ongoing|date|this day|to date"
    r"|heute|jetzt|laufend|gegenwart|aktuell|dato|derzeit|andauernd|fortlaufend"
    r"|aujourd['’]hui|présent|actuel|actuellement|ce jour|en cours|maintenant"
    r"|actualidad|presente|actual|actualmente|hoy(?: en día)?|en curso|(?:a )?la fecha|(?:el|al|o) momento"
    r"|oggi|attuale|attualmente|tuttora|in corso|atual|atualmente|hoje|[àa] data|l['’]heure actuelle"
    r"|heden|nu|vandaag|momenteel|pågående|nuvarande|nuværende|idag|i dag|nå"
    r"|obecnie|nadal|dzisiaj|dziś|teraz|настоящее время|сейчас|дотепер|теперішній час|dosud|současnost|nykyinen|nykyhetki|günümüz|halen|н\.\s?в\.?|至今|现在|現在|현재|…|\.{3})"
)
"""What people write where a date would end something that goes on."""
_ONGOING = re.compile(ONGOING, re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year with, where known, its month and day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the date that an ISO 8601 text (``2020``, ``2020-03``) names, or nothing."""
        found = _ISO.match(text.strip())
        if found is None:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        if year is None or (month is not None and not 1 <= month <= 12):
            return None
        if day is not None and not 1 <= day <= 31:
            return None
        return cls(year, month, day)

    @property
    def first_month(self) -> int:
        """The earliest month it can mean, counted from year 0."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last_month(self) -> int:
        """The latest month it can mean, counted from year 0."""
        return self.year * 12 + (self.month or 12) - 1

    def iso(self) -> str:
        """Return it as ISO 8601, no more exact than it is."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


def is_ongoing(end: str) -> bool:
    """Whether what stands for an end says that there is none yet."""
    return not end.strip() or _ONGOING.fullmatch(end.strip()) is not None
