"""Words that say what something is about, and whether a source has them; by their beginnings.

Whether a word is a noun is told by where it stands: nothing here knows all words of a language.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dashapp.domain.checks.verb import past_of
from dashapp.domain.facts.numerals import is_numeral
from dashapp.domain.language import common_words

_WORD: Final = re.compile(r"[^\W\d_][\w’'+#-]*")
_STEM, _SHORTEST = 5, 3
_ENDINGS: Final = (
    "erns",
    "ern",
    "ungen",
    "ung",
    "innen",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "er",
    "ed",
    "es",
    "en",
    "em",
    "s",
    "e",
    "y",
)
_STOP_WORDS: Final = """a i it its he she they them him her his us we you your my me this these those there here all
    any both each every few many more most much other others another some such same several own
    one two who whom whose what when where how not no nor or but if than then so too very also only
    just about around up down out off above below before within without upon per via be been being
    are am has have had do does did done can could will would may might must shall should well new
    ich er es mich mir dir uns euch ihr ihre ihrem ihren sein seine seinem seinen mein meine jede
    jeder jedem jeden jedes alle allen aller beide viele vielen mehr einem einen oder aber denen
    rund etwa circa ca knapp pro je environ quelque unos unas casi
    deren dessen dass bis am an ab beim vom zu so wie was wer um ohne gegen nicht kein keine auch nur
    à ou son sa ses leur leurs mon ma mes notre nos plus très aussi sans sous ce cette ces il elle
    a o e u lo le les sus mi mis muy más sin sobre este esta estos estas"""
_STOP: Final = common_words("en", "de", "fr", "es") | frozenset(_STOP_WORDS.split())


_PEOPLE: Final = """
people person persons staff employee employees worker workers colleague colleagues member members engineer
engineers developer developers designer designers analyst analysts scientist scientists manager managers
nurse nurses doctor doctors teacher teachers student students pupil pupils child children adult adults
trainee trainees apprentice apprentices intern interns volunteer volunteers customer customers client
clients guest guests patient patients resident residents user users visitor visitors participant
participants driver drivers cook cooks waiter waiters agent agents technician technicians consultant
consultants salespeople reports learner learners attendee attendees player players tenant tenants men
women boys girls families crew headcount
mensch menschen person personen leute mitarbeiter mitarbeitern mitarbeiterinnen mitarbeitenden
mitarbeitende beschäftigte beschäftigten angestellte angestellten kollegen kolleginnen ingenieure
ingenieuren entwickler entwicklern kunden kundinnen gäste gästen patienten patientinnen kinder kindern
schüler schülern schülerinnen auszubildende auszubildenden azubis fahrer fahrern teilnehmer
teilnehmern teilnehmende teilnehmenden bewohner bewohnern pflegekräfte fachkräfte
personnes salariés salariées collaborateurs collaboratrices employés élèves enfants clients patients
résidents ingénieurs personas empleados empleadas alumnos niños clientes pacientes ingenieros
"""
_UNITS: Final = {
    "years": "year years yearly jahr jahre jahren an ans année années año años",
    "months": "month months monthly monat monate monaten mois mes meses",
    "weeks": "week weeks weekly fortnight woche wochen semaine semaines semana semanas",
    "days": "day days daily tag tage tagen jour jours día días",
    "hours": "hour hours hourly stunde stunden heure heures hora horas",
    "minutes": "minute minutes minuten minuto minutos",
    "people": _PEOPLE,
}
_UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words.split()}


_BEHIND: Final = re.compile(
    r"\b(at|for|in|with|by|using|to|on|onto|via|from|into|through|within|inside|under|towards?|against"
    r"|bei|beim|für|mit|im|in|von|vom|aus|an|am|zur|zum|über|chez|pour|avec|dans|en|sur|para|con|por)"
    r"\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_JOINS: Final = frozenset(("und", "oder", "sowie", "and", "or", "et", "ou", "y", "o"))
"""What stands behind no preposition: there it was a part of a verb, as in *nahm an und prüfte*."""
_RELATES: Final = frozenset(
    ("denen", "deren", "dessen", "dont", "lequel", "laquelle", "cuyo", "cuya")
)
"""Behind which a sentence about something that was named begins."""
_IS_DOING: Final = re.compile(r"\w{3,}ende[mnrs]?$")
_HOW: Final = re.compile(r"\w{3,}[hk]eit$")
"""*mit Genauigkeit*: how, and not with what."""
_END: Final = re.compile(r"[.,;:!?()\n–—]")
_MOST_BEHIND, _AHEAD = 3, 90


def counted_as(words: Sequence[str]) -> str:
    """Return the unit that one of some words is, or people; nothing where none is either."""
    return next((_UNIT_OF[word] for word in words if word in _UNIT_OF), "")


def stem(word: str) -> str:
    """Return how a word begins, so that what inflects it makes no other word."""
    lowered = word.lower().strip("’'-").removesuffix("’s").removesuffix("'s")
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            return lowered[: -len(ending)][:_STEM]
    return lowered[:_STEM]


def beginnings(word: str) -> set[str]:
    """Return how a word begins, with and without what inflects it: *Woche* is in *Wochentage*."""
    lowered = word.lower()
    return {stem(word), lowered[:_STEM]} if len(lowered) >= _STEM else {stem(word)}


def things(text: str, most: int | None = None) -> list[str]:
    """Return the words that a text opens with, up to ``most``; all of them without it.

    What says nothing of what something is about is left out, and closes where ``most`` is given.
    """
    found: list[str] = []
    for word in _WORD.findall(text):
        is_plain = word.lower() in _STOP
        if is_plain and most is not None:
            break
        if not is_plain:
            found.append(word.lower())
        if most is not None and len(found) == most:
            break
    return found


class Known:
    """The words of a source, by their beginnings, read once for all that is compared with it."""

    def __init__(self, source: str) -> None:
        self._stems = {
            begins
            for word in set(_WORD.findall(source))
            for part in (word, *word.split("-"))
            for begins in beginnings(part)
        }

    def has(self, word: str) -> bool:
        """Whether a word, or another form of it, stands in it."""
        return not self._stems.isdisjoint(beginnings(word)) or is_numeral(word)

    def lacking(self, draft: str) -> list[str]:
        """Return the words of a draft that say something and do not stand in it."""
        return [word for word in things(draft) if not self.has(word)]


def behind_prepositions(known: Known, draft: str) -> Iterator[str]:
    """Give what a draft says that something was done at, for, by, in or with, and the source does not.

    Of several words there the first one that says something tells.
    """
    for found in _BEHIND.finditer(draft):
        ahead = _END.split(draft[found.end() : found.end() + _AHEAD], maxsplit=1)[0]
        words = _WORD.findall(ahead)
        is_deed = bool(words) and past_of(words[0]) is not None
        if not words or words[0].lower() in _JOINS or words[0].lower() in _RELATES:
            continue
        if is_deed and (found[1].lower() == "to" or words[0].endswith("ing")):
            continue
        while words and _says_nothing(words[0]):
            del words[0]
        named = things(" ".join(words), _MOST_BEHIND)
        is_how = found[1].lower() == "mit" and named and _HOW.match(named[0]) is not None
        if named and not is_how and not known.has(named[0]):
            yield " ".join(named)


def _says_nothing(word: str) -> bool:
    """Whether a word in front of what is named says nothing of what that is."""
    return word.lower() in _STOP or word.endswith("ly") or _IS_DOING.match(word) is not None
