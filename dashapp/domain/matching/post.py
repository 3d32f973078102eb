"""A job post → the requirements in it; what is advertising or boilerplate is left out."""

import re
from dataclasses import dataclass
from typing import Literal

from dashapp.domain.address import is_address
from dashapp.domain.errors import InvalidInput
from dashapp.domain.matching.headings import (
    BULLET,
    MOST_WORDS,
    Part,
    heading,
    part_of,
    reads_as_heading,
)
from dashapp.domain.matching.terms import mentions

Kind = Literal["tool", "years", "degree", "licence", "language", "place", "skill", "duty"]
Importance = Literal["must", "nice"]

MOST_CHARACTERS = 100_000
MOST_REQUIREMENTS = 80
_LONGEST = 320
_WRAPPED = 45
"""As long is a line of prose that may go on in the next."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ0-9„“\"])")
_CUES = re.compile(
    r"\b(must|requir\w+|essential|experience (?:with|in|of)|experienced|you have|you hold|you are able"
    r"|ability to|able to|knowledge of|degree|diploma|years?|proficien\w+|familiar\w*|licen[cs]e"
    r"|certif\w+|fluent\w*|native|skilled|background in|understanding of|track record|willing\w*"
    r"|you (?:know|bring|speak)|needed"
    r"|kenntnisse|erfahrung\w*|ausbildung|studium|abschluss|führerschein|fließend|jahre|sicher\w* umgang"
    r"|voraus\w*|beherrsch\w+|sie verfügen|du hast|du bringst)\b",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(nice to have|a plus|bonus|preferred|ideally|desirable|advantage\w*|optional"
    r"|would be (?:great|good|nice|ideal|fab\w*|lovely|brilliant)"
    r"|von vorteil|wünschenswert|idealerweise|gern\w* auch)\b",
    re.IGNORECASE,
)
_WILL_DO = re.compile(
    r"\byou(?:.ll| will) (?!be\b|get|receive|have|join|find|love|enjoy|need|report|benefit|hear|see)\w+",
    re.IGNORECASE,
)
"""What somebody will do, told in prose; what they will get is left out."""
_BOILERPLATE = re.compile(
    r"\b(equal opportunit|regardless of|without regard to|competitive salary|pension|paid leave"
    r"|holiday|dental|401|gym|free fruit|apply now|send (?:your|us|a|cv)|we offer|our client|founded in"
    r"|million (?:users|customers)|wir bieten|bewirb dich|urlaubstage|obstkorb|jobrad"
    r"|unabhängig von|m/w/d|click|dynamic team|fast-growing)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(\d{1,2})\s*(?:\+|plus|or more|bis \d+|[-–]\s*\d+)?\s*(?:years?|yrs?|jahre?\w*)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(r"\b(?:last|past|letzten)\s+(?:\w+\s+)?(?:years?|jahre\w*)", re.IGNORECASE)
_YEAR_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10, "several": 3, "zwei": 2, "drei": 3, "fünf": 5, "mehrjährige": 3,
}  # fmt: skip
_DEGREE = re.compile(
    r"\b(degree|bachelor\w*|master'?s?\b|msc|bsc|ph\.?d|doctora\w+|diploma|a-levels?|abitur"
    r"|studium|hochschul\w*|ausbildung|apprenticeship|university|abschluss|b\.?a\.?|m\.?a\.?)\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\b(licen[cs]e\w*|registration|registered|certified|certificat\w+|qualification|führerschein"
    r"|approbation"
    r"|staplerschein|zertifi\w+|chartered|dbs|qts|clearance)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(on.?site|relocat\w+|based in|hybrid|remote|travel|commut\w+|vor ort|reisebereit\w*|umzug)\b",
    re.IGNORECASE,
)
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
_LANGUAGE = re.compile(
    r"\b(" + "|".join(LANGUAGES) + r")(?:kenntniss\w*|sprach\w*)?\b", re.IGNORECASE
)
_FLUENCY = re.compile(
    r"\b(fluent\w*|native|speak\w*|spoken|written|verhandlungssicher|fließend|muttersprach\w+"
    r"|language\w*|[abc][12]|proficien\w+|wort und schrift|kenntnisse|command of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a post asks for; ``line`` counts the lines of the post from 1."""

    text: str
    kind: Kind
    importance: Importance
    line: int


@dataclass(frozen=True, slots=True)
class Post:
    """A job post as it was read."""

    title: str
    requirements: tuple[Requirement, ...]
    left_out: int
    """How many lines were advertising, address or boilerplate."""


def read_post(text: str) -> Post:
    """Return the requirements of a job post.

    Raises:
        InvalidInput: It is empty or an address, or nothing in it asks for anything.
    """
    if not text.strip():
        raise InvalidInput("The job post is empty. Paste its text, or drop its file here.")
    if is_address(text):
        raise InvalidInput(
            "This is the address of a job post, and nothing is fetched from there. Open it, and paste"
            " its text, or save the page and drop the file here."
        )
    title, left_out = "", 0
    found: list[Requirement] = []
    part: Part = "unknown"
    told: list[Requirement] = []
    is_under_heading = has_list = False
    for number, raw in _lines(text[:MOST_CHARACTERS]):
        line = " ".join(raw.split())
        is_first, title = not title, title or line.strip("#* ")[:120]
        headed = heading(
            _SENTENCE.split(line)[-1] if line.endswith(":") else line, is_first=is_first
        )
        if headed is not None:
            part = headed
            continue
        is_bullet = BULLET.match(raw) is not None
        if not is_bullet:
            is_under_heading = not is_first and _may_head(line)
        listed = "must" if is_under_heading and part == "unknown" else part
        # Among what the employer gives, "Bonus: 10 %" asks for nothing.
        taken = None if is_bullet and part == "other" else _headed(line, number)
        if taken is None:
            taken = _taken(line, listed if is_bullet else part, number, is_bullet=is_bullet)
        found += taken
        has_list = has_list or (bool(taken) and (is_bullet or part != "unknown"))
        if not taken and part == "unknown":
            told += _told(line, number)
        left_out += not taken
    if not has_list:  # what somebody will do is asked for where nothing says it shorter
        found = sorted(found + told, key=lambda each: each.line)
        left_out -= len({each.line for each in told})
    unique = list({requirement.text.lower(): requirement for requirement in found}.values())
    if not unique:
        raise InvalidInput(
            "No requirement was found in this text. Paste the part of the job post that says"
            " what they ask for."
        )
    return Post(title, tuple(unique[:MOST_REQUIREMENTS]), left_out)


def wanted_years(text: str) -> int | None:
    """Return how many years a requirement asks for."""
    text = _RECENT.sub("", text)
    if (found := _YEARS.search(text)) is not None:
        return int(found[1])
    if re.search(r"\byears?\b|\bjahre?\b|mehrjährig", text, re.IGNORECASE):
        for word in re.findall(r"\w+", text.lower()):
            if word in _YEAR_WORDS:
                return _YEAR_WORDS[word]
    return None


def wanted_languages(text: str) -> list[str]:
    """Return the human languages that a requirement names."""
    return list(dict.fromkeys(LANGUAGES[word.lower()] for word in _LANGUAGE.findall(text)))


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with its number; what was wrapped is joined."""
    found: list[tuple[int, str]] = []
    above = ""
    for number, raw in enumerate(text.splitlines(), 1):
        is_long = BULLET.match(above) is not None or len(above) >= _WRAPPED
        is_open = (
            is_long
            and len(above) < _LONGEST
            and not above.rstrip().endswith((".", "!", "?", ":", ";"))
        )
        if is_open and raw.strip()[:1].islower() and not BULLET.match(raw):
            begun, said = found.pop()
            found.append((begun, f"{said.rstrip()} {raw.strip()}"))
        elif raw.strip():
            found.append((number, raw))
        above = found[-1][1] if raw.strip() else ""
    return found


def _may_head(line: str) -> bool:
    """Whether a line that says nothing known may stand above a list, as a heading does."""
    is_short = len(line.split()) <= MOST_WORDS and not line.endswith((".", "!", ",", ";"))
    return is_short or line.endswith(":")


def _headed(line: str, number: int) -> list[Requirement] | None:
    """Return what stands on one line with its heading ("Desirable: Lean, Power BI"), each by itself."""
    head, colon, rest = BULLET.sub("", line).strip("*_ ").partition(":")
    if not colon or not rest.strip() or len(head.split()) > MOST_WORDS:
        return None
    part = part_of(head) if reads_as_heading(head.strip("*_ ")) else None
    if part is None:
        return None
    pieces = re.split(r"[,;]\s+", rest.strip("*_ "))
    found = [_taken(piece, part, number, is_bullet=True) for piece in pieces]
    return [each for some in found for each in some]


def _taken(line: str, part: Part, number: int, *, is_bullet: bool) -> list[Requirement]:
    if part == "other":
        return []
    body = BULLET.sub("", line).strip("*_ ")
    pieces = [body] if is_bullet else _SENTENCE.split(body)
    is_listed = part != "unknown"
    kept = []
    for piece in pieces:
        clean = piece.strip().rstrip(".;,")
        if not clean or (len(clean) < 3 and not is_listed) or _BOILERPLATE.search(clean):
            continue
        # In a list a line says what is asked for, however short: "Go", "dbt".
        is_asked = is_listed and (is_bullet or piece == body or len(clean.split()) > 1)
        is_asked = is_asked or _CUES.search(clean) is not None or _names_fluency(clean)
        is_asked = is_asked or (is_bullet and bool(mentions(clean)))
        if is_asked:
            nice = part == "nice" or _NICE.search(clean) is not None
            kind = _kind(clean, part)
            kept.append(Requirement(clean[:_LONGEST], kind, "nice" if nice else "must", number))
    return kept


def _told(line: str, number: int) -> list[Requirement]:
    """Return what a line of prose says that somebody will do."""
    sentences = [each.rstrip(".;,") for each in _SENTENCE.split(line) if _WILL_DO.search(each)]
    return [
        Requirement(each[:_LONGEST], "duty", "must", number)
        for each in sentences
        if not _BOILERPLATE.search(each)
    ]


def _names_fluency(text: str) -> bool:
    return _LANGUAGE.search(text) is not None and _FLUENCY.search(text) is not None


def _kind(text: str, part: Part) -> Kind:
    if wanted_years(text) is not None:
        return "years"
    if _names_fluency(text) or (_LANGUAGE.search(text) and len(text.split()) <= 3):
        return "language"
    if _LICENCE.search(text):
        return "licence"
    if _DEGREE.search(text):
        return "degree"
    if part == "duty":
        return "duty"
    if _PLACE.search(text):
        return "place"
    return "tool" if mentions(text) else "skill"
