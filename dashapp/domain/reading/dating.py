"""One date as people write it, in several languages; what could be two dates is none."""

import re
import unicodedata
from collections.abc import Iterable

_MONTHS = """
january jan janvier janv januar jän jänner enero ene gennaio gen janeiro januari styczeń stycznia январь января янв
    leden ledna tammikuu tammikuun ocak січень січня січ
february feb février févr fév februar febrero febbraio fevereiro fev februari febr luty lutego февраль февраля фев
    únor února helmikuu helmikuun şubat лютий лютого лют февр
march mar mars märz mrz maerz marzo março maart mrt marzec marca март марта
    březen března maaliskuu maaliskuun marts mart березень березня бер
april apr avril avr abril abr aprile kwiecień kwietnia апрель апреля апр
    duben dubna huhtikuu huhtikuun nisan квітень квітня квіт
may mai mayo maggio maio mei maj maja май мая
    mag květen května toukokuu toukokuun mayıs травень травня трав
june jun juin juni junio giugno giu junho czerwiec czerwca июнь июня июн
    červen června kesäkuu kesäkuun haziran червень червня черв
july jul juillet juil juli julio luglio lug julho lipiec lipca июль июля июл
    červenec července heinäkuu heinäkuun temmuz липень липня лип
august aug août aout agosto ago augustus augusti sierpień sierpnia август августа авг
    srpen srpna elokuu elokuun ağustos серпень серпня серп
september sep sept septembre septiembre settembre set setembro wrzesień września сентябрь сентября сент
    sett září syyskuu syyskuun eylül вересень вересня вер
october oct octobre oktober okt octubre ottobre ott outubro out październik października октябрь октября окт
    říjen října lokakuu lokakuun ekim жовтень жовтня жовт
november nov novembre noviembre novembro listopad listopada ноябрь ноября
    listopadu marraskuu marraskuun kasım листопад листопада лист нояб
december dec décembre déc dezember dez diciembre dic dicembre dezembro desember grudzień grudnia декабрь декабря дек
    prosinec prosince joulukuu joulukuun aralık грудень грудня груд
"""
_MONTH_OF: dict[str, int] = {
    word: number
    for number, line in enumerate(re.split(r"\n(?! )", _MONTHS.strip()), start=1)
    for word in line.split()
}
YEAR = r"(?:19|20)\d\d"
MONTH_NAME = rf"(?:{'|'.join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))})\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
DATE = (
    rf"(?:{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|{YEAR}[-.](?:0[1-9]|1[0-2])(?!\d)"
    rf"|{YEAR}/(?:{YEAR}|\d\d)(?!\d)"
    rf"|{YEAR}/{MONTH_NAME}"
    rf"|{YEAR}\s?[年년](?:\s?{_MONTH}\s?[月월](?:\s?{_DAY}\s?[日일])?)?"
    rf"|{_DAY}\.\s?{_MONTH}\.\s?{YEAR}"
    rf"|\d\d?(?:/\d\d?/|-\d\d?-){YEAR}"
    rf"|{_MONTH}\s?[/.-]\s?{YEAR}"
    rf"|(?:{_DAY}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?)?{MONTH_NAME}"
    rf"(?:\.?,?\s(?:de\s|del\s)?|\.?[/-]|\.){YEAR}"
    rf"|{MONTH_NAME}\.?\s(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,\s{YEAR}"
    rf"|{MONTH_NAME}\.?\s?'\d\d(?!\d)"
    rf"|{YEAR})"
)
SHORT_DATE = rf"(?:'\d\d|{_MONTH}/\d\d|{MONTH_NAME}\.?[\s-]?\d\d)(?!\d)"
"""With two digits for the year: a date beside another one only, for alone it may be a day."""
VAGUE = (
    r"(?:summer|spring|autumn|fall|winter|sommer|frühjahr|frühling|herbst|été|printemps|automne"
    r"|hiver|verano|primavera|otoño|invierno|q[1-4]|ca\.?|circa|about|around|before|after|um|vor"
    r"|nach|etwa|vers|avant|après|antes de|hacia|~|h[12]"
    r"|[sw]s|sose|wise|sommersemester|wintersemester)"
)
"""What makes of a year no date of it."""
_GRADUATION = (
    r"(?:graduation|completion|degree|date|(?:studien)?abschluss|ende|obtention|diplôme|fin|graduación"
    r"|finalización|obtención|titulación|laurea|conseguimento)"
)
PLANNED = (
    rf"(?:(?:{_GRADUATION}\s)?(?:expected|anticipated|planned|projected|graduating|to be completed"
    r"|voraussichtlich(?:e[rs]?)?|vorauss\.|geplant(?:e[rs]?)?|prévue?|previst[oa])"
    rf"(?:\s{_GRADUATION}){{0,2}}(?:\s(?:in|im|by|for|en|pour|para|per|à|a))?(?:\s?:)?)"
)
"""What is said of an end that has not come yet."""
_SLASHED = re.compile(rf"{YEAR}/(?:{YEAR}|\d\d)")
_DAY_AND_MONTH = re.compile(rf"(\d\d?)[/-](\d\d?)[/-]{YEAR}")
_NUMBERS = re.compile(r"(\d\d?)/(\d\d)")
_SHORT_YEAR = re.compile(r"\s?'(\d\d)$")


def folded(text: str) -> str:
    """Return a text of the same length with plain spaces, apostrophes and digits."""
    return "".join(map(_like, text))


def _like(letter: str) -> str:
    if letter in "’‘":
        return "'"
    if letter.isspace():
        return " "
    normal = unicodedata.normalize("NFKC", letter)
    return normal if len(normal) == 1 else letter


def iso(text: str, *, is_day_first: bool | None = None) -> str | None:
    """Return a date as ISO 8601, no more exact than written; nothing where it may be two."""
    text = _SHORT_YEAR.sub(lambda found: f" {_whole_year(found[1])}", text.strip().casefold())
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return text
    year = re.search(YEAR, text)
    if year is None:
        return None
    word = next((w for w in re.findall(r"[^\W\d]+", text) if w in _MONTH_OF), None)
    numbers = [int(n) for n in re.findall(r"\d+", text.replace(year.group(), " ", 1))]
    if word is not None:
        return _joined(year.group(), _MONTH_OF[word], *numbers[:1])
    if _DAY_AND_MONTH.fullmatch(text):
        is_day_first = day_comes_first([text]) if is_day_first is None else is_day_first
        if is_day_first is None and numbers[0] != numbers[1]:
            return None
        numbers = numbers if is_day_first is False else numbers[::-1]
    elif len(numbers) == 2 and text.index(year.group()) > 0:
        numbers.reverse()  # 31.12.2020; 2020年12月31日 has the month first
    return _joined(year.group(), *numbers)


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Say whether ``13/05/2020`` or ``05/13/2020`` shows the order, for all; else nothing."""
    found = [_DAY_AND_MONTH.fullmatch(text) for text in texts]
    firsts = any(int(each[1]) > 12 for each in found if each)
    seconds = any(int(each[2]) > 12 for each in found if each)
    return None if firsts == seconds else firsts


def has_unclear_day(text: str) -> bool:
    """Say whether a date is two numbers and a year, of which either may be the month."""
    return _DAY_AND_MONTH.fullmatch(text) is not None


def school_year(text: str) -> tuple[str, str] | None:
    """Return both years of ``2011/12`` or ``2011/2013``; ``2011/05`` is a month."""
    if not _SLASHED.fullmatch(text):
        return None
    first, second = text.split("/")
    last = second if len(second) == 4 else f"{int(first) + 1}"
    is_later = int(last) > int(first) and last.endswith(second)
    return (first, last) if is_later else None


def is_slashed(text: str) -> bool:
    """Say whether a date is a year, a slash and a number, a school year or a month."""
    return _SLASHED.fullmatch(text) is not None


def short_dates(texts: Iterable[str]) -> list[str] | None:
    """Return dates with two digits for the year as ISO 8601; ``01/12 – 05/12`` may be days."""
    texts = [text.strip().casefold() for text in texts]
    pairs = [found for text in texts if (found := _NUMBERS.fullmatch(text))]
    if pairs and not any(int(found[2]) > 12 for found in pairs):
        return None
    dates = [_short(text) for text in texts]
    return [date for date in dates if date] if all(dates) else None


def _short(text: str) -> str | None:
    if found := _NUMBERS.fullmatch(text):
        return _joined(_whole_year(found[2]), int(found[1]))
    word = re.match(r"[^\W\d]+", text)
    if re.search(YEAR, text) or (word and "'" in text):
        return iso(text)
    year = _whole_year(text[-2:])
    return _joined(year, _MONTH_OF[word[0]]) if word else year


def _whole_year(digits: str) -> str:
    return f"{'20' if digits < '50' else '19'}{digits}"


def _joined(year: str, month: int | None = None, day: int | None = None) -> str | None:
    if month is None:
        return year
    if not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
