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
    short: str = "{month} {year}"

    def written(self, date: PartialDate, wanted: DateFormat) -> str:
        """Return a date in the wanted form, no more exact than it is."""
        year = f"{date.year:04d}"
        if date.month is None or wanted == "2020":
            return year
        return {
            "Mar 2020": self.short.format(month=self.short_months[date.month - 1], year=year),
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
_NUMBERED: Final = tuple(map(str, range(1, 13)))
_CZECH: Final = (
    "leden", "únor", "březen", "duben", "květen", "červen",
    "červenec", "srpen", "září", "říjen", "listopad", "prosinec",
)  # fmt: skip
_FINNISH: Final = (
    "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
    "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu",
)  # fmt: skip
_POLISH: Final = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
_TURKISH: Final = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip
# Where a short month is a word of other languages (Czech *led*, Polish *sie*), it stands in full: a
# reader of many languages would not know it for a date.
_OTHERS: Final = {
    "cs": DateWords(_CZECH, _CZECH, "dosud"),
    "da": DateWords(
        ("januar", "februar", "marts", "april", "maj", "juni",
         "juli", "august", "september", "oktober", "november", "december"),
        ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
        "nu",
    ),
    "de": DateWords(
        ("Januar", "Februar", "März", "April", "Mai", "Juni",
         "Juli", "August", "September", "Oktober", "November", "Dezember"),
        ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni",
         "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
        "heute",
    ),
    "es": DateWords(
        ("enero", "febrero", "marzo", "abril", "mayo", "junio",
         "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
        "actualidad",
        "{month} de {year}",
    ),
    "fi": DateWords(_FINNISH, _FINNISH, "nykyinen"),
    "fr": DateWords(
        ("janvier", "février", "mars", "avril", "mai", "juin",
         "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ("janv.", "févr.", "mars", "avr.", "mai", "juin",
         "juil.", "août", "sept.", "oct.", "nov.", "déc."),
        "aujourd’hui",
    ),
    "it": DateWords(
        ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
         "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
        ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"),
        "oggi",
    ),
    "ja": DateWords(_NUMBERED, _NUMBERED, "現在", "{year}年{month}月", "{year}年{month}月"),
    "ko": DateWords(_NUMBERED, _NUMBERED, "현재", "{year}년 {month}월", "{year}년 {month}월"),
    "nb": DateWords(
        ("januar", "februar", "mars", "april", "mai", "juni",
         "juli", "august", "september", "oktober", "november", "desember"),
        ("jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "desember"),
        "nå",
    ),
    "nl": DateWords(
        ("januari", "februari", "maart", "april", "mei", "juni",
         "juli", "augustus", "september", "oktober", "november", "december"),
        ("jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
        "heden",
    ),
    "pl": DateWords(_POLISH, _POLISH, "obecnie"),
    "pt": DateWords(
        ("janeiro", "fevereiro", "março", "abril", "maio", "junho",
         "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
        ("jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."),
        "atual",
        "{month} de {year}",
    ),
    "ru": DateWords(
        ("январь", "февраль", "март", "апрель", "май", "июнь",
         "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
        ("янв.", "февр.", "март", "апр.", "май", "июнь",
         "июль", "авг.", "сент.", "окт.", "нояб.", "дек."),
        "настоящее время",
    ),
    "sv": DateWords(
        ("januari", "februari", "mars", "april", "maj", "juni",
         "juli", "augusti", "september", "oktober", "november", "december"),
        ("jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."),
        "nu",
    ),
    "tr": DateWords(_TURKISH, _TURKISH, "günümüz"),
    "uk": DateWords(
        ("січень", "лютий", "березень", "квітень", "травень", "червень",
         "липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
        ("січ.", "лют.", "бер.", "квіт.", "трав.", "черв.",
         "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."),
        "дотепер",
    ),
    "zh": DateWords(_NUMBERED, _NUMBERED, "至今", "{year}年{month}月", "{year}年{month}月"),
}  # fmt: skip
"""Months as the Unicode CLDR has them."""


def date_words(language: str | None) -> DateWords:
    """Return the words of a language; English ones where it is not known, or not told."""
    return _OTHERS.get(language or "", _ENGLISH)
