"""The headings of a job post: which lines head a list, and what each list says."""

import re
from typing import Final, Literal

Part = Literal["must", "nice", "duty", "other", "unknown"]
"""What stands below a heading; ``other`` is what the employer says of themselves."""

MOST_WORDS: Final = 6
BULLET: Final = re.compile(
    r"^\s*(?:[•●▪◦‣·*–—-]|[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff]\ufe0f?"
    r"|[\U0001f000-\U0001faff]+\ufe0f?|\d{1,2}[.)])\s+"
)
"""What a line of a list begins with: a sign, an arrow, a tick, a picture, a number."""
_PICTURE: Final = re.compile(r"^[\U0001f000-\U0001faff\ufe0f]+\s*")

_HEADINGS: Final[dict[Part, str]] = {
    "nice": r"(?:nice|good|great).to.have|bonus|preferred|desirable|\bplus(?:es)?\b|advantage"
    r"|would be great|would (?:like|love)|\bwelcome\b|helpful|optional"
    r"|von vorteil|wünschenswert|idealerweise|pluspunkte|souhaité|un plus|atouts?\b"
    r"|deseable|valorará|valorable",
    "other": r"benefit|we offer|what.s in it|perks|about us|about the|who we are|our company"
    r"|equal opportunit|diversity|how to apply|contact|salary|compensation|wir bieten|über uns"
    r"|unser angebot|das bieten|bewerbung|kontakt|nous offrons|ofrecemos|our values|our mission"
    r"|\bpay\b|why (?:join|work|us|you)|\blocation\b|\bstart date\b|\bgehalt\b|remuneration|rémunération|\bsalaire|\bsalario|vergütung|\bstandort\b"
    r"|\bpackage\b|^(?:our |the )?(?:recruitment|application|hiring|interview|selection) (?:process|procedure)"
    r"|next steps|freuen (?:können|dürfen|darfst|kannst)|ofrecemos|(?:similar|related|more) jobs|people also|\bschedule\b|contract type"
    r"|you(?:.ll| will)? (?:get|receive)\b|das bekommst|job type|working (?:hours|pattern)|arbeitszeit|ähnliche (?:jobs|stellen)|gute gründe"
    r"|nous vous offrons|avantages|qui sommes|offres similaires|sobre (?:nosotros|la empresa)"
    r"|quiénes somos|beneficios|ofertas similares",
    "duty": r"responsib|dut(?:y|ies)|what you(?:.ll| will) (?:do|be doing)|your role|the role|tasks"
    r"|day.to.day|your mission|\byou(?:.ll| will)(?: be)?$|aufgaben|deine rolle|das erwartet|tätigkeiten|missions?\b|en charge de|funciones",
    "must": r"requirement|qualification|must.have|what you bring|you need|you bring|you have"
    r"|you should have|your profile|profile|skills|experience|who you are|we expect|we ask"
    r"|looking for|what we(?:.re| are)? (?:after|need|want)|person specification|essential|about you|ihr profil|dein profil|anforderung|das bringst|das bringen|voraussetzung"
    r"|qualifikation|profil|requisitos|competenc|qualities|behaviou?rs|\blicen[cs]es?\b"
    r"|certifications?\b|(?:ideal|successful|right) (?:candidate|person)|\beducation\b|bringst du|wir erwarten|wir suchen|buscamos$|\bknowledge\b|abilities|strengths|attributes|fähigkeiten"
    r"|nous recherchons|vous (?:êtes|avez)$|^(?:you|du|vous)$",
}
_OPENING: Final = re.compile(
    r"(?:what|who) (?:you|we)\b|what.s in|why (?:you|us|we|join|work)|how to (?:apply|join)"
    r"|your (?:profile|role|tasks?|mission)|you (?:bring|have|need|should have)$"
    r"|about (?:us|you|the|our|this)\b|we (?:offer|expect|ask)(?: you| of you| for)?$"
    r"|we(?: would|.d) (?:also )?(?:like|love)"
    r"|(?:das|was) (?:\w+ )?(?:erwarte|bring|biete)|(?:ihr|dein)e? |wir (?:bieten|suchen|erwarten)"
    r"|vos |votre |tus? |sus? |nous (?:vous )?(?:offrons|recherchons)|ofrecemos|profil "
    r"|se valorará|qui sommes|quiénes somos|sobre nosotros|qué |lo que |ce que |les plus$",
    re.IGNORECASE,
)
"""How a line begins that heads a list though nothing marks it, whatever stands behind."""
_WORD: Final = re.compile(
    r"a|abilities|activities|advantage|advantages|about|accountabilities|additional|an|and|anforderungen|apply|arbeit|attributes"
    r"|aufgaben|avantages|avec|background|basic|be|beneficios|benefit|behaviors|behaviours|benefits|bonus|bring|candidate|certification|certifications|company"
    r"|compensation|competences|competencies|contact|core|criteria|daily|date|day|day-to-day|dein"
    r"|deine|description|desirable|desired|details|diversity|do|does|doing|duties|education|employer"
    r"|equal|essential|expected|experience|experiencia|extra|for|formation|funciones|fähigkeiten"
    r"|für|gehalt|general|good|great|hard|have|haves|helpful|hours|ideal|ideally|ihr|ihre|important|in"
    r"|info|information|is|it|job|jobs|key|knowledge|kontakt|licence|licences|license|licenses|ll|location|looking|main|mandatory"
    r"|minimum|missions|mit|more|must|must-have|must-haves|musts|necessary|needed|needs|next|nice"
    r"|nice-to-have|nice-to-haves|objectives|of|offer|opportunity|optional|or|other|our|overview|package"
    r"|pay|perks|person|personal|plus|pluses|points|position|preferred|primary|principal|process"
    r"|professional|profil|profile|purpose|qualification|qualifications|qualifikation"
    r"|qualifikationen|qualities|re|related|remuneration|rémunération|required|requirement|requirements|requisitos|responsibilities"
    r"|responsibility|right|role|salaire|salario|salary|schedule|similar|skill|skills|skillset|soft|specific|specification"
    r"|specifications|stack|standort|start|steps|strengths|successful|summary|tasks|team|tech|technical"
    r"|technologies|the|this|to|tätigkeiten|und|understanding|unser|unsere|us|values|vergütung|von"
    r"|voraussetzungen|vorteil|wanted|we|welcome|what|who|wir|with|work|would|you|your",
    re.IGNORECASE,
)
"""The words of a heading that nothing marks: "Strong SQL skills" is no heading, though it names skills."""


def heading(line: str, *, is_first: bool = False) -> Part | None:
    """Return what a line heads; nothing where it is no heading.

    A post begins with its title (``is_first``): "Digital skills trainer" opens no list of skills.
    """
    line = _PICTURE.sub("", line)
    bare = line.strip("#*_ ¿¡").rstrip(":")
    if _opens(bare):
        bare = bare.rstrip("?")
    is_marked = line.endswith(":") or line.startswith(("#", "**")) or bare.isupper()
    if BULLET.match(line) or len(bare) > 70:
        return None
    if not is_marked and not reads_as_heading(bare):
        return None
    is_title = is_first and not is_marked
    part = part_of(bare, is_title=is_title)
    if part is not None:
        return part
    is_heading = line.startswith("#") or (line.endswith(":") and len(bare) < 40)
    # "Additional information" says nothing known, and is nothing that is asked for.
    is_heading = is_heading or (" " in bare and not (is_first or is_marked or _opens(bare)))
    return "unknown" if is_heading else None


def is_pictured(line: str) -> bool:
    """Whether a line begins with a picture, as titles do too."""
    return _PICTURE.match(line) is not None


def unmarked(line: str) -> str:
    """Return a line without what marks it as a heading, a picture before it among that."""
    return _PICTURE.sub("", line).strip("#* ")


def reads_as_heading(bare: str) -> bool:
    """Whether a line that nothing marks says no more than what stands below it."""
    words = re.findall(r"[\w-]+", bare.lower())
    if len(words) > MOST_WORDS or bare.endswith((".", "!", "?", ",")) or ":" in bare:
        return False
    return _opens(bare) or all(map(_WORD.fullmatch, words))


def _opens(bare: str) -> bool:
    return _OPENING.match(bare) is not None


def part_of(bare: str, *, is_title: bool = False) -> Part | None:
    """Return what a heading opens, where it says something known."""
    for part, pattern in _HEADINGS.items():
        if (re.match if is_title else re.search)(pattern, bare, re.IGNORECASE):
            return part
    return None
