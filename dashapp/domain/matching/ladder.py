"""Things that have an order: levels of a language, degrees. A higher one covers a lower."""

import re

_SHORT = 2
_WHOLE = ("diplom", "grado")
"""No beginning of others: a German Diplom is a master's degree, a diploma is not."""
LANGUAGE_LEVELS = (
    ("a1", "a2", "basic", "elementary", "beginner", "grundkenntnisse"),
    ("b1", "conversational", "intermediate", "limited working"),
    ("b2", "good", "upper intermediate", "professional working", "gut"),
    (
        "c1",
        "fluent",
        "full professional",
        "courant",
        "nivel alto",
        "advanced",
        "proficient",
        "fließend",
        "verhandlungssicher",
    ),
    (
        "c2",
        "native",
        "mother tongue",
        "bilingual",
        "muttersprache",
        "langue maternelle",
        "bilingue",
        "nativo",
    ),
)
DEGREES = (
    (
        "a-level",
        "abitur",
        "high school",
        "diploma",
        "apprenticeship",
        "ausbildung",
        "berufsausbildung",
        "certificate",
        "baccalauréat",
        "bachillerato",
    ),
    (
        "bachelor",
        "bsc",
        "b.sc",
        "bs",
        "b.s",
        "bsn",
        "ba",
        "b.a",
        "bba",
        "beng",
        "b.eng",
        "b.ed",
        "bcom",
        "b.com",
        "bfa",
        "llb",
        "degree",
        "university",
        "studium",
        "licenciatura",
        "grado",
        "postgraduate",
        "pgce",
    ),
    (
        "master",
        "msc",
        "m.sc",
        "ms",
        "m.s",
        "msn",
        "ma",
        "m.a",
        "m.ed",
        "mba",
        "mfa",
        "mph",
        "postgraduate degree",
        "meng",
        "m.eng",
        "magister",
        "diplom",
        "diploming",
        "diplomkauf",
        "llm",
        "máster",
    ),
    ("phd", "ph.d", "doctorate", "doctoral", "dphil", "dnp", "doktor", "promotion"),
)
_EITHER = re.compile(
    r"/|;|,?\b(?:or|oder|ou)\b(?! (?:above|higher|equivalent|similar|comparable|related|relevant))"
    r"|,(?=[^,]*\b(?:preferred|desirable|ideally|an? (?:plus|advantage|asset))\b)",
    re.IGNORECASE,
)
"""What stands between degrees of which the lower is enough."""
_MICROSOFT = (
    r"(?! (?:office|excel|word|access|project|teams|sql|azure|dynamics|outlook|powerpoint))"
)


def rank(text: str, ladder: tuple[tuple[str, ...], ...]) -> int | None:
    """Return the highest rung that a text names, counted from 0."""
    lowered = text.lower()
    for rung in range(len(ladder) - 1, -1, -1):
        if any(_said(word, lowered) for word in ladder[rung]):
            return rung
    return None


def least(text: str, ladder: tuple[tuple[str, ...], ...]) -> int | None:
    """Return the rung that is enough: the lowest of those that a text lets one choose from."""
    rungs = [rung for part in _EITHER.split(text) if (rung := rank(part, ladder)) is not None]
    return min(rungs, default=None)


def _said(word: str, text: str) -> bool:
    # "ma" begins mathematics, "bachelor" bachelorstudium.
    end = _MICROSOFT if word == "ms" else ""
    end += r"(?!\w)" if len(word) <= _SHORT or word in _WHOLE else ""
    return re.search(rf"(?<!\w){re.escape(word)}{end}", text) is not None
