"""What a post asks for in one piece: its kind, and the years and the languages in it."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from dashapp.domain.matching.headings import Part
from dashapp.domain.matching.terms import mentions

Kind = Literal["tool", "years", "degree", "licence", "language", "place", "skill", "duty"]
Importance = Literal["must", "nice"]

_FEW_WORDS: Final = 3
_YEAR = r"(?:years?|yrs?|jahre?n?|ans|années|años)\b(?!.?olds?\b| of age| alt\b)"
_YEARS = re.compile(
    rf"\b(?<!aged )(\d{{1,2}})\s*(?:\+|plus|or more|(?:bis|to|à|a) \d+|[-–]\s*\d+)?\s*{_YEAR}",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\b(\d{1,2})\s*\+?\s*(?:months?|monate?n?|mois|meses)\b", re.IGNORECASE)
_EXPERIENCE = re.compile(
    r"\b(?:experience|\w*erfahrung\w*|expérience|experiencia)\b", re.IGNORECASE
)
_RECENT = re.compile(
    r"\b(?:last|past|letzten)\s+(?:\w+\s+)?(?:years?|months?|jahre\w*|monate\w*)"
    r"|\b(?:aged?|between) \d+ (?:to|and|-|–) \d+ years?",
    re.IGNORECASE,
)
_YEAR_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10, "several": 3, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "mehrere": 3,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "plusieurs": 3,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "varios": 3,
}  # fmt: skip
_YEARS_IN_WORDS = re.compile(
    rf"\b({'|'.join(_YEAR_WORDS)})\b(?:\s+[\w’']+){{0,3}}?\s+{_YEAR}", re.IGNORECASE
)
_LONG = re.compile(r"\b(?:mehr|lang)jährig", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(degree|bachelor\w*|(?<!scrum )master'?s?\b(?![- ](?:data|file|plan|schedul))|msc|bsc|mba"
    r"|ph\.?d|doctora\w+|(?-i:B\.S|BSN?|M\.S|MSN|MS(?=\.?(?:,? (?:in|degree|or)\b|/)))|bba|mfa|diploma|a-levels?|abitur"
    r"|studium|hochschul\w*|(?:\w+)?ausbildung|apprenticeship|abschluss|b\.?a\.?|m\.?a\.?"
    r"|university[- ](?:degree|education|educated|level|studies)"
    r"|diplôme|bac ?\+ ?\d|licenciatura|grado|titulación|título|(?-i:CAP|BEP|BTS))\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\b(licen[cs]e\w*|registration|registered|certified|certificat\w+|qualification|führerschein"
    r"|fahrerlaubnis|approbation"
    r"|staplerschein|zertifi\w+|chartered|dbs|qts|clearance"
    r"|permis [a-e]\d?|permis de conduire|carn[ée]t? (?:de )?\w+|inscription à l.ordre)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(on.?site|relocat\w+|based in|hybrid|remote|travel|commut\w+|vor ort|reisebereit\w*|umzug)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:to )?(?:have|hold|possess|be)\b", re.IGNORECASE)
LANGUAGES: dict[str, str] = {
    "english": "English", "englisch": "English", "german": "German", "deutsch": "German",
    "french": "French", "französisch": "French", "spanish": "Spanish", "spanisch": "Spanish",
    "italian": "Italian", "italienisch": "Italian", "dutch": "Dutch", "niederländisch": "Dutch",
    "portuguese": "Portuguese", "polish": "Polish", "polnisch": "Polish", "swedish": "Swedish",
    "arabic": "Arabic", "arabisch": "Arabic", "turkish": "Turkish", "türkisch": "Turkish",
    "russian": "Russian", "russisch": "Russian", "ukrainian": "Ukrainian", "hindi": "Hindi",
    "mandarin": "Mandarin", "chinese": "Mandarin", "japanese": "Japanese", "korean": "Korean",
    "hebrew": "Hebrew", "danish": "Danish", "norwegian": "Norwegian", "finnish": "Finnish",
    "anglais": "English", "allemand": "German", "français": "French", "espagnol": "Spanish",
    "italien": "Italian", "inglés": "English", "alemán": "German", "francés": "French",
    "español": "Spanish", "czech": "Czech", "greek": "Greek", "welsh": "Welsh",
}  # fmt: skip
LANGUAGE = re.compile(
    r"\b(" + "|".join(LANGUAGES) + r")(?:kenntniss\w*|sprach\w*)?\b", re.IGNORECASE
)
_FLUENCY = re.compile(
    r"\b(fluent\w*|native|speak\w*|spoken|written|verhandlungssicher|fließend|muttersprach\w+"
    r"|language\w*|[abc][12]|proficien\w+|wort und schrift|kenntnisse|command of"
    r"|courant\w*|bilingue|parlez|nivel|niveau|hablas?)\b",
    re.IGNORECASE,
)
_IS_LANGUAGE = re.compile(
    rf"(?:{'|'.join(LANGUAGES)}) (?:is|are|would|ist|wäre|est|serait)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a post asks for; ``line`` counts the lines of the post from 1."""

    text: str
    kind: Kind
    importance: Importance
    line: int


def wanted_years(text: str) -> float | None:
    """Return how many years a requirement asks for."""
    text = _RECENT.sub("", text)
    if (found := _YEARS.search(text)) is not None:
        return int(found[1])
    if (found := _YEARS_IN_WORDS.search(text)) is not None:
        return _YEAR_WORDS[found[1].lower()]
    if _LONG.search(text):
        return _YEAR_WORDS["several"]
    # Six months may be of a contract, or of trial.
    if (found := _MONTHS.search(text)) is not None and _EXPERIENCE.search(text):
        return int(found[1]) / 12
    return None


def wanted_languages(text: str) -> list[str]:
    """Return the human languages that a requirement names."""
    return list(dict.fromkeys(LANGUAGES[word.lower()] for word in LANGUAGE.findall(text)))


def names_fluency(text: str) -> bool:
    """Whether a language is named, and how well it is to be spoken."""
    return LANGUAGE.search(text) is not None and _FLUENCY.search(text) is not None


def kind_of(text: str, part: Part) -> Kind:
    """Return what a requirement asks for; ``part`` is the list that it stands in."""
    is_language = LANGUAGE.search(text) is not None and len(text.split()) <= _FEW_WORDS
    if is_language or names_fluency(text) or _IS_LANGUAGE.match(text):
        return "language" if wanted_years(text) is None else "years"
    if part == "duty" and not _OWNED.match(text):  # supervising BSc students asks for no degree
        return "duty"
    if wanted_years(text) is not None:
        return "years"
    if _LICENCE.search(text):
        return "licence"
    if _DEGREE.search(text):
        return "degree"
    if _PLACE.search(text):
        return "place"
    return "tool" if mentions(text) else "skill"
