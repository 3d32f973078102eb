"""The numerals of other languages, as English ones: in these quantities are read."""

import re
from typing import Final

_NUMBERS: Final = {
    "de": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
        sechzehn siebzehn achtzehn neunzehn zwanzig""",
    "fr": """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
        dix-sept dix-huit dix-neuf vingt""",
    "es": """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
        dieciséis diecisiete dieciocho diecinueve veinte""",
}
"""From two on."""
_OTHERS: Final = {
    "de": {
        "dreißig": "30", "vierzig": "40", "fünfzig": "50", "sechzig": "60", "siebzig": "70",
        "achtzig": "80", "neunzig": "90", "hundert": "100", "tausend": "1000", "prozent": "percent",
        "million(?:en)?": "million", "hälfte": "half", "drittel": "third", "viertel": "quarter",
        "dutzend": "dozen", "half(?:en)?": "helped", "halbier(?:t|te|ten|en|ung)": "halved",
        "verdoppel(?:t|te|ten|n|ung)": "doubled", "verdreifach(?:t|te|ten|en|ung)": "tripled",
    },
    "fr": {
        "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60", "cent": "100",
        "mille": "1000", "pour ?cent": "percent", "millions?": "million", "moitié": "half",
        "tiers": "third", "quart": "quarter", "douzaine": "dozen", "doubl(?:é|er|ant)": "doubled",
        "tripl(?:é|er|ant)": "tripled",
    },
    "es": {
        "treinta": "30", "cuarenta": "40", "cincuenta": "50", "sesenta": "60", "setenta": "70",
        "ochenta": "80", "noventa": "90", "cien": "100", "mil": "1000", "por ciento": "percent",
        "millón|millones": "million", "mitad": "half", "tercio": "third", "docena": "dozen",
        "duplic(?:ar|ó|ué|ado)": "doubled", "triplic(?:ar|ó|ué|ado)": "tripled",
    },
}  # fmt: skip


_ENGLISH_WORDS: Final = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion dozen dozens half third quarter percent"""
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    # The longest first: what is said in two words is no single one.
    ordered = sorted(enumerate(words), key=lambda each: -len(each[1]))
    said = "|".join(f"(?P<w{number}>{word})" for number, word in ordered)
    return re.compile(rf"\b(?:{said})\b", re.IGNORECASE)


_WORDS: Final = {
    language: {
        **{word: str(value) for value, word in enumerate(numbers.split(), start=2)},
        **_OTHERS[language],
    }
    for language, numbers in _NUMBERS.items()
}
_PATTERNS: Final = {language: _pattern(words) for language, words in _WORDS.items()}


def in_english(text: str, language: str | None) -> str:
    """Return a text whose numerals are digits or English words."""
    if language not in _PATTERNS:
        return text
    values = list(_WORDS[language].values())

    def english(found: re.Match[str]) -> str:
        return values[int(str(found.lastgroup)[1:])]

    return _PATTERNS[language].sub(english, text)


def is_numeral(word: str) -> bool:
    """Whether a word is a number, which is compared elsewhere."""
    lowered = word.lower()
    return any(part in _ENGLISH for part in lowered.split("-")) or any(
        pattern.fullmatch(lowered) for pattern in _PATTERNS.values()
    )
