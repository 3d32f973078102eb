"""A job post → the requirements in it; what is advertising or boilerplate is left out."""

import re
from dataclasses import dataclass
from typing import Literal

from dashapp.domain.errors import InvalidInput
from dashapp.domain.matching.terms import mentions

Kind = Literal["tool", "years", "degree", "licence", "language", "place", "skill", "duty"]
Importance = Literal["must", "nice"]
_Part = Literal["must", "nice", "duty", "other", "unknown"]

MOST_CHARACTERS = 100_000
MOST_REQUIREMENTS = 80
_LONGEST = 320
_HEADING_WORDS = 6

_HEADINGS: dict[_Part, str] = {
    "nice": r"(?:nice|good|great).to.have|bonus|preferred|desirable|\bplus(?:es)?\b|advantage"
    r"|would be great|would (?:like|love)|\bwelcome\b|helpful|optional"
    r"|von vorteil|wünschenswert|idealerweise|pluspunkte|souhaité|deseable",
    "other": r"benefit|we offer|what.s in it|perks|about us|about the|who we are|our company"
    r"|equal opportunit|diversity|how to apply|contact|salary|compensation|wir bieten|über uns"
    r"|unser angebot|das bieten|bewerbung|kontakt|nous offrons|ofrecemos|our values|our mission",
    "duty": r"responsib|dut(?:y|ies)|what you.ll do|what you will do|your role|the role|tasks"
    r"|day.to.day|your mission|aufgaben|deine rolle|das erwartet|tätigkeiten|missions|funciones",
    "must": r"requirement|qualification|must.have|what you bring|you need|you bring|you have"
    r"|you should have|your profile|profile|skills|experience|who you are|we expect|we ask"
    r"|looking for|person specification|essential|about you|ihr profil|dein profil|anforderung|das bringst|das bringen|voraussetzung"
    r"|qualifikation|profil|requisitos|competenc",
}
_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ0-9„“\"])")
_CUES = re.compile(
    r"\b(must|requir\w+|essential|experience (?:with|in|of)|experienced|you have|you hold|you are able"
    r"|ability to|able to|knowledge of|degree|diploma|years?|proficien\w+|familiar\w*|licen[cs]e"
    r"|certif\w+|fluent|native|skilled|background in|understanding of|track record|willing\w*"
    r"|kenntnisse|erfahrung\w*|ausbildung|studium|abschluss|führerschein|fließend|jahre|sicher\w* umgang"
    r"|voraus\w*|beherrsch\w+|sie verfügen|du hast|du bringst)\b",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(nice to have|a plus|bonus|preferred|ideally|desirable|advantage\w*|optional"
    r"|von vorteil|wünschenswert|idealerweise|gern\w* auch)\b",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(equal opportunit|regardless of|without regard to|competitive salary|pension|paid leave"
    r"|holiday|dental|401|gym|free fruit|apply now|send your|we offer|our client|founded in"
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
    "czech": "Czech", "greek": "Greek", "welsh": "Welsh",
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
        InvalidInput: It is empty, or nothing in it asks for anything.
    """
    if not text.strip():
        raise InvalidInput("The job post is empty. Paste its text, or drop its file here.")
    title, found, left_out = "", [], 0
    part: _Part = "unknown"
    is_under_heading = False
    for number, raw in enumerate(text[:MOST_CHARACTERS].splitlines(), 1):
        line = " ".join(raw.split())
        if not line:
            continue
        is_first, title = not title, title or line.strip("#* ")[:120]
        heading = _heading(line, is_first=is_first)
        if heading is not None:
            part = heading
            continue
        is_bullet = _BULLET.match(raw) is not None
        if not is_bullet:
            is_under_heading = not is_first and _may_head(line)
        listed = "must" if is_under_heading and part == "unknown" else part
        taken = _taken(line, listed if is_bullet else part, number, is_bullet=is_bullet)
        found += taken
        left_out += not taken
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


def _heading(line: str, *, is_first: bool) -> _Part | None:
    bare = line.strip("#*_ ").rstrip(":")
    is_marked = line.endswith(":") or line.startswith(("#", "**")) or bare.isupper()
    if (
        _BULLET.match(line)
        or len(bare) > 70
        or (not is_marked and len(bare.split()) > _HEADING_WORDS)
    ):
        return None
    if not is_marked and bare.endswith((".", "!", "?", ",")):
        return None
    # A post begins with its title: "Digital skills trainer" opens no list of skills.
    is_title = is_first and not is_marked
    for part, pattern in _HEADINGS.items():
        if (re.match if is_title else re.search)(pattern, bare, re.IGNORECASE):
            return part
    return "unknown" if line.startswith("#") or (line.endswith(":") and len(bare) < 40) else None


def _may_head(line: str) -> bool:
    """Whether a line that says nothing known may stand above a list, as a heading does."""
    return len(line.split()) <= _HEADING_WORDS and not line.endswith((".", "!", ",", ";"))


def _taken(line: str, part: _Part, number: int, *, is_bullet: bool) -> list[Requirement]:
    if part == "other":
        return []
    body = _BULLET.sub("", line).strip("*_ ")
    pieces = [body] if is_bullet else _SENTENCE.split(body)
    kept = []
    for piece in pieces:
        clean = piece.strip().rstrip(".;,")
        if len(clean) < 3 or _BOILERPLATE.search(clean):
            continue
        is_asked = (is_bullet and part != "unknown") or _CUES.search(clean) is not None
        is_asked = is_asked or (is_bullet and bool(mentions(clean)))
        if part in ("must", "nice", "duty") and len(clean.split()) > 1:
            is_asked = True
        if is_asked:
            nice = part == "nice" or _NICE.search(clean) is not None
            kept.append(
                Requirement(
                    clean[:_LONGEST], _kind(clean, part), "nice" if nice else "must", number
                )
            )
    return kept


def _kind(text: str, part: _Part) -> Kind:
    if wanted_years(text) is not None:
        return "years"
    if _LANGUAGE.search(text) and (_FLUENCY.search(text) or len(text.split()) <= 3):
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
