"""Which language a text is in, by its script and its commonest words; a guess, or nothing."""

import re
import unicodedata
from collections import Counter
from operator import itemgetter

_COMMON: dict[str, frozenset[str]] = {
    "en": frozenset(
        [
            "the",
            "and",
            "of",
            "to",
            "in",
            "for",
            "with",
            "on",
            "by",
            "from",
            "at",
            "as",
            "an",
            "is",
            "was",
            "were",
            "that",
            "which",
            "across",
            "into",
            "while",
            "through",
            "using",
            "over",
            "under",
            "their",
            "our",
            "during",
            "between",
            "after",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "für",
            "mit",
            "von",
            "im",
            "in",
            "zur",
            "zum",
            "auf",
            "bei",
            "als",
            "eines",
            "einer",
            "den",
            "dem",
            "des",
            "nach",
            "sowie",
            "durch",
            "über",
            "aus",
            "wir",
            "sie",
            "ist",
            "sind",
            "unter",
            "ein",
            "eine",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "et",
            "des",
            "du",
            "de",
            "un",
            "une",
            "pour",
            "avec",
            "dans",
            "sur",
            "par",
            "en",
            "au",
            "aux",
            "est",
            "sont",
            "nous",
            "vous",
            "qui",
            "que",
            "chez",
            "ainsi",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "y",
            "de",
            "del",
            "en",
            "un",
            "una",
            "para",
            "con",
            "por",
            "que",
            "se",
            "al",
            "como",
            "su",
            "sus",
            "desde",
            "hasta",
            "entre",
            "es",
            "son",
        ]
    ),
}
_SCRIPTS = {"ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "HIRAGANA": "ja", "KATAKANA": "ja"}
_WORD = re.compile(r"[^\W\d_]+")


def common_words(*codes: str) -> frozenset[str]:
    """Return the commonest words of languages, which say nothing of what a text is about."""
    return frozenset().union(*(_COMMON[code] for code in codes))


def hits(text: str) -> dict[str, int]:
    """Return how often a text has the commonest words of each language."""
    counts = Counter(_WORD.findall(text.lower()))
    return {code: sum(counts[word] for word in common) for code, common in _COMMON.items()}


def is_english(language: str | None) -> bool:
    """Whether a text is in English, or so short that nothing else can be told."""
    return language in ("en", None)


def language_of(text: str) -> str | None:
    """Return a language code, or nothing where the text does not tell."""
    if (by_script := _by_script(text)) is not None:
        return by_script
    best, second = sorted(hits(text).items(), key=lambda pair: -pair[1])[:2]
    if best[1] < 2 or best[1] <= second[1] * 1.2:
        return None
    return best[0]


def _by_script(text: str) -> str | None:
    if text.isascii():
        return None
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text[:4000]).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "").split(" ")[0]] += count
    letters = scripts.total()
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > letters * 0.05:
        return "ja"
    script, count = max(scripts.items(), key=itemgetter(1), default=("", 0))
    if count * 2 < letters:
        return None
    return "zh" if script == "CJK" else _SCRIPTS.get(script)
