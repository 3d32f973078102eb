"""How a date is written on the page, in the language of the résumé."""

from dataclasses import dataclass
from typing import Final

from dashapp.domain.date import PartialDate
from dashapp.domain.style import DateFormat


@dataclass(frozen=True, slots=True)
class DateWords:
    """What one language calls the months, and what has not ended."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    ongoing: str
    full: str = "{month} {year}"
    """A month in full with its year."""

    def written(self, date: PartialDate, wanted: DateFormat) -> str:
        """Return a date in the wanted form, no more exact than it is."""
        year = f"{date.year:04d}"
        if date.month is None or wanted == "2020":
            return year
        return {
            "Mar 2020": f"{self.short_months[date.month - 1]} {year}",
            "March 2020": self.full.format(month=self.months[date.month - 1], year=year),
            "03/2020": f"{date.month:02d}/{year}",
            "2020-03": f"{year}-{date.month:02d}",
        }[wanted]


_ENGLISH: Final = DateWords(
    ("January", "February", "March", "April", "May", "June",
     "July", "August", "September", "October", "November", "December"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "Present",
)  # fmt: skip
_OTHERS: Final = {
    "de": DateWords(
        ("Januar", "Februar", "März", "April", "Mai", "Juni",
         "Juli", "August", "September", "Oktober", "November", "Dezember"),
        ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni",
         "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
        "heute",
    ),
    "fr": DateWords(
        ("janvier", "février", "mars", "avril", "mai", "juin",
         "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ("janv.", "févr.", "mars", "avr.", "mai", "juin",
         "juil.", "août", "sept.", "oct.", "nov.", "déc."),
        "aujourd’hui",
    ),
    "es": DateWords(
        ("enero", "febrero", "marzo", "abril", "mayo", "junio",
         "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
        "actualidad",
        "{month} de {year}",
    ),
}  # fmt: skip
"""Months as the Unicode CLDR has them."""


def date_words(language: str | None) -> DateWords:
    """Return the words of a language; English ones where it is not known, or not told."""
    return _OTHERS.get(language or "", _ENGLISH)
