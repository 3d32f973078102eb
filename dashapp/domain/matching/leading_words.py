"""How German, French and Spanish say that people are led: by nouns more often than by verbs."""

from typing import Final

NUMBERS: Final = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "doce": 12, "veinte": 20, "treinta": 30, "cuarenta": 40,
}  # fmt: skip
_COUNT: Final = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_GERMANS: Final = (
    r"(?:(?:\w+-?)?teams?|mitarbeite\w+|beschäftigten?|kolleg\w+|personen|personals?|fachkräften?"
    r"|angestellten?|pflegekräften?|auszubildenden?|azubis|abteilung|schicht|belegschaft)"
)
_FRENCH: Final = (
    r"(?:équipes?|personnes|collaborat\w+|salariée?s|employée?s|agents|technicien(?:ne)?s"
    r"|intérimaires|apprentis|stagiaires)"
)
# "Equipos" are what a workshop has as well.
_SPANISH: Final = (
    r"(?:equipos?(?!\s+(?:informátic|médic|electr|industrial|mecánic|de\s+(?:medi|c[óo]mputo|protecc|frío)))"
    r"|personas|personal|emplead[oa]s|colaborador\w*|trabajador\w*|técnicos|operarios)"
)
PEOPLE: Final = rf"(?:{_GERMANS}|{_FRENCH}|{_SPANISH})"


def _between(others: str) -> str:
    """Return the words that may stand before the people; behind some, these are not who is led."""
    return rf"(?:(?!(?:{others})\b)[\w-]+[\s'’]+){{0,5}}?"


LEADS: Final = (
    r"\b(?:team|mitarbeite(?:r|rinnen|nden)|personal|gruppen|schicht|abteilungs)-?(?:leitung|führung|verantwortung)\b",
    r"\b(?:führungs|leitungs)(?:verantwortung|erfahrung)\b",
    rf"\b(?:leitung|führung|anleitung|verantwortung)\s+{_between('mit|für|bei|an|auf|durch|zwischen')}{_GERMANS}\b",
    rf"\bverantwortung\s+(?:für|über)\s+(?:[\w-]+\s+){{0,3}}?{_GERMANS}\b",
    rf"\b(?:leite(?:te|n|st)?|führ(?:e|te|en|st))\s+{_between('mit|für|bei|an|auf|durch|zwischen')}{_GERMANS}\b",
    (
        rf"(?<!mit )(?<!für )(?<!bei )(?<!von )\b(?:(?:ein|das|mein|unser)\s+(?:[\w-]+\s+)?(?:\w+-?)?team"
        rf"|{_COUNT}\s+(?:[\w-]+\s+)?{_GERMANS})\s+(?:[\w-]+\s+){{0,5}}?"
        r"(?:geleitet|geführt|angeleitet|(?:zu\s+)?(?:leiten|führen))\b"
    ),
    (
        rf"\b(?:encadr(?:ement|er|é|ant|ais)|manage(?:ment|r)|managé|dirig(?:er|é|eant|eais)|direction"
        rf"|supervis(?:ion|er|é|ant))\s+{_between('avec|pour|dans|chez|auprès|par|sur|en')}{_FRENCH}\b"
    ),
    (
        r"\b(?:gestion|animation|coordination|conduite|animer|animé|gérer|géré|coordonné|coordonner"
        rf"|responsable)\s+{_between('avec|pour|dans|chez|auprès|par|sur|en')}équipes?\b"
    ),
    (
        r"\b(?:liderazgo|liderar|lider(?:é|ó|ando|ado)|dirección|dirigir|dirig(?:í|ió|iendo|ido)|gestión"
        r"|gestionar|coordina(?:ción|r|ndo|do)|coordin(?:é|ó)|supervis(?:ión|ar|é|ó|ando)|jefatura)"
        rf"\s+{_between('con|para|en|por|a|al')}{_SPANISH}\b"
    ),
)
"""Patterns, each of which alone says it."""
AROUND: Final = (
    r"\w*(?:führung|leitung|verantwortung|anleitung)|(?:führungs|leitungs)erfahrung|leiten|führen"
    r"|erfahrung\w*|mehrjährig\w*|erste\w*|fachlich\w*|disziplinarisch\w*|motivation|entwicklung|sie|du"
    r"|ihr\w*|ein(?:e[mnrs]?)?|der|die|das|des|dem|den|von|und|mit|für|über|im|zu|klein\w*|groß\w*"
    r"|encadre\w*|manage\w*|direction|diriger|supervis\w+|gestion|animation|animer|coordination"
    r"|expérience|en|dans|une?|d|de|du|des|l|la|le|les|et|vous|petites?|grandes?"
    r"|liderazgo|liderar|dirección|dirigir|gestión|gestionar|coordinación|coordinar|experiencia|el|los"
    r"|las|un[ao]?|y|humanos?|trabajo"
)
"""Words beside which nothing else is asked than that people are led."""
