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
        "dutzend": "dozen", "halbier(?:t|te|ten|en|ung)": "halved",
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


def in_english(text: str, language: str | None) -> str:
    """Return a text whose numerals are digits or English words."""
    if language not in _NUMBERS:
        return text
    numbers = {word: str(value) for value, word in enumerate(_NUMBERS[language].split(), start=2)}
    words = {**numbers, **_OTHERS[language]}
    # The longest first: what is said in two words is no single one.
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"\b(?:{word})\b", words[word], text, flags=re.IGNORECASE)
    return text
