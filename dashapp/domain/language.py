"""Which language a text is in, by its script and its commonest words; a guess, or nothing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import Final

_WORDS_OF: Final = {
    "en": """the and of to in for with on by from at as an is was were that which across into while through using
        over under their our during between after""",
    "de": """der die das und für mit von im in zur zum auf bei als eines einer den dem des nach sowie durch über
        aus wir sie ist sind unter ein eine""",
    "fr": """le la les et des du de un une pour avec dans sur par en au aux est sont nous vous qui que chez
        ainsi""",
    "es": """el la los las y de del en un una para con por que se al como su sus desde hasta entre es son""",
    "it": """il lo la i gli le di del della dei delle dello e un una per con in nel nella nei nelle da dal dalla al
        alla ai su sul tra che si è sono ho come anche""",
    "pt": """o os de da dos das e em na nos nas um uma para com por pelo pela que se ao à às são como
        sem mais entre""",
    "ca": """el la els les de del dels i en un una per amb al als que es com entre des fins""",
    "ro": """și de la în cu pe pentru din prin ale al un o care sunt este am la spre după sub între""",
    "nl": """de het een van en met voor op in te ter door bij naar aan uit over als is dat die zonder tot binnen
        werd zijn om""",
    "sv": """och att av för med på som till en ett är från i den det vid genom samt om under efter utan har var""",
    "da": """og at af for med på som til en et er fra i den det ved gennem samt om under efter uden har var""",
    "nb": """og å av for med på som til en et er fra i den det ved gjennom samt om under etter uten har var""",
    "fi": """ja on oli sekä että kanssa noin yli jossa joka jotka mukaan kuin sen myös olen tai vuoden ilman""",
    "pl": """w z na do i o oraz dla przez się od po za jako ze pod przy nad jest są lub u we""",
    "cs": """v na s z pro do od se za ve k o po při jako jsem jsou u ze i byl až dle pod nad""",
    "sk": """v na s z pre do od sa za vo k o po pri ako som sú u zo i bol až podľa pod nad""",
    "hu": """az és egy hogy nem is volt vagy mint meg csak be ki fel le után alatt között által""",
    "tr": """ve bir bu ile için olarak de da daha en çok kadar sonra üzerinde arasında olan gibi""",
}
"""Words that stand in whatever is written; some in several languages."""
_COMMON: Final = {code: frozenset(words.split()) for code, words in _WORDS_OF.items()}
_SHARED: Final = Counter(word for words in _COMMON.values() for word in words)
_SCRIPTS: Final = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "KANNADA": "kn",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
_OWN_LETTERS: Final = (("uk", "іїєґ", "ыэў"), ("ru", "ыэё", "іў"), ("bg", "ъ", "ыэі"))
"""Languages in Cyrillic, the letters that tell each, and those that it has not."""
_LEAST_HITS, _LEAST_LEAD = 2, 1.2
_WORD = re.compile(r"[^\W\d_]+")


def common_words(*codes: str) -> frozenset[str]:
    """Return the commonest words of languages, which say nothing of what a text is about."""
    return frozenset().union(*(_COMMON[code] for code in codes))


def hits(text: str, codes: Iterable[str]) -> dict[str, int]:
    """Return how often a text has the commonest words of each of some languages."""
    counts = Counter(_WORD.findall(text.lower()))
    return {code: sum(counts[word] for word in _COMMON[code]) for code in codes}


def is_english(language: str | None) -> bool:
    """Whether a text is in English, or so short that nothing else can be told."""
    return language in ("en", None)


def language_of(text: str) -> str | None:
    """Return a language code, or nothing where the text does not tell."""
    return _by_script(text) or _by_words(text)


def _by_words(text: str) -> str | None:
    """Return the language whose words stand there most; a word of several counts little for each."""
    counts = Counter(_WORD.findall(text.lower()))
    found = {code: [word for word in common if word in counts] for code, common in _COMMON.items()}
    scores = {
        code: sum(counts[word] / _SHARED[word] for word in words) for code, words in found.items()
    }
    (best, score), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    is_told = sum(counts[word] for word in found[best]) >= _LEAST_HITS
    return best if is_told and score > second * _LEAST_LEAD else None


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
    return _by_letters(text.lower()) if script == "CYRILLIC" else _SCRIPTS.get(script)


def _by_letters(text: str) -> str | None:
    for code, own, foreign in _OWN_LETTERS:
        if not set(own).isdisjoint(text) and set(foreign).isdisjoint(text):
            return code
    return None
