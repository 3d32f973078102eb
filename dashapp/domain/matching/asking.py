"""The sentences of a post: which ask for something, for how many things, and how much it matters."""

import re
from typing import Final

from dashapp.domain.matching.leading import led
from dashapp.domain.matching.requirement import LANGUAGES, names_fluency, wanted_years

_LONG_LINE = 12
_DEED = 4
"""So many words tell a deed of its own: "design and lead a team" is one."""
_LONGEST = 1_000
_CUES = re.compile(
    r"\b(must|requir\w+(?! (?:for|from|by) \w+ 20\d\d)|essential|experience (?:with|in|of|as)|experienced|you have|you hold"
    r"|you are able|ability to|able to|knowledge of|degree|diploma|proficien\w+|familiar\w*"
    r"|licen[cs]e|certif\w+|fluent\w*|native|skilled|background in|understanding of|track record"
    r"|willing\w*|you (?:know|bring|speak)|needed|(?:someone|somebody|a person) who|candidates? (?:will have|should|has|holds)"
    r"|kenntnisse|\w*erfahrung\w*|(?:\w+)?ausbildung|studium|abschluss|führerschein|fahrerlaubnis"
    r"|fließend|sicher\w* umgang|voraus\w*|beherrsch\w+|sie (?:verfügen|haben|bringen|sprechen)"
    r"|du (?:hast|bringst|kennst|sprichst)"
    r"|expérience (?:de|en|dans)|diplôme|permis|connaissances?|vous (?:avez|maîtrisez|parlez)"
    r"|experiencia (?:en|de|con)|conocimientos?|imprescindible|tienes|hablas)\b",
    re.IGNORECASE,
)
_ASKS_YEARS = re.compile(
    r"\b(experience|experiencia|expérience|at least|minimum|more than|you|candidates?|someone"
    r"|look\w* for|seek\w*|needs?|hiring|mindestens|suchen|au moins|recherchons|cherchons|al menos|buscamos)\b|\d\s*\+",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"\b(we|our|us|has|had|wir|unser\w*|hat|nous|notre|nos|somos|nuestr\w+)\b", re.IGNORECASE
)
_SOUGHT = re.compile(
    r"\b(you\w*|candidates?|applicants?|someone|somebody|anyone|who|person|look\w* for|need\w*"
    r"|requir\w+|seek\w*|want\w*|expect\w*|must|should|ask|essential|desirable|preferred|advantage"
    r"|plus|ideally|du|dein\w*|sie|ihr\w*|bewerber\w*|suchen|brauchen|erwarten|voraus\w+|vorteil"
    r"|vous|votre|vos|recherch\w+|cherch\w+|tú?|tus?|buscamos|necesitamos)\b",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(nice to have|preferred|preferably|ideally|desirable|optional"
    r"|(?:an?|of|is|as|great|big|clear) (?:bonus|advantage|plus|asset)|advantageous"
    r"|would be (?:great|good|nice|ideal|fab\w*|lovely|brilliant)"
    r"|von vorteil|wünschenswert|idealerweise|gern\w* auch"
    r"|wäre\w* (?:schön|toll|super|ideal|hilfreich)"
    r"|souhaité\w*|apprécié\w*|un plus|un atout|idéalement|valorable|se valorará|deseable)\b"
    r"|^bonus\b|[(,–-]\s*(?:bonus|advantage|plus)\)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\w),\s*(?:ideally|preferably|idealerweise|gerne? auch|idéalement)\b.*"
    r"|\((?:ideally|preferably|idealerweise|idéalement)\b[^()]*\)|\([^()]*\w\s+preferred\)",
    re.IGNORECASE,
)
"""What would be nice of something that is a must: "five years, ideally in health care"."""
_PLUS_ASIDE = re.compile(
    r"\s*\((?P<plus>[^()]*\w\s+(?:is|are|would be|ist|sind|wäre\w*|est|serait)\b[^()]*)\)",
    re.IGNORECASE,
)
"""A plus of its own: "Fluent in French (Spanish is a plus)"."""
_IS_NICE = re.compile(
    r"[\w\s/&+-]{1,60}\b(?:is|are|would be|ist|sind|wäre\w*|est|serait)\b"
    r"|[\w\s/&+-]{1,40}\b(?:an?|von|un) (?:plus|bonus|advantage|asset|vorteil|atout)$"
    r"|[\w\s/&+'’.-]{1,40}\b(?:preferred|desirable|desired)$",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"\b(desirable|preferred|(?:an?|of) (?:advantage|plus|asset)|advantageous|von vorteil"
    r"|wünschenswert|souhaité\w*|apprécié\w*|un plus|un atout|deseable|valorable|se valorará)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(equal opportunit\w*|without regard to|(?:do|does|will) not discriminate"
    r"|celebrate diversity|regardless of (?:\w+ )?(?:race|gender|sex|age|religion|origin|background)"
    r"|apply (?:now|today|online|here|by|before|via|through)"
    r"|send (?:us )?(?:your|an?) (?:cv|résumé|resume|application|letter)|send us\b"
    r"|click (?:here|on|below|the|apply)|sounds like you|bewirb dich|bewerben sie sich|unabhängig von"
    r"|gleicher (?:eignung|qualifikation)|pour postuler|envoyez (?:votre|nous)|envía tu)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(competitive salary|pensions?|paid leave|holidays?|dental|401|gym|free fruit|we offer|we pay"
    r"|our client|founded in|million (?:users|customers)|wir bieten|urlaubstage|obstkorb|jobrad"
    r"|dynamic team|fast-growing|nous offrons|ofrecemos)\b",
    re.IGNORECASE,
)
_ASKED_NOUN = re.compile(
    r"\b(must|requir\w+|essential|experience|knowledge|understanding|registration|registered"
    r"|qualifi\w+|\w*kenntnisse|\w*erfahrung)\b",
    re.IGNORECASE,
)
_GENEROUS = re.compile(
    r"(?:up to |over )?(?:\d|free\b|competitive\b|paid\b|generous\b|attractive\b|private\b"
    r"|pension (?:scheme|plan)|gym\b|dental (?:plan|insurance|cover))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[,;]\s+(?:(?:and|und|sowie|et|y)\s+)?|\s+(?:and|und|sowie|et|y)\s+", re.IGNORECASE
)
_YOU = r"(?:(?:you|du|sie|vous)\s+)?"
_HAVE = r"(?:have|hold|bring|hast|haben|besitzen|besitzt|bringst|avez|tienes)\s+"
_SPEAK = r"(?:speak|sprichst|sprechen|parlez|hablas)\s+"
_OF = r"\s+(?:of|in|with|as|to|mit|als|im|zu[rm]?|de|en|dans|con|à|d.\w+)\b"
_NUMBER = (
    r"(?:\d{1,2}\+?|one|two|three|four|five|six|several|zwei|drei|vier|fünf|deux|trois|dos|tres)"
)
_LANGUAGE = rf"(?:{'|'.join(LANGUAGES)})(?:kenntnisse)?"
_SEPARATE: Final = {
    "degree": r"(?:degree|bachelor\w*|master.?s|ph\.?d|diploma|studium|abschluss|\w*ausbildung"
    r"|diplôme|bac ?\+ ?\d|bts|dut|licenciatura|grado|título)\b",
    "licence": r"(?:licen[cs]e|registration|\w*qualification|certificate|führerschein|fahrerlaubnis"
    r"|permis|carn[ée]t?|qualified \w+ status)\b",
    "years": rf"{_NUMBER}\s+(?:or more\s+)?(?:years?|jahre?n?|ans|años)\b(?! (?:of it|of which|davon|dont))",
    "record": r"(?:track|publication|proven) record\b",
    "experience": rf"(?:experience|\w*erfahrung|expérience|experiencia){_OF}",
    "knowledge": rf"(?:knowledge|understanding|familiarity|\w*kenntnisse|connaissances?|conocimientos?){_OF}",
    "ability": r"(?:able|ability|willing|willingness|capable|fähigkeit|bereitschaft|capacité|capacidad)"
    rf"{_OF}",
    "language": rf"(?:(?:{_SPEAK}|(?:fluent|native|good|excellent|fließende?s?|gute?s?)\s+)"
    rf"(?:\w+\s+)?{_LANGUAGE}\b|{_LANGUAGE} (?:fluently|at|auf|courant|[abc][12])\b)",
}
"""How something begins that is asked for by itself; only papers and languages in one word."""
_ONE_OF_A_KIND = ("degree", "licence", "language", "record")
_NO_NOUN = r"(?!(?:of|in|with|for|to|or|and|mit|von|für|oder|und|de|en|ou|et|o|y)\b)"
_OPENS = {
    name: re.compile(
        rf"{_YOU}(?:{_HAVE})?(?:{_NO_NOUN}[\w'’-]+\s+){{0,{0 if name == 'language' else 3}}}?{noun}",
        re.IGNORECASE,
    )
    for name, noun in _SEPARATE.items()
}
_SAYS_HAVE = re.compile(rf"{_YOU}(?:{_HAVE}|{_SPEAK})", re.IGNORECASE)
_HOLDS = {name: re.compile(rf"(?<![\w-]){noun}", re.IGNORECASE) for name, noun in _SEPARATE.items()}
_REFERS_BACK = re.compile(r"\b(?:it|them|this|these|those|which|diese\w*|davon)\b", re.IGNORECASE)
_SAYS_IT = re.compile(
    r"\b(?:you|required|essential|must|needs?|du|sie|vous|is|are)\b|;$", re.IGNORECASE
)
"""What is said to its end: nothing that follows is said of it too."""


def asks(sentence: str) -> bool:
    """Whether a sentence of prose asks for something; what the employer tells of itself does not."""
    if _EMPLOYER.search(sentence) and not _SOUGHT.search(sentence):
        return False
    is_of_years = wanted_years(sentence) is not None and _ASKS_YEARS.search(sentence)
    return bool(
        _CUES.search(sentence)
        or _WELCOME.search(sentence)
        or is_of_years
        or names_fluency(sentence)
    )


def is_about_post(sentence: str) -> bool:
    """Whether a long sentence among short lines speaks of the post, and of nobody who is sought."""
    is_long = sentence.endswith(".") and len(sentence.split()) > _LONG_LINE
    return is_long and _SOUGHT.search(sentence) is None and not asks(sentence)


def is_notice(sentence: str, *, is_listed: bool) -> bool:
    """Whether a sentence is advertising or boilerplate; in a list of what is asked it seldom is.

    Why:
        "Knowledge of pension law" and "Dental nurse" ask for something, "Pension scheme" does not.
    """
    if _NOTICE.search(sentence):
        return True
    if _GIVEN.search(sentence) is None or _ASKED_NOUN.search(sentence):
        return False
    return not is_listed or _GENEROUS.match(sentence) is not None


def is_nice(sentence: str) -> bool:
    """Whether it is said that something would be good to have."""
    return _NICE.search(_ASIDE.sub("", sentence)) is not None


def asked_apart(sentence: str, *, is_duty: bool = False) -> list[tuple[str, bool]]:
    """Return the requirements that a sentence asks for, each with whether it is a nice-to-have.

    Why:
        A degree, years and a language are proved by different things. Most of what "and" joins
        is one: it is parted only where a new thing is asked for in words of its own. Of what
        somebody will do ("review degree courses and licence renewals") only leading people is.
    """
    sentence = sentence[:_LONGEST]
    if (aside := _PLUS_ASIDE.search(sentence)) and is_nice(aside["plus"]):
        rest = sentence[: aside.start()] + sentence[aside.end() :]
        return [*asked_apart(rest, is_duty=is_duty), (aside["plus"], True)]
    pieces, start = [], 0
    for gap in _BETWEEN.finditer(sentence):
        before, after = sentence[start : gap.start() + 1], sentence[gap.end() :]
        is_new = _is_plus_apart(before, after) or _is_led_apart(before, after)
        if is_new or (not is_duty and _is_apart(before, after)):
            pieces.append(before)
            start = gap.end()
    pieces.append(sentence[start:])
    # "You hold a licence, and Lean is a plus" says of the first that it is a must.
    is_own = not is_nice(pieces[0]) and _SAYS_IT.search(pieces[0]) is not None
    is_all = is_nice(sentence) and not is_own
    return [(piece.rstrip(",; "), is_all or is_nice(piece)) for piece in pieces]


def _is_plus_apart(before: str, after: str) -> bool:
    is_must = _SAYS_IT.search(before) is not None and not is_nice(before)
    return is_must and _IS_NICE.match(after) is not None and is_nice(after)


def _is_led_apart(before: str, after: str) -> bool:
    people = led(after)
    return people is not None and after.startswith(people.said) and len(before.split()) >= _DEED


def _is_apart(before: str, after: str) -> bool:
    opened = {name for name, opens in _OPENS.items() if opens.match(after)}
    if not opened or _REFERS_BACK.search(_BETWEEN.split(after, maxsplit=1)[0]):
        return False
    held = {name for name, holds in _HOLDS.items() if holds.search(before)}
    if any(name in held and name in _ONE_OF_A_KIND for name in opened):
        return False
    return bool(held) or (_SAYS_HAVE.match(after) is not None and asks(before))
